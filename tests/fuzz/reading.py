"""Reads one source file as a build does, and looks at all that would be told and published of it."""

import re

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.library.absent import Selection
from sitebuilder.content.library.content_files import ContentFiles
from sitebuilder.content.library.gather import gather
from sitebuilder.content.site_file import read_site
from sitebuilder.content.texts import texts_in
from sitebuilder.markdown import Text, plain_lines
from sitebuilder.markdown.links.named import parse_named_target
from sitebuilder.messages import Problem, errors, format_problems
from tests.library import SITE
from tests.site_folder import NOW

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def read_file(path: str, written: str) -> tuple[list[Problem], list[Text]]:
    """Return all problems of a source file that a build would tell, and its texts."""
    content = written.encode("utf-8", "replace")
    if path == "site.yaml":
        site, reading = read_site(content)
        assert site is not None or errors(reading.problems)
        return reading.problems, list(texts_in(site))
    site, reading = read_site(SITE.encode())
    assert site is not None
    document = read_document(path, content)
    assert document.data is not None or errors(document.problems)
    _, problems = gather(site, reading, Selection([document]), ContentFiles({}), NOW)
    body = document.details().body
    return [*document.problems, *problems], [*([body] if body else []), *texts_in(document.data)]


def check_source(path: str, written: str) -> None:
    """Read a source file: it must be read or refused, and no unprintable character may leave it."""
    problems, texts = read_file(path, written)
    for language in ("zh-CN", "en"):
        told = format_problems(problems, language)
        assert not _UNPRINTABLE.search(told), told
    for text in texts:
        for piece in (*text.parts, *text.anchors, text.excerpt, plain_lines(text)):
            assert not _UNPRINTABLE.search(piece), piece
        targets = [link.target for link in text.links]
        # A link by name keeps its mark until all documents are known.
        names = [named.name if (named := parse_named_target(each)) else each for each in targets]
        for piece in (*names, *(each.title for each in text.headings)):
            assert not _UNPRINTABLE.search(piece), piece

"""What holds for any source file at all: it is read, or refused with problems that can be told."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitebuilder.content.documents import read_document
from sitebuilder.content.gather import gather
from sitebuilder.content.site_file import read_site
from sitebuilder.content.texts import texts_in
from sitebuilder.markup import Text, plain_lines
from sitebuilder.problems import Problem, errors, format_problems
from tests.fuzz import SOURCES
from tests.library import SITE
from tests.site_folder import NOW

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def read(path: str, written: str) -> tuple[list[Problem], list[Text]]:
    """Read a source file as a build does; return what is wrong in it, and its texts."""
    content = written.encode("utf-8", "replace")
    if path == "site.yaml":
        site, reading = read_site(content)
        assert site is not None or errors(reading.problems)
        return reading.problems, list(texts_in(site))
    site, reading = read_site(SITE.encode())
    assert site is not None
    document = read_document(path, content, "zh-CN")
    assert document.data is not None or errors(document.problems)
    _, problems = gather(site, reading, [document], {}, NOW)
    body = document.details().body
    return [*document.problems, *problems], [*([body] if body else []), *texts_in(document.data)]


def check(path: str, written: str) -> None:
    problems, texts = read(path, written)
    for language in ("zh-CN", "en"):
        told = format_problems(problems, language)
        assert not UNPRINTABLE.search(told), told
    for text in texts:
        for piece in (*text.parts, *text.anchors, text.excerpt, plain_lines(text)):
            assert not UNPRINTABLE.search(piece), piece
        for piece in (*(link.target for link in text.links), *(each.title for each in text.headings)):
            assert not UNPRINTABLE.search(piece), piece


@pytest.mark.parametrize("path", SOURCES)
def test_any_source_is_read_or_refused(path):
    @settings(max_examples=40)
    @given(SOURCES[path])
    def holds(written):
        check(path, written)

    holds()


@pytest.mark.long
@pytest.mark.parametrize("path", SOURCES)
def test_thousands_of_sources_are_read_or_refused(path):
    @settings(max_examples=1500)
    @given(SOURCES[path])
    def holds(written):
        check(path, written)

    holds()


@given(st.sampled_from(sorted(SOURCES)), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(path, content):
    if path == "site.yaml":
        read_site(content)
    else:
        format_problems(read_document(path, content, "zh-CN").problems, "zh-CN")

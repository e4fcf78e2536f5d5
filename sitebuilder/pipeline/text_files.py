"""Find the articles among the text files of content/, which Notepad saves with its own ending."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress

from sitebuilder.cache.file_state import InputFile
from sitebuilder.content.documents import Document, document_kind, named_files
from sitebuilder.content.paths.files import read_regular_file
from sitebuilder.messages import Place, Problem, Word, problem
from sitebuilder.patterns import lazy_pattern

_ENDING = ".txt"
_HEAD = 2_000
"""Bytes within which a front matter has its title."""

_FRONT_MATTER = lazy_pattern(r"-{3}[^\S\n]*\n(?:[^\n]*\n){0,20}?(?:title|标题)[ ]?[:：]")


def articles_as_text(files: Mapping[str, InputFile], documents: Collection[Document]) -> Iterator[Problem]:
    """Yield a problem for each text file that begins as an article where one may be, if none links to it."""
    texts = [path for path in files if path.endswith(_ENDING) and document_kind(_as_article(path))]
    used = named_files(documents) if texts else ()
    for path in texts:
        if path not in used:
            with suppress(OSError):
                if _begins_as_article(read_regular_file(files[path].path, _HEAD)):
                    yield problem("unknown-file", Place(path), remedy=Word("fix-text-file"))


def _as_article(path: str) -> str:
    return f"{path.removesuffix(_ENDING)}.md"


def _begins_as_article(head: bytes) -> bool:
    text = head.decode("utf-8", "replace").replace("\r\n", "\n").lstrip("\ufeff\n\t ")
    return _FRONT_MATTER.match(text) is not None

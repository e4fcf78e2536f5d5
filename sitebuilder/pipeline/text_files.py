"""Find the articles among the text files of content/, which Notepad saves with its own ending."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress

from sitebuilder.cache.file_state import InputFile
from sitebuilder.content.documents import document_kind
from sitebuilder.content.paths.files import read_regular_file
from sitebuilder.messages import Place, Problem, Word, problem
from sitebuilder.patterns import lazy_pattern

_ENDING = ".txt"
_HEAD = 2_000
"""Bytes within which a front matter has its title."""

_FRONT_MATTER = lazy_pattern(r"-{3}[^\S\n]*\n(?:[^\n]*\n){0,20}?(?:title|标题)[ ]?[:：]")


def articles_as_text(files: Mapping[str, InputFile], used: Collection[str | None]) -> Iterator[Problem]:
    """Yield a problem for each text file that begins as an article where one may be, if none links to it."""
    for path, file in files.items():
        if path.endswith(_ENDING) and path not in used and document_kind(_as_article(path)):
            with suppress(OSError):
                if _begins_as_article(read_regular_file(file.path, _HEAD)):
                    yield problem("unknown-file", Place(path), remedy=Word("fix-text-file"))


def _as_article(path: str) -> str:
    return f"{path.removesuffix(_ENDING)}.md"


def _begins_as_article(head: bytes) -> bool:
    text = head.decode("utf-8", "replace").replace("\r\n", "\n").lstrip("\ufeff\n\t ")
    return _FRONT_MATTER.match(text) is not None

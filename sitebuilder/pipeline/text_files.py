"""Find the documents among the text files of content/, which Notepad and others save with own endings."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from posixpath import splitext

from sitebuilder.cache.file_state import InputFile
from sitebuilder.content.documents import Document, document_kind, named_files
from sitebuilder.content.library.unpublished import misplacement_advice
from sitebuilder.content.paths.files import read_regular_file
from sitebuilder.messages import Place, Problem, Word, problem
from sitebuilder.patterns import lazy_pattern

_ENDINGS = frozenset({".txt", ".text", ".mdx", ".mdtext", ""})
_HEAD = 2_000
"""Bytes within which a document has its title."""

_FRONT_MATTER = lazy_pattern(r"-{3}[^\S\n]*\n(?:[^\n]*\n){0,20}?(?:title|标题)[ ]?[:：]")
_FIELDS = lazy_pattern(r"(?:(?:#[^\n]*|[^\S\n]*)\n){0,20}(?:title|标题)[ ]?[:：]")


def documents_as_text(files: Mapping[str, InputFile], documents: Collection[Document]) -> Iterator[Problem]:
    """Yield a problem for each text file that begins as a document where one may be, if none links to it."""
    texts = [path for path in files if splitext(path)[1] in _ENDINGS and _meant_ending(path)]
    used = named_files(documents) if texts else ()
    for path in texts:
        # One whose name says so already is told by the scan.
        if path not in used and misplacement_advice(path) is None:
            with suppress(OSError):
                remedy = _remedy(path, read_regular_file(files[path].path, _HEAD))
                if remedy is not None:
                    yield problem("unknown-file", Place(path), remedy=remedy)


def _meant_ending(path: str) -> str | None:
    """Return the ending with which a file would be a document, if any."""
    stem = splitext(path)[0]
    return next((ending for ending in (".md", ".yaml") if document_kind(stem + ending)), None)


def _remedy(path: str, head: bytes) -> Word | None:
    """Return the advice how to rename a file that begins as a document; None for any other file."""
    text = head.decode("utf-8", "replace").replace("\r\n", "\n").lstrip("\ufeff\n\t ")
    if _meant_ending(path) == ".yaml":
        return Word("fix-ending-yaml") if _FIELDS.match(text) else None
    if not _FRONT_MATTER.match(text):
        return None
    return Word("fix-text-file" if path.endswith(".txt") else "fix-ending-md")

"""Find the files that can be imported, and read each by its type."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

from sitebuilder.content.paths.files import megabytes, read_regular_file
from sitebuilder.content.paths.folders import walk
from sitebuilder.content.paths.real_paths import path_inside
from sitebuilder.importers.html.document import decode_page, is_html, is_html_paste, read_page
from sitebuilder.importers.imported_text import ImportedText
from sitebuilder.importers.pictures import FindPicture
from sitebuilder.importers.plain_text import read_plain_text
from sitebuilder.messages import Place, Problem, disk_problem, printable_path, problem

MAX_BYTES = 100_000_000
"""A document with many photos from a phone has some tens of megabytes."""

_PAGES = (".html", ".htm", ".xhtml")
_TEXTS = (".txt",)
_WORD = (".docx", ".docm", ".dotx", ".dotm")
_OLD = (".doc", ".wps", ".wpt", ".dot", ".rtf", ".odt", ".uot", ".pages", ".mht", ".mhtml")
_OTHER = (".pdf", ".ppt", ".pptx", ".dps", ".xls", ".xlsx", ".et", ".csv", ".md")
"""Extensions of other documents, which people keep beside the texts."""

IMPORTABLE_SUFFIXES = (*_WORD, *_PAGES, *_TEXTS)
"""Extensions of the files that are imported from a folder."""

_ZIP, _OLE, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"
_SKIPPED = ("~$", ".")
_HEAD = 2_000
"""Characters within which any picture has one that no text has."""


class FolderFiles(Struct, frozen=True):
    """The files in a folder: those to import, documents in old formats, other documents, each sorted.

    ``unreadable`` has a problem for each folder that cannot be read.
    """

    texts: list[Path]
    old: list[Path]
    other: list[Path]
    unreadable: list[Problem]


def list_importable(folder: Path) -> FolderFiles:
    """Find the files in a folder and those below it.

    Links are not followed; lock files of programs (``~$…``) and parts of saved pages (``….files``) are
    skipped.
    """
    found = FolderFiles([], [], [], [])
    kinds = ((IMPORTABLE_SUFFIXES, found.texts), (_OLD, found.old), (_OTHER, found.other))
    for path in _walk(folder, lambda path, error: found.unreadable.append(disk_problem(error, path))):
        suffix = path.suffix.lower()
        for suffixes, files in kinds:
            files += [path] if suffix in suffixes else []
    return found


def _walk(folder: Path, on_error: Callable[[str, OSError], None]) -> Iterator[Path]:
    for _, entries in walk(folder, _is_entered, on_error):
        for entry in entries:
            if not entry.name.startswith(_SKIPPED) and not entry.is_symlink():
                yield Path(entry.path)


def _is_entered(name: str) -> bool:
    return not name.startswith(_SKIPPED) and not name.endswith((".files", "_files"))


def read_file(path: Path) -> ImportedText | Problem:
    """Read a file, or return the problem that says why it cannot be read."""
    place = Place(printable_path(path.name))
    try:
        content = read_regular_file(path, MAX_BYTES)
    except OSError as error:
        return disk_problem(error, path.name)
    if len(content) > MAX_BYTES:
        return problem("import-too-large", place, limit=megabytes(MAX_BYTES))
    return _unless_empty(_read(content, path.suffix.lower(), place, sibling_finder(path.parent)), place)


def read_paste(content: bytes) -> ImportedText | Problem:
    """Read a paste, HTML or plain text."""
    place = Place("-")
    if len(content) > MAX_BYTES:
        return problem("import-too-large", place, limit=megabytes(MAX_BYTES))
    if content.startswith((_ZIP, _OLE, _RTF)):
        return _unless_empty(_read(content, "", place, lambda source: None), place)
    text = decode_page(content)
    if _is_binary(text):
        return problem("import-format", place)
    return _unless_empty(
        read_page(text, lambda source: None) if is_html_paste(text) else read_plain_text(text), place
    )


def _is_binary(text: str) -> bool:
    """Return whether what was decoded is no text, but a picture or a PDF."""
    return "\0" in text[:_HEAD] or text.startswith("%PDF-")


def _read(content: bytes, suffix: str, place: Place, find: FindPicture) -> ImportedText | Problem:
    if content.startswith(_ZIP) and suffix not in (".odt", ".pages"):
        # Imported here: only Word documents need it.
        from sitebuilder.importers.docx.read import read_docx

        return read_docx(content, place)
    if content.startswith(_OLE):
        is_text = not suffix or suffix in _OLD
        return problem(
            "import-locked" if suffix in _WORD else "import-old-word" if is_text else "import-format", place
        )
    if suffix in _PAGES:
        return read_page(decode_page(content), find)
    if suffix in _TEXTS:
        text = decode_page(content)
        return problem("import-format", place) if _is_binary(text) else read_plain_text(text)
    if suffix in _OLD or content.startswith(_RTF):
        text = decode_page(content[:20_000]) if suffix in (".doc", ".wps") else ""
        # Many systems name HTML pages .doc so that Word opens them.
        if is_html(text) and not content.startswith(_RTF):
            return read_page(decode_page(content), find)
        return problem("import-old-word", place)
    return problem("import-broken" if suffix in _WORD else "import-format", place)


def _unless_empty(found: ImportedText | Problem, place: Place) -> ImportedText | Problem:
    is_empty = isinstance(found, ImportedText) and not found.markdown.strip()
    return problem("import-empty", place) if is_empty else found


def sibling_finder(folder: Path) -> FindPicture:
    """Return a function that finds the pictures beside a page, never outside its folder."""

    def find(source: str) -> bytes | None:
        path = unquote(source.split("?")[0].split("#")[0]).replace("\\", "/")
        file = None if path.startswith("/") or ":" in path else path_inside(folder, path)
        if file is None:
            return None
        try:
            content = read_regular_file(file, MAX_BYTES)
        except OSError:
            return None
        return content if len(content) <= MAX_BYTES else None

    return find

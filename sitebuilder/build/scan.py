"""Which files there are: the site folder as a value, before any of them is read."""

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from sitebuilder.content.documents import document_kind
from sitebuilder.content.output_paths import composed
from sitebuilder.content.site_file import SITE_FILE
from sitebuilder.problems import Place, Problem, Word, problem
from sitebuilder.unchanged import Listing

_JUNK_NAMES = frozenset({"Thumbs.db", "desktop.ini", "__pycache__"})
_JUNK_STARTS = (".", "~$")
_JUNK_ENDS = ("~", ".tmp", ".swp", ".bak")

NO_LISTING: Listing = MappingProxyType({})


class FileStat(Struct, frozen=True):
    """A file: where it is, its size in bytes, and the time of its last change in nanoseconds."""

    path: str
    size: int
    mtime_ns: int


class Snapshot(Struct, frozen=True):
    """The files of a site, each kind by its path relative to the site folder, in the order of paths.

    ``documents`` and ``files`` together are ``content/``; ``templates`` and ``assets`` map the path
    below their own folder.
    """

    site_file: FileStat | None
    documents: Mapping[str, FileStat]
    files: Mapping[str, FileStat]
    templates: Mapping[str, FileStat]
    assets: Mapping[str, FileStat]
    problems: tuple[Problem, ...]


def scan(site: Path, fallback: Path, listing: Listing = NO_LISTING) -> Snapshot:
    """List the files of the site folder; templates and assets come from ``fallback`` where it has none.

    ``listing`` is what a look has just found: its folders are not walked again.
    """
    site_path = site / SITE_FILE
    problems: list[Problem] = []
    if not site_path.is_file():
        problems.append(problem("no-site-file", Place(SITE_FILE)))
    documents: dict[str, FileStat] = {}
    files: dict[str, FileStat] = {}
    for path, stat in _files(site, "content", listing, problems):
        if document_kind(path):
            documents[path] = stat
        else:
            files[path] = stat
            problems += _unknown_file(path)
    if not documents and not problems:
        problems.append(problem("no-content", Place("content")))
    return Snapshot(
        site_file=_stat(site_path) if not problems or site_path.is_file() else None,
        documents=documents,
        files=files,
        templates=_own_or_fallback("templates", site, fallback, listing, problems),
        assets=_own_or_fallback("assets", site, fallback, listing, problems),
        problems=tuple(problems),
    )


def _named(found: Iterable[tuple[str, FileStat]], problems: list[Problem]) -> Iterator[tuple[str, FileStat]]:
    """Yield each file with its path in NFC, by which all others know it, whatever its name is on the disk.

    Two that become one in this way are told, and names that are not UTF-8 (bytes of them are surrogates).
    """
    seen: dict[str, str] = {}
    for path, stat in found:
        if path.isascii():
            yield path, stat
            continue
        shown, name = os.fsencode(path).decode("utf-8", "replace"), composed(path)
        if shown != path:
            problems.append(problem("file-name-not-utf8", Place(shown)))
        elif name in seen:
            problems.append(problem("file-name-twins", Place(path), found=path, other=seen[name]))
        else:
            seen[name] = path
            yield name, stat


def _own_or_fallback(
    folder: str, site: Path, fallback: Path, listing: Listing, problems: list[Problem]
) -> dict[str, FileStat]:
    root = site if (site / folder).is_dir() else fallback
    found = _files(root, folder, listing, problems)
    return {path.removeprefix(folder + "/"): stat for path, stat in found}


def _files(root: Path, folder: str, listing: Listing, problems: list[Problem]) -> list[tuple[str, FileStat]]:
    """Return each file below ``root/folder`` with its path relative to ``root``, in the order of paths."""
    top = os.path.join(root, folder)
    known = listing.get(top)
    if known is None:
        return list(_named(sorted(_walk(root, folder, problems)), problems))

    @cache
    def is_junk_folder(path: str) -> bool:
        return any(map(is_junk, path.split("/")))

    parts = ((path, path.rpartition("/"), size, mtime_ns) for path, size, mtime_ns in known)
    found = [
        (f"{folder}/{path}", FileStat(f"{top}/{path}", size, mtime_ns))
        for path, (parent, _, name), size, mtime_ns in parts
        if not is_junk(name) and not (parent and is_junk_folder(parent))
    ]
    return list(_named(found, problems))


def _walk(root: Path, folder: str, problems: list[Problem]) -> Iterator[tuple[str, FileStat]]:
    """Yield each file below ``root/folder`` with its path relative to ``root``, but no editor's leavings."""
    inside = os.path.realpath(root)
    pending = [folder]
    while pending:
        current = pending.pop()
        try:
            entries = list(os.scandir(root / current))
        except FileNotFoundError:
            continue
        except OSError as error:
            problems.append(problem("file-unreadable", Place(current), reason=error.strerror or ""))
            continue
        for entry in entries:
            path = f"{current}/{entry.name}"
            if is_junk(entry.name):
                continue
            if entry.is_symlink() and not _stays_inside(entry.path, inside):
                problems.append(problem("symlink-outside", Place(path)))
            elif entry.is_dir():
                if not entry.is_symlink():
                    pending.append(path)
            elif entry.is_file():
                stat = entry.stat()
                yield path, FileStat(entry.path, stat.st_size, stat.st_mtime_ns)


def is_junk(name: str) -> bool:
    """Tell whether a file is what systems and editors leave behind: hidden, temporary, a backup."""
    return name in _JUNK_NAMES or name.startswith(_JUNK_STARTS) or name.endswith(_JUNK_ENDS)


def _stays_inside(path: str, root: str) -> bool:
    return os.path.realpath(path).startswith(root + os.sep)


def _stat(path: Path) -> FileStat:
    stat = path.stat()
    return FileStat(str(path), stat.st_size, stat.st_mtime_ns)


def _unknown_file(path: str) -> Iterator[Problem]:
    """Report a text file that no rule places; pictures and attachments are placed by whoever links them."""
    if path.endswith(".yml"):
        yield problem("unknown-file", Place(path), remedy=Word("fix-yml"))
    elif path.endswith((".md", ".yaml", ".markdown")):
        yield problem("unknown-file", Place(path), remedy=Word("fix-folder"))

"""List the files of a site folder, before any of them is read."""

import errno
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from sitebuilder.cache.file_state import InputFile
from sitebuilder.cache.fingerprint import NO_INPUTS, Listing
from sitebuilder.content.documents import document_kind
from sitebuilder.content.kinds import BY_FOLDER
from sitebuilder.content.library.unpublished import misplacement_advice, passed_over
from sitebuilder.content.model.site import SITE_FILE
from sitebuilder.content.paths.output_paths import to_nfc
from sitebuilder.messages import (
    Place,
    Problem,
    disk_problem,
    is_printable_path,
    printable_path,
    problem,
)
from sitebuilder.patterns import lazy_pattern
from sitebuilder.pipeline.symlinks import follow_link

_JUNK_NAMES = frozenset({"Thumbs.db", "desktop.ini", "__pycache__"})
_JUNK_STARTS = (".", "~$")
_JUNK_ENDS = ("~", ".tmp", ".swp", ".bak")
_LIKE_SITE_FILE = lazy_pattern(r"site[.．。｡]ya?ml(?:\.txt)?", re.IGNORECASE)
_WELL_KNOWN = ".well-known"
"""The folder of files that programs ask every site for (RFC 8615), such as ``security.txt``."""


NO_LISTING: Listing = MappingProxyType({})


class Snapshot(Struct, frozen=True):
    """The files of a site by path relative to the site folder, each group in path order.

    ``documents`` and ``files`` together are ``content/``; the paths of ``templates`` and ``assets`` are
    relative to their own folder.
    """

    site_file: InputFile | None
    documents: Mapping[str, InputFile]
    files: Mapping[str, InputFile]
    templates: Mapping[str, InputFile]
    assets: Mapping[str, InputFile]
    problems: tuple[Problem, ...]


def scan(site: Path, fallback: Path, listing: Listing = NO_LISTING) -> Snapshot:
    """List the files of a site folder; templates and assets come from ``fallback`` if it has none.

    Folders in ``listing``, the result of a recent walk, are not walked again.
    """
    problems: list[Problem] = []
    site_file = _site_file(site, problems)
    documents: dict[str, InputFile] = {}
    files: dict[str, InputFile] = {}
    skipped: list[str] = []
    for path, stat in _files(site, "content", listing, problems, skipped):
        if document_kind(path):
            documents[path] = stat
        else:
            files[path] = stat
            problems += _unknown_file(path)
    if not documents and not problems:
        problems.append(problem("no-content", Place("content")))
    if skipped:
        problems += _passed_over(skipped, [*documents, *files])
    return Snapshot(
        site_file=site_file,
        documents=documents,
        files=files,
        templates=_own_or_fallback("templates", site, fallback, listing, problems),
        assets=_own_or_fallback("assets", site, fallback, listing, problems),
        problems=tuple(problems),
    )


def _normalize_names(
    found: Iterable[tuple[str, InputFile]], problems: list[Problem]
) -> Iterator[tuple[str, InputFile]]:
    """Yield each file under its path in NFC, which everything else uses, whatever its name on disk.

    Adds a problem for each pair of names that become equal.
    """
    originals: dict[str, str] = {}
    for path, stat in found:
        if path.isascii():
            yield path, stat
            continue
        name = to_nfc(path)
        if name in originals:
            problems.append(problem("file-name-twins", Place(path), found=path, other=originals[name]))
        else:
            originals[name] = path
            yield name, stat


def _no_site_file(site: Path) -> Problem:
    """Return the problem of a folder without ``site.yaml``, which may have it by another name."""
    with suppress(OSError):
        found = min(filter(_LIKE_SITE_FILE.fullmatch, os.listdir(site)), default="")
        if found:
            return problem("site-file-name", Place(found), found=found)
    return problem("no-site-file", Place(SITE_FILE))


def _site_file(site: Path, problems: list[Problem]) -> InputFile | None:
    """Return the state of ``site.yaml``, which may be a symlink to another file of the site folder."""
    file = os.path.join(site, SITE_FILE)
    if not os.path.lexists(file):
        problems.append(_no_site_file(site))
    elif _is_folder(file):
        problems.append(disk_problem(IsADirectoryError(errno.EISDIR, ""), SITE_FILE))
    else:
        found = follow_link(file, SITE_FILE, os.path.realpath(site))
        if isinstance(found, os.stat_result):
            return _file_stat(file, found)
        problems.append(found)
    return None


def _own_or_fallback(
    folder: str, site: Path, fallback: Path, listing: Listing, problems: list[Problem]
) -> dict[str, InputFile]:
    is_own = os.path.lexists(site / folder)
    found = _files(site if is_own else fallback, folder, listing, problems, [])
    return {path.removeprefix(folder + "/"): stat for path, stat in found}


def _files(
    root: Path, folder: str, listing: Listing, problems: list[Problem], skipped: list[str]
) -> list[tuple[str, InputFile]]:
    """Return each file below ``root/folder`` with its path relative to ``root``, in path order.

    The paths of files that only their names make junk are added to ``skipped``.
    """
    top = os.path.join(root, folder)
    listed_files = listing.get(top)
    if listed_files is None or not _is_folder(top) or not _all_readable(path for path, *_ in listed_files):
        return list(_normalize_names(sorted(_walk(root, folder, problems, skipped)), problems))

    @cache
    def is_junk_folder(path: str) -> bool:
        return any(map(is_junk, path.split("/")))

    found = []
    for path, *state in listed_files:
        parent, _, name = path.rpartition("/")
        if (parent and is_junk_folder(parent)) or is_junk(name):
            skipped.append(f"{folder}/{path}")
        else:
            found.append((f"{folder}/{path}", InputFile(f"{top}/{path}", *state)))
    return list(_normalize_names(found, problems))


def _is_folder(path: str) -> bool:
    """Return whether a path is a folder and not a symlink to one."""
    return os.path.isdir(path) and not os.path.islink(path)


def _all_readable(paths: Iterable[str]) -> bool:
    """Return whether all paths are printable; for most sites this takes a single check."""
    together = "/".join(paths)
    return together.isprintable() or is_printable_path(together)


def _walk(
    root: Path, folder: str, problems: list[Problem], skipped: list[str]
) -> Iterator[tuple[str, InputFile]]:
    """Yield each file below ``root/folder`` with its path relative to ``root``, skipping junk files."""
    inside = os.path.realpath(root)
    top = os.path.join(root, folder)
    if os.path.islink(top):
        target = follow_link(top, folder, inside, folder=True)
        if isinstance(target, Problem):
            problems.append(target)
            return
    pending = [folder]
    while pending:
        current = pending.pop()
        try:
            entries = list(os.scandir(root / current))
        except FileNotFoundError:
            continue
        except OSError as error:
            problems.append(disk_problem(error, current))
            continue
        for entry in entries:
            path = f"{current}/{entry.name}"
            if entry.name in NO_INPUTS:
                continue
            if is_junk(entry.name):
                skipped += _regular_files_within(entry, path)
                continue
            if not is_printable_path(entry.name):
                problems.append(problem("file-name", Place(printable_path(path))))
            elif entry.is_dir(follow_symlinks=False):
                pending.append(path)
            elif isinstance(found := _regular_file(entry, path, inside), InputFile):
                yield path, found
            else:
                problems.append(found)


def _regular_file(entry: os.DirEntry[str], path: str, inside: str) -> InputFile | Problem:
    """Return a file's state. What is neither a file nor a symlink to one is a problem, and is not opened."""
    if not entry.is_file(follow_symlinks=False) and not entry.is_symlink():
        return problem("file-special", Place(path))
    found = follow_link(entry.path, path, inside)
    if isinstance(found, Problem):
        return found
    return _file_stat(entry.path, found)


def _regular_files_within(entry: os.DirEntry[str], path: str) -> list[str]:
    """Return the path of a file, or of each file in a folder; what cannot be read or is a link has none."""
    if entry.is_file(follow_symlinks=False):
        return [path]
    is_folder = entry.is_dir(follow_symlinks=False)
    walked = os.walk(entry.path) if is_folder else ()
    below = len(entry.path)
    return [f"{path}{folder[below:]}/{name}" for folder, _, names in walked for name in names]


def is_junk(name: str) -> bool:
    """Return whether a file name is hidden, temporary or a backup, as left by systems and editors."""
    is_marked = name.startswith(_JUNK_STARTS) or name.endswith(_JUNK_ENDS)
    return name in _JUNK_NAMES or (is_marked and name != _WELL_KNOWN)


def _file_stat(path: str, found: os.stat_result) -> InputFile:
    return InputFile(path, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _passed_over(skipped: Iterable[str], others: Iterable[str]) -> Iterator[Problem]:
    """Yield a reminder of each file that is passed over for its name though it looks like content."""
    names: dict[str, set[str]] = {}
    for path in others:
        parent, _, name = path.rpartition("/")
        parts = name.split(".")
        names.setdefault(parent, set()).update(".".join(parts[:end]) for end in range(1, len(parts) + 1))
    for path in sorted(map(to_nfc, filter(is_printable_path, skipped))):
        found = passed_over(path, names.get(path.rpartition("/")[0], ()))
        if found is not None:
            yield found


def _unknown_file(path: str) -> Iterator[Problem]:
    """Yield a problem for a misplaced text file, and for a file in place of a folder of documents.

    Git on Windows writes a symlink as a file, in which the documents of a kind would be lost without a word.
    Pictures and attachments are checked where they are linked.
    """
    if path.removeprefix("content/") in BY_FOLDER:
        yield disk_problem(NotADirectoryError(errno.ENOTDIR, ""), path)
    remedy = misplacement_advice(path)
    if remedy is not None:
        yield problem("unknown-file", Place(path), remedy=remedy)

"""Reach the files of a folder held open, one path component at a time, never via a symlink (openat(2)).

Whatever replaces a folder meanwhile, and whatever a path says, nothing outside is touched. On systems that
cannot open folders (Windows) each component is checked before it is used.
"""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from sitebuilder.cache.folder import Folder, open_file

_HAS_DESCRIPTORS = os.open in os.supports_dir_fd and os.rename in os.supports_dir_fd
_FOLDER = (
    os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
)
_NO_NAMES = frozenset({"", ".", ".."})
FOLDER_MODE = 0o755
"""The mode of published folders: web servers run as another user."""


class Root(Struct, frozen=True):
    """A folder: its path, and the descriptor that holds it open, if the system has them."""

    path: str
    descriptor: int | None


class Location(Struct, frozen=True):
    """Where a file is: its name relative to a folder's descriptor, or its whole path and no descriptor."""

    name: str
    folder: int | None


@contextmanager
def open_root(path: Path) -> Iterator[Root]:
    """Hold a folder open.

    Raises:
        OSError: it does not exist or is a symlink.
    """
    if not _HAS_DESCRIPTORS:
        yield Root(os.fspath(path), None)
        return
    descriptor = os.open(path, _FOLDER)
    try:
        yield Root(os.fspath(path), descriptor)
    finally:
        os.close(descriptor)


def locate(root: Root, paths: Iterable[str]) -> Iterator[tuple[str, Location]]:
    """Yield each path (relative, with forward slashes) with its location; its folder must exist.

    A location is valid until the next one is requested. If the paths are sorted, each folder is opened only
    once.

    Raises:
        OSError: a folder in the path is missing, a file or a symlink.
        ValueError: a path leads out of the root (a bug).
    """
    opened: list[tuple[str, int]] = []
    try:
        for path in paths:
            *folders, name = checked_parts(path)
            if root.descriptor is None:
                yield path, Location(_checked_path(root.path, folders, name), None)
                continue
            shared_depth = _shared_depth(opened, folders)
            while len(opened) > shared_depth:
                os.close(opened.pop()[1])
            for folder in folders[shared_depth:]:
                above = opened[-1][1] if opened else root.descriptor
                opened.append((folder, os.open(folder, _FOLDER, dir_fd=above)))
            yield path, Location(name, opened[-1][1] if opened else root.descriptor)
    finally:
        for _, descriptor in opened:
            os.close(descriptor)


@contextmanager
def located(root: Root, path: str) -> Iterator[Location]:
    """Yield the location of one path, as ``locate`` does."""
    for _, location in locate(root, [path]):
        yield location


@contextmanager
def open_regular(file: str | Path, folder: int | None = None) -> Iterator[BinaryIO]:
    """Open a regular file for unbuffered reading, without following symlinks or blocking on a FIFO.

    Raises:
        OSError: there is no such regular file.
    """
    with open(open_file(Folder(folder, ""), os.fspath(file)), "rb", buffering=0) as opened:
        yield opened


def missing_folders(root: Root, paths: Iterable[str]) -> list[str]:
    """Return the folders to create for files of these paths, outermost first; a symlink is not a folder."""
    missing: set[str] = set()
    for folder in sorted({folder for path in paths for folder in folders_above(path)}):
        if folder.rpartition("/")[0] in missing or not _is_folder_at(os.path.join(root.path, folder)):
            missing.add(folder)
    return sorted(missing)


def folders_above(path: str) -> list[str]:
    """Return the folders of a path below its root, outermost first: ``a`` and ``a/b`` for ``a/b/c``."""
    return [path[:index] for index, letter in enumerate(path) if letter == "/"]


def make_folders(root: Root, folders: Iterable[str]) -> list[str]:
    """Create folders, outermost first; return those whose place is taken by something else.

    Raises:
        OSError: one cannot be created for another reason.
    """
    blocked: list[str] = []
    for path in folders:
        if any(path.startswith(f"{each}/") for each in blocked):
            blocked.append(path)
            continue
        with located(root, path) as location:
            try:
                os.mkdir(location.name, FOLDER_MODE, dir_fd=location.folder)
            except FileExistsError:
                if not is_folder(location):
                    blocked.append(path)
    return blocked


def remove_empty_folders(root: Root, folders: Iterable[str]) -> None:
    """Remove those of the folders that are empty, innermost first; keep the others."""
    for path in sorted(folders, key=len, reverse=True):
        with suppress(OSError), located(root, path) as location:
            os.rmdir(location.name, dir_fd=location.folder)


def is_folder(location: Location) -> bool:
    """Return whether a location is a folder, not a symlink to one."""
    return _is_folder_at(location.name, location.folder)


def checked_parts(path: str) -> list[str]:
    """Return the components of a relative path.

    Raises:
        ValueError: it is absolute, or has a component that is not a name.
    """
    parts = path.split("/")
    is_separated = os.sep != "/" and os.sep in path
    if is_separated or "\0" in path or not _NO_NAMES.isdisjoint(parts):
        raise ValueError(f"no path below a folder: {path!r}")
    return parts


def _shared_depth(opened: list[tuple[str, int]], folders: list[str]) -> int:
    count = 0
    for (name, _), folder in zip(opened, folders, strict=False):
        if name != folder:
            break
        count += 1
    return count


def _checked_path(root: str, folders: list[str], name: str) -> str:
    """Return the whole path of a file after checking each folder in it."""
    path = root
    for folder in folders:
        path = os.path.join(path, folder)
        if not stat.S_ISDIR(os.lstat(path).st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), path)
    return os.path.join(path, name)


def _is_folder_at(name: str, folder: int | None = None) -> bool:
    try:
        return stat.S_ISDIR(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode)
    except OSError:
        return False

"""Open and replace files in a folder that others may have written to, without following symlinks.

The folder is held open if the system can open files relative to it (POSIX), so that a symlink placed there
meanwhile has no effect; on Windows files are checked before they are opened.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterable

_SAFE = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # A FIFO in a file's place would have us wait for its other end.
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


class Folder:
    """An open folder: its descriptor, or on Windows its path."""

    __slots__ = ("descriptor", "path")

    def __init__(self, descriptor: int | None, path: str) -> None:
        self.descriptor, self.path = descriptor, path

    def at(self, name: str) -> str:
        """Return the name of a file for system calls that also get ``dir_fd=descriptor``."""
        return os.path.join(self.path, name) if self.descriptor is None else name


_NOWHERE = Folder(None, "")
"""A stand-in for the folder of absolute paths."""


def open_folder(top: str, *below: str, make: bool = False) -> Folder:
    """Open a folder, or one below it, no part of which is a symlink; close it with ``close_folder``.

    ``make`` creates a missing folder and removes anything else in its place.

    Raises:
        OSError: the folder does not exist or cannot be created.
    """
    folder = _enter(_NOWHERE, top, make)
    for name in below:
        try:
            inner = _enter(folder, name, make)
        finally:
            close_folder(folder)
        folder = inner
    return folder


def close_folder(folder: Folder) -> None:
    """Close an open folder."""
    if folder.descriptor is not None:
        os.close(folder.descriptor)


def open_file(folder: Folder, name: str) -> int:
    """Return the descriptor of a regular file in a folder, open for reading.

    Raises:
        OSError: there is none; a symlink, a FIFO, a folder and a device count as missing.
    """
    if folder.descriptor is None and not stat.S_ISREG(_mode_of(folder, name)):
        raise _no_file(name)
    file = os.open(folder.at(name), os.O_RDONLY | _SAFE, dir_fd=folder.descriptor)
    if stat.S_ISREG(os.fstat(file).st_mode):
        return file
    os.close(file)
    raise _no_file(name)


def write_new(folder: Folder, name: str, chunks: Iterable[bytes | memoryview]) -> None:
    """Write a new file in a folder, after removing anything else in its place.

    Raises:
        OSError: that failed; what was written is removed.
    """
    clear(folder, name)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFE
    with open(os.open(folder.at(name), flags, 0o644, dir_fd=folder.descriptor), "wb", buffering=0) as file:
        try:
            for chunk in chunks:
                remaining = memoryview(chunk)
                while remaining:
                    remaining = remaining[file.write(remaining) :]
        except OSError:
            clear(folder, name)
            raise


def replace_file(folder: Folder, temporary: str, name: str) -> None:
    """Rename a file in a folder; a file or a folder that has the name is replaced.

    Raises:
        OSError: that failed.
    """
    old, new, within = folder.at(temporary), folder.at(name), folder.descriptor
    try:
        os.replace(old, new, src_dir_fd=within, dst_dir_fd=within)
    except (IsADirectoryError, NotADirectoryError, PermissionError):
        clear(folder, name)
        os.replace(old, new, src_dir_fd=within, dst_dir_fd=within)


def clear(folder: Folder, name: str) -> None:
    """Remove the entry of a folder with this name: a file, a symlink itself, or a folder with its contents.

    Raises:
        OSError: it exists and cannot be removed.
    """
    path, within = folder.at(name), folder.descriptor
    try:
        is_folder = stat.S_ISDIR(_mode_of(folder, name))
        if not is_folder:
            os.unlink(path, dir_fd=within)
    except FileNotFoundError:
        return
    if is_folder:
        from sitebuilder.cache.remove_tree import remove_tree  # Hardly ever needed.

        remove_tree(path, within)


def clear_unless_folder(folder: Folder, name: str) -> None:
    """Remove the entry of a folder with this name, unless the entry is a folder too.

    Raises:
        OSError: it cannot be removed.
    """
    try:
        if stat.S_ISDIR(_mode_of(folder, name)):
            return
    except FileNotFoundError:
        return
    clear(folder, name)


def list_names(folder: Folder) -> list[str]:
    """Return the names in a folder, sorted.

    Raises:
        OSError: it cannot be read.
    """
    return sorted(os.listdir(folder.path if folder.descriptor is None else folder.descriptor))


def _no_file(name: str) -> FileNotFoundError:
    return FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)


def _enter(within: Folder, name: str, make: bool) -> Folder:
    try:
        return _open_subfolder(within, name)
    except FileNotFoundError:
        if not make:
            raise
    except OSError:
        if not make or stat.S_ISDIR(_mode_of(within, name)):
            raise
        clear(within, name)
    try:  # noqa: SIM105 - contextlib takes long to import (see the package)
        os.mkdir(within.at(name), 0o755, dir_fd=within.descriptor)
    except FileExistsError:
        pass  # Another build has just made it.
    return _open_subfolder(within, name)


if sys.platform == "win32":

    def _open_subfolder(within: Folder, name: str) -> Folder:
        if not stat.S_ISDIR(_mode_of(within, name)):
            raise NotADirectoryError(name)
        return Folder(None, within.at(name))

    def _mode_of(folder: Folder, name: str) -> int:
        """Return the mode of a folder's entry; a junction counts as a symlink."""
        found = os.lstat(folder.at(name))
        is_junction = found.st_file_attributes & stat.FILE_ATTRIBUTE_REPARSE_POINT
        return stat.S_IFLNK if is_junction else found.st_mode

else:

    def _open_subfolder(within: Folder, name: str) -> Folder:
        flags = os.O_RDONLY | os.O_DIRECTORY | _SAFE
        return Folder(os.open(within.at(name), flags, dir_fd=within.descriptor), "")

    def _mode_of(folder: Folder, name: str) -> int:
        return os.stat(folder.at(name), dir_fd=folder.descriptor, follow_symlinks=False).st_mode

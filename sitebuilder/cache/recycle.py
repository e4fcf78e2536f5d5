"""Recycle replaced files: writing into an old file costs a fifth of creating a new one.

Editing a template repeatedly replaces every page each time. Creating a file, freeing the one that it replaces
and flushing both takes longer than rendering it, and on ext4 up to ten times as long within minutes after
many were freed (the file system skips each inode just freed). So a build that replaces many files keeps the
old ones in the cache, and the next one writes into them. Nobody is ever reading them: a file is only reused
if no other process has it open.
"""

import os
import stat
import sys
from contextlib import suppress
from io import FileIO
from pathlib import Path

from sitebuilder.cache.remove_tree import remove_tree
from sitebuilder.content.paths.files import digest_file

_FOLDER = "replaced"

FILE_MODE = 0o644
"""The mode of published files: web servers run as another user."""

if sys.platform == "linux":
    import fcntl

    def _is_ours_alone(descriptor: int) -> bool:
        """Return whether a file is ours, has one name, and is open nowhere else (fcntl(2), leases)."""
        try:
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_WRLCK)
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except OSError:
            return False
        found = os.fstat(descriptor)
        return found.st_nlink == 1 and _is_own(found)

else:

    def _is_ours_alone(descriptor: int) -> bool:
        return False


def take_replaced(cache: Path, folder: Path) -> bool:
    """Move the files that the last build replaced into a folder; return whether that was possible.

    A symlink in their place is not followed, and another user's folder is left alone.
    """
    kept = cache / _FOLDER
    try:
        found = os.lstat(kept)
        if not stat.S_ISDIR(found.st_mode) or not _is_own(found):
            return False
        os.rename(kept, folder)
    except OSError:
        return False
    return True


def keep_replaced(cache: Path, folder: Path) -> None:
    """Move a folder of files to recycle into the cache; if that fails, it stays where it is."""
    kept = cache / _FOLDER
    with suppress(OSError):
        if kept.is_symlink() or kept.is_file():
            kept.unlink()
        os.rename(folder, kept)


def write_file(file: str, content: bytes) -> os.stat_result:
    """Write a new file, or over a recycled one with its name; return its state.

    The old bytes are overwritten, not truncated first, which would free the file's blocks and flush it at
    once. After a power failure it may therefore hold parts of both: see ``build_record.BuildRecord``.

    Raises:
        OSError: its folder does not exist, or the disk refuses it.
    """
    with _open_for_writing(file) as opened:
        remaining = memoryview(content)
        while remaining:
            remaining = remaining[opened.write(remaining) :]
        return _finish(opened, len(content))


def copy_file(file: str, source: str) -> tuple[os.stat_result, bytes]:
    """Copy a file of any size, as ``write_file`` does; return the copy's state and digest.

    Raises:
        OSError: the source cannot be read, or the disk refuses the copy.
    """
    with _open_for_writing(file) as opened:
        found = digest_file(source, to=opened)
        return _finish(opened, found.size), found.digest


def _finish(opened: FileIO, size: int) -> os.stat_result:
    """Truncate what is left of an old file, and make the file readable for everybody."""
    found = os.fstat(opened.fileno())
    if found.st_size != size:
        opened.truncate()
        found = os.fstat(opened.fileno())
    if stat.S_IMODE(found.st_mode) != FILE_MODE and hasattr(os, "fchmod"):
        os.fchmod(opened.fileno(), FILE_MODE)
    return found


def _open_for_writing(file: str) -> FileIO:
    # Unbuffered, as each file is written in one go.
    with suppress(FileExistsError):
        return open(file, "xb", buffering=0)
    with suppress(OSError):
        replaced = open(file, "r+b", buffering=0, opener=_open_no_follow)  # noqa: SIM115 - the caller closes it
        if _is_ours_alone(replaced.fileno()):
            return replaced
        replaced.close()
    if os.path.isdir(file) and not os.path.islink(file):
        remove_tree(file)
    else:
        os.unlink(file)
    return open(file, "xb", buffering=0)


def _open_no_follow(file: str, flags: int) -> int:
    return os.open(file, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _is_own(found: os.stat_result) -> bool:
    """Return whether a file belongs to this user; another one could change it after it is published."""
    return not hasattr(os, "geteuid") or found.st_uid == os.geteuid()

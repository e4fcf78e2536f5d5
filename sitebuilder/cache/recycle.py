"""Files that a build has replaced, kept to be written again: that costs a fifth of making new ones.

A template edited again and again replaces every page each time. To make a file, to free the one that it
replaces and to have both written out takes longer than to render it, and on ext4 up to ten times as long
within minutes after many were freed (the file system passes over each inode just freed). So a build that
replaces many files keeps the old ones in the cache, and the next one writes into them. They are never files
that somebody may still be reading: one is only written into when no other process has it open.
"""

import os
import shutil
import stat
import sys
from contextlib import suppress
from io import FileIO
from pathlib import Path

from sitebuilder.content.files import digest_file

_FOLDER = "replaced"

FILE_MODE = 0o644
"""The mode of published files: a web server runs as another user."""

if sys.platform == "linux":
    import fcntl

    def _is_ours_alone(descriptor: int) -> bool:
        """Tell whether a file is our own, has one name, and nobody else has it open (fcntl(2), leases)."""
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
    """Make a folder of the files that the last build has replaced; tell whether that could be done.

    A link in its place is not followed, and one that somebody else owns is left alone.
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
    """Put a folder away whose files may be written again from now on; it stays where that can't be done."""
    kept = cache / _FOLDER
    with suppress(OSError):
        if kept.is_symlink() or kept.is_file():
            kept.unlink()
        os.rename(folder, kept)


def write_file(file: str, content: bytes) -> os.stat_result:
    """Write a file that is not there, or into a replaced one of its name; return how it looks then.

    What was in it is written over and not cut off first, which would free its blocks and have the
    file written out at once. So after a power failure it may hold something of both: see ``outputs.Record``.

    Raises:
        OSError: its folder is not there, or the disk refuses to take it.
    """
    with _opened(file) as opened:
        left = memoryview(content)
        while left:
            left = left[opened.write(left) :]
        return _finished(opened, len(content))


def copy_file(file: str, source: str) -> tuple[os.stat_result, bytes]:
    """Write a copy of a file of any size, as ``write_file`` does; return how it looks, and its digest.

    Raises:
        OSError: the source cannot be read, or the disk refuses to take the copy.
    """
    with _opened(file) as opened:
        found = digest_file(source, to=opened)
        return _finished(opened, found.size), found.digest


def _finished(opened: FileIO, size: int) -> os.stat_result:
    """Cut off what is left of an old file behind the new one, and let everybody read it."""
    found = os.fstat(opened.fileno())
    if found.st_size != size:
        opened.truncate()
        found = os.fstat(opened.fileno())
    if stat.S_IMODE(found.st_mode) != FILE_MODE and hasattr(os, "fchmod"):
        os.fchmod(opened.fileno(), FILE_MODE)
    return found


def _opened(file: str) -> FileIO:
    # Without a buffer: all is written at once.
    with suppress(FileExistsError):
        return open(file, "xb", buffering=0)
    with suppress(OSError):
        replaced = open(file, "r+b", buffering=0, opener=_open_itself)  # noqa: SIM115 - the caller closes it
        if _is_ours_alone(replaced.fileno()):
            return replaced
        replaced.close()
    if os.path.isdir(file) and not os.path.islink(file):
        shutil.rmtree(file)
    else:
        os.unlink(file)
    return open(file, "xb", buffering=0)


def _open_itself(file: str, flags: int) -> int:
    return os.open(file, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _is_own(found: os.stat_result) -> bool:
    """Tell whether a file belongs to this user: another could change it after it is published."""
    return not hasattr(os, "geteuid") or found.st_uid == os.geteuid()

"""Files that builds have replaced, kept to be written again: that costs a fifth of making new ones.

A template edited again and again replaces every page each time. To make a file, to free the one that it
replaces and to have both written out takes longer than to render it, and on ext4 up to ten times as long
within minutes after many were freed (the file system passes over each inode just freed). So a build that
replaces many files changes places with the old ones and keeps these, in the cache. They are never files
that somebody may still be reading: a spare is only written into when no other process has it open.
"""

import os
import sys
from contextlib import suppress
from io import FileIO
from pathlib import Path

_FOLDER = "replaced"

if sys.platform == "linux":
    import fcntl

    def _is_ours_alone(descriptor: int) -> bool:
        """Tell whether a file has no other name, and nobody else has it open (fcntl(2), leases)."""
        try:
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_WRLCK)
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except OSError:
            return False
        return os.fstat(descriptor).st_nlink == 1

else:

    def _is_ours_alone(descriptor: int) -> bool:
        return False


def take_spares(cache: Path, folder: Path) -> None:
    """Make a folder with the spares of the last builds in it, if there are any on the same disk."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.rename(cache / _FOLDER, folder)
    except OSError:
        folder.mkdir()


def keep_spares(cache: Path, folder: Path) -> None:
    """Put a folder away whose files are spares from now on; it stays where that can't be done."""
    with suppress(OSError):
        os.rename(folder, cache / _FOLDER)


def write_file(file: str, content: bytes) -> os.stat_result:
    """Write a file that is not there, or into the spare of its name; return how it looks then.

    What was in a spare is written over and not cut off first, which would free its blocks and have the
    file written out at once. So after a power failure it may hold something of both: see ``outputs.Record``.

    Raises:
        FileNotFoundError: its folder is not there.
    """
    with _opened(file) as opened:
        left = memoryview(content)
        while left:
            left = left[opened.write(left) :]
        stat = os.fstat(opened.fileno())
        if stat.st_size == len(content):
            return stat
        opened.truncate()
        return os.fstat(opened.fileno())


def _opened(file: str) -> FileIO:
    # Without a buffer: all is written at once.
    with suppress(FileExistsError):
        return open(file, "xb", buffering=0)
    with suppress(OSError):
        spare = open(file, "r+b", buffering=0, opener=_open_itself)  # noqa: SIM115 - the caller closes it
        if _is_ours_alone(spare.fileno()):
            return spare
        spare.close()
    os.unlink(file)
    return open(file, "xb", buffering=0)


def _open_itself(file: str, flags: int) -> int:
    return os.open(file, flags | getattr(os, "O_NOFOLLOW", 0))


def replace_and_keep(new: str, file: str | Path) -> None:
    """Put a file into the place of another, whose bytes become a spare of the new one's name.

    At no instant is there no file. Where the old one cannot be kept it is replaced all the same.

    Raises:
        OSError: the file cannot be put there.
    """
    old = f"{new}.old"
    try:
        os.link(file, old, follow_symlinks=False)
    except OSError:
        os.replace(new, file)
        return
    os.replace(new, file)
    os.replace(old, new)

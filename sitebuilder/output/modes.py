"""The modes of published files, which web servers have to read."""

import os
import stat
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress

from sitebuilder.cache.recycle import FILE_MODE
from sitebuilder.output.root import FOLDER_MODE, Root, located

_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@contextmanager
def public_umask() -> Iterator[None]:
    """Set a umask that lets everybody read the files written meanwhile, whatever the shell's umask."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


def fix_modes(root: Root, wrong_modes: Collection[str]) -> list[str]:
    """Make the folder and its contents readable for everybody, as web servers need; return the fixed paths.

    The umask of the shell in which they were created may have prevented it. Failures are ignored.
    """
    fixed: list[str] = []
    if root.descriptor is None:
        return fixed
    _fix_mode(root.descriptor)
    for path in wrong_modes:
        with suppress(OSError), located(root, path) as location:
            descriptor = os.open(location.name, _OPEN, dir_fd=location.folder)
            try:
                if _fix_mode(descriptor):
                    fixed.append(path)
            finally:
                os.close(descriptor)
    return fixed


def _fix_mode(descriptor: int) -> bool:
    """Give an open file or folder the mode of published ones; return whether it has that mode now."""
    mode = os.fstat(descriptor).st_mode
    wanted = FOLDER_MODE if stat.S_ISDIR(mode) else FILE_MODE
    if stat.S_IMODE(mode) != wanted:
        with suppress(OSError):
            os.fchmod(descriptor, wanted)
    return stat.S_IMODE(os.fstat(descriptor).st_mode) == wanted

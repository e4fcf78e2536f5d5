"""One build at a time in a site folder.

The lock is the operating system's, on a file of the cache: it goes with the process that held it, however
that ended. (The library filelock takes longer to import than a small build takes.)
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

CACHE_FOLDER = ".cache"

if sys.platform == "win32":
    import msvcrt
    import time

    def _try_lock(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _lock(file: int) -> None:
        while not _try_lock(file):
            time.sleep(0.1)

else:
    import fcntl

    def _try_lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)


@contextmanager
def site_lock(site: Path, waiting: Callable[[], None]) -> Iterator[bool]:
    """Hold the lock of a site folder; ``waiting`` is called when another build has it and is waited for.

    Yields whether that was so.
    """
    folder = site / CACHE_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    file = os.open(folder / "build.lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        is_free = _try_lock(file)
        if not is_free:
            waiting()
            _lock(file)
        yield not is_free
    finally:
        os.close(file)

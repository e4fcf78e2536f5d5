"""One build at a time: in a site folder, as it has one cache, and into an output folder.

The locks are the operating system's, on files: they go with the process that held them, however that ended.
(The library filelock takes longer to import than a small build takes.) What tells of an output folder stands
beside it: two sites may be built into one, and a cache may be deleted at any time.
"""

import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from sitebuilder.cache.storage import CACHE_FOLDER

if sys.platform == "win32":
    import msvcrt
    import time

    def try_lock(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _lock(file: int) -> None:
        while not try_lock(file):
            time.sleep(0.1)

else:
    import fcntl

    def try_lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)


_OPEN = (
    os.O_RDWR
    | os.O_CREAT
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


LOCK_INSIDE = ".build.lock"
"""The name of the lock's file in an output folder beside which nothing can be written."""


@contextmanager
def site_lock(site: Path, waiting: Callable[[], None]) -> Iterator[bool]:
    """Hold the lock of a site folder; ``waiting`` is called when another build has it and is waited for.

    Yields whether that was so.

    Raises:
        OSError: the cache cannot be written.
    """
    file = site / CACHE_FOLDER / "build.lock"
    file.parent.mkdir(parents=True, exist_ok=True)
    _put_away(file)
    with _held([file], waiting) as (_, has_waited):
        yield has_waited


@contextmanager
def file_lock(file: Path, waiting: Callable[[], None]) -> Iterator[bool]:
    """Hold the lock on a file, as ``site_lock`` does; it is made where its folder is, and stays.

    Raises:
        OSError: it cannot be made.
    """
    with _held([file], waiting) as (_, has_waited):
        yield has_waited


@contextmanager
def output_lock(output: Path, waiting: Callable[[], None]) -> Iterator[bool]:
    """Hold the lock of an output folder, as ``site_lock`` does that of a site; its parent is made if need be.

    The file stands beside the folder, or in it where nothing can be written beside (a volume of a container).

    Raises:
        OSError: it can be made in neither place.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    files = [lock_beside(output), *([output / LOCK_INSIDE] if output.is_dir() else [])]
    with _held(files, waiting) as (file, has_waited):
        try:
            yield has_waited
        finally:
            # While it is held: who has waited for it sees that the file is gone, and makes another.
            with suppress(OSError):
                file.unlink()


def lock_beside(output: Path) -> Path:
    """Return the file beside an output folder on which its lock is."""
    return output.with_name(f".{output.name}.lock")


@contextmanager
def _held(files: Sequence[Path], waiting: Callable[[], None]) -> Iterator[tuple[Path, bool]]:
    """Hold the lock on the first of the files that can be opened; yield it, and whether it was waited for."""
    has_waited = False
    while True:
        file, descriptor = _opened(files)
        if not try_lock(descriptor):
            if not has_waited:
                waiting()
            has_waited = True
            _lock(descriptor)
        if _is_still(file, descriptor):
            break
        os.close(descriptor)
    try:
        yield file, has_waited
    finally:
        os.close(descriptor)


def _opened(files: Sequence[Path]) -> tuple[Path, int]:
    failures: list[OSError] = []
    for file in files:
        try:
            descriptor = os.open(file, _OPEN, 0o644)
        except OSError as error:
            failures.append(error)
            continue
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            return file, descriptor
        os.close(descriptor)
        failures.append(FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(file)))
    raise failures[0]


def _put_away(file: Path) -> None:
    """Remove what is no regular file in the place of one; what cannot be removed stays."""
    with suppress(OSError):
        kind = os.lstat(file).st_mode
        if stat.S_ISDIR(kind):
            shutil.rmtree(file)
        elif not stat.S_ISREG(kind):
            file.unlink()


def _is_still(file: Path, descriptor: int) -> bool:
    """Tell whether a file is the one that was opened: its last holder may have removed it."""
    try:
        return os.path.samestat(os.lstat(file), os.fstat(descriptor))
    except OSError:
        return False

"""Locks that allow one build at a time: per site folder, as it has one cache, and per output folder.

They are file locks of the operating system, which end with the process that holds them. (The filelock library
takes longer to import than a small build.) An output folder's lock file is beside it, as two sites may be
built into one, and a cache may be deleted at any time.
"""

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from sitebuilder.cache.remove_tree import remove_tree
from sitebuilder.cache.storage import CACHE_FOLDER
from sitebuilder.content.paths.files import make_folders

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
"""The name of the lock file in an output folder beside which nothing can be written."""


@contextmanager
def site_lock(site: Path, on_wait: Callable[[], None]) -> Iterator[bool]:
    """Hold the lock of a site folder; ``on_wait`` is called if another build holds it.

    Yields whether that was the case.

    Raises:
        OSError: the cache is not writable.
    """
    file = site / CACHE_FOLDER / "build.lock"
    file.parent.mkdir(parents=True, exist_ok=True)
    _remove_obstacle(file)
    with _hold_first([file], on_wait) as (_, has_waited):
        yield has_waited


@contextmanager
def file_lock(file: Path, on_wait: Callable[[], None]) -> Iterator[bool]:
    """Hold the lock on a file, as ``site_lock`` does; it is created in an existing folder, and kept.

    Raises:
        OSError: it cannot be created.
    """
    with _hold_first([file], on_wait) as (_, has_waited):
        yield has_waited


@contextmanager
def output_lock(output: Path, on_wait: Callable[[], None]) -> Iterator[bool]:
    """Hold the lock of an output folder, as ``site_lock`` does; its parent is created if missing.

    The lock file is beside the folder, or inside it if nothing can be written beside it (a container volume).

    Raises:
        OSError: it can be created in neither place.
    """
    make_folders(os.fspath(output.parent))
    files = [lock_beside(output), *([output / LOCK_INSIDE] if output.is_dir() else [])]
    with _hold_first(files, on_wait, os.fspath(output)) as (file, has_waited):
        try:
            yield has_waited
        finally:
            # Removed while it is held: whoever waits for it notices, and creates another.
            with suppress(OSError):
                file.unlink()


def lock_beside(output: Path) -> Path:
    """Return the path of the lock file beside an output folder."""
    return output.with_name(f".{output.name}.lock")


@contextmanager
def _hold_first(
    files: Sequence[Path], on_wait: Callable[[], None], owner: str | None = None
) -> Iterator[tuple[Path, bool]]:
    """Hold the lock on the first file that can be opened; yield it, and whether it was waited for.

    An error names the path of the ``owner`` of the lock, which people know, rather than that of the file.
    """
    has_waited = False
    while True:
        file, descriptor = _open_first(files, owner)
        try:
            if not try_lock(descriptor):
                if not has_waited:
                    on_wait()
                has_waited = True
                _lock(descriptor)
            if _is_same_file(file, descriptor):
                yield file, has_waited
                return
        finally:
            os.close(descriptor)


def _open_first(files: Sequence[Path], owner: str | None) -> tuple[Path, int]:
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
    first = failures[0]
    raise OSError(first.errno, first.strerror, owner or first.filename)


def _remove_obstacle(file: Path) -> None:
    """Remove anything but a regular file at a path; ignore failures."""
    with suppress(OSError):
        kind = os.lstat(file).st_mode
        if stat.S_ISDIR(kind):
            remove_tree(os.fspath(file))
        elif not stat.S_ISREG(kind):
            file.unlink()


def _is_same_file(file: Path, descriptor: int) -> bool:
    """Return whether a path is still the file that was opened; its last holder may have removed it.

    Raises:
        OSError: the path cannot be looked up; another attempt would find the same.
    """
    try:
        return os.path.samestat(os.lstat(file), os.fstat(descriptor))
    except FileNotFoundError:
        return False

"""The output folder of a preview, in the cache: each has its own, so that two never overwrite each other."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from sitebuilder.cache.lock import try_lock
from sitebuilder.cache.remove_tree import remove_tree
from sitebuilder.cache.storage import CACHE_FOLDER

FOLDER = "previews"


@contextmanager
def preview_folder(site: Path) -> Iterator[Path]:
    """Yield an output folder for one preview; it is removed at the end.

    Its name is the first number in ``.cache/previews/`` that no running preview has locked. Leftovers of
    killed previews are removed on the way. If the cache is not writable, it is a temporary folder.
    """
    locked = _lock_number(site / CACHE_FOLDER / FOLDER)
    if locked is None:
        with tempfile.TemporaryDirectory(prefix="preview-", ignore_cleanup_errors=True) as temporary:
            yield Path(temporary) / "site"
        return
    lock, folder = locked
    try:
        yield folder
    finally:
        _remove(folder)
        os.close(lock)


def _lock_number(root: Path) -> tuple[int, Path] | None:
    """Lock the first free number; return the lock and its folder, or None if the root is not writable."""
    try:
        if root.is_symlink():
            root.unlink()
        root.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(root)
        for number in count(1):
            lock = _try_lock_number(root, str(number))
            if lock is not None:
                return lock, root / str(number)
    except OSError:
        return None
    return None


def _remove_abandoned(root: Path) -> None:
    """Remove the folders of previews that were killed: the system has released their locks."""
    for each in list(root.iterdir()):
        if not each.name.isdecimal():
            continue
        lock = _try_lock_number(root, each.name)
        if lock is not None:
            _remove(each)
            os.close(lock)


def _try_lock_number(root: Path, number: str) -> int | None:
    """Return the file descriptor of a number's lock, or None if another preview holds it."""
    # A symbolic link in place of the lock is not followed (Windows has no such flag, and few such links).
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    lock = os.open(root / f"{number}.lock", flags, 0o644)
    if try_lock(lock):
        return lock
    os.close(lock)
    return None


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink(missing_ok=True)
    else:
        with suppress(OSError):
            remove_tree(os.fspath(folder))

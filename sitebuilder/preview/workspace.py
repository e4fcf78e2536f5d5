"""The folder of one preview, below the cache: two previews of a site would overwrite each other's pages."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sitebuilder.cache.lock import try_lock
from sitebuilder.cache.storage import CACHE_FOLDER

FOLDER = "previews"


@contextmanager
def preview_folder(site: Path) -> Iterator[Path]:
    """Yield a folder for the pages of one preview, which is removed at the end.

    It is the first number below ``.cache/previews/`` that no living preview holds. What a preview that was
    killed has left is removed on the way. Where the cache cannot be written, it is a temporary folder.
    """
    held = _hold_a_number(site / CACHE_FOLDER / FOLDER)
    if held is None:
        with tempfile.TemporaryDirectory(prefix="preview-", ignore_cleanup_errors=True) as temporary:
            yield Path(temporary) / "site"
        return
    lock, folder = held
    try:
        yield folder
    finally:
        _remove(folder)
        os.close(lock)


def _hold_a_number(root: Path) -> tuple[int, Path] | None:
    """Return the lock and the folder of the first free number, or None where nothing can be written."""
    try:
        if root.is_symlink():
            root.unlink()
        root.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(root)
        for number in count(1):
            lock = _try_number(root, str(number))
            if lock is not None:
                return lock, root / str(number)
    except OSError:
        return None
    return None


def _remove_abandoned(root: Path) -> None:
    """Remove the folders of previews that live no more: the system has taken their locks off."""
    for each in list(root.iterdir()):
        if not each.name.isdecimal():
            continue
        lock = _try_number(root, each.name)
        if lock is not None:
            _remove(each)
            os.close(lock)


def _try_number(root: Path, number: str) -> int | None:
    """Return the open lock of a number, or None when another preview holds it."""
    # A link in the lock's place is not followed (Windows has no such flag, and hardly links).
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
        shutil.rmtree(folder, ignore_errors=True)

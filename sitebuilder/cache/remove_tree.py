"""Remove a folder of any depth, where ``shutil.rmtree`` recurses (Python 3.11: to a thousand levels)."""

import os
import stat
from collections.abc import Iterator
from itertools import count

_FOLDER = (
    os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
)
_HAS_DESCRIPTORS = os.open in os.supports_dir_fd and os.listdir in os.supports_fd


def remove_tree(path: str, within: int | None = None) -> None:
    """Remove a folder with its contents, without following symlinks or leaving its file system.

    ``path`` is relative to the folder open as ``within``, if that is given. The folders in a subfolder are
    moved up before it is removed, so that two folders are open at a time, whatever the depth.

    Raises:
        OSError: something in it cannot be removed.
    """
    if not _HAS_DESCRIPTORS:
        import shutil

        shutil.rmtree(path)
        return
    top = os.open(path, _FOLDER, dir_fd=within)
    try:
        numbers = count()
        while names := os.listdir(top):
            for name in names:
                if not _is_folder(top, name):
                    os.unlink(name, dir_fd=top)
                    continue
                _empty(top, name, numbers)
                os.rmdir(name, dir_fd=top)
    finally:
        os.close(top)
    os.rmdir(path, dir_fd=within)


def _empty(top: int, name: str, numbers: Iterator[int]) -> None:
    """Remove the files of a subfolder, and move its folders up beside it."""
    folder = os.open(name, _FOLDER, dir_fd=top)
    try:
        for inner in os.listdir(folder):
            if _is_folder(folder, inner):
                os.rename(inner, _free_name(top, numbers), src_dir_fd=folder, dst_dir_fd=top)
            else:
                os.unlink(inner, dir_fd=folder)
    finally:
        os.close(folder)


def _is_folder(within: int, name: str) -> bool:
    return stat.S_ISDIR(os.stat(name, dir_fd=within, follow_symlinks=False).st_mode)


def _free_name(top: int, numbers: Iterator[int]) -> str:
    for number in numbers:
        name = f".removed-{number}"
        try:
            os.stat(name, dir_fd=top, follow_symlinks=False)
        except FileNotFoundError:
            return name
    raise AssertionError("numbers do not end")

"""Walk a folder of any depth, where the library's functions recurse (Python 3.11: to a thousand levels)."""

import os
from collections.abc import Callable, Iterator


def pass_over(path: str, error: OSError) -> None:
    """Ignore a folder that cannot be read."""


def walk(
    folder: str | os.PathLike[str],
    enters: Callable[[str], bool] = lambda name: True,
    on_error: Callable[[str, OSError], None] = pass_over,
) -> Iterator[tuple[str, list[os.DirEntry[str]]]]:
    """Yield each folder below one, itself first, with its entries other than folders, sorted by name.

    Symlinks are not followed: they count as entries. ``enters`` chooses subfolders by their names. A folder
    that cannot be read is passed over, after ``on_error`` was called with its path.
    """
    pending = [os.fspath(folder)]
    while pending:
        current = pending.pop()
        try:
            with os.scandir(current) as found:
                entries = sorted(found, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            on_error(current, error)
            continue
        others: list[os.DirEntry[str]] = []
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                others.append(entry)
            elif enters(entry.name):
                pending.append(entry.path)
        yield current, others[::-1]


def files_below(folder: str | os.PathLike[str]) -> list[str]:
    """Return the path of everything below a folder except folders, relative to it, with forward slashes."""
    top = os.fspath(folder)
    return [
        os.path.relpath(entry.path, top).replace(os.sep, "/")
        for _, entries in walk(folder)
        for entry in entries
    ]

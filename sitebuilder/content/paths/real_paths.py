"""Resolve paths that a text or a symlink names, which may lead to files that are none of the site's."""

import os


def path_inside(folder: str | os.PathLike[str], path: str) -> str | None:
    """Return the real path of one relative to a folder; None if it leads out of it, with links followed."""
    if "\0" in path:
        return None
    root = os.path.realpath(folder)
    real = os.path.realpath(os.path.join(root, path))
    return real if real == root or real.startswith(os.path.join(root, "")) else None

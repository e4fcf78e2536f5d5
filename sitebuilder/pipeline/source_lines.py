"""Find the lines of source files that problems refer to, and the paths of these files in the repository."""

import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from sitebuilder.content.paths.files import MAX_TEXT_BYTES, decode_text, read_regular_file
from sitebuilder.content.paths.real_paths import path_inside
from sitebuilder.messages import Problem, has_line

_TEXTS = (".css", ".html", ".js", ".json", ".map", ".md", ".svg", ".txt", ".xml", ".yaml", ".yml")
_OWN = ("templates/", "assets/")
"""Folders taken from the fallback if the site has none of its own."""


def line_finder(site: Path, fallback: Path) -> Callable[[Problem], str | None]:
    """Return a function that finds the line of a problem; ``fallback`` is as for ``BuildOptions``.

    It never reads a file outside the two folders, not even through a symlink.
    """

    @lru_cache(maxsize=64)
    def lines_of(file: str) -> list[str]:
        path = source_file(file, site, fallback)
        return _lines(file, path) if path is not None and file.endswith(_TEXTS) else []

    def line_of(each: Problem) -> str | None:
        if not has_line(each):
            return None
        lines = lines_of(each.place.file)
        return lines[each.place.line - 1] if each.place.line <= len(lines) else None

    return line_of


def source_file(file: str, site: Path, fallback: Path) -> Path | None:
    """Return the path of a problem's file; None if it is neither below the site nor below the fallback."""
    has_own = not file.startswith(_OWN) or os.path.lexists(site / file.partition("/")[0])
    root = site if has_own else fallback
    path = root / file
    return path if path_inside(root, file) is not None and os.path.lexists(path) else None


def path_finder(site: Path, fallback: Path) -> Callable[[str], str | None]:
    """Return a function that finds a problem file's path relative to the root of the site's repository."""
    root = os.path.realpath(repository_root(site))

    def path_of(file: str) -> str | None:
        path = source_file(file, site, fallback)
        if path is None:
            return None
        # A pull request changes the symlink itself, not its target.
        real = os.path.join(os.path.realpath(path.parent), path.name)
        below = os.path.relpath(real, root).replace(os.sep, "/")
        return None if below.startswith("../") else below

    return path_of


def repository_root(site: Path) -> Path:
    """Return the nearest Git repository around a site, or the site itself if there is none."""
    site = site.absolute()
    return next((each for each in (site, *site.parents) if os.path.lexists(each / ".git")), site)


def _lines(file: str, path: Path) -> list[str]:
    try:
        text = decode_text(file, read_regular_file(path, MAX_TEXT_BYTES))
    except OSError:
        return []
    return [] if isinstance(text, Problem) else text.split("\n")

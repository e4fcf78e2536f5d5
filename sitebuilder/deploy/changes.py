"""What a deploy changes for visitors: added, changed and removed pages, with their titles."""

import html
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from sitebuilder.content.paths.files import read_regular_file
from sitebuilder.content.paths.output_paths import without_index

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_LONG_NUMBER = re.compile("&#[0-9]{8,};?")
"""A character reference to no character, whose number may be longer than Python reads."""

_HEAD_BYTES = 65_536


class Page(Struct, frozen=True, order=True):
    """A page: its path in the output folder and its title, empty if unknown."""

    path: str
    title: str

    @property
    def address(self) -> str:
        """The page's path on the site, as people read it."""
        return f"/{without_index(self.path)}"


class Changes(Struct, frozen=True):
    """The difference between the live site and a build.

    ``others`` counts the files other than pages: pictures, feeds, styles. ``live_pages`` counts the live
    pages. ``paths`` are those of all files that differ.
    """

    added: tuple[Page, ...]
    changed: tuple[Page, ...]
    removed: tuple[Page, ...]
    others: int
    live_pages: int
    paths: tuple[str, ...]

    @property
    def percent_removed(self) -> float:
        """The share of the live pages that would vanish."""
        return 100 * len(self.removed) / self.live_pages if self.live_pages else 0.0


def find_changes(
    live: Mapping[str, str], built: Mapping[str, str], site: str, folder: Path | None, last: Path
) -> Changes:
    """Compare two manifests; ``folder`` holds the build, ``last`` what this machine published last.

    Without a ``folder`` the titles of pages in the build are unknown.

    ``site`` is the name of the site, which is the suffix of its pages' titles.
    """
    added = [path for path in built if path not in live]
    removed = [path for path in live if path not in built]
    changed = [path for path in built if path in live and live[path] != built[path]]
    paths = sorted((*added, *changed, *removed))
    return Changes(
        added=_pages(added, folder, site),
        changed=_pages(changed, folder, site),
        removed=_pages(removed, last, site),
        others=sum(not is_page(path) for path in paths),
        live_pages=sum(map(is_page, live)),
        paths=tuple(paths),
    )


def is_page(path: str) -> bool:
    """Return whether an output is a page."""
    return path.endswith(".html")


def address_of(path: str) -> str:
    """Return an output's URL relative to the site's, percent-encoded; that of a page lacks its file name."""
    return quote(without_index(path))


def _pages(paths: Iterable[str], folder: Path | None, site: str) -> tuple[Page, ...]:
    return tuple(
        sorted(Page(path, _title(path, folder).removesuffix(f" - {site}")) for path in paths if is_page(path))
    )


def _title(path: str, folder: Path | None) -> str:
    """Return the title of a page; empty if unknown."""
    if folder is None:
        return ""
    try:
        content = read_regular_file(folder / path, _HEAD_BYTES)
    except OSError:
        return ""
    found = _TITLE.search(content.decode("utf-8", "replace"))
    return " ".join(html.unescape(_LONG_NUMBER.sub("\ufffd", found[1])).split()) if found else ""

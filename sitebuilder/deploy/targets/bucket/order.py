"""The order in which a release's files are sent to a bucket, and the headers they are served with.

A bucket is not atomic: files change one by one. At every moment, however, everything a page refers to exists,
because it is sent before the page and removed after it.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from enum import IntEnum

from sitebuilder.deploy.changes import is_page
from sitebuilder.deploy.hosting.caching import cache_control, is_fingerprinted
from sitebuilder.formats.media_types import content_type


class Step(IntEnum):
    """The steps of sending, in order; each is verified before the next begins."""

    ASSETS = 1
    """Files whose names change with their bytes; no page refers to the new ones yet."""
    FILES = 2
    """Everything else pages refer to: attachments, verification files, new lists."""
    PAGES = 3
    LISTS = 4
    """What leads to pages: feeds, calendars, the site map, the parts of the search index."""
    HOME = 5


_LISTS = re.compile(r"(feeds|search|calendar)/|.*\.ics$|sitemap[^/]*\.xml$|[^/]+\.(json|map|txt)$")
_HOME = ("index.html", "search/head.json")
_NAMED_BY_NO_PAGE = re.compile(r"sitemap[^/]*\.xml$|robots\.txt$|redirects\.map$")


def step_of(path: str, is_new: bool) -> Step:
    """Return the step that sends a file; ``is_new``: the bucket does not have it yet.

    A new list is sent with the files, as pages sent after it refer to it, and nothing refers to it before.
    """
    if is_fingerprinted(path):
        return Step.ASSETS
    is_list = bool(_LISTS.match(path)) and not path.endswith(".html")
    if is_list and is_new and not _NAMED_BY_NO_PAGE.match(path):
        return Step.FILES
    if path in _HOME:
        return Step.HOME
    if is_list:
        return Step.LISTS
    return Step.PAGES if is_page(path) else Step.FILES


def sending_steps(paths: Iterable[str], present: Collection[str]) -> list[list[str]]:
    """Return the files to send in each step, in order; ``present`` are the paths in the bucket."""
    steps: defaultdict[Step, list[str]] = defaultdict(list)
    for path in sorted(paths):
        steps[step_of(path, path not in present)].append(path)
    return [steps[step] for step in sorted(steps)]


def removing_steps(paths: Iterable[str]) -> list[list[str]]:
    """Return the files to remove in groups: pages, what only they refer to, and finally old assets."""
    groups: list[list[str]] = [[], [], []]
    for path in sorted(paths):
        groups[0 if is_page(path) else 2 if is_fingerprinted(path) else 1].append(path)
    return [group for group in groups if group]


def headers_of(path: str) -> dict[str, str]:
    """Return the headers with which a file is served."""
    return {"Content-Type": content_type(path), "Cache-Control": cache_control(path)}


def group_by_headers(paths: Iterable[str]) -> Iterator[tuple[dict[str, str], list[str]]]:
    """Group paths by the headers they are served with; yield the headers and the paths of each group."""
    groups: defaultdict[tuple[tuple[str, str], ...], list[str]] = defaultdict(list)
    for path in paths:
        groups[tuple(headers_of(path).items())].append(path)
    for headers, group in groups.items():
        yield dict(headers), group

"""The whole comparison of two outputs, as a value that each report shows."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import cast

from msgspec import Struct

from sitebuilder.compare.calendars import calendar_items
from sitebuilder.compare.feeds import feed_items
from sitebuilder.compare.items import Item, ItemChange, item_changes
from sitebuilder.compare.names import (
    Role,
    address_of,
    path_of,
    role_of,
    strip_fingerprint,
    strip_fingerprints,
)
from sitebuilder.compare.outputs import Differences, Output, differences
from sitebuilder.compare.pages import (
    description_of,
    frame_part,
    heading_of,
    main_part,
    page_text,
    redirect_target,
    text_blocks,
    title_of,
)
from sitebuilder.compare.rows import Row, diff_rows

MAX_SHOWN = 300
"""Pages of which the text is shown: more than anybody reads."""

_CURRENT = re.compile(r' aria-current="[^"]*"')


class PageChange(Struct, frozen=True):
    """A page that is ``added``, ``changed``, ``moved``, ``redirected`` or ``removed``.

    ``target`` is where a visitor of the address is sent now. ``rows`` is empty of a page beyond
    ``MAX_SHOWN``, and where only what is around the text changed.
    """

    change: str
    address: str
    title: str
    target: str | None = None
    rows: tuple[Row, ...] = ()


class FrameChange(Struct, frozen=True):
    """What changed around the text of pages alike: navigation, footer."""

    rows: tuple[Row, ...]
    count: int


class FileChange(Struct, frozen=True):
    """A file that is ``added``, ``changed`` or ``removed``, by its name without a fingerprint."""

    change: str
    name: str


class Comparison(Struct, frozen=True):
    """All that differs for visitors between two outputs, each in the order of addresses."""

    pages: tuple[PageChange, ...]
    frames: tuple[FrameChange, ...]
    entries: tuple[ItemChange, ...]
    events: tuple[ItemChange, ...]
    files: tuple[FileChange, ...]
    assets: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing differs for a visitor."""
        return not any((self.pages, self.frames, self.entries, self.events, self.files, self.assets))


def compare(old: Output, new: Output) -> Comparison:
    """Compare two outputs.

    Raises:
        OSError: a file of them cannot be read.
    """
    found = differences(old, new)
    files = list(_files(found))
    return Comparison(
        pages=_with_moves(tuple(_pages(old, new, found))),
        frames=tuple(_frames(old, new, found)),
        entries=tuple(_items(old, new, found, Role.FEED, feed_items)),
        events=tuple(_items(old, new, found, Role.CALENDAR, calendar_items)),
        files=tuple(each for each, role in files if role is not Role.ASSET),
        assets=tuple(sorted({each.name for each, role in files if role is Role.ASSET})),
    )


def _pages(old: Output, new: Output, found: Differences) -> Iterator[PageChange]:
    shown = 0
    for path in sorted((*found.added, *found.changed, *found.removed), key=_order):
        if role_of(path) is Role.PAGE:
            before = _html(old, path) if path in old.digests else None
            after = _html(new, path) if path in new.digests else None
            change = _page(path, before, after, shown < MAX_SHOWN, partial(_new_page, old, new))
            if change is not None:
                shown += bool(change.rows)
                yield change


def _with_moves(pages: tuple[PageChange, ...]) -> tuple[PageChange, ...]:
    """Leave out the pages to which others moved: these tell of them already."""
    reached = {path_of(page.target) for page in pages if page.change == "moved" and page.target}
    return tuple(page for page in pages if page.change != "added" or path_of(page.address) not in reached)


def _page(
    path: str, before: str | None, after: str | None, shows: bool, moved_to: Callable[[str], str | None]
) -> PageChange | None:
    """Return what became of a page; None where it is the same but for its frame."""
    address = address_of(path)
    if after is None:
        gone = cast("str", before)
        rows = _text_rows(gone, None) if shows else ()
        return PageChange("removed", address, heading_of(gone), rows=rows)
    target = redirect_target(after)
    if target is not None:
        if before is None or redirect_target(before) == target:
            return PageChange("redirected", address, "", target) if before is None else None
        there = moved_to(target)
        rows = _text_rows(before, there) if shows and there is not None else ()
        return PageChange("moved" if there else "redirected", address, heading_of(before), target, rows)
    if before is None or redirect_target(before) is not None:
        return PageChange("added", address, heading_of(after), rows=_text_rows(None, after) if shows else ())
    if _said(before) == _said(after):
        return None
    rows = _text_rows(before, after) if shows else ()
    return PageChange("changed", address, heading_of(after), rows=rows) if rows or not shows else None


def _said(html: str) -> tuple[str, str, str]:
    return title_of(html), description_of(html), main_part(html)


def _text_rows(before: str | None, after: str | None) -> tuple[Row, ...]:
    old = page_text(before).blocks if before is not None else ()
    new = page_text(after).blocks if after is not None else ()
    return tuple(diff_rows(old, new))


def _new_page(old: Output, new: Output, target: str) -> str | None:
    """Return the page that a redirect leads to, where it has not been there before."""
    path = path_of(target)
    return _html(new, path) if path in new.digests and path not in old.digests else None


def _html(output: Output, path: str) -> str:
    return strip_fingerprints(output.read(path)).decode("utf-8", "replace")


def _order(path: str) -> tuple[bool, str]:
    """Order pages by their addresses, what no visitor asks for last."""
    return path == "404.html", address_of(path)


def _frames(old: Output, new: Output, found: Differences) -> Iterator[FrameChange]:
    pages: dict[tuple[str, str], list[str]] = {}
    for path in found.changed:
        if role_of(path) is Role.PAGE:
            pair = _frame(_html(old, path)), _frame(_html(new, path))
            if pair[0] != pair[1] and all(pair):
                pages.setdefault(pair, []).append(path)
    with_row: dict[Row, list[str]] = {}
    for (before, after), paths in pages.items():
        for row in dict.fromkeys(diff_rows(text_blocks(before), text_blocks(after))):
            if row.change not in ("same", "gap"):
                with_row.setdefault(row, []).extend(paths)
    alike: dict[frozenset[str], list[Row]] = {}
    for row, paths in with_row.items():
        alike.setdefault(frozenset(paths), []).append(row)
    changes = (FrameChange(tuple(rows), len(paths)) for paths, rows in alike.items())
    yield from sorted(changes, key=lambda each: -each.count)


def _frame(html: str) -> str:
    return _CURRENT.sub("", frame_part(html))


def _items(
    old: Output,
    new: Output,
    found: Differences,
    role: Role,
    items: Callable[[bytes], Mapping[str, Item]],
) -> Sequence[ItemChange]:
    def of(output: Output, path: str) -> Mapping[str, Item]:
        return items(output.read(path)) if path in output.digests else {}

    paths = (path for path in (*found.added, *found.changed, *found.removed) if role_of(path) is role)
    return item_changes({path: (of(old, path), of(new, path)) for path in paths})


def _files(found: Differences) -> Iterator[tuple[FileChange, Role]]:
    """Yield attachments, pictures and assets; one whose fingerprint alone is new has changed."""
    names: dict[tuple[str, Role], set[str]] = {}
    for change, paths in (("added", found.added), ("removed", found.removed), ("changed", found.changed)):
        for path in paths:
            role = role_of(path)
            if role in (Role.FILE, Role.PICTURE, Role.ASSET):
                names.setdefault((strip_fingerprint(path), role), set()).add(change)
    for (name, role), changes in sorted(names.items(), key=lambda each: each[0][0]):
        change = next(iter(changes)) if len(changes) == 1 else "changed"
        yield FileChange(change, f"/{name}"), role

"""Compares two outputs."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import cast

from sitebuilder.compare.calendars import calendar_items
from sitebuilder.compare.comparison import MAX_SHOWN, Comparison, FileChange, FrameChange, PageChange
from sitebuilder.compare.feeds import feed_items
from sitebuilder.compare.items import Item, ItemChange, item_changes
from sitebuilder.compare.names import (
    Role,
    address_of,
    natural_order,
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
    is_closed,
    main_part,
    page_blocks,
    redirect_target,
    text_blocks,
    title_of,
)
from sitebuilder.compare.rows import Row, change_key, diff_rows

MAX_COMPARED = 2_000
"""Pages whose text is compared."""

_CURRENT = re.compile(r' aria-current="[^"]*"')


def compare(old: Output, new: Output) -> Comparison:
    """Compare two outputs.

    Raises:
        OSError: a file of them cannot be read.
    """
    diff = differences(old, new)
    files = list(_files(diff))
    return Comparison(
        pages=_in_order(_drop_move_targets(tuple(_pages(old, new, diff)))),
        frames=tuple(_frames(old, new, diff)),
        entries=tuple(_items(old, new, diff, Role.FEED, feed_items)),
        events=tuple(_items(old, new, diff, Role.CALENDAR, calendar_items)),
        files=tuple(each for each, role in files if role is not Role.ASSET),
        assets=tuple(sorted({each.name for each, role in files if role is Role.ASSET})),
    )


def _pages(old: Output, new: Output, diff: Differences) -> Iterator[PageChange]:
    compared, shown = 0, set[Hashable]()
    came_or_went = sorted((*diff.added, *diff.removed), key=natural_order)
    for path in (*came_or_went, *sorted(diff.changed, key=natural_order)):
        if role_of(path) is Role.PAGE:
            before = _html(old, path) if path in old.digests else None
            after = _html(new, path) if path in new.digests else None
            with_rows = len(shown) < MAX_SHOWN and compared < MAX_COMPARED
            change = _page(path, before, after, with_rows, partial(_new_page, old, new))
            if change is not None and change.rows:
                compared += 1
                shown.add(change_key(change.rows, change.title) if change.change == "changed" else path)
            if change is not None:
                yield change


def _drop_move_targets(pages: tuple[PageChange, ...]) -> tuple[PageChange, ...]:
    """Leave out added pages that are the new address of a moved one: the move already reports them."""
    targets = {path_of(page.target) for page in pages if page.change == "moved" and page.target}
    return tuple(page for page in pages if page.change != "added" or path_of(page.address) not in targets)


def _page(
    path: str,
    before: str | None,
    after: str | None,
    with_rows: bool,
    new_page: Callable[[str], str | None],
) -> PageChange | None:
    """Return the change of a page; None if at most its frame changed.

    ``new_page`` returns the HTML of a redirect's target if that page is new.
    """
    address, rows_of = address_of(path), _text_rows if with_rows else _no_rows
    if after is None:
        removed = cast("str", before)
        return PageChange("removed", address, heading_of(removed), rows=rows_of(removed, None))
    target = redirect_target(after)
    if target is not None:
        if before is None:
            return PageChange("redirected", address, "", target)
        if redirect_target(before) == target:
            return None
        moved = new_page(target)
        if moved is None:
            return PageChange("redirected", address, heading_of(before), target)
        return PageChange("moved", address, heading_of(before), target, rows_of(before, moved))
    if before is None or redirect_target(before) is not None:
        return PageChange("added", address, heading_of(after), rows=rows_of(None, after))
    if _own_text(before) == _own_text(after):
        return None
    rows = rows_of(before, after)
    return PageChange("changed", address, heading_of(after), rows=rows) if rows or not with_rows else None


def _own_text(html: str) -> tuple[str, str, str]:
    return title_of(html), description_of(html), main_part(html)


def _text_rows(before: str | None, after: str | None) -> tuple[Row, ...]:
    old = page_blocks(before) if before is not None else ()
    new = page_blocks(after) if after is not None else ()
    return tuple(diff_rows(old, new))


def _no_rows(before: str | None, after: str | None) -> tuple[Row, ...]:
    """Return nothing, for pages whose text is not shown."""
    return ()


def _new_page(old: Output, new: Output, target: str) -> str | None:
    """Return the HTML of the page that a redirect leads to; None if it existed before."""
    path = path_of(target)
    return _html(new, path) if path in new.digests and path not in old.digests else None


def _html(output: Output, path: str) -> str:
    """Return the HTML of a page; empty if it is no page, but a file of any bytes."""
    html = strip_fingerprints(output.read(path)).decode("utf-8", "replace")
    return html if is_closed(html) else ""


def _in_order(pages: Iterable[PageChange]) -> tuple[PageChange, ...]:
    """Sort pages by address, those that only changed last, as a long report shows the first ones alone."""
    return tuple(
        sorted(
            pages,
            key=lambda each: (each.change == "changed", _is_error_page(each), natural_order(each.address)),
        )
    )


def _is_error_page(page: PageChange) -> bool:
    """Return whether a page is the one for addresses that do not exist."""
    return page.address == "/404.html"


def _frames(old: Output, new: Output, diff: Differences) -> Iterator[FrameChange]:
    """Yield the frame changes, those on most pages first; rows on the same set of pages are one change."""
    pages: dict[tuple[str, str], list[str]] = {}
    for path in diff.changed:
        if role_of(path) is Role.PAGE:
            frames = _frame(_html(old, path)), _frame(_html(new, path))
            if frames[0] != frames[1] and all(frames):
                pages.setdefault(frames, []).append(path)
    paths_by_row: dict[Row, list[str]] = {}
    for (before, after), paths in pages.items():
        for row in dict.fromkeys(diff_rows(text_blocks(before), text_blocks(after))):
            if row.change not in ("same", "gap"):
                paths_by_row.setdefault(row, []).extend(paths)
    rows_by_paths: dict[frozenset[str], list[Row]] = {}
    for row, paths in paths_by_row.items():
        rows_by_paths.setdefault(frozenset(paths), []).append(row)
    changes = (FrameChange(tuple(rows), len(paths)) for paths, rows in rows_by_paths.items())
    yield from sorted(changes, key=lambda each: -each.count)


def _frame(html: str) -> str:
    return _CURRENT.sub("", frame_part(html))


def _items(
    old: Output,
    new: Output,
    diff: Differences,
    role: Role,
    parse: Callable[[bytes], Mapping[str, Item]],
) -> Sequence[ItemChange]:
    def items(output: Output, path: str) -> Mapping[str, Item]:
        return parse(output.read(path)) if path in output.digests else {}

    paths = (path for path in (*diff.added, *diff.changed, *diff.removed) if role_of(path) is role)
    return item_changes({path: (items(old, path), items(new, path)) for path in paths})


def _files(diff: Differences) -> Iterator[tuple[FileChange, Role]]:
    """Yield attachments, pictures and assets; a file with a new fingerprint counts as changed."""
    names: dict[tuple[str, Role], set[str]] = {}
    for change, paths in (("added", diff.added), ("removed", diff.removed), ("changed", diff.changed)):
        for path in paths:
            role = role_of(path)
            if role in (Role.FILE, Role.PICTURE, Role.ASSET):
                names.setdefault((strip_fingerprint(path), role), set()).add(change)
    for (name, role), changes in sorted(names.items(), key=lambda each: each[0][0]):
        change = next(iter(changes)) if len(changes) == 1 else "changed"
        yield FileChange(change, f"/{name}"), role

"""Gathers changes that are alike, so that a report shows each kind once, with its places."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from sitebuilder.compare.comparison import PageChange
from sitebuilder.compare.items import ItemChange
from sitebuilder.compare.rows import Row, change_key, changed_rows

MIN_ALIKE = 3
"""Fewer changes that are alike are shown one by one."""

MAX_PLACES = 10
"""Places of a kind of change that are shown; the others are counted."""

_Change = TypeVar("_Change")


class AlikeChanges(Struct, frozen=True):
    """Pages whose text changed in the same ``rows``, which are those of the first one."""

    rows: tuple[Row, ...]
    pages: tuple[PageChange, ...]


def gather_pages(pages: Sequence[PageChange]) -> tuple[tuple[PageChange, ...], tuple[AlikeChanges, ...]]:
    """Return the pages that changed in a way of their own, in order, and the kinds of changes of others."""
    groups = list(_groups(pages, _page_key))
    alone = {id(page) for group in groups if len(group) < MIN_ALIKE for page in group}
    gathered = (
        AlikeChanges(changed_rows(group[0].rows), tuple(group)) for group in groups if len(group) >= MIN_ALIKE
    )
    return tuple(page for page in pages if id(page) in alone), tuple(gathered)


def gather_items(items: Sequence[ItemChange]) -> list[list[ItemChange]]:
    """Return entries or events in groups of those that changed in the same facts, or alone."""
    groups = _groups(items, lambda each: each.facts if each.change == "changed" else None)
    return [
        part
        for group in groups
        for part in ([group] if len(group) >= MIN_ALIKE else [[each] for each in group])
    ]


def _page_key(page: PageChange) -> Hashable:
    return change_key(page.rows, page.title) if page.change == "changed" and page.rows else None


def _groups(changes: Iterable[_Change], key: Callable[[_Change], Hashable]) -> Iterator[list[_Change]]:
    """Yield the changes by their keys, in the order of the first of each; those without a key alone."""
    groups: dict[Hashable, list[_Change]] = {}
    for index, each in enumerate(changes):
        found = key(each)
        groups.setdefault(("alone", index) if found is None else ("alike", found), []).append(each)
    yield from groups.values()

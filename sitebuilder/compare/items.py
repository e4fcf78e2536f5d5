"""Changes of feed entries and calendar events."""

from collections.abc import Mapping
from typing import cast

from msgspec import Struct

from sitebuilder.compare.names import natural_order


class Item(Struct, frozen=True):
    """An entry or an event: its title, and what else people see of it, as (name, value) facts."""

    title: str
    facts: tuple[tuple[str, str], ...]


class Fact(Struct, frozen=True):
    """The old and new value of a fact; both are empty for a text that is too long to be shown."""

    name: str
    old: str
    new: str


class ItemChange(Struct, frozen=True):
    """An item that is ``added``, ``changed`` or ``removed`` in the same way in each of ``files``."""

    change: str
    id: str
    title: str
    facts: tuple[Fact, ...]
    files: tuple[str, ...]


def item_changes(versions: Mapping[str, tuple[Mapping[str, Item], Mapping[str, Item]]]) -> list[ItemChange]:
    """Return the changes of items; one that is the same in several files is returned once.

    ``versions`` maps the path of each file to its old and new items, by ID.
    """
    files: dict[tuple[str, str, str, tuple[Fact, ...]], list[str]] = {}
    for path, (old, new) in sorted(versions.items()):
        for id in sorted(old.keys() | new.keys()):
            if old.get(id) != new.get(id):
                files.setdefault(_change(id, old.get(id), new.get(id)), []).append(path)
    changes = [ItemChange(*key, tuple(paths)) for key, paths in files.items()]
    return sorted(changes, key=lambda each: (each.change, natural_order(each.id)))


def _change(id: str, old: Item | None, new: Item | None) -> tuple[str, str, str, tuple[Fact, ...]]:
    if old is None or new is None:
        item = cast("Item", old or new)
        facts = tuple(
            Fact(name, value if old else "", value if new else "")
            for name, value in item.facts
            if name in ("start", "updated")
        )
        return ("added" if old is None else "removed"), id, item.title, facts
    before, now = dict(old.facts), dict(new.facts)
    facts = tuple(
        Fact(name, "", "") if name == "text" else Fact(name, before.get(name, ""), now.get(name, ""))
        for name in dict.fromkeys((*before, *now))
        if before.get(name) != now.get(name)
    )
    titles = (Fact("title", old.title, new.title),) if old.title != new.title else ()
    return "changed", id, new.title, (*titles, *facts)

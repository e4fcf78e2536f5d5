"""Entries of feeds and events of calendars that come, change and go."""

from collections.abc import Mapping
from typing import cast

from msgspec import Struct


class Item(Struct, frozen=True):
    """An entry or an event: its title, and what else people see of it by the names of the facts."""

    title: str
    facts: tuple[tuple[str, str], ...]


class Fact(Struct, frozen=True):
    """What a fact was and is; both are empty where it is a text too long to be shown."""

    name: str
    old: str
    new: str


class ItemChange(Struct, frozen=True):
    """An item that is ``added``, ``changed`` or ``removed``, in each of the files that tell of it."""

    change: str
    id: str
    title: str
    facts: tuple[Fact, ...]
    files: tuple[str, ...]


def item_changes(versions: Mapping[str, tuple[Mapping[str, Item], Mapping[str, Item]]]) -> list[ItemChange]:
    """Return what changed in the items of files, once for all files in which it is the same.

    ``versions`` maps the path of each file to its items by their ids, before and now.
    """
    files: dict[tuple[str, str, str, tuple[Fact, ...]], list[str]] = {}
    for path, (old, new) in sorted(versions.items()):
        for id in sorted(old.keys() | new.keys()):
            if old.get(id) != new.get(id):
                files.setdefault(_change(id, old.get(id), new.get(id)), []).append(path)
    found = [ItemChange(*key, tuple(paths)) for key, paths in files.items()]
    return sorted(found, key=lambda each: (each.change, each.id))


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

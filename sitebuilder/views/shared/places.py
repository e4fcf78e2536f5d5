"""Where something takes place, as pages and calendars tell it: in words, or by a document that tells more."""

from typing import Any

from msgspec import Struct

from sitebuilder.content.library import Entry
from sitebuilder.views.shared.address import Address


class PlaceText(Struct, frozen=True):
    """Where something takes place; ``url`` leads to the document that tells more, where there is one."""

    text: str
    url: str | None = None


def place_of(text: str | None, entry: Entry[Any], address: Address) -> PlaceText | None:
    """Return a place that a field of the entry names, as pages show it."""
    if text is None:
        return None
    named = entry.places.get(text)
    return PlaceText(named.title, address.href(named.path)) if named else PlaceText(text)


def place_name(text: str | None, entry: Entry[Any]) -> str | None:
    """Return what a place that a field of the entry names is called."""
    named = entry.places.get(text or "")
    return named.title if named else text


def place_location(text: str | None, entry: Entry[Any]) -> str | None:
    """Return where a place that a field of the entry names is, as calendars tell it."""
    named = entry.places.get(text or "")
    return named.location if named else text

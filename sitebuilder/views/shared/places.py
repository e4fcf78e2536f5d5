"""Places of events, as pages and calendars show them: free text, or a venue that has its own page."""

from typing import Any

from msgspec import Struct

from sitebuilder.content.library.library import Entry
from sitebuilder.views.shared.address import Address


class PlaceText(Struct, frozen=True):
    """A place; ``url`` links to its document, if it has one."""

    text: str
    url: str | None = None


def place_of(text: str | None, entry: Entry[Any], address: Address) -> PlaceText | None:
    """Return the place that a field of the entry names, as pages show it."""
    if text is None:
        return None
    place = entry.places.get(text)
    return PlaceText(place.title, address.href(place.path)) if place else PlaceText(text)


def place_name(text: str | None, entry: Entry[Any]) -> str | None:
    """Return the name of the place that a field of the entry names."""
    place = entry.places.get(text or "")
    return place.title if place else text


def place_location(text: str | None, entry: Entry[Any]) -> str | None:
    """Return the location of the place that a field of the entry names, for calendars."""
    place = entry.places.get(text or "")
    return place.location if place else text

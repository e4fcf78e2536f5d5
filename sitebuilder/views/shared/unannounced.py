"""What of a document nobody has announced yet, gathered in one place, with the ways to hear of it."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from sitebuilder.content.library import Entry
from sitebuilder.views.shared.context import SiteFrame
from sitebuilder.views.shared.feed_markup import feed_date


class UnknownFact(Struct, frozen=True):
    """A fact that nobody has given; ``id`` is the anchor of the part that would tell of it."""

    label: str
    id: str | None = None


class Unannounced(Struct, frozen=True):
    """The block 还没有公布: what is unknown, and where its announcement can be subscribed to."""

    facts: tuple[UnknownFact, ...]
    calendar_url: str | None
    feed_url: str | None


def unannounced(facts: Iterable[UnknownFact], entry: Entry[Any], frame: SiteFrame) -> Unannounced | None:
    """Return what of a document is unknown; None when all is known."""
    found = tuple(facts)
    if not found:
        return None
    href = frame.address.href
    return Unannounced(
        facts=found,
        calendar_url=href("calendar/") + "#subscriptions" if frame.has_dates else None,
        feed_url=href(f"feeds/{entry.spec.section}.xml")
        if entry.spec.in_feeds and feed_date(entry)
        else None,
    )

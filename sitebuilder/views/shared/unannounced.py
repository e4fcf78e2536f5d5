"""The block of facts of a document that have not been announced, with ways to subscribe to news about it."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from sitebuilder.content.library.library import Entry
from sitebuilder.views.shared.context import SiteFrame
from sitebuilder.views.shared.feed_markup import feed_date


class UnknownFact(Struct, frozen=True):
    """A fact that has not been announced; ``id`` is the anchor of the section where it would be."""

    label: str
    id: str | None = None


class Unannounced(Struct, frozen=True):
    """The block 还没有公布: the unknown facts, and the calendar and feed to subscribe to."""

    facts: tuple[UnknownFact, ...]
    calendar_url: str | None
    feed_url: str | None


def unannounced(facts: Iterable[UnknownFact], entry: Entry[Any], frame: SiteFrame) -> Unannounced | None:
    """Return the block of a document's unknown facts; None if there are none."""
    unknown = tuple(facts)
    if not unknown:
        return None
    href = frame.address.href
    return Unannounced(
        facts=unknown,
        calendar_url=href("calendar/") + "#subscriptions" if frame.has_dates else None,
        feed_url=href(f"feeds/{entry.spec.section}.xml")
        if entry.spec.in_feeds and feed_date(entry)
        else None,
    )

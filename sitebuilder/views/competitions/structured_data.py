"""A competition as JSON-LD (schema.org)."""

from collections.abc import Iterable
from typing import Any

from sitebuilder.content.dates.events import known_end
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.field_types import Moment
from sitebuilder.views.shared.context import ViewContext
from sitebuilder.views.shared.elements import time_of
from sitebuilder.views.shared.structured_data import (
    EVENT_CANCELLED,
    EVENT_POSTPONED,
    EVENT_RESCHEDULED,
    json_ld,
    place_data,
)


def competition_data(entry: Entry[Competition], context: ViewContext) -> dict[str, Any] | None:
    """Return a schema.org ``Event``; None for a sample and while no date of a stage is known."""
    competition, zone = entry.data, context.zone
    start = _first(stage.start for stage in competition.schedule)
    former = _first(stage.moved_from or stage.start for stage in competition.schedule)
    if competition.sample or former is None:
        return None
    status = _event_status(competition, start, former)
    ends = [known_end(stage) or stage.start for stage in competition.schedule]
    last = max((end for end in ends if end), key=lambda end: end.ends, default=None)
    organisers = [{"@type": "Organization", "name": name} for name in competition.organisers]
    return json_ld(
        "Event",
        name=competition.title,
        description=competition.summary,
        url=context.address.absolute(entry.path),
        startDate=time_of(start or former, zone).iso,
        endDate=time_of(last, zone).iso if last and None not in ends else None,
        previousStartDate=time_of(former, zone).iso if status == EVENT_RESCHEDULED else None,
        eventStatus=status,
        location=place_data(competition.venue, entry, context),
        organizer=organisers or None,
    )


def _first(moments: Iterable[Moment | None]) -> Moment | None:
    return min(filter(None, moments), key=lambda moment: moment.begins, default=None)


def _event_status(competition: Competition, start: Moment | None, former: Moment) -> str | None:
    """Return whether a competition is cancelled or begins on another day than it was to; None if it is not.

    While a stage has no new date, nobody knows whether it will be the first one.
    """
    if competition.cancelled:
        return EVENT_CANCELLED
    if start is None:
        return EVENT_POSTPONED
    is_open = any(stage.start is None and stage.moved_from for stage in competition.schedule)
    return EVENT_RESCHEDULED if start != former and not is_open else None

"""A competition as JSON-LD (schema.org)."""

from typing import Any

from sitebuilder.content.dates.events import known_end
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.competition import Competition
from sitebuilder.views.shared.context import ViewContext
from sitebuilder.views.shared.elements import time_of
from sitebuilder.views.shared.structured_data import EVENT_CANCELLED, json_ld, place_data


def competition_data(entry: Entry[Competition], context: ViewContext) -> dict[str, Any] | None:
    """Return a schema.org ``Event``; None for a sample and while no date of a stage is known."""
    competition = entry.data
    starts = [stage.start for stage in competition.schedule if stage.start]
    if competition.sample or not starts:
        return None
    ends = [known_end(stage) or stage.start for stage in competition.schedule]
    last = max((end for end in ends if end), key=lambda end: end.ends)
    organisers = [{"@type": "Organization", "name": name} for name in competition.organisers]
    return json_ld(
        "Event",
        name=competition.title,
        description=competition.summary,
        url=context.address.absolute(entry.path),
        startDate=time_of(min(starts, key=lambda start: start.begins), context.zone).iso,
        endDate=time_of(last, context.zone).iso if None not in ends else None,
        eventStatus=EVENT_CANCELLED if competition.cancelled else None,
        location=place_data(competition.venue, entry, context),
        organizer=organisers or None,
    )

"""Reads the events of a calendar file (iCalendar, RFC 5545) as comparable items."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sitebuilder.compare.items import Item


def calendar_items(content: bytes) -> Mapping[str, Item]:
    """Return the events of a calendar by UID; none if the content is not a calendar."""
    # Imported here because it takes a tenth of a second.
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(content)
    except ValueError:
        return {}
    return {str(event["UID"]): _item(event) for event in calendar.walk("VEVENT") if "UID" in event}


def _item(event: Any) -> Item:
    return Item(str(event.get("SUMMARY", "")), tuple(_facts(event)))


def _facts(event: Any) -> Iterator[tuple[str, str]]:
    """Yield the properties that people see; ``DTSTAMP`` and ``SEQUENCE``, say, are for programs."""
    if "DTSTART" in event:
        yield "start", _moment(event["DTSTART"].dt)
    if "DTEND" in event:
        end = event["DTEND"].dt
        # Of whole days it is the day after the last one (RFC 5545, 3.6.1); people see the last.
        yield "end", _moment(end if isinstance(end, datetime) else end - timedelta(days=1))
    for name, key in (("status", "STATUS"), ("place", "LOCATION"), ("text", "DESCRIPTION")):
        yield name, str(event.get(key, ""))


def _moment(value: date | datetime) -> str:
    return value.isoformat(" ", "minutes") if isinstance(value, datetime) else value.isoformat()

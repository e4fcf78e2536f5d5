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
    except (AttributeError, LookupError, OSError, TypeError, ValueError):
        # The library trusts its input, which may be a file that an editor attached.
        return {}
    return {str(event["UID"]): _item(event) for event in calendar.walk("VEVENT") if "UID" in event}


def _item(event: Any) -> Item:
    return Item(str(event.get("SUMMARY", "")), tuple(_facts(event)))


def _facts(event: Any) -> Iterator[tuple[str, str]]:
    """Yield the properties that people see; ``DTSTAMP`` and ``SEQUENCE``, say, are for programs."""
    for name, key in (("start", "DTSTART"), ("end", "DTEND")):
        if key in event:
            yield name, _moment(event[key], is_end=name == "end")
    for name, key in (("status", "STATUS"), ("place", "LOCATION"), ("text", "DESCRIPTION")):
        yield name, str(event.get(key, ""))


def _moment(value: Any, *, is_end: bool) -> str:
    """Return a date or a time as people read it; anything else, such as two dates, as it stands."""
    try:
        moment: date | datetime = value.dt
        if isinstance(moment, datetime):
            return moment.isoformat(" ", "minutes")
        # Of whole days the end is the day after the last one (RFC 5545, 3.6.1); people see the last.
        return (moment - timedelta(days=1 if is_end else 0)).isoformat()
    except (AttributeError, OverflowError, TypeError, ValueError):
        return str(value)

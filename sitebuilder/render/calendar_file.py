"""From a calendar as a value to an iCalendar file (RFC 5545, RFC 7986), with the icalendar library.

The clock does not reach the bytes: ``DTSTAMP``, which without a ``METHOD`` is the time of the last
revision (RFC 5545, 3.8.7.2), is the beginning of the day on which the document was last changed, or
of the year of the event while that day is unknown. ``SEQUENCE`` counts the days to that day, so that
it only ever grows.
"""

import datetime as dt
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vDuration, vText

PRODUCT = "-//sitebuilder//calendar//ZH"
REFRESH = timedelta(hours=12)
"""How often a subscriber should ask again."""

_FIRST_DAY = dt.date(2020, 1, 1)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")


class MomentLike(Protocol):
    """A date, with a time of day or without."""

    @property
    def date(self) -> dt.date: ...
    @property
    def time(self) -> dt.time | None: ...


class EventLike(Protocol):
    """An event; ``end`` is the last day, or the instant at which it is over."""

    @property
    def uid(self) -> str: ...
    @property
    def start(self) -> MomentLike: ...
    @property
    def end(self) -> MomentLike | None: ...
    @property
    def summary(self) -> str: ...
    @property
    def description(self) -> str | None: ...
    @property
    def location(self) -> str | None: ...
    @property
    def url(self) -> str: ...
    @property
    def category(self) -> str: ...
    @property
    def cancelled(self) -> bool: ...
    @property
    def modified(self) -> dt.date | None: ...


class CalendarLike(Protocol):
    """A calendar: its name, its time zone (a name of the IANA database) and its events."""

    @property
    def name(self) -> str: ...
    @property
    def zone(self) -> str: ...
    @property
    def events(self) -> Sequence[EventLike]: ...


class _Text(vText):
    """TEXT of RFC 5545, 3.3.11. The library's own escaping takes ``\\N`` in a text for a line break."""

    def to_ical(self) -> bytes:
        text = _CONTROL.sub("", str(self).replace("\r\n", "\n").replace("\r", "\n"))
        return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n").encode()


def encode_calendar(value: CalendarLike) -> bytes:
    """Return the calendar as a file: CRLF, lines folded at 75 octets between characters.

    Raises:
        ValueError: the calendar has no event; it must have one (RFC 5545, 3.6).
    """
    if not value.events:
        raise ValueError("a calendar needs an event")
    zone = ZoneInfo(value.zone)
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", PRODUCT)
    calendar.add("CALSCALE", "GREGORIAN")
    calendar["NAME"] = calendar["X-WR-CALNAME"] = _Text(value.name)
    calendar["X-WR-TIMEZONE"] = _Text(value.zone)
    calendar.add("REFRESH-INTERVAL", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(REFRESH))
    calendar.add_component(_time_zone(zone, value.events))
    for event in value.events:
        calendar.add_component(_event(event, zone))
    encoded: bytes = calendar.to_ical(sorted=False)
    return encoded


def _event(value: EventLike, zone: ZoneInfo) -> Event:
    event = Event()
    event["UID"] = _Text(value.uid)
    event.add("DTSTAMP", _midnight(value.modified or dt.date(value.start.date.year, 1, 1), zone))
    if value.modified is not None:
        event.add("LAST-MODIFIED", _midnight(value.modified, zone))
        event.add("SEQUENCE", max(0, (value.modified - _FIRST_DAY).days))
    _add_times(event, value.start, value.end, zone)
    texts = {
        "SUMMARY": value.summary,
        "DESCRIPTION": value.description,
        "LOCATION": value.location,
        "CATEGORIES": value.category,
    }
    for name, text in texts.items():
        if text:
            event[name] = _Text(text)
    event.add("URL", value.url)
    event.add("STATUS", "CANCELLED" if value.cancelled else "CONFIRMED")
    # What a website announces must not make its reader busy.
    event.add("TRANSP", "TRANSPARENT")
    return event


def _add_times(event: Event, start: MomentLike, end: MomentLike | None, zone: ZoneInfo) -> None:
    """Add DTSTART and DTEND, which must be of one type: whole days unless both moments have a time.

    The end of whole days is exclusive; a moment without duration has no end (RFC 5545, 3.6.1).
    """
    if start.time is None or (end is not None and end.time is None):
        last = end.date if end is not None else start.date
        event.add("DTSTART", start.date)
        event.add("DTEND", last + timedelta(days=1))
        return
    begins = datetime.combine(start.date, start.time, zone)
    event.add("DTSTART", begins)
    if end is not None and end.time is not None:
        ends = datetime.combine(end.date, end.time, zone)
        if ends > begins:
            event.add("DTEND", ends)


def _midnight(day: dt.date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, dt.time.min, zone).astimezone(UTC)


def _time_zone(zone: ZoneInfo, events: Sequence[EventLike]) -> Timezone:
    """Return the VTIMEZONE; a zone of one offset in the years of the events has one STANDARD part.

    Outlook shows nothing when a zone is named and not declared, or declared with history it cannot read.
    """
    years = [moment.date.year for event in events for moment in (event.start, event.end) if moment]
    span = range(min(years) - 1, max(years) + 2)
    months = [datetime(year, month, 1, tzinfo=zone) for year in span for month in range(1, 13)]
    if len({month.utcoffset() for month in months}) > 1:
        return Timezone.from_tzinfo(zone, zone.key, dt.date(span[0], 1, 1), dt.date(span[-1], 12, 31))
    standard = TimezoneStandard()
    standard.add("DTSTART", datetime(1970, 1, 1))
    standard.add("TZOFFSETFROM", months[0].utcoffset())
    standard.add("TZOFFSETTO", months[0].utcoffset())
    standard.add("TZNAME", months[0].tzname())
    found = Timezone()
    found.add("TZID", zone.key)
    found.add_component(standard)
    return found

"""Encodes calendars as iCalendar files (RFC 5545, RFC 7986).

The bytes don't depend on the clock: ``DTSTAMP``, which without a ``METHOD`` is the time of the last revision
(RFC 5545, 3.8.7.2), is the modification time given by the document's editor, or else the beginning of the
event's year. ``SEQUENCE`` is computed from the same time and from whether the event was cancelled or moved,
so that every clone of the content gives the same bytes.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

from sitebuilder.formats.time_zone import time_zone_lines

PRODUCT = "-//sitebuilder//calendar//ZH"
REFRESH = "PT12H"
"""How often subscribers should refresh."""

_EPOCH = datetime(1970, 1, 1)
_MAX_OCTETS = 75
_ESCAPED = re.compile(r"[\\;,]")
_NEEDS_ESCAPING = re.compile("[\\\\;,\x00-\x08\n-\x1f\x7f\ufeff]")
"""Characters that must be escaped or removed in a TEXT value."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")


class MomentLike(Protocol):
    """A date, with or without a time of day."""

    @property
    def date(self) -> dt.date: ...
    @property
    def time(self) -> dt.time | None: ...


class RepeatLike(Protocol):
    """When an event takes place again: weekly to ``until`` but for ``skipped``; at ``extra`` moments."""

    @property
    def weekdays(self) -> Sequence[str]: ...
    @property
    def until(self) -> MomentLike: ...
    @property
    def skipped(self) -> Sequence[MomentLike]: ...
    @property
    def extra(self) -> Sequence[MomentLike]: ...


class EventLike(Protocol):
    """An event; ``end`` is its last day, or the instant at which it ends."""

    def __hash__(self) -> int: ...
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
    def moved(self) -> bool: ...
    @property
    def tentative(self) -> bool: ...
    @property
    def modified(self) -> MomentLike | None: ...
    @property
    def repeat(self) -> RepeatLike | None: ...


class CalendarLike(Protocol):
    """A calendar: its name, its time zone (an IANA name) and its events."""

    @property
    def name(self) -> str: ...
    @property
    def zone(self) -> str: ...
    @property
    def events(self) -> Sequence[EventLike]: ...


def encode_calendar(value: CalendarLike) -> bytes:
    """Return a calendar as a file with CRLF line ends, folded at 75 octets between characters.

    Raises:
        ValueError: the calendar has no event, of which it must have one (RFC 5545, 3.6).
    """
    if not value.events:
        raise ValueError("a calendar needs an event")
    zone = ZoneInfo(value.zone)
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(value.name)}",
        f"X-WR-CALNAME:{_text(value.name)}",
        f"X-WR-TIMEZONE:{_text(value.zone)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
    ]
    years = [moment.date.year for event in value.events for moment in _moments(event)]
    return b"".join(
        (
            _fold_lines(head),
            _time_zone(zone, min(years), max(years)),
            *(_encode_event(event, zone) for event in value.events),
            b"END:VCALENDAR\r\n",
        )
    )


def _moments(event: EventLike) -> Iterator[MomentLike]:
    yield event.start
    if event.end is not None:
        yield event.end
    if event.repeat is not None:
        yield from (event.repeat.until, *event.repeat.extra)


def _fold_lines(lines: Iterable[str]) -> bytes:
    """Return content lines as bytes, with long ones folded (RFC 5545, 3.1)."""
    return b"".join(_fold(line.encode()) for line in lines)


def _fold(line: bytes) -> bytes:
    if len(line) <= _MAX_OCTETS:
        return line + b"\r\n"
    pieces: list[bytes] = []
    start, most = 0, _MAX_OCTETS
    while len(line) - start > most:
        end = start + most
        # 10xxxxxx is a continuation byte of UTF-8.
        while line[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(line[start:end])
        start, most = end, _MAX_OCTETS - 1
    return b"\r\n ".join((*pieces, line[start:])) + b"\r\n"


def _text(text: str) -> str:
    """Return a text as a TEXT value (RFC 5545, 3.3.11)."""
    if not _NEEDS_ESCAPING.search(text):
        return text
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _ESCAPED.sub(r"\\\g<0>", text).replace("\n", "\\n")


@lru_cache(4_096)
def _encode_event(value: EventLike, zone: ZoneInfo) -> bytes:
    """Return the lines of an event, which stands in several calendars: of the site, by kind, of its page."""
    return _fold_lines(_event_lines(value, zone))


def _event_lines(value: EventLike, zone: ZoneInfo) -> Iterator[str]:
    """Yield the content lines of an event.

    They are simple enough to be written here; the library takes a millisecond per event.
    """
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(value.uid)}"
    modified = _as_datetime(value.modified) if value.modified is not None else None
    yield f"DTSTAMP:{_format_utc(modified or datetime(value.start.date.year, 1, 1), zone)}"
    if modified is not None:
        yield f"LAST-MODIFIED:{_format_utc(modified, zone)}"
    if modified is not None or value.cancelled or value.moved:
        yield f"SEQUENCE:{_sequence(modified, value.cancelled + value.moved)}"
    yield from _time_lines(value.start, value.end, zone)
    if value.repeat is not None:
        yield from _recurrence_lines(value.repeat, zone)
    texts = (
        ("SUMMARY", value.summary),
        ("DESCRIPTION", value.description),
        ("LOCATION", value.location),
        ("CATEGORIES", value.category),
    )
    yield from (f"{name}:{_text(text)}" for name, text in texts if text)
    yield f"URL:{value.url}"
    yield f"STATUS:{_status(value)}"
    # An announcement on a website must not mark its reader as busy.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _time_lines(start: MomentLike, end: MomentLike | None, zone: ZoneInfo) -> Iterator[str]:
    """Yield DTSTART and DTEND, which must have the same type: whole days unless both have a time.

    The end of whole days is exclusive; an event without duration has no end (RFC 5545, 3.6.1). The end must
    be later than the start (3.8.2.2).
    """
    if start.time is None or (end is not None and end.time is None):
        last = max(start.date, end.date) if end is not None else start.date
        yield f"DTSTART;VALUE=DATE:{_format_date(start.date)}"
        yield f"DTEND;VALUE=DATE:{_format_date(last + timedelta(days=1))}"
        return
    begins = datetime.combine(start.date, start.time)
    yield f"DTSTART;TZID={zone.key}:{_format_datetime(begins)}"
    if end is not None and end.time is not None:
        ends = datetime.combine(end.date, end.time)
        # Compared as instants: in the hour skipped in spring, 2:30 is after 3:00.
        if ends.replace(tzinfo=zone).timestamp() > begins.replace(tzinfo=zone).timestamp():
            yield f"DTEND;TZID={zone.key}:{_format_datetime(ends)}"


def _recurrence_lines(repeat: RepeatLike, zone: ZoneInfo) -> Iterator[str]:
    """Yield RRULE and EXDATE, or RDATE, of the type of DTSTART; only UNTIL is in UTC (3.3.10)."""
    has_times = repeat.until.time is not None
    if repeat.weekdays:
        last = repeat.until
        until = _format_utc(_as_datetime(last), zone) if has_times else _format_date(last.date)
        yield f"RRULE:FREQ=WEEKLY;UNTIL={until};BYDAY={','.join(repeat.weekdays)}"
    for name, moments in (("EXDATE", repeat.skipped), ("RDATE", repeat.extra)):
        if not moments:
            continue
        if has_times:
            times = ",".join(_format_datetime(_as_datetime(each)) for each in moments)
            yield f"{name};TZID={zone.key}:{times}"
        else:
            yield f"{name};VALUE=DATE:{','.join(_format_date(each.date) for each in moments)}"


def _format_date(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _format_datetime(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("-", "").replace(":", "")


def _as_datetime(moment: MomentLike) -> datetime:
    return datetime.combine(moment.date, moment.time or dt.time.min)


def _format_utc(moment: datetime, zone: ZoneInfo) -> str:
    return f"{_format_datetime(moment.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None))}Z"


def _status(value: EventLike) -> str:
    if value.cancelled:
        return "CANCELLED"
    return "TENTATIVE" if value.tentative else "CONFIRMED"


def _sequence(modified: datetime | None, flags: int) -> int:
    """Return a revision number: two for each minute to the last change, plus one for each flag.

    ``flags`` counts whether the event was moved and cancelled. So the number grows when either happens
    without a new modification time, and with every later one, even if a cancellation is revoked (RFC 5546,
    2.1.4). In the year 2199 it takes 28 of the 31 bits.
    """
    minutes = (modified - _EPOCH) // timedelta(minutes=1) if modified is not None else 0
    return 2 * max(0, minutes) + flags


@cache
def _time_zone(zone: ZoneInfo, first_year: int, last_year: int) -> bytes:
    return _fold_lines(time_zone_lines(zone, first_year, last_year))

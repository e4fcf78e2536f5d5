"""From a calendar as a value to an iCalendar file (RFC 5545, RFC 7986).

The clock does not reach the bytes: ``DTSTAMP``, which without a ``METHOD`` is the time of the last
revision (RFC 5545, 3.8.7.2), is the moment at which the document was last changed as its editor gave it,
or the beginning of the year of the event while that is unknown. ``SEQUENCE`` follows from the same moment
and from what an editor says of cancelling and moving it, so that every clone of the content gives the same.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Protocol
from zoneinfo import ZoneInfo

from sitebuilder.formats.time_zone import time_zone_lines

PRODUCT = "-//sitebuilder//calendar//ZH"
REFRESH = "PT12H"
"""How often a subscriber should ask again."""

_FIRST_MOMENT = datetime(1970, 1, 1)
_MOST_OCTETS = 75
_ESCAPED = re.compile(r"[\\;,]")
_SPECIAL = re.compile("[\\\\;,\x00-\x08\n-\x1f\x7f\ufeff]")
"""What cannot stand in a text as it is."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")


class MomentLike(Protocol):
    """A date, with a time of day or without."""

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
    def moved(self) -> bool: ...
    @property
    def tentative(self) -> bool: ...
    @property
    def modified(self) -> MomentLike | None: ...
    @property
    def repeat(self) -> RepeatLike | None: ...


class CalendarLike(Protocol):
    """A calendar: its name, its time zone (a name of the IANA database) and its events."""

    @property
    def name(self) -> str: ...
    @property
    def zone(self) -> str: ...
    @property
    def events(self) -> Sequence[EventLike]: ...


def encode_calendar(value: CalendarLike) -> bytes:
    """Return the calendar as a file: CRLF, lines folded at 75 octets between characters.

    Raises:
        ValueError: the calendar has no event; it must have one (RFC 5545, 3.6).
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
    lines = [line for event in value.events for line in _event(event, zone)]
    years = [moment.date.year for event in value.events for moment in _moments(event)]
    return b"".join(
        (
            _folded(head),
            _time_zone(zone, min(years), max(years)),
            _folded(lines),
            b"END:VCALENDAR\r\n",
        )
    )


def _moments(event: EventLike) -> Iterator[MomentLike]:
    yield event.start
    if event.end is not None:
        yield event.end
    if event.repeat is not None:
        yield from (event.repeat.until, *event.repeat.extra)


def _folded(lines: Iterable[str]) -> bytes:
    """Return content lines as bytes, the long ones folded (RFC 5545, 3.1)."""
    return b"".join(_fold(line.encode()) for line in lines)


def _fold(line: bytes) -> bytes:
    if len(line) <= _MOST_OCTETS:
        return line + b"\r\n"
    pieces: list[bytes] = []
    start, most = 0, _MOST_OCTETS
    while len(line) - start > most:
        end = start + most
        # 10xxxxxx is the inside of a character of UTF-8.
        while line[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(line[start:end])
        start, most = end, _MOST_OCTETS - 1
    return b"\r\n ".join((*pieces, line[start:])) + b"\r\n"


def _text(text: str) -> str:
    """Return a text as a value of the type TEXT (RFC 5545, 3.3.11)."""
    if not _SPECIAL.search(text):
        return text
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _ESCAPED.sub(r"\\\g<0>", text).replace("\n", "\\n")


def _event(value: EventLike, zone: ZoneInfo) -> Iterator[str]:
    """Yield the content lines of an event.

    They are plain enough to be written here: the library takes a millisecond for each event.
    """
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(value.uid)}"
    modified = _begins(value.modified) if value.modified is not None else None
    yield f"DTSTAMP:{_utc(modified or datetime(value.start.date.year, 1, 1), zone)}"
    if modified is not None:
        yield f"LAST-MODIFIED:{_utc(modified, zone)}"
    if modified is not None or value.cancelled or value.moved:
        yield f"SEQUENCE:{_sequence(modified, value.cancelled + value.moved)}"
    yield from _times(value.start, value.end, zone)
    if value.repeat is not None:
        yield from _repeats(value.repeat, zone)
    texts = (
        ("SUMMARY", value.summary),
        ("DESCRIPTION", value.description),
        ("LOCATION", value.location),
        ("CATEGORIES", value.category),
    )
    yield from (f"{name}:{_text(text)}" for name, text in texts if text)
    yield f"URL:{value.url}"
    yield f"STATUS:{_status(value)}"
    # What a website announces must not make its reader busy.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _times(start: MomentLike, end: MomentLike | None, zone: ZoneInfo) -> Iterator[str]:
    """Yield DTSTART and DTEND, which must be of one type: whole days unless both moments have a time.

    The end of whole days is exclusive; a moment without duration has no end (RFC 5545, 3.6.1). An end is
    always after the start (3.8.2.2).
    """
    if start.time is None or (end is not None and end.time is None):
        last = max(start.date, end.date) if end is not None else start.date
        yield f"DTSTART;VALUE=DATE:{_day(start.date)}"
        yield f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"
        return
    begins = datetime.combine(start.date, start.time)
    yield f"DTSTART;TZID={zone.key}:{_moment(begins)}"
    if end is not None and end.time is not None:
        ends = datetime.combine(end.date, end.time)
        # Compared as instants: 2:30 in the hour that is skipped in spring is after 3:00.
        if ends.replace(tzinfo=zone).timestamp() > begins.replace(tzinfo=zone).timestamp():
            yield f"DTEND;TZID={zone.key}:{_moment(ends)}"


def _repeats(repeat: RepeatLike, zone: ZoneInfo) -> Iterator[str]:
    """Yield RRULE and EXDATE, or RDATE: of the type of DTSTART, but for UNTIL, which is in UTC (3.3.10)."""
    has_times = repeat.until.time is not None
    if repeat.weekdays:
        until = _utc(_begins(repeat.until), zone) if has_times else _day(repeat.until.date)
        yield f"RRULE:FREQ=WEEKLY;UNTIL={until};BYDAY={','.join(repeat.weekdays)}"
    for name, moments in (("EXDATE", repeat.skipped), ("RDATE", repeat.extra)):
        if not moments:
            continue
        if has_times:
            yield f"{name};TZID={zone.key}:{','.join(_moment(_begins(each)) for each in moments)}"
        else:
            yield f"{name};VALUE=DATE:{','.join(_day(each.date) for each in moments)}"


def _day(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("-", "").replace(":", "")


def _begins(moment: MomentLike) -> datetime:
    return datetime.combine(moment.date, moment.time or dt.time.min)


def _utc(moment: datetime, zone: ZoneInfo) -> str:
    return f"{_moment(moment.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None))}Z"


def _status(value: EventLike) -> str:
    if value.cancelled:
        return "CANCELLED"
    return "TENTATIVE" if value.tentative else "CONFIRMED"


def _sequence(modified: datetime | None, marks: int) -> int:
    """Return the number of a revision: two for each minute to the last change, one more for each mark.

    ``marks`` are being moved and being cancelled. So it grows with either that leaves the moment as it is,
    and with every later moment, be it that of a cancellation taken back (RFC 5546, 2.1.4). In the year 2199
    it takes 28 of the 31 bits.
    """
    minutes = (modified - _FIRST_MOMENT) // timedelta(minutes=1) if modified is not None else 0
    return 2 * max(0, minutes) + marks


@cache
def _time_zone(zone: ZoneInfo, first_year: int, last_year: int) -> bytes:
    return _folded(time_zone_lines(zone, first_year, last_year))

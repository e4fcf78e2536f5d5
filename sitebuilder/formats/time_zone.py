"""The VTIMEZONE of a calendar (RFC 5545, 3.6.5): the zone's offsets in the years of the events.

Outlook shows nothing when a zone is referenced but not declared, or declared with history it cannot read. So
a zone with a single offset is one STANDARD part; for any other, each change in those years is listed.
"""

from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta, tzinfo
from functools import cache
from itertools import chain
from zoneinfo import ZoneInfo

from msgspec import Struct

_EPOCH = datetime(1970, 1, 1)
_SECOND = timedelta(seconds=1)
_DAY = 24 * 60 * 60


class Onset(Struct, frozen=True):
    """A change of a zone's offset, or the offset at the beginning of the years.

    ``local`` is its local time by the clock before the change (RFC 5545, 3.6.5: DTSTART is interpreted with
    TZOFFSETFROM); ``before`` and ``after`` are the offsets, ``name`` is the zone's abbreviation from then on.
    """

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    is_daylight: bool


def time_zone_lines(zone: ZoneInfo, first_year: int, last_year: int) -> Iterator[str]:
    """Yield the content lines of the VTIMEZONE for events in these years and the adjacent ones."""
    years = range(max(first_year - 1, MINYEAR + 1), min(last_year + 2, MAXYEAR))
    changes = tuple(chain.from_iterable(_changes(zone, year) for year in years))
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{zone.key}"
    yield from _part_lines((_first_onset(zone, years[0], is_only=not changes),))
    parts: dict[tuple[object, ...], list[Onset]] = {}
    for each in changes:
        parts.setdefault((each.before, each.after, each.name, each.is_daylight), []).append(each)
    for onsets in parts.values():
        yield from _part_lines(tuple(onsets))
    yield "END:VTIMEZONE"


def _part_lines(onsets: tuple[Onset, ...]) -> Iterator[str]:
    """Yield the STANDARD or DAYLIGHT part for onsets that differ only in their dates."""
    first, *others = onsets
    name = "DAYLIGHT" if first.is_daylight else "STANDARD"
    yield f"BEGIN:{name}"
    yield f"DTSTART:{first.local:%Y%m%dT%H%M%S}"
    if others:
        yield f"RDATE:{','.join(f'{each.local:%Y%m%dT%H%M%S}' for each in others)}"
    yield f"TZOFFSETFROM:{_format_offset(first.before)}"
    yield f"TZOFFSETTO:{_format_offset(first.after)}"
    yield f"TZNAME:{first.name}"
    yield f"END:{name}"


def _first_onset(zone: ZoneInfo, year: int, *, is_only: bool) -> Onset:
    """Return the offset at the beginning of a year; for a zone without changes, from 1970 on."""
    begins = datetime(year, 1, 1)
    aware = begins.replace(tzinfo=zone)
    offset = _offset_at(aware)
    local = min(begins, _EPOCH) if is_only else begins
    return Onset(local, offset, offset, aware.tzname() or "", (aware.dst() or timedelta()) > timedelta())


@cache
def _changes(zone: ZoneInfo, year: int) -> tuple[Onset, ...]:
    """Return the changes in a UTC year.

    Every day is checked: Gaza and Morocco change back for the weeks of Ramadan.
    """
    first, end = ((datetime(each, 1, 1) - _EPOCH) // _SECOND for each in (year, year + 1))
    days = range(first, end + 1, _DAY)
    offsets = [_instant(day, zone).utcoffset() for day in days]
    return tuple(
        _find_change(zone, days[number], days[number + 1])
        for number in range(len(days) - 1)
        if offsets[number] != offsets[number + 1]
    )


def _find_change(zone: ZoneInfo, earlier: int, later: int) -> Onset:
    """Return the change between two instants, in seconds of Unix time."""
    old = _instant(earlier, zone)
    before = _offset_at(old)
    while later - earlier > 1:
        middle = (earlier + later) // 2
        if _offset_at(_instant(middle, zone)) == before:
            earlier = middle
        else:
            later = middle
    new = _instant(later, zone)
    after = _offset_at(new)
    # Ireland's winter time and Morocco's Ramadan time are "daylight" with negative savings in the database,
    # which calendar programs don't expect. To them the later time is daylight time.
    is_seasonal = bool(old.dst() or new.dst())
    is_daylight = is_seasonal and after > before
    local = _instant(later, UTC).replace(tzinfo=None) + before
    return Onset(local, before, after, new.tzname() or "", is_daylight)


def _instant(seconds: int, zone: tzinfo) -> datetime:
    # Not fromtimestamp, which fails for times before 1970 on Windows.
    return (_EPOCH + timedelta(seconds=seconds)).replace(tzinfo=UTC).astimezone(zone)


def _offset_at(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()


def _format_offset(offset: timedelta) -> str:
    """Return an offset as in RFC 5545, 3.3.14: ``+0800``, with seconds if there are any."""
    seconds = abs(offset) // _SECOND
    sign = "-" if offset < timedelta() else "+"
    text = f"{sign}{seconds // 3600:02}{seconds // 60 % 60:02}"
    return f"{text}{seconds % 60:02}" if seconds % 60 else text

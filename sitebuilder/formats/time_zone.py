"""The VTIMEZONE of a calendar (RFC 5545, 3.6.5): the zone's offsets in the years of the events.

Outlook shows nothing when a zone is named and not declared, or declared with history it cannot read. So a
zone of one offset is one STANDARD part, and of any other each change of those years is listed.
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
    """A change of a zone's offset, or the offset with which the years begin.

    ``local`` is when, by the clock before the change (RFC 5545, 3.6.5: DTSTART is to be interpreted with
    TZOFFSETFROM); ``before`` and ``after`` are the offsets, ``name`` is the zone's abbreviation from then on.
    """

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    is_daylight: bool


def time_zone_lines(zone: ZoneInfo, first_year: int, last_year: int) -> Iterator[str]:
    """Yield the content lines of the VTIMEZONE for events of these years and those beside them."""
    years = range(max(first_year - 1, MINYEAR + 1), min(last_year + 2, MAXYEAR))
    changes = tuple(chain.from_iterable(_changes(zone, year) for year in years))
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{zone.key}"
    yield from _part((_first(zone, years[0], is_only=not changes),))
    parts: dict[tuple[object, ...], list[Onset]] = {}
    for each in changes:
        parts.setdefault((each.before, each.after, each.name, each.is_daylight), []).append(each)
    for onsets in parts.values():
        yield from _part(tuple(onsets))
    yield "END:VTIMEZONE"


def _part(onsets: tuple[Onset, ...]) -> Iterator[str]:
    """Yield the STANDARD or DAYLIGHT part of onsets that differ in nothing but their dates."""
    first, *others = onsets
    name = "DAYLIGHT" if first.is_daylight else "STANDARD"
    yield f"BEGIN:{name}"
    yield f"DTSTART:{first.local:%Y%m%dT%H%M%S}"
    if others:
        yield f"RDATE:{','.join(f'{each.local:%Y%m%dT%H%M%S}' for each in others)}"
    yield f"TZOFFSETFROM:{_offset(first.before)}"
    yield f"TZOFFSETTO:{_offset(first.after)}"
    yield f"TZNAME:{first.name}"
    yield f"END:{name}"


def _first(zone: ZoneInfo, year: int, *, is_only: bool) -> Onset:
    """Return the offset with which a year begins; that of a zone without changes goes back to 1970."""
    begins = datetime(year, 1, 1)
    aware = begins.replace(tzinfo=zone)
    offset = _offset_at(aware)
    local = min(begins, _EPOCH) if is_only else begins
    return Onset(local, offset, offset, aware.tzname() or "", (aware.dst() or timedelta()) > timedelta())


@cache
def _changes(zone: ZoneInfo, year: int) -> tuple[Onset, ...]:
    """Return the changes of a year (of UTC).

    Every day is looked at: Gaza and Morocco go back for the weeks of Ramadan.
    """
    first, end = ((datetime(each, 1, 1) - _EPOCH) // _SECOND for each in (year, year + 1))
    days = range(first, end + 1, _DAY)
    offsets = [_instant(day, zone).utcoffset() for day in days]
    return tuple(
        _change(zone, days[number], days[number + 1])
        for number in range(len(days) - 1)
        if offsets[number] != offsets[number + 1]
    )


def _change(zone: ZoneInfo, earlier: int, later: int) -> Onset:
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
    # Ireland's winter time and Morocco's Ramadan are "daylight" with a negative saving in the database, which
    # calendar programs do not expect. For them it is the later time that is summer's.
    is_seasonal = bool(old.dst() or new.dst())
    is_daylight = is_seasonal and after > before
    local = _instant(later, UTC).replace(tzinfo=None) + before
    return Onset(local, before, after, new.tzname() or "", is_daylight)


def _instant(seconds: int, zone: tzinfo) -> datetime:
    # Not by fromtimestamp, which knows no time before 1970 on Windows.
    return (_EPOCH + timedelta(seconds=seconds)).replace(tzinfo=UTC).astimezone(zone)


def _offset_at(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()


def _offset(offset: timedelta) -> str:
    """Return an offset as RFC 5545, 3.3.14 wants it: ``+0800``, with seconds where there are any."""
    seconds = abs(offset) // _SECOND
    sign = "-" if offset < timedelta() else "+"
    text = f"{sign}{seconds // 3600:02}{seconds // 60 % 60:02}"
    return f"{text}{seconds % 60:02}" if seconds % 60 else text

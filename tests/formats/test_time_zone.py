"""Time zones in calendars: at every instant the declared offset is the zone's."""

from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from sitebuilder.formats.time_zone import time_zone_lines

ZONES = [
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Shanghai",
    "Asia/Tehran",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Europe/Dublin",
    "Europe/Istanbul",
    "Europe/Volgograd",
    "Pacific/Apia",
    "Pacific/Chatham",
    "UTC",
]
YEARS = [(2026, 2026), (2026, 2028), (2011, 2011), (2018, 2018), (2039, 2040), (1989, 1990), (1900, 1902)]


def declared(zone: str, first: int, last: int) -> Any:
    calendar = ["BEGIN:VCALENDAR", *time_zone_lines(ZoneInfo(zone), first, last), "END:VCALENDAR"]
    (found,) = Calendar.from_ical("\r\n".join(calendar) + "\r\n").walk("VTIMEZONE")
    return found


def onsets(found: Any) -> list[tuple[datetime, timedelta]]:
    """Return each onset as an instant with its offset, read as RFC 5545, 3.6.5 says."""
    read = []
    for part in found.subcomponents:
        rdate = part.get("RDATE")
        local = [part["DTSTART"].dt, *(each.dt for each in (rdate.dts if rdate else ()))]
        before, after = part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td
        read += [((each - before).replace(tzinfo=UTC), after) for each in local]
    return sorted(read)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(("first", "last"), YEARS)
def test_the_offset_is_right_at_every_hour_and_around_every_onset(zone, first, last):
    found = onsets(declared(zone, first, last))
    instants = [instant for instant, _ in found]
    begin = datetime(first, 1, 1, tzinfo=UTC)
    hours = [begin + timedelta(hours=6 * n) for n in range((last - first + 1) * 365 * 4)]
    around = [each + timedelta(seconds=s) for each in instants for s in (-1, 0, 1) if each >= begin]
    for instant in (*hours, *around):
        after = found[max(0, bisect_right(instants, instant) - 1)][1]
        assert after == instant.astimezone(ZoneInfo(zone)).utcoffset(), instant


@pytest.mark.parametrize("zone", ZONES)
def test_the_library_reads_the_same_times_of_day(zone):
    read = declared(zone, 2026, 2026).to_tz()
    for day in range(1, 366, 3):
        local = datetime(2026, 1, 1, 12) + timedelta(days=day - 1)
        assert local.replace(tzinfo=read).utcoffset() == local.replace(tzinfo=ZoneInfo(zone)).utcoffset(), (
            local
        )


def parts(zone: str) -> dict[str, tuple[str, datetime]]:
    """Return the changes of 2026 by the name of their parts: the offset before them, and their DTSTART."""
    return {
        part.name: (part["TZOFFSETFROM"].to_ical(), each)
        for part in declared(zone, 2026, 2026).subcomponents
        for each in [
            part["DTSTART"].dt,
            *(each.dt for each in (part["RDATE"].dts if "RDATE" in part else ())),
        ]
        if each.year == 2026 and part["TZOFFSETFROM"].td != part["TZOFFSETTO"].td
    }


def test_an_onset_is_given_by_the_clock_before_it():
    assert parts("Europe/Berlin") == {
        "DAYLIGHT": ("+0100", datetime(2026, 3, 29, 2)),
        "STANDARD": ("+0200", datetime(2026, 10, 25, 3)),
    }
    assert parts("Australia/Lord_Howe") == {
        "STANDARD": ("+1100", datetime(2026, 4, 5, 2)),
        "DAYLIGHT": ("+1030", datetime(2026, 10, 4, 2)),
    }


def test_the_later_time_is_daylight_even_where_the_database_counts_backwards():
    assert parts("Europe/Dublin") == {
        "DAYLIGHT": ("+0000", datetime(2026, 3, 29, 1)),
        "STANDARD": ("+0100", datetime(2026, 10, 25, 2)),
    }


def test_a_zone_with_one_offset_has_one_part():
    assert list(time_zone_lines(ZoneInfo("Asia/Shanghai"), 2026, 2027)) == [
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Shanghai",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0800",
        "TZOFFSETTO:+0800",
        "TZNAME:CST",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_an_event_of_long_ago_is_covered_too():
    assert declared("Asia/Kathmandu", 1950, 1950).subcomponents[0]["DTSTART"].dt == datetime(1949, 1, 1)

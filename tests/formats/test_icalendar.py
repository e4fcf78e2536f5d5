"""iCalendar files: what RFC 5545 requires, and that parsing restores everything encoded."""

import datetime as dt
import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.formats.icalendar import encode_calendar


class Moment(Struct, frozen=True):
    date: dt.date
    time: dt.time | None = None


class Event(Struct, frozen=True):
    uid: str = "session-course-fire-a@academy.example"
    start: Moment = Moment(date(2026, 3, 10))
    end: Moment | None = None
    summary: str = "消防安全：开课"
    description: str | None = None
    location: str | None = None
    url: str = "https://academy.example/courses/fire/"
    category: str = "培训课程"
    cancelled: bool = False
    moved: bool = False
    tentative: bool = False
    modified: Moment | None = None
    repeat: Any = None


class File(Struct, frozen=True):
    events: tuple[Event, ...] = (Event(),)
    name: str = "测试学院：全部日期"
    zone: str = "Asia/Shanghai"


any_text = st.text(st.characters(codec="utf-8", exclude_characters="\r\ufeff", exclude_categories=["Cc"]))
texts = st.one_of(
    any_text, st.text("消安\\nN;,:\"' \t\n", max_size=80), st.text("𠮷é消a", min_size=60, max_size=200)
)
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
times = st.times().map(lambda each: each.replace(microsecond=0, fold=0))
moments = st.builds(Moment, days, st.none() | times)


def lines(file: File) -> list[bytes]:
    return encode_calendar(file).split(b"\r\n")


def calendar_of(file: File) -> Any:
    return Calendar.from_ical(encode_calendar(file))


def event_of(file: File) -> Any:
    return calendar_of(file).walk("VEVENT")[0]


def event_with(**changes: object) -> Any:
    return event_of(File((replace(Event(), **changes),)))


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), text)


@given(texts, texts, texts)
def test_every_text_is_restored_by_a_parser(summary, location, name):
    file = File((replace(Event(), summary="题" + summary, location=location),), name="名" + name)
    calendar = calendar_of(file)
    (event,) = calendar.walk("VEVENT")
    assert event["SUMMARY"] == "题" + summary
    assert event.get("LOCATION", "") == location
    # The library does not know these two, and leaves them as they stand in the file.
    assert {unescaped(str(calendar[key])) for key in ("NAME", "X-WR-CALNAME")} == {"名" + name}


@given(texts, texts)
def test_no_line_is_longer_than_75_octets_and_no_character_is_split(summary, description):
    file = File((replace(Event(), summary=summary, description=description),))
    content = encode_calendar(file)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@given(st.text())
def test_control_characters_never_reach_the_file(text):
    content = encode_calendar(File((replace(Event(), summary=text.encode("utf-8", "ignore").decode()),)))
    assert not {byte for byte in content if byte < 32} - set(b"\r\n\t")


@given(moments, st.none() | moments)
def test_start_and_end_are_of_one_type_and_the_end_comes_after(start, end):
    if end is not None and (end.date, end.time or time.max) < (start.date, start.time or time.min):
        start, end = end, start
    event = event_with(start=start, end=end)
    first, last = event["DTSTART"].dt, event.get("DTEND")
    if last is None:
        assert isinstance(first, datetime)
    else:
        assert type(first) is type(last.dt)
        assert first < last.dt


def test_whole_days_end_on_the_day_after_the_last():
    event = event_with(end=Moment(date(2026, 3, 12)))
    assert event["DTEND"].dt == date(2026, 3, 13)
    assert event_with()["DTEND"].dt == date(2026, 3, 11)


def test_times_are_in_the_declared_zone():
    event = event_with(start=Moment(date(2026, 3, 10), time(19)), end=Moment(date(2026, 3, 10), time(21)))
    assert event["DTSTART"].params["TZID"] == event["DTEND"].params["TZID"] == "Asia/Shanghai"
    assert event["DTEND"].dt == datetime(2026, 3, 10, 21, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_a_time_at_one_end_alone_makes_whole_days():
    event = event_with(start=Moment(date(2026, 3, 10), time(19)), end=Moment(date(2026, 3, 12)))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 3, 10), date(2026, 3, 13))


def test_a_deadline_at_a_time_has_no_end():
    assert "DTEND" not in event_with(start=Moment(date(2026, 3, 10), time(17)))


def test_shanghai_is_one_standard_time_without_history():
    zones = calendar_of(File()).walk("VTIMEZONE")
    assert len(zones) == 1
    (rule,) = zones[0].subcomponents
    assert (rule.name, zones[0]["TZID"]) == ("STANDARD", "Asia/Shanghai")
    assert rule["TZOFFSETFROM"].td == rule["TZOFFSETTO"].td == timedelta(hours=8)


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe"])
def test_a_zone_with_summer_time_is_declared_with_its_changes(zone):
    summer, winter = Moment(date(2026, 7, 1), time(9)), Moment(date(2027, 1, 10), time(9))
    file = File((replace(Event(), start=summer), replace(Event(), start=winter, uid="b@x")), zone=zone)
    calendar = calendar_of(file)
    declared = calendar.walk("VTIMEZONE")[0].to_tz()
    for event, moment in zip(calendar.walk("VEVENT"), (summer, winter), strict=True):
        local = datetime.combine(moment.date, moment.time or time.min)
        assert local.replace(tzinfo=declared).utcoffset() == event["DTSTART"].dt.utcoffset()
    assert {each.name for each in calendar.walk("VTIMEZONE")[0].subcomponents} == {"STANDARD", "DAYLIGHT"}


def test_the_stamp_is_the_day_of_the_last_change_and_the_sequence_grows_with_it():
    first = event_with(modified=Moment(date(2026, 2, 3)))
    assert first["DTSTAMP"].dt == first["LAST-MODIFIED"].dt == datetime(2026, 2, 2, 16, tzinfo=UTC)
    assert event_with(modified=Moment(date(2026, 2, 4)))["SEQUENCE"] > first["SEQUENCE"] > 0


def test_two_changes_on_one_day_are_two_revisions():
    day = date(2026, 2, 3)
    morning, evening = (event_with(modified=Moment(day, time(hour, 30))) for hour in (8, 18))
    assert morning["DTSTAMP"].dt == morning["LAST-MODIFIED"].dt == datetime(2026, 2, 3, 0, 30, tzinfo=UTC)
    assert event_with(modified=Moment(day))["SEQUENCE"] < morning["SEQUENCE"] < evening["SEQUENCE"]


years = st.dates(date(1900, 1, 1), date(2199, 12, 31))
minutes = st.times().map(lambda each: each.replace(second=0, microsecond=0, fold=0))


changes = st.none() | st.builds(Moment, years, st.none() | minutes)


@given(st.tuples(changes, st.booleans()), st.tuples(changes, st.booleans()))
def test_the_sequence_grows_with_a_later_change_and_with_a_cancellation(one, other):
    def revision(each):
        modified, cancelled = each
        since = datetime.combine(modified.date, modified.time or time.min) if modified else datetime.min
        return max(since, datetime(1970, 1, 1)), cancelled

    early, late = sorted((one, other), key=revision)
    numbers = [
        int(event_with(modified=modified, cancelled=cancelled).get("SEQUENCE", 0))
        for modified, cancelled in (early, late)
    ]
    assert 0 <= numbers[0] <= numbers[1] < 2**31
    assert (numbers[0] == numbers[1]) == (revision(early) == revision(late))


def test_a_cancellation_is_a_revision_even_where_no_change_is_dated():
    assert event_with(cancelled=True)["SEQUENCE"] == 1


@given(changes, st.booleans())
def test_the_sequence_grows_when_an_event_is_moved_and_again_when_it_is_cancelled(modified, first_cancelled):
    first = "cancelled" if first_cancelled else "moved"
    steps: tuple[dict[str, object], ...] = ({}, {first: True}, {"moved": True, "cancelled": True})
    numbers = [int(event_with(modified=modified, **step).get("SEQUENCE", 0)) for step in steps]
    assert numbers == sorted(set(numbers))
    assert numbers[-1] < 2**31


def test_an_event_that_was_moved_to_a_day_nobody_knows_is_tentative():
    assert event_with(moved=True)["STATUS"] == "CONFIRMED"
    assert event_with(moved=True, tentative=True)["STATUS"] == "TENTATIVE"
    assert event_with(cancelled=True, tentative=True)["STATUS"] == "CANCELLED"


def test_the_stamp_of_an_event_whose_last_change_is_unknown_is_the_beginning_of_its_year():
    event = event_with()
    assert event["DTSTAMP"].dt == datetime(2025, 12, 31, 16, tzinfo=UTC)
    assert not {"LAST-MODIFIED", "SEQUENCE"} & set(event)


def test_a_cancelled_event_says_so():
    assert event_with(cancelled=True)["STATUS"] == "CANCELLED"
    assert event_with()["STATUS"] == "CONFIRMED"


def test_subscribers_are_asked_to_come_twice_a_day():
    assert {b"REFRESH-INTERVAL;VALUE=DURATION:PT12H", b"X-PUBLISHED-TTL:PT12H"} <= set(lines(File()))


def test_every_calendar_has_its_required_properties():
    found = set(lines(File()))
    assert {b"VERSION:2.0", b"CALSCALE:GREGORIAN", b"X-WR-TIMEZONE:Asia/Shanghai"} <= found
    assert any(line.startswith(b"PRODID:") for line in found)
    assert not any(line.startswith(b"METHOD") for line in found)


def test_the_same_calendar_gives_the_same_bytes():
    modified = replace(Event(), modified=Moment(date(2026, 1, 2)))
    file = File((modified, replace(Event(), uid="b@x", cancelled=True)))
    assert encode_calendar(file) == encode_calendar(file)


def test_a_calendar_without_an_event_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="event"):
        encode_calendar(File(()))

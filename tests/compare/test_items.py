"""Moments of events and entries as a comparison shows them."""

import pytest

from sitebuilder.compare.calendars import calendar_items
from sitebuilder.compare.feeds import feed_items

_EVENT = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//test
BEGIN:VEVENT
UID:a
DTSTAMP:20260101T000000Z
SUMMARY:开课
{moments}
END:VEVENT
END:VCALENDAR
"""
_FEED = """\
<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id><title>a</title><updated>{}</updated></entry></feed>
"""


def event(moments: str) -> dict[str, str]:
    text = _EVENT.format(moments=moments).replace("\n", "\r\n")
    return dict(calendar_items(text.encode())["a"].facts)


def test_an_event_of_whole_days_ends_on_its_last_day_as_people_see_it():
    facts = event("DTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260504")
    assert (facts["start"], facts["end"]) == ("2026-05-01", "2026-05-03")
    assert event("DTSTART:20260501T090000\nDTEND:20260501T110000")["end"] == "2026-05-01 11:00"


@pytest.mark.parametrize(
    ("moments", "shown"),
    [
        ("DTSTART:next Monday", "next Monday"),
        ("DTSTART:20260501\nDTSTART:20260502", "2026-05-01"),
        ("DTSTART;VALUE=PERIOD:20260501T090000Z/PT1H", "2026"),
        ("DTSTART:090000", "09:00"),
        ("DTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:00010101", "0001-01-01"),
        ("DTEND:090000", "09:00"),
    ],
)
def test_an_odd_moment_in_the_calendar_that_an_editor_attached_is_shown_as_it_stands(moments, shown):
    facts = event(moments)
    assert shown in facts.get("end", "") or shown in facts["start"]


def test_a_damaged_calendar_has_no_events():
    damaged = _EVENT.format(moments="TZID:x").replace("END:VEVENT", "END:VTIMEZONE")
    assert calendar_items(damaged.encode()) == {}


def test_a_feed_in_an_unknown_encoding_has_no_entries():
    assert feed_items(b'<?xml version="1.0" encoding="koi-999"?><feed/>') == {}


def test_the_time_of_an_entry_is_shown_as_people_read_it():
    assert dict(feed_items(_FEED.format("2026-02-01T08:00:00+08:00").encode())["a"].facts)["updated"] == (
        "2026-02-01 08:00+08:00"
    )
    assert dict(feed_items(_FEED.format("yesterday").encode())["a"].facts)["updated"] == "yesterday"

"""What ends before it begins, by a day or a minute, is refused where it is written."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from sitebuilder.content.document_reader import read_document
from sitebuilder.messages import format_problem
from sitebuilder.views.machine.calendars import outputs
from tests.library import SITE, made, make_test_context

COURSE = "title: 电工\ntrade: safety\nsummary: 学电工。\nsessions:\n  - id: a\n"
COMPETITION = "title: 比赛\nsummary: 比一比。\n"
PAIRS = {
    "session": ("content/courses/a.yaml", COURSE + "    start: {0}\n    end: {1}\n", 7, 5),
    "enrolment": ("content/courses/a.yaml", COURSE + "    enrol_from: {0}\n    enrol_until: {1}\n", 7, 5),
    "entry": ("content/competitions/a.yaml", COMPETITION + "entry_from: {0}\nentry_until: {1}\n", 4, 1),
    "stage": (
        "content/competitions/a.yaml",
        COMPETITION + "schedule:\n  - name: 决赛\n    start: {0}\n    end: {1}\n",
        6,
        5,
    ),
    "publicity": (
        "content/competitions/a.yaml",
        COMPETITION + "publicity:\n  start: {0}\n  end: {1}\n",
        5,
        3,
    ),
    "publication": (
        "content/news/2026/a.md",
        "---\ntitle: 通知\ndate: 2026-01-01\ncolumn: news\npublish_at: {0}\nexpire_at: {1}\n---\n文\n",
        6,
        1,
    ),
}
WRONG = [
    ("2026-03-02", "2026-03-01"),
    ("2026-03-03", "2026-03-01"),
    ("2026-03-02", "2026-03-01 23:59"),
    ("2026-03-02 00:00", "2026-03-01"),
    ("2026-03-02 00:00", "2026-03-01 23:59"),
    ("2026-03-01 19:00", "2026-03-01 18:59"),
    ("2026-03-01 19:00", "2026-03-01 19:00"),
    ("2026-03-01 00:00", "2026-03-01 00:00"),
]
RIGHT = [
    ("2026-03-01", "2026-03-01"),
    ("2026-03-01", "2026-03-02"),
    ("2026-03-01 19:00", "2026-03-01"),
    ("2026-03-01", "2026-03-01 00:00"),
    ("2026-03-01", "2026-03-01 08:00"),
    ("2026-03-01 19:00", "2026-03-01 19:01"),
    ("2026-02-28", "2026-03-01 00:00"),
]


def problems_of(kind: str, start: str, end: str):
    path, text, *_ = PAIRS[kind]
    return read_document(path, text.format(start, end).encode()).problems


@pytest.mark.parametrize("kind", PAIRS)
@pytest.mark.parametrize(("start", "end"), WRONG)
def test_an_end_that_is_not_after_its_beginning_is_refused_at_its_line(kind, start, end):
    (found,) = problems_of(kind, start, end)
    path, _, line, column = PAIRS[kind]
    assert (found.code, found.place.file, found.place.line, found.place.column) == (
        "end-before-start",
        path,
        line,
        column,
    )


@pytest.mark.parametrize("kind", PAIRS)
@pytest.mark.parametrize(("start", "end"), RIGHT)
def test_one_day_or_part_of_a_day_is_right(kind, start, end):
    assert problems_of(kind, start, end) == ()


def test_an_event_without_duration_is_not_called_earlier():
    (found,) = problems_of("session", "2026-03-01 19:00", "2026-03-01 19:00")
    assert "早于" not in format_problem(found, "zh-CN")
    (found,) = problems_of("session", "2026-03-02", "2026-03-01")
    assert "早于" in format_problem(found, "zh-CN")


def test_an_article_that_expires_before_its_date_is_refused():
    text = "---\ntitle: 通知\ndate: 2026-02-02\ncolumn: news\nexpire_at: {}\n---\n文\n"
    codes = [
        [each.code for each in read_document("content/news/2026/a.md", text.format(day).encode()).problems]
        for day in ("2026-02-01", "2026-02-02")
    ]
    assert codes == [["end-before-start"], []]


def test_enrolment_may_go_on_after_the_lessons_have_begun():
    dates = "    start: 2026-03-01\n    end: 2026-03-02\n    enrol_until: 2026-04-01\n"
    assert read_document("content/courses/a.yaml", (COURSE + dates).encode()).problems == ()


moments = st.builds(
    lambda day, clock: f"{date(2026, 3, 27) + timedelta(days=day)}" + (f" {clock:%H:%M}" if clock else ""),
    st.integers(0, 4),
    st.none() | st.times(max_value=time(4)),
)


@given(st.sampled_from([kind for kind in PAIRS if kind != "publication"]), moments, moments)
@example("session", "2026-03-29 02:30", "2026-03-29 03:00")
def test_whatever_is_accepted_ends_after_its_beginning_in_every_calendar(kind, start, end):
    if problems_of(kind, start, end):
        return
    path, text, *_ = PAIRS[kind]
    site = SITE + "time_zone: Europe/Berlin\n"
    for content in made(outputs, make_test_context({path: text.format(start, end)}, site=site)).values():
        calendar: Any = Calendar.from_ical(content)
        for event in calendar.walk("VEVENT"):
            if "DTEND" in event:
                first, last = event["DTSTART"].dt, event["DTEND"].dt
                assert type(first) is type(last)
                if isinstance(first, datetime):
                    first, last = first.timestamp(), last.timestamp()
                assert first < last

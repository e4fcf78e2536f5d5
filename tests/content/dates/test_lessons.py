"""The lessons of a session: weekly or on listed days, without the days off."""

from datetime import date, datetime, time, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitebuilder.content.dates import lessons
from sitebuilder.content.dates.changes import course_changes
from sitebuilder.content.dates.lessons import (
    MAX_LESSONS,
    MAX_LESSONS_OF_COURSE,
    lesson_schedule,
    next_lesson,
    scheduled_sessions,
)
from sitebuilder.content.document_reader import read_document
from sitebuilder.content.model.course import Course, Session, Weekday
from sitebuilder.content.model.field_types import LessonTimes, Moment
from sitebuilder.pipeline import check
from tests.library import SITE, make_library
from tests.site_folder import build_site, options, write_files

EVENING = LessonTimes(time(19), time(21))


SESSION = Session("a", start=Moment(date(2026, 12, 1)), end=Moment(date(2026, 12, 18)))
session = partial(replace, SESSION)


def days(found: Session) -> list[str]:
    held = lesson_schedule(found)
    return [str(each.start) for each in held.lessons] if held else []


def test_lessons_are_on_the_weekdays_between_the_first_and_the_last_day():
    found = session(weekdays=(Weekday.THURSDAY, Weekday.TUESDAY), lesson_times=EVENING)
    assert days(found) == [
        "2026-12-01 19:00",
        "2026-12-03 19:00",
        "2026-12-08 19:00",
        "2026-12-10 19:00",
        "2026-12-15 19:00",
        "2026-12-17 19:00",
    ]


def test_days_off_have_no_lesson():
    found = session(weekdays=(Weekday.TUESDAY,), days_off=(date(2026, 12, 8),))
    assert days(found) == ["2026-12-01", "2026-12-15"]


def test_lessons_are_on_the_listed_days():
    found = session(lesson_days=(date(2026, 12, 12), date(2026, 12, 5)), lesson_times=EVENING)
    assert days(found) == ["2026-12-05 19:00", "2026-12-12 19:00"]


def test_a_lesson_is_moved_by_a_day_off_and_a_listed_day():
    off, instead = (date(2026, 12, 8),), (date(2026, 12, 6),)
    found = session(weekdays=(Weekday.TUESDAY,), days_off=off, lesson_days=instead)
    assert days(found) == ["2026-12-01", "2026-12-06", "2026-12-15"]


def test_a_lesson_without_its_own_times_has_those_of_the_session():
    start, end = Moment(date(2026, 12, 1), time(8, 30)), Moment(date(2026, 12, 8), time(16, 30))
    held = lesson_schedule(session(start=start, end=end, weekdays=(Weekday.TUESDAY,)))
    assert held is not None
    assert [str(each.end) for each in held.lessons] == ["2026-12-01 16:30", "2026-12-08 16:30"]


def test_a_session_that_tells_no_days_is_a_span():
    assert lesson_schedule(session()) is None
    assert lesson_schedule(session(start=None, weekdays=(Weekday.TUESDAY,))) is None


def test_the_next_lesson_is_the_one_under_way_until_it_is_over():
    found = session(weekdays=(Weekday.TUESDAY,), lesson_times=EVENING)
    starts = {
        hour: str(lesson.start) if lesson else None
        for hour in (20, 21)
        for lesson in (next_lesson(found, lesson_schedule(found), datetime(2026, 12, 1, hour)),)
    }
    assert starts == {20: "2026-12-01 19:00", 21: "2026-12-08 19:00"}
    assert next_lesson(found, lesson_schedule(found), datetime(2026, 12, 15, 21)) is None
    cancelled = session(weekdays=(Weekday.TUESDAY,), cancelled=True)
    assert next_lesson(cancelled, lesson_schedule(cancelled), datetime(2026, 12, 1)) is None


@given(
    start=st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    length=st.integers(0, 90),
    weekdays=st.sets(st.sampled_from(Weekday)),
    off=st.sets(st.integers(0, 90)),
)
def test_a_lesson_is_on_each_chosen_weekday_that_is_not_a_day_off(start, length, weekdays, off):
    end, days_off = start + timedelta(length), tuple(start + timedelta(each) for each in off)
    found = session(start=Moment(start), end=Moment(end), weekdays=tuple(weekdays), days_off=days_off)
    names = tuple(Weekday)
    expected = [
        str(day)
        for day in (start + timedelta(each) for each in range(length + 1))
        if names[day.weekday()] in weekdays and day not in days_off
    ]
    assert days(found) == expected
    course = Course(title="课", trade="a", summary="摘要", sessions=(found,))
    ends = {datetime.fromisoformat(each) + timedelta(days=1) for each in expected}
    assert ends <= set(course_changes(course))


HEAD = "title: 消防\ntrade: safety\nsummary: 学消防。\nsessions:\n  - id: a\n"
SPAN = "    start: 2026-12-01\n    end: 2026-12-18\n"


@pytest.mark.parametrize(
    ("fields", "code", "line"),
    [
        (SPAN + "    days_off: [2026-12-05]\n", "day-off-without-lesson", 8),
        ("    start: 2026-12-01\n    end: 2026-12-01\n    weekdays: [周五]\n", "lessons-none", 8),
        ("    start: 2026-12-01\n    end: 2062-12-18\n    weekdays: [周五]\n", "lessons-too-many", 8),
        (SPAN + "    lesson_days: [2026-12-05, 2027-12-05]\n", "lesson-outside-session", 8),
        (SPAN + "    weekdays: [周二]\n    days_off: [2026-12-05]\n", "day-off-without-lesson", 9),
        (SPAN + "    weekdays: [周二]\n    lesson_times: 晚上七点\n", "bad-lesson-times", 9),
        (SPAN + "    weekdays: [周二]\n    lesson_times: 21:00-19:00\n", "bad-lesson-times", 9),
        (SPAN + "    weekdays: [周二]\n    lesson_times: 25:00-26:00\n", "bad-lesson-times", 9),
        (SPAN + "    weekdays: [周二]\n    lesson_times: 2:30-5:00\n", "lessons-at-night", 9),
        ("    start: 2026-12-18\n    end: 2026-12-01\n    weekdays: [周五]\n", "end-before-start", 7),
        (SPAN + "    enrol_from: 2026-12-05\n", "enrol-after-start", 8),
    ],
)
def test_impossible_lessons_are_reported_on_their_line(fields, code, line):
    document = read_document("content/courses/fire.yaml", (HEAD + fields).encode())
    assert [(each.code, each.place.line) for each in document.problems] == [(code, line)]


@pytest.mark.parametrize("dash", ["—", "-", "－", " 至 ", "～"])
def test_times_are_written_with_any_dash(dash):
    fields = f"{SPAN}    weekdays: [周二]\n    lesson_times: 19:00{dash}21：00\n"
    library = make_library({"content/courses/fire.yaml": HEAD + fields})
    assert library.courses[0].data.sessions[0].lesson_times == EVENING


def every_day(count: int, **changes: object) -> Session:
    """Return a session with a lesson on each of so many days."""
    last = Moment(date(2026, 12, 1) + timedelta(count - 1))
    return session(end=last, weekdays=tuple(Weekday), **changes)


def daily(ids: int, last: date = date(2028, 3, 23)) -> str:
    """Return a course of so many sessions from 1 December 2026, by default of 479 lessons each."""
    lines = (f"  - {{id: s{each}, start: 2026-12-01, end: {last}, weekdays: 每天}}\n" for each in range(ids))
    return "title: 消防\ntrade: safety\nsummary: 学消防。\nsessions:\n" + "".join(lines)


def problems_of(text: str) -> list[tuple[str, int]]:
    document = read_document("content/courses/fire.yaml", text.encode())
    return [(each.code, each.place.line) for each in document.problems]


def count_lessons(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """Return a list that gets the day of each lesson that is made from now on."""
    made: list[date] = []

    def make(day: date, times: LessonTimes | None) -> lessons.Lesson:
        made.append(day)
        return lessons.Lesson(Moment(day))

    monkeypatch.setattr(lessons, "_lesson", make)
    return made


def test_a_session_may_have_as_many_lessons_as_the_limit_and_not_one_more():
    assert len(days(every_day(MAX_LESSONS))) == MAX_LESSONS
    assert days(every_day(MAX_LESSONS + 1)) == []
    assert days(every_day(MAX_LESSONS, lesson_days=(date(2026, 12, 5),)))
    assert days(every_day(MAX_LESSONS, lesson_days=(date(2026, 11, 5),))) == []


def test_a_day_off_does_not_bring_a_session_below_the_limit():
    assert days(every_day(MAX_LESSONS + 1, days_off=(date(2026, 12, 5),))) == []


def test_a_course_may_have_as_many_lessons_as_the_limit_and_not_one_more():
    full = (every_day(MAX_LESSONS),) * (MAX_LESSONS_OF_COURSE // MAX_LESSONS)
    course = Course(title="课", trade="a", summary="摘要", sessions=full)
    assert all(schedule for _, schedule in scheduled_sessions(course))
    beyond = replace(course, sessions=(*full, every_day(1)))
    assert [schedule for _, schedule in scheduled_sessions(beyond)] == [None] * (len(full) + 1)


def test_too_many_lessons_of_a_course_are_reported_once_where_they_become_too_many():
    assert problems_of(daily(6)) == []
    assert problems_of(daily(50)) == [("course-lessons-too-many", 11)]


def test_a_session_that_is_refused_by_itself_does_not_count_for_its_course():
    found = problems_of(daily(20, date(2099, 12, 31)))
    assert found == [("lessons-too-many", line) for line in range(5, 25)]


@pytest.mark.parametrize("last", [date(2028, 3, 23), date(2099, 12, 31)])
def test_lessons_of_a_course_that_is_refused_are_never_made(tmp_path, monkeypatch, last):
    code = "lessons-too-many" if last.year == 2099 else "course-lessons-too-many"
    made = count_lessons(monkeypatch)
    files = {"site.yaml": SITE, "content/courses/fire.yaml": daily(50, last)}
    site = write_files(tmp_path, files)
    assert {each.code for each in check(options(site)).problems} == {code}
    assert {each.code for each in build_site(site).problems} == {code}
    assert made == []
    document = read_document("content/courses/fire.yaml", daily(50, last).encode())
    assert len(document.changes) < 10


def test_each_lesson_is_made_a_few_times_however_many_sessions_there_are(tmp_path, monkeypatch):
    made = count_lessons(monkeypatch)
    counts = []
    for number in (3, 6):
        del made[:]
        site = write_files(
            tmp_path / str(number), {"site.yaml": SITE, "content/courses/a.yaml": daily(number)}
        )
        assert build_site(site).problems == ()
        counts.append(len(made) / number)
    assert counts[1] <= counts[0]

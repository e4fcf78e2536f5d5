"""Calendar files, as a calendar program reads them."""

from datetime import date, datetime, timedelta
from typing import Any

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import assume, given
from hypothesis import strategies as st
from icalendar import Calendar

from sitebuilder.content.dates.lessons import lesson_schedule
from sitebuilder.content.document_reader import read_document
from sitebuilder.content.model.course import Course
from sitebuilder.messages import errors
from sitebuilder.views.machine.calendars import outputs, subscriptions
from tests.library import SITE, made, make_test_context

COURSE = """\
title: 消防安全
trade: safety
summary: 学消防。
updated: 2026-02-03
sessions:
  - id: spring
    start: 2026-03-10 19:00
    end: 2026-03-10 21:00
    timetable: 周二 19:00—21:00
    venue: 一号楼
    enrol_until: 2026-03-01
  - {id: summer, start: 2026-06-01, end: 2026-06-03, cancelled: yes, sample: yes}
"""
COMPETITION = """\
title: 竞赛
summary: 比一比。
entry_until: 2026-04-01
schedule:
  - {name: 决赛, start: 2026-05-01 09:00}
"""
FILES: dict[str, str | bytes] = {
    "content/courses/fire.yaml": COURSE,
    "content/competitions/a.yaml": COMPETITION,
}


def events(files: dict[str, str | bytes], path: str) -> dict[str, Any]:
    content = made(outputs, make_test_context(files))[path]
    return {str(event["SUMMARY"]): event for event in Calendar.from_ical(content).walk("VEVENT")}


def lesson_of(course: str) -> Any:
    """Return the lessons of the session ``spring``, however their title is marked."""
    found = events({"content/courses/fire.yaml": course}, "courses/fire/sessions/spring.ics")
    return next(event for title, event in found.items() if title.endswith("消防安全：开课"))


def test_a_site_without_dates_has_no_calendar():
    files: dict[str, str | bytes] = {"content/courses/fire.yaml": COURSE.partition("sessions:")[0]}
    assert made(outputs, make_test_context(files)) == {}
    assert subscriptions(make_test_context(files).dates) == ()


def test_there_is_a_calendar_for_all_for_each_kind_and_for_each_document():
    assert sorted(made(outputs, make_test_context(FILES))) == [
        "calendar/all.ics",
        "calendar/competitions.ics",
        "calendar/deadlines.ics",
        "calendar/sessions.ics",
        "competitions/a/calendar.ics",
        "courses/fire/calendar.ics",
        "courses/fire/sessions/spring.ics",
        "courses/fire/sessions/summer.ics",
    ]
    paths = [path for _, path in subscriptions(make_test_context(FILES).dates)]
    assert sorted(paths) == sorted(
        path for path in made(outputs, make_test_context(FILES)) if "calendar/" in path
    )


def test_a_session_has_a_calendar_of_its_own_with_its_lessons_and_its_deadline():
    assert set(events(FILES, "courses/fire/sessions/spring.ics")) == {"消防安全：开课", "消防安全：报名截止"}
    (summer,) = events(FILES, "courses/fire/sessions/summer.ics").values()
    whole = events(FILES, "courses/fire/calendar.ics")
    assert summer["UID"] in {event["UID"] for event in whole.values()}
    assert summer["STATUS"] == "CANCELLED"


def test_a_session_whose_first_day_is_unknown_has_no_calendar():
    undated = COURSE.replace("    start: 2026-03-10 19:00\n", "").replace("    end: 2026-03-10 21:00\n", "")
    paths = made(outputs, make_test_context({"content/courses/fire.yaml": undated}))
    assert [path for path in paths if "/sessions/" in path] == ["courses/fire/sessions/summer.ics"]


def test_a_site_can_do_without_calendars_of_sessions():
    site = SITE + "session_calendars: no\n"
    assert not [path for path in made(outputs, make_test_context(FILES, site=site)) if "/sessions/" in path]


def test_each_calendar_holds_its_dates():
    session, sample = "消防安全：开课", "【已取消】【示例】消防安全：开课"
    deadline, entry, final = "消防安全：报名截止", "竞赛：参赛报名截止", "竞赛：决赛"
    assert set(events(FILES, "calendar/all.ics")) == {session, sample, deadline, entry, final}
    assert set(events(FILES, "calendar/sessions.ics")) == {session, sample}
    assert set(events(FILES, "calendar/deadlines.ics")) == {deadline, entry}
    assert set(events(FILES, "calendar/competitions.ics")) == {entry, final}
    assert set(events(FILES, "courses/fire/calendar.ics")) == {session, sample, deadline}
    assert set(events(FILES, "competitions/a/calendar.ics")) == {entry, final}


def test_an_event_has_its_time_its_place_and_its_page():
    event = events(FILES, "calendar/sessions.ics")["消防安全：开课"]
    assert event["DTSTART"].dt.isoformat() == "2026-03-10T19:00:00+08:00"
    assert event["DTEND"].dt.isoformat() == "2026-03-10T21:00:00+08:00"
    assert event["LOCATION"] == "一号楼"
    assert "周二 19:00—21:00" in event["DESCRIPTION"]
    assert event["URL"] == "https://academy.example/courses/fire/"


def test_a_cancelled_session_stays_and_says_so():
    event = events(FILES, "calendar/sessions.ics")["【已取消】【示例】消防安全：开课"]
    assert event["STATUS"] == "CANCELLED"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 6, 1), date(2026, 6, 4))


def test_the_moment_of_the_build_is_not_in_the_files():
    early, late = (
        made(outputs, make_test_context(FILES, now=datetime(2026, month, 1, 8, 30))) for month in (1, 11)
    )
    assert early == late


def test_moving_and_cancelling_with_a_later_change_are_revisions():
    first, moved, cancelled = (
        lesson_of(text)
        for text in (
            COURSE,
            COURSE.replace("2026-02-03", "2026-02-03 18:30").replace("03-10", "03-11"),
            COURSE.replace("2026-02-03", "2026-02-03 18:30").replace(
                "spring\n", "spring\n    cancelled: yes\n"
            ),
        )
    )
    assert first["SEQUENCE"] < moved["SEQUENCE"] < cancelled["SEQUENCE"] < 2**31
    assert first["DTSTAMP"].dt < moved["DTSTAMP"].dt == cancelled["DTSTAMP"].dt
    assert cancelled["STATUS"] == "CANCELLED"


def test_a_session_that_is_cancelled_is_a_revision_without_a_date_of_change():
    undated = COURSE.replace("updated: 2026-02-03\n", "")
    before, after = (
        lesson_of(text) for text in (undated, undated.replace("spring\n", "spring\n    cancelled: yes\n"))
    )
    assert after["SEQUENCE"] > before.get("SEQUENCE", 0)


WEEKLY = """\
title: 电工
trade: safety
summary: 学电工。
sessions:
  - id: winter
    start: 2026-12-01
    end: 2027-01-28
    weekdays: [周二, 周四]
    lesson_times: 19:00—21:00
    days_off: [2026-12-31]
  - {id: days, start: 2026-12-05, end: 2026-12-19, lesson_days: [2026-12-05, 2026-12-12, 2026-12-19]}
"""


def test_lessons_of_certain_weekdays_are_a_rule_without_the_days_off():
    path = "courses/electrics/sessions/winter.ics"
    content = made(outputs, make_test_context({"content/courses/electrics.yaml": WEEKLY}))[path]
    event: Any = Calendar.from_ical(content).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == "电工：上课"
    assert event["DTSTART"].dt.isoformat() == "2026-12-01T19:00:00+08:00"
    assert event["DTEND"].dt.isoformat() == "2026-12-01T21:00:00+08:00"
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20270128T110000Z;BYDAY=TU,TH"
    assert [each.dt.isoformat() for each in event["EXDATE"].dts] == ["2026-12-31T19:00:00+08:00"]


def dates_of(content: bytes) -> list[datetime]:
    """Return when the one event of a calendar is, as a calendar program finds it."""
    event: Any = Calendar.from_ical(content).walk("VEVENT")[0]
    start = event["DTSTART"].dt
    found = {start}
    if "RRULE" in event:
        found = set(rrulestr(event["RRULE"].to_ical().decode(), dtstart=start))
    found |= {each.dt for each in event["RDATE"].dts} if "RDATE" in event else set()
    found -= {each.dt for each in event["EXDATE"].dts} if "EXDATE" in event else set()
    return sorted(each.replace(tzinfo=None) for each in found)


day_numbers = st.sets(st.integers(0, 50), max_size=4)


@given(
    weekdays=st.sets(st.sampled_from(["周一", "周二", "周四", "周日"])),
    off=day_numbers,
    further=day_numbers,
)
def test_a_calendar_program_finds_the_same_lessons(weekdays, off, further):
    def listed(numbers: set[int]) -> str:
        return "[" + ", ".join(str(date(2026, 12, 1) + timedelta(each)) for each in numbers) + "]"

    text = (
        "title: 电工\ntrade: safety\nsummary: 学电工。\nsessions:\n"
        "  - {id: a, start: 2026-12-01 19:00, end: 2027-01-20 21:00, "
        f"weekdays: [{', '.join(weekdays)}], days_off: {listed(off)}, lesson_days: {listed(further)}}}\n"
    )
    document = read_document("content/courses/a.yaml", text.encode())
    assume(not errors(document.problems))
    assert isinstance(document.data, Course)
    held = lesson_schedule(document.data.sessions[0])
    assume(held is not None)
    assert held is not None
    reminders = [each for each in document.problems if each.code == "day-off-without-lesson"]
    assume(not reminders)
    content = made(outputs, make_test_context({"content/courses/a.yaml": text}))["courses/a/sessions/a.ics"]
    assert dates_of(content) == [each.start.begins for each in held.lessons]


def test_lessons_of_listed_days_are_their_dates():
    path = "courses/electrics/sessions/days.ics"
    content = made(outputs, make_test_context({"content/courses/electrics.yaml": WEEKLY}))[path]
    event: Any = Calendar.from_ical(content).walk("VEVENT")[0]
    assert event["DTSTART"].dt == date(2026, 12, 5)
    assert [each.dt for each in event["RDATE"].dts] == [date(2026, 12, 12), date(2026, 12, 19)]


def test_the_title_of_a_cancelled_event_says_so():
    summaries = events(FILES, "courses/fire/calendar.ics")
    assert "【已取消】【示例】消防安全：开课" in summaries

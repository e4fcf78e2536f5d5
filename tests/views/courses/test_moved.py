"""A session that was moved or cancelled, wherever visitors and their calendars meet it."""

from datetime import datetime
from typing import Any

import feedparser
import pytest
from icalendar import Calendar

from sitebuilder.content.dates.changes import course_changes
from sitebuilder.content.document_reader import read_document
from sitebuilder.content.model.course import Course
from sitebuilder.views.courses import lists
from sitebuilder.views.courses.card import credential_of
from sitebuilder.views.courses.search_words import course_words
from sitebuilder.views.courses.structured_data import course_data
from sitebuilder.views.machine import calendars, feeds
from sitebuilder.views.pages import calendar_page, home
from sitebuilder.views.shared.output import Page
from tests.library import made, main_part, make_test_context

NOW = datetime(2026, 2, 10, 8)
COURSE = "title: 消防安全\ntrade: safety\nsummary: 学消防。\nupdated: 2026-02-01\nsessions:\n"
ENROLMENT = "enrol_from: 2026-01-01, enrol_until: 2026-03-01, time_of_day: evening"
MOVED = f"id: a, start: 2026-03-10, end: 2026-03-20, moved_from: 2026-03-03, {ENROLMENT}"
POSTPONED = f"id: a, moved_from: 2026-03-03 19:00, {ENROLMENT}"
FORMER_END = POSTPONED + ", end: 2026-03-20"
WEEKLY = MOVED + ", weekdays: [tuesday]"


def context_of(*sessions: str, course: str = COURSE) -> Any:
    text = course + "".join(f"  - {{{each}}}\n" for each in sessions)
    return make_test_context({"content/courses/fire.yaml": text}, now=NOW)


def event(session: str, path: str = "calendar/sessions.ics") -> Any:
    (found,) = Calendar.from_ical(made(calendars.outputs, context_of(session))[path]).walk("VEVENT")
    return found


def entries(*sessions: str, **options: Any) -> Any:
    return feedparser.parse(
        made(feeds.outputs, context_of(*sessions, **options))["feeds/courses.xml"]
    ).entries


def card(session: str) -> Any:
    context = context_of(session)
    pages = {each.path: each for each in lists.outputs(context) if isinstance(each, Page)}
    return pages["courses/index.html"].make_view(context.frame).courses[0]


def test_a_moved_session_says_so_in_the_title_of_its_event_and_when_it_was_to_be():
    found = event(MOVED)
    assert found["SUMMARY"] == "【改期】消防安全：开课"
    assert str(found["DTSTART"].dt) == "2026-03-10"
    assert found["STATUS"] == "CONFIRMED"
    assert "改期，原定2026-03-03" in found["DESCRIPTION"]


def test_moving_a_session_is_a_revision_without_a_later_date_of_change():
    before = MOVED.replace("moved_from: 2026-03-03, ", "").replace("03-10", "03-03")
    numbers = [event(each)["SEQUENCE"] for each in (before, POSTPONED, MOVED, MOVED + ", cancelled: yes")]
    assert numbers[0] < numbers[1] == numbers[2] < numbers[3]
    assert len({event(each)["UID"] for each in (before, POSTPONED, MOVED)}) == 1


def test_a_session_moved_to_an_unknown_day_keeps_its_day_in_calendars():
    found = event(POSTPONED)
    assert found["SUMMARY"] == "【改期】消防安全：开课"
    assert found["STATUS"] == "TENTATIVE"
    assert found["DTSTART"].dt.isoformat() == "2026-03-03T19:00:00+08:00"
    assert "新日期待公布" in found["DESCRIPTION"]


@pytest.mark.parametrize("session", [MOVED, POSTPONED])
def test_a_moved_session_that_is_cancelled_then_is_cancelled(session):
    found = event(session + ", cancelled: yes")
    assert found["SUMMARY"] == "【已取消】消防安全：开课"
    assert found["STATUS"] == "CANCELLED"
    assert "改期" not in found.get("DESCRIPTION", "")


def test_only_the_lessons_are_moved_and_not_the_enrolment():
    found = Calendar.from_ical(made(calendars.outputs, context_of(MOVED))["calendar/all.ics"]).walk("VEVENT")
    titles = {str(each["SUMMARY"]) for each in found}
    assert titles == {"消防安全：报名开始", "消防安全：报名截止", "【改期】消防安全：开课"}


@pytest.mark.parametrize(
    ("session", "day", "told"),
    [
        (MOVED, "2026-03-10", "晚上 改期，原定3月3日（周二）"),
        (POSTPONED, None, "改期，原定3月3日（周二）19:00，新日期待公布"),
    ],
)
def test_a_card_says_in_words_that_a_session_was_moved(session, day, told):
    start = card(session).start
    assert (start.time and start.time.text, start.note) == (day, told)


def test_the_page_of_a_course_says_in_words_that_a_session_was_moved():
    assert "改期，原定3" in main_part(context_of(MOVED), "courses/fire/")
    assert "改期" not in main_part(context_of(MOVED + ", cancelled: yes"), "courses/fire/")
    postponed = main_part(context_of(POSTPONED), "courses/fire/")
    assert "改期，原定3月3日（周二）19:00，新日期待公布" in postponed
    assert "改期，原定" in postponed.partition('id="sessions"')[2]


@pytest.mark.parametrize(
    ("session", "told"), [(MOVED, "开课（改期）"), (POSTPONED, "开课（改期，新日期待公布）")]
)
def test_lists_of_dates_say_in_words_that_a_session_was_moved(session, told):
    context = context_of(session)
    pages = [*home.outputs(context, lambda _: None), *calendar_page.outputs(context)]  # type: ignore[arg-type, return-value]
    for page in pages:
        assert told in main_part(context, page.path.removesuffix("index.html"))


def test_only_the_first_lesson_of_a_moved_session_is_marked():
    text = main_part(context_of(WEEKLY), "calendar/")
    assert text.count("开课（改期）") == text.count(">开课（") > 0
    assert "上课（改期）" not in text


@pytest.mark.parametrize(
    ("session", "found"),
    [
        (MOVED, "2026年3月10日（周二）开班，2026年3月20日（周五）结束，改期，原定2026年3月3日（周二），晚上"),
        (FORMER_END, "改期，原定2026年3月3日（周二）19:00，新日期待公布，晚上"),
        (FORMER_END + ", cancelled: yes", "已取消，2026年3月3日（周二）19:00开班，晚上"),
    ],
)
def test_the_search_finds_a_moved_session_by_its_dates_that_are_true(session, found):
    entry = context_of(session).library.courses[0]
    (line,) = [each for each in course_words(entry, None) if each.startswith("班次")]
    assert line == f"班次：{found}，2026年1月1日（周四）开始报名，2026年3月1日（周日）截止"


def test_the_page_and_the_feed_say_which_session_was_cancelled_after_it_was_moved():
    cancelled = FORMER_END + ", cancelled: yes"
    table = main_part(context_of(cancelled), "courses/fire/").partition('id="session-a"')[2]
    assert "2026-03-03" in table.partition("</tbody>")[0]
    _, change = entries(cancelled)
    assert change.title == "【已取消】消防安全：2026-03-03（周二） 19:00"
    assert "2026-03-03（周二） 19:00 · " in change.content[0].value


def test_the_site_changes_when_the_former_day_is_over():
    document = read_document("content/courses/a.yaml", (COURSE + f"  - {{{POSTPONED}}}\n").encode())
    assert isinstance(document.data, Course)
    assert datetime(2026, 3, 3, 19) in set(course_changes(document.data))


def test_the_courses_feed_has_an_item_for_each_cancelled_or_moved_session():
    sessions = (
        MOVED,
        POSTPONED.replace("id: a", "id: b"),
        "id: c, start: 2026-05-01, end: 2026-05-02, cancelled: yes, sample: yes, note: 人数不够。",
        "id: d, start: 2026-06-01, end: 2026-06-02",
    )
    course, *changes = entries(*sessions)
    assert course.title == "消防安全"
    assert [each.title for each in changes] == [
        "【改期】消防安全：原定2026-03-03（周二）开班，改到2026-03-10（周二）",
        "【改期】消防安全：原定2026-03-03（周二） 19:00开班，新日期待公布",
        "【已取消】【示例】消防安全：2026-05-01（周五） 至 2026-05-02（周六）",
    ]
    page = "https://academy.example/courses/fire/"
    assert [each.id for each in changes] == [f"{page}#session-{name}" for name in "abc"]
    assert "人数不够。" in changes[2].content[0].value
    assert len({each.id for each in (course, *changes)}) == 4


def test_the_feed_omits_sessions_that_were_over_when_the_course_last_changed():
    over = "id: a, start: 2026-01-10, end: 2026-01-20, cancelled: yes"
    assert len(entries(over)) == 1
    assert len(entries(over.replace("cancelled: yes", "moved_from: 2026-02-05"))) == 2
    assert len(entries(over, course=COURSE.replace("2026-02-01", "2026-01-20"))) == 2


def test_a_session_that_was_not_moved_is_shown_without_a_note():
    plain = MOVED.replace("moved_from: 2026-03-03, ", "")
    (course,) = entries(plain)
    assert "改期" not in course.content[0].value
    assert card(plain).status.dates.endswith(",evening")


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        (MOVED, ("2026-03-10", "2026-03-03", "https://schema.org/EventRescheduled")),
        (POSTPONED, ("2026-03-03T19:00+08:00", None, "https://schema.org/EventPostponed")),
        (MOVED + ", cancelled: yes", ("2026-03-10", None, "https://schema.org/EventCancelled")),
        (
            POSTPONED + ", cancelled: yes",
            ("2026-03-03T19:00+08:00", None, "https://schema.org/EventCancelled"),
        ),
    ],
)
def test_structured_data_has_the_status_and_the_original_date_of_a_moved_session(session, expected):
    context = context_of(session)
    entry = context.library.courses[0]
    data = course_data(entry, credential_of(entry.data, context), context)
    assert data is not None
    (found,) = data["hasCourseInstance"]
    assert (found["startDate"], found.get("previousStartDate"), found["eventStatus"]) == expected


def test_a_session_moved_to_the_same_day_is_reported_at_its_line():
    text = COURSE + "  - id: a\n    start: 2026-03-10\n    moved_from: 2026-03-10\n"
    (problem,) = read_document("content/courses/a.yaml", text.encode()).problems
    assert (problem.code, problem.place.line) == ("moved-nowhere", 8)

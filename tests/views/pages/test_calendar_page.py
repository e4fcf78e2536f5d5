"""The calendar by month: every date stands on its day, in a week from Monday to Sunday."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.views.pages.calendar_page import CalendarPage, Month, outputs
from sitebuilder.views.shared.output import Page
from tests.library import make_test_context

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


def calendar_of(days: list[date]) -> CalendarPage:
    sessions = "".join(f"  - {{id: s{number}, start: {day}}}\n" for number, day in enumerate(days))
    course = f"title: 消防安全\ntrade: safety\nsummary: 学消防。\nsessions:\n{sessions}"
    context = make_test_context({"content/courses/fire.yaml": course}, now=datetime(2023, 1, 1))
    (page,) = outputs(context)
    assert isinstance(page, Page)
    view = page.make_view(context.frame)
    assert isinstance(view, CalendarPage)
    return view


@given(st.lists(DAYS, min_size=1, max_size=12))
def test_every_date_is_on_its_day_exactly_once(days):
    shown = [
        date.fromisoformat(f"{month.iso}-{day.day}")
        for month in calendar_of(days).months
        for week in month.weeks
        for day in week
        for _ in day.dates
    ]
    assert shown == sorted(days)


@given(DAYS)
def test_a_month_has_all_its_days_in_weeks_of_seven_from_monday(day):
    (month,) = calendar_of([day]).months
    assert all(len(week) == 7 for week in month.weeks)
    numbers = [each.day for week in month.weeks for each in week]
    inside = [number for number in numbers if number is not None]
    assert inside == [f"{number:02}" for number in range(1, len(inside) + 1)]
    assert numbers.index("01") == day.replace(day=1).weekday()
    assert day.replace(day=1) + timedelta(len(inside)) == _next_month(day)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def calendar_at(session: str, now: datetime) -> CalendarPage:
    course = f"title: 消防安全\ntrade: safety\nsummary: 学消防。\nsessions:\n  - {{id: a, {session}}}\n"
    context = make_test_context({"content/courses/fire.yaml": course}, now=now)
    (page,) = outputs(context)
    assert isinstance(page, Page)
    view = page.make_view(context.frame)
    assert isinstance(view, CalendarPage)
    return view


def days_of(months: tuple[Month, ...]) -> list[str]:
    return [each.start.iso[:10] for month in months for each in month.dates]


def test_lessons_after_the_first_day_of_a_session_without_a_last_one_are_shown():
    view = calendar_at("start: 2026-03-02, lesson_days: [2026-03-02, 2026-03-14]", datetime(2026, 3, 10))
    assert (days_of(view.months), days_of(view.past)) == (["2026-03-14"], [])


def test_a_session_whose_lessons_are_over_before_its_last_day_is_among_the_past_dates():
    session = "start: 2026-03-02, end: 2026-03-31, lesson_days: [2026-03-14]"
    view = calendar_at(session, datetime(2026, 3, 20))
    assert (days_of(view.months), days_of(view.past)) == ([], ["2026-03-02"])
    assert days_of(calendar_at(session, datetime(2026, 3, 14)).months) == ["2026-03-14"]


def test_a_lesson_of_the_page_does_not_contain_all_others_again():
    course = (
        "title: 课\ntrade: safety\nsummary: 学。\nsessions:\n"
        "  - {id: a, start: 2027-01-01, end: 2027-03-31, weekdays: 每天}\n"
    )
    context = make_test_context({"content/courses/a.yaml": course})
    (page,) = outputs(context)
    assert isinstance(page, Page)
    coming = page.find_inputs().coming
    assert len(coming) == 90
    assert all(each.schedule is None for each in coming)

"""The finder's view, the lists of courses, and the page of a course."""

from datetime import datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sitebuilder.views.courses.lists import COURSES_PER_PAGE, outputs
from sitebuilder.views.shared.output import Page
from tests.library import SITE, main_part, make_test_context

SESSION = "  - {id: a, start: 2026-04-01, end: 2026-04-30, enrol_from: 2026-02-01, enrol_until: 2026-03-10}\n"
PAST = "  - {id: past, start: 2026-01-01, end: 2026-01-30, time_of_day: day}\n"
FULL = f"""\
title: 消防安全
trade: safety
summary: 学消防。
audiences: [workers, firms]
hours: 24
mode: workshop
credential: a
fee: 380
assessment: 现场操作。
sessions:
{PAST}{SESSION.replace("id: a", "id: a, time_of_day: evening")}"""
BARE = "title: 食品\ntrade: safety\nsummary: 学食品。\n"
FILES: dict[str, str | bytes] = {
    "content/courses/fire.yaml": FULL,
    "content/courses/food.yaml": BARE,
    "content/credentials/a.yaml": "title: 结业证\ntype: completion\nsummary: 结业。\nlevel: 三级\n",
}


def views(files: dict[str, str | bytes] = FILES, **options: Any) -> dict[str, Any]:
    context = make_test_context(files, **options)
    return {each.path: each.make_view(context.frame) for each in outputs(context) if isinstance(each, Page)}


def test_there_is_a_list_of_each_trade_and_of_each_status_that_a_course_has():
    assert set(views()) == {
        "courses/index.html",
        "courses/trades/safety/index.html",
        "courses/status/open/index.html",
        "courses/status/undecided/index.html",
        "courses/fire/index.html",
        "courses/food/index.html",
    }


def test_a_site_can_do_without_lists_of_statuses():
    found = views(site=SITE + "status_pages: no\n")
    assert not [path for path in found if "/status/" in path]
    assert found["courses/index.html"].statuses == ()


def test_a_list_of_a_status_moves_with_the_time():
    late = views(now=datetime(2026, 5, 2))
    assert "courses/status/ended/index.html" in late
    assert "courses/status/open/index.html" not in late


def test_a_card_has_at_most_seven_facts_and_leaves_off_unknown_ones():
    fire, food = views()["courses/index.html"].courses
    assert (fire.title, fire.status.label, fire.trade.title) == ("消防安全", "报名中", "安全")
    assert (fire.credential, fire.hours, fire.fee) == ("结业证（三级）", "24学时", "380元")
    assert (fire.start.time.text, fire.start.note) == ("2026-04-01", "晚上")
    assert fire.enrolment == "3月10日（周二）截止"
    assert (food.credential, food.hours, food.fee, food.start, food.enrolment) == (None,) * 5


def test_a_course_whose_sessions_are_over_has_no_next_start():
    (card,) = views(now=datetime(2026, 5, 2))["courses/status/ended/index.html"].courses
    assert (card.start, card.enrolment) == (None, None)


def test_filters_show_the_number_of_courses_of_each_option():
    groups = {
        group.name: {option.value: option.count for option in group.options if option.count}
        for group in views()["courses/index.html"].filters
    }
    assert groups == {
        "status": {"open": 1, "undecided": 1},
        "time": {"evening": 1},
        "mode": {"workshop": 1},
        "credential": {"a": 1},
        "audience": {"workers": 1, "firms": 1},
        "fee": {"paid": 1, "unknown": 1},
    }


def test_a_filter_that_excludes_no_course_is_left_out():
    assert "trade" not in [group.name for group in views()["courses/index.html"].filters]


def test_statuses_and_times_that_a_course_may_get_are_options():
    (status, time, *_) = views()["courses/index.html"].filters
    assert len(status.options) == 10
    assert {option.value: option.count for option in time.options} == {"day": 0, "evening": 1}


@settings(max_examples=10, deadline=None)
@given(number=st.integers(2, 3 * COURSES_PER_PAGE))
def test_every_course_is_on_the_pages_of_the_finder_exactly_once(number):
    bodies = (BARE, BARE + "fee: 免费\n")
    files: dict[str, str | bytes] = {
        f"content/courses/c{each}.yaml": bodies[each % 2] for each in range(number)
    }
    pages = {
        path: page
        for path, page in views(files).items()
        if path == "courses/index.html" or path.startswith("courses/page/")
    }
    urls = [card.url for page in pages.values() for card in page.courses]
    assert sorted(urls) == sorted(f"/courses/c{each}/" for each in range(number))
    assert {f"/{path.removesuffix('index.html')}" for path in pages} == {
        "/courses/",
        *pages["courses/index.html"].other_pages,
    }
    assert {page.total for page in pages.values()} == {number}


def test_the_page_of_a_course_separates_upcoming_and_past_sessions():
    page = views()["courses/fire/index.html"]
    assert [each.id for each in page.sessions] == ["a"]
    assert [each.id for each in page.past] == ["past"]
    assert page.start.time.text == "2026-04-01"
    assert page.sessions[0].calendar_url == "/courses/fire/sessions/a.ics"


def test_the_page_of_a_course_names_its_credential_next_to_the_assessment():
    page = views()["courses/fire/index.html"]
    assert '<h2 id="assessment">考核与证书</h2>' in main_part(make_test_context(FILES), "courses/fire/")
    assert (page.credential.title, page.credential.url) == ("结业证（三级）", "/credentials/a/")


def test_a_site_without_session_calendars_links_to_none():
    page = views(site=SITE + "session_calendars: no\n")["courses/fire/index.html"]
    assert [each.calendar_url for each in (*page.sessions, *page.past)] == [None, None]

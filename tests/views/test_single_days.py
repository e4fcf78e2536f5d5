"""A session, a stage, an entry or a publicity period of a single day has one date, wherever it is told."""

from datetime import datetime
from typing import Any

import feedparser
import pytest
from lxml import html

from sitebuilder.views.machine import feeds
from tests.library import made, main_part, make_test_context

NOW = datetime(2026, 2, 10, 8)
COURSE = "title: 焊接\ntrade: safety\nsummary: 学焊接。\nupdated: 2026-02-01\nsessions:\n"
CONTEST = "title: 竞赛\nsummary: 比一比。\nupdated: 2026-02-01\n"
DAY = "2026-03-07（周六）"
SPANS = {
    "start: 2026-03-07, end: 2026-03-07": DAY,
    "start: 2026-03-07 09:00, end: 2026-03-07": f"{DAY} 09:00",
    "start: 2026-03-07 09:00, end: 2026-03-07 17:00": f"{DAY} 09:00 至 17:00",
    "start: 2026-03-07, end: 2026-03-08": f"{DAY} 至 2026-03-08（周日）",
    "start: 2026-03-07 22:00, end: 2026-03-08 02:00": f"{DAY} 22:00 至 2026-03-08（周日） 02:00",
}


def contest(more: str) -> Any:
    return make_test_context({"content/competitions/a.yaml": CONTEST + more}, now=NOW)


def contest_with_stage(span: str) -> Any:
    return contest(f"schedule:\n  - {{name: 决赛, {span}}}\n")


def course(session: str) -> Any:
    return make_test_context({"content/courses/a.yaml": f"{COURSE}  - {{id: a, {session}}}\n"}, now=NOW)


def page(context: Any, path: str) -> str:
    """Return the visible words of a page."""
    main = html.fromstring(f"<main>{main_part(context, path)}</main>")
    return " ".join(str(main.text_content()).split())


@pytest.mark.parametrize("span", SPANS)
def test_a_session_of_one_day_has_one_date(span):
    assert f" {SPANS[span]} " in page(course(span), "courses/a/")


@pytest.mark.parametrize("span", SPANS)
def test_a_stage_of_one_day_has_one_date(span):
    assert f" {SPANS[span]} " in page(contest_with_stage(span), "competitions/a/")


@pytest.mark.parametrize("span", SPANS)
def test_a_publicity_period_of_one_day_has_one_date(span):
    assert f"公示期：{SPANS[span]} " in page(contest(f"publicity: {{{span}}}\n"), "competitions/a/")


@pytest.mark.parametrize("span", SPANS)
def test_an_entry_of_one_day_has_one_date(span):
    more = span.replace("start", "entry_from").replace("end", "entry_until").replace(", ", "\n") + "\n"
    assert f"报名时间{SPANS[span]} 加入日历" in page(contest(more), "competitions/a/")


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("make", [course, contest_with_stage])
def test_a_feed_tells_a_span_as_the_page_does(make, span):
    (entry,) = feedparser.parse(made(feeds.outputs, make(span))["feeds/all.xml"]).entries
    assert SPANS[span] in html.fromstring(entry.content[0].value).xpath(".//li")[0].text_content().split(
        " · "
    )


@pytest.mark.parametrize("make", [course, contest_with_stage])
def test_the_calendar_page_has_one_date_too(make):
    assert "至" not in page(make("start: 2026-03-07 09:00, end: 2026-03-07"), "calendar/")

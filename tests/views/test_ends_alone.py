"""A stage or a session of which only the end is known, and an end left over from a date that is off."""

from datetime import datetime
from typing import Any

import feedparser
import pytest
from lxml import html

from sitebuilder.content.dates.status import session_is_over
from sitebuilder.views.competitions.structured_data import competition_data
from sitebuilder.views.machine import feeds
from tests.library import made, main_part, make_test_context

COURSE = "title: 焊接\ntrade: safety\nsummary: 学焊接。\nupdated: 2026-02-01\nsessions:\n"
CONTEST = "title: 竞赛\nsummary: 比一比。\nupdated: 2026-02-01\nschedule:\n"
END_ALONE = "end: 2026-03-20"
POSTPONED = "moved_from: 2026-03-03, end: 2026-03-04"


def contest(stage: str, now: datetime = datetime(2026, 2, 10)) -> Any:
    text = f"{CONTEST}  - {{name: 提交作品, {stage}}}\n"
    return make_test_context({"content/competitions/a.yaml": text}, now=now)


def course(session: str, now: datetime = datetime(2026, 2, 10)) -> Any:
    return make_test_context({"content/courses/a.yaml": f"{COURSE}  - {{id: a, {session}}}\n"}, now=now)


def part(context: Any, path: str, where: str) -> str:
    """Return the visible words of an element of a page."""
    (found,) = html.fromstring(f"<main>{main_part(context, path)}</main>").xpath(where)
    return " ".join(str(found.text_content()).split())


def feed(context: Any) -> str:
    entry, *_ = feedparser.parse(made(feeds.outputs, context)["feeds/all.xml"]).entries
    return str(entry.content[0].value)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (datetime(2026, 3, 20, 23), "提交作品 截至 2026-03-20（周五）"),
        (datetime(2026, 3, 21), "提交作品 已过 截至 2026-03-20（周五）"),
    ],
)
def test_a_stage_with_an_end_alone_says_until_when_it_is(now, told):
    assert part(contest(END_ALONE, now), "competitions/a/", ".//*[@class='timeline']/..") == f"日程 {told}"


def test_a_stage_without_any_date_is_to_be_announced():
    assert "提交作品 待公布" in part(contest("note: 无"), "competitions/a/", ".//*[@id='schedule']/..")


def test_a_session_with_an_end_alone_says_until_when_it_is():
    assert "截至 2026-03-20" in part(course(END_ALONE), "courses/a/", ".//tbody[@id='session-a']")


@pytest.mark.parametrize("context", [contest, course])
def test_a_feed_says_until_when_it_is(context):
    assert "截至 2026-03-20（周五）" in feed(context(END_ALONE))


@pytest.mark.parametrize("context", [contest, course])
def test_the_end_of_a_date_that_is_off_is_not_told_in_a_feed(context):
    text = feed(context(POSTPONED))
    assert "待公布" in text
    assert "2026-03-04" not in text


def test_the_end_of_a_stage_that_is_off_is_not_on_its_page():
    assert "03-04" not in part(contest(POSTPONED), "competitions/a/", ".//*[@class='timeline']")


def test_the_end_of_a_stage_that_is_off_is_not_that_of_the_competition():
    context = contest(f"start: 2026-02-20}}\n  - {{name: 决赛, {POSTPONED}")
    data = competition_data(context.library.competitions[0], context)
    assert data is not None
    assert "endDate" not in data


def test_a_session_with_a_new_date_to_come_is_not_over_when_its_former_end_is():
    later = datetime(2026, 3, 10)
    context = course(POSTPONED, later)
    assert not session_is_over(context.library.courses[0].data.sessions[0], later)
    assert "2026-03-04" not in part(context, "courses/a/", ".//tbody[@id='session-a']")

"""What the items of a feed say of sessions and stages: the same as their pages."""

import json
from typing import Any

import feedparser
import pytest

from sitebuilder.views.courses import listing
from sitebuilder.views.machine import feeds
from tests.library import made, make_test_context

COURSE = "title: 焊接\ntrade: safety\nsummary: 学焊接。\nupdated: 2026-02-01\nsessions:\n  - {id: a, "
CONTEST = "title: 竞赛\nsummary: 比一比。\nupdated: 2026-02-01\nschedule: [{name: 决赛}]\n"
DATES = "start: 2026-03-02, end: 2026-04-30"
DAYS = "2026-03-02（周一） 至 2026-04-30（周四）"
LINES = {
    f"{DATES}, weekdays: [monday], lesson_times: 19:00-21:00": f"{DAYS} · 每周一 19:00—21:00",
    f"{DATES}, weekdays: [monday], timetable: 周一晚上": f"{DAYS} · 周一晚上",
    f"{DATES}, time_of_day: evening": f"{DAYS} · 晚上",
    "note: 人满开班": "待公布 · 人满开班",
    "cancelled: yes": "已取消",
    "moved_from: 2026-03-02, cancelled: yes": "2026-03-02（周一） · 已取消",
}


def course(session: str) -> Any:
    return make_test_context({"content/courses/a.yaml": f"{COURSE}{session}}}\n"})


def text_of(context: Any) -> str:
    entry, *_ = feedparser.parse(made(feeds.outputs, context)["feeds/all.xml"]).entries
    return str(entry.content[0].value)


@pytest.mark.parametrize("session", LINES)
def test_a_session_is_told_with_its_times_and_a_cancelled_one_is_not_to_be_announced(session):
    assert f"<li>{LINES[session]}</li>" in text_of(course(session))


@pytest.mark.parametrize(
    ("more", "told"), [("", "决赛 · 待公布"), ("cancelled: yes\n", "决赛"), ("held: yes\n", "决赛")]
)
def test_a_stage_of_a_competition_that_is_off_is_not_to_be_announced(more, told):
    context = make_test_context({"content/competitions/a.yaml": CONTEST + more})
    assert f"<li>{told}</li>" in text_of(context)


def test_the_listing_has_the_weekly_times_of_a_session():
    found = made(listing.outputs, course(f"{DATES}, weekdays: [monday], lesson_times: 19:00-21:00"))
    (session,) = json.loads(found["courses.json"])["courses"][0]["sessions"]
    assert session["timetable"] == "每周一 19:00—21:00"

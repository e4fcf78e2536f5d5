"""What is over or cancelled: no page says of it that something is still to be announced."""

from datetime import datetime

import pytest
from lxml import html

from tests.library import main_part, make_test_context

NOW = datetime(2026, 2, 10, 8)
COURSE = (
    "title: 焊接\ntrade: safety\nsummary: 学焊接。\nhours: 8\nmode: classroom\nfee: 0\naudiences: [workers]\n"
    "credential: a\nhow_to_enrol: 打电话。\ncontact: {phone: 0758-1234567}\nsessions:\n"
)
CREDENTIAL = "title: 结业证\ntype: completion\nsummary: 结业。\n"
OPEN = "id: b, start: 2026-04-01, end: 2026-04-02, venue: 一号楼"
OFF = {
    "cancelled": "id: a, start: 2026-03-01, end: 2026-03-02, cancelled: yes",
    "past": "id: a, start: 2026-01-01, end: 2026-01-02",
}
CONTEST = "title: 竞赛\nsummary: 比一比。\n"
ENDED = "schedule: [{name: 赛, start: 2026-01-01}]\n"
STAGES = "schedule:\n  - {name: 初赛, start: 2026-04-01}\n  - {name: 决赛}\n"


def main_of(files: dict[str, str | bytes], path: str) -> html.HtmlElement:
    return html.fromstring(f"<main>{main_part(make_test_context(files, now=NOW), path)}</main>")


def course(*sessions: str) -> html.HtmlElement:
    text = COURSE + "".join(f"  - {{{each}}}\n" for each in sessions)
    return main_of({"content/courses/a.yaml": text, "content/credentials/a.yaml": CREDENTIAL}, "courses/a/")


def contest(more: str) -> html.HtmlElement:
    return main_of({"content/competitions/a.yaml": CONTEST + more}, "competitions/a/")


def unknown(main: html.HtmlElement) -> list[str]:
    return [each.text_content() for each in main.xpath(".//*[@class='unannounced']//li")]


def states(main: html.HtmlElement) -> list[str]:
    return [each.text_content() for each in main.xpath(".//*[@class='timeline']//*[@class='status']")]


@pytest.mark.parametrize("session", OFF.values(), ids=OFF)
def test_a_session_that_is_off_has_a_dash_for_what_others_have(session):
    (row,) = course(session, OPEN).xpath(".//tbody[@id='session-a']")
    (place,) = row.xpath(".//td[@data-label='地点']")
    assert place.text_content() == "—"


@pytest.mark.parametrize("session", OFF.values(), ids=OFF)
def test_a_course_whose_sessions_are_all_off_has_nothing_to_announce_of_them(session):
    assert unknown(course(session)) == []
    assert unknown(course(session, OPEN)) == ["上课时间", "报名时间", "名额"]


@pytest.mark.parametrize("off", ["cancelled: yes\n", "held: yes\n", ENDED])
def test_a_competition_that_is_over_or_cancelled_only_lacks_its_contacts(off):
    assert unknown(contest(off)) == ["联系方式"]


def test_a_competition_to_come_says_all_that_is_not_announced():
    assert unknown(contest("")) == ["主办单位", "工种", "年份", "地点", "标准", "报名时间", "联系方式"]


def test_the_stages_of_a_cancelled_competition_are_cancelled():
    assert states(contest(STAGES)) == ["未开始", "待公布"]
    assert states(contest(STAGES + "cancelled: yes\n")) == ["已取消", "已取消"]


def test_the_stages_of_a_competition_that_was_held_are_past():
    assert states(contest(STAGES + "held: yes\n")) == ["已过", "已过"]

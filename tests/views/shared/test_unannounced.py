"""Unknown facts: left off cards and tables, gathered in one block of a page that says how to hear of them."""

import pytest
from lxml import html

from tests.library import main_part, make_test_context

COURSE = "title: 消防\ntrade: safety\nsummary: 学会用灭火器。\n"
SESSION = "  - {id: a, start: 2026-04-01, enrol_until: 2026-03-20}\n"
PLACED = "  - {id: b, start: 2026-05-01, venue: 二号楼}\n"
KNOWN = """\
audiences: [workers]
hours: 8
mode: classroom
fee: 0
credential: a
how_to_enrol: 到办公室报名。
contact: {phone: 0758-1234567}
"""
CREDENTIAL = "title: 结业证\ntype: completion\nsummary: 结业。\n"
COMPETITION = "title: 焊工竞赛\nsummary: 比谁焊得好。\n"


def main_of(path: str, text: str, page: str, more: str = CREDENTIAL) -> html.HtmlElement:
    context = make_test_context({path: text, "content/credentials/a.yaml": more})
    return html.fromstring(f"<main>{main_part(context, page)}</main>")


def course_page(text: str) -> html.HtmlElement:
    return main_of("content/courses/fire.yaml", text, "courses/fire/")


def gathered(main: html.HtmlElement) -> list[str]:
    return [each.text_content() for each in main.xpath(".//*[@class='unannounced']//li")]


def test_a_course_with_unknown_facts_shows_them_in_one_block():
    main = course_page(COURSE)
    assert gathered(main) == ["面向", "学时", "授课方式", "费用", "证书", "班次", "报名办法", "联系方式"]
    assert "待公布" not in main.text_content()
    assert [each.text_content() for each in main.iter("h2")] == ["还没有公布", "转发这一页", "接着看"]


def test_links_to_an_unknown_part_of_a_course_lead_to_the_block_of_unknown_facts():
    main = course_page(COURSE)
    targets = {each.get("href")[1:] for each in main.iter("a") if each.get("href").startswith("#")}
    assert targets == {"how-to-enrol", "contact"}
    assert targets <= set(main.xpath(".//@id"))


def test_a_column_is_shown_if_any_session_has_a_value_for_it():
    without = course_page(f"{COURSE}sessions:\n{SESSION}")
    assert [each.text_content() for each in without.iter("th")][:-1] == ["状态", "上课日期", "报名时间"]
    assert {"上课地点", "上课时间", "名额"} <= set(gathered(without))
    assert "待公布" not in without.text_content()
    placed = course_page(f"{COURSE}sessions:\n{SESSION}{PLACED}")
    assert "地点" in [each.text_content() for each in placed.iter("th")]
    (missing,) = placed.xpath(".//tbody[@id='session-a']//td[@data-label='地点']")
    assert missing.text_content() == "待公布"


def test_half_an_enrolment_window_is_shown_as_such():
    (until,) = course_page(f"{COURSE}sessions:\n{SESSION}").xpath(".//td[@data-label='报名时间']")
    assert until.text_content() == "截至 2026-03-20（周五）"
    from_on = "sessions:\n  - {id: a, start: 2026-04-01, enrol_from: 2026-03-20}\n"
    (begins,) = course_page(COURSE + from_on).xpath(".//td[@data-label='报名时间']")
    assert begins.text_content() == "2026-03-20（周五） 起"


def test_a_course_without_unknown_facts_has_no_such_block():
    session = (
        "{id: a, start: 2026-04-01, time_of_day: day, venue: 一号楼, capacity: 9, enrol_from: 2026-01-01}"
    )
    assert gathered(course_page(f"{COURSE}{KNOWN}sessions:\n  - {session}\n")) == []


@pytest.mark.parametrize("updated", ["", "updated: 2026-02-01\n"])
def test_the_block_says_where_to_subscribe(updated):
    main = course_page(f"{COURSE}{updated}sessions:\n{SESSION}")
    links = main.xpath(".//*[@class='unannounced']//a/@href")
    feed = ["/feeds/courses.xml"] if updated else []
    assert links == ["/calendar/#subscriptions", *feed]


def test_a_card_without_known_facts_shows_the_summary_of_the_course():
    main = main_of("content/courses/fire.yaml", COURSE, "courses/")
    (card,) = main.xpath(".//li[@class='card']")
    facts = [each for each in card.xpath(".//dl/div") if each.get("hidden") is None]
    assert [each.find("dt").text for each in facts] == ["方向"]
    assert "学会用灭火器。" in card.text_content()
    known = main_of("content/courses/fire.yaml", COURSE + KNOWN, "courses/").xpath(".//li[@class='card']")[0]
    assert "学会用灭火器。" not in known.text_content()


def test_competitions_and_credentials_also_collect_their_unknown_facts():
    competition = main_of("content/competitions/a.yaml", COMPETITION, "competitions/a/")
    assert gathered(competition)[-1] == "联系方式"
    assert len(gathered(competition)) == 7
    held = main_of("content/competitions/a.yaml", COMPETITION + "held: yes\n", "competitions/a/")
    assert gathered(held) == ["联系方式"]
    dated = CREDENTIAL + "updated: 2026-02-01\n"
    credential = main_of("content/courses/fire.yaml", COURSE, "credentials/a/", dated)
    assert len(gathered(credential)) == 6
    assert not credential.xpath(".//*[@class='unannounced']//a[contains(@href, 'feeds/')]")
    for page in (competition, held, credential):
        assert "待公布" not in page.text_content()


def test_the_academys_pages_do_not_repeat_to_be_announced_too_often(academy):
    """364 times before; a visitor who reads it everywhere reads it nowhere."""
    texts = [path.read_text(encoding="utf-8") for path in academy.rglob("*.html")]
    assert sum(text.count("待公布") for text in texts) <= 120


def test_a_course_without_how_to_enrol_links_to_the_page_for_all_courses():
    page: dict[str, str | bytes] = {"content/pages/how-to.md": "---\ntitle: 报名步骤\n---\n文\n"}
    for more, expected in (("", "/how-to/"), ("how_to_enrol: 到办公室。\n", "#how-to-enrol")):
        context = make_test_context({"content/courses/fire.yaml": COURSE + more, **page})
        main = html.fromstring(f"<main>{main_part(context, 'courses/fire/')}</main>")
        assert {each.get("href") for each in main.xpath(".//a[text()='看怎么报名']")} == {expected}

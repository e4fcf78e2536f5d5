"""What each page kind shows, in which order, and how its text is set."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.browser.visitor import Reading, open_page, visit
from tests.site_folder import build_site, write_files

HEADINGS = "[...document.querySelectorAll('main h2')].filter((each) => each.checkVisibility())"
TEXTS = f"() => {HEADINGS}.map((each) => each.innerText)"


@pytest.fixture(scope="module")
def page(browser):
    with visit(browser) as page:
        yield page


def test_home_leads_to_the_four_tasks_then_to_what_is_open_and_what_is_new(page, address):
    page.goto(address)
    tasks = page.get_by_role("navigation", name="常办的事").locator("strong").all_inner_texts()
    assert tasks == ["我要学技能", "我要参赛", "我要提升学历", "企业找服务"]
    assert page.evaluate(TEXTS)[:3] == ["可以报名的课程", "快要截止", "近期日期"]
    assert "学院新闻" in page.evaluate(TEXTS)


def test_a_section_without_content_is_not_there(page, serve, tmp_path: Path):
    site = write_files(
        tmp_path / "site",
        {
            "site.yaml": "name: 测试学院\nbase_url: https://academy.example/\ndescription: 测试。\n",
            "content/pages/index.md": "---\ntitle: 首页\n---\n你好。\n",
        },
    )
    assert build_site(site, now=datetime(2026, 3, 1)).problems == ()
    page.goto(serve(site / "public"))
    assert page.evaluate(TEXTS) == []
    assert page.get_by_text("你好。").is_visible()


def test_a_course_answers_in_the_order_in_which_a_learner_asks(page, address):
    page.goto(address + "courses/sample-evening/")
    assert page.locator(".summary-list dt").first.inner_text() == "最近一班"
    order = [
        "适合谁",
        "学到什么",
        "课程内容",
        "考核与证书",
        "班次",
        "费用与补贴",
        "要带什么",
        "怎么报名",
        "联系人",
    ]
    shown = [text for text in page.evaluate(TEXTS) if text in order]
    assert shown == [text for text in order if text in shown]
    assert set(shown) >= {"考核与证书", "班次", "费用与补贴", "怎么报名", "联系人"}
    assert page.locator(".next-step").is_visible()


def test_each_session_that_can_be_attended_is_put_into_a_calendar(page, address):
    page.goto(address + "courses/fire-safety/")
    rows = page.locator("tbody[id]:not([data-over])")
    assert rows.count() == 3
    assert rows.get_by_role("link", name="把这一班加入日历").count() == 3
    for link in rows.get_by_role("link", name="把这一班加入日历").all():
        assert page.request.get(address + str(link.get_attribute("href"))[1:]).ok


@pytest.mark.parametrize("width", [360, 1280])
def test_past_sessions_have_a_heading_that_holds_for_what_follows_it(page, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.clock.set_fixed_time("2027-06-01T00:00:00Z")
    page.goto(address + "courses/fire-safety/")
    heading = page.get_by_role("columnheader", name="以往的班次")
    assert heading.is_visible()
    # One of a row group would hold for its own group alone, and each session is one.
    assert heading.get_attribute("scope") == "col"
    assert page.get_by_role("rowheader").count() == 0


def test_a_competition_shows_its_stages_as_a_list_that_says_what_is_over(page, address):
    page.goto(address + "competitions/sample-electronics/")
    stages = page.locator("ol.timeline > li")
    assert stages.locator(".status").all_inner_texts() == ["已过", "已过", "未开始"]
    assert stages.first.locator("p").first.inner_text() == "2026-11-07（周六） 09:00 至 12:00，示例场地"


def test_an_article_says_where_it_is_from_and_what_was_corrected(page, address):
    page.goto(address + "news/2026/sample-cancelled/")
    assert "来源：本院" in page.locator(".provenance").inner_text()
    assert page.evaluate(TEXTS) == ["更正", "相关课程", "转发这一页", "相关内容"]
    assert page.get_by_role("navigation", name="前后文章").get_by_role("link").count() == 2


def test_dates_are_subscribed_to_by_either_kind_of_link(page, address):
    page.goto(address + "calendar/")
    links = page.locator(".subscribe-list a").evaluate_all("all => all.map((each) => each.href)")
    assert {link.partition(":")[0] for link in links} == {"webcal", "https"}
    assert len(links) == 8


def test_a_page_that_is_not_there_offers_the_search_and_the_tasks(page, address):
    page.goto(address + "nowhere/")
    main = page.get_by_role("main")
    assert main.get_by_role("search").is_visible()
    assert main.locator(".tasks a").count() == 4
    assert main.get_by_role("link", name="网站地图").is_visible()


def test_the_accessibility_statement_names_what_is_still_wanting(page, address):
    page.goto(address + "accessibility/")
    assert page.locator("#gaps + ul > li").count() >= 5


TYPE = """() => {
  const text = document.querySelector(".prose > p");
  const style = getComputedStyle(text);
  const size = parseFloat(style.fontSize);
  return { size, height: parseFloat(style.lineHeight) / size, characters: text.clientWidth / size,
    breaking: style.lineBreak };
}"""


@pytest.mark.parametrize(("size", "pixels"), [("standard", 18), ("large", 22.5), ("larger", 27)])
def test_text_is_large_and_a_line_holds_28_to_36_characters(browser, address, size, pixels):
    reading = Reading(size)
    with visit(browser, reading) as page:
        open_page(page, address + "about/", reading)
        found = page.evaluate(TYPE)
    assert found["size"] == pixels
    assert found["height"] == pytest.approx(1.75)
    assert 28 <= found["characters"] <= 36
    assert found["breaking"] == "strict"


@pytest.mark.parametrize("path", ["tags/training/", "courses/food-safety/", "privacy/"])
def test_on_paper_a_text_keeps_its_distance_from_its_heading(browser, address, path):
    with visit(browser) as page:
        page.emulate_media(media="print")
        page.goto(address + path)
        head, body = page.locator(".page-heading"), page.locator(".with-aside-body")
        boxes = head.bounding_box(), body.bounding_box()
        assert boxes[0] is not None
        assert boxes[1] is not None
        assert boxes[1]["y"] - boxes[0]["y"] - boxes[0]["height"] >= 12


@pytest.mark.parametrize("reading", [Reading(), Reading("larger", width=360), Reading(width=320)])
def test_no_link_of_the_footer_is_broken_between_lines(browser, address, reading):
    with visit(browser, reading) as page:
        open_page(page, address, reading)
        lines = "(links) => links.map((each) => each.getClientRects().length)"
        assert set(page.locator(".site-footer a").evaluate_all(lines)) == {1}


def test_a_page_that_leads_on_has_the_colours_that_the_visitor_prefers(browser, sample, address):
    texts = (path.read_text("utf-8") for path in sample.output.rglob("index.html"))
    leads_on = next(text for text in texts if 'http-equiv="refresh"' in text)
    text = leads_on.replace('http-equiv="refresh"', 'name="stays"')
    with visit(browser, Reading(dark=True)) as page:
        page.route("**/moved/", lambda route: route.fulfill(content_type="text/html", body=text))
        page.goto(f"{address}moved/")
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(255, 255, 255)"

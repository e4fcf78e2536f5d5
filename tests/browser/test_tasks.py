"""What visitors come for, done as they do it: with scripts, without them, by screen reader, and on paper."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import zxingcpp
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from icalendar import Calendar, vRecur
from PIL import Image

from tests.academy import NOW
from tests.browser.tools import program
from tests.browser.visitor import Reading, visit
from tests.site_folder import build_site, write_files

if TYPE_CHECKING:
    from playwright.sync_api import Page

PHONE = 360
EVENING = "示例课程：晚间线上线下班"
FURNITURE = ("长辈模式", "网站地图", "学院动态", "筛选课程", "复制链接", "上一篇", "看怎么报名")
"""Words of navigation and controls, which nobody follows on paper."""


@pytest.fixture(params=["with scripts", "without scripts"])
def visitor(request: pytest.FixtureRequest, browser: Any) -> Iterator[Page]:
    has_scripts = request.param == "with scripts"
    with visit(browser, java_script_enabled=has_scripts) as page:
        yield page


def follow(page: Page, name: str | re.Pattern[str], within: str = "main") -> None:
    """Go where the first link of a name leads."""
    page.locator(within).get_by_role("link", name=name).first.click()


def events_of(calendar: bytes) -> list[Any]:
    return list(Calendar.from_ical(calendar).walk("VEVENT"))


def next_lesson(calendar: bytes) -> tuple[datetime, datetime, Any]:
    """Return when the lessons of a calendar's session go on, when that lesson ends, and the event."""
    (event,) = (each for each in events_of(calendar) if "RRULE" in each)
    start, end = (event[key].dt.replace(tzinfo=None) for key in ("DTSTART", "DTEND"))
    rule = {**event["RRULE"], "UNTIL": [event["RRULE"]["UNTIL"][0].replace(tzinfo=None)]}
    following = rrulestr(vRecur(rule).to_ical().decode(), dtstart=start).after(NOW, inc=True)
    return following, following + (end - start), event


def test_an_evening_course_that_costs_something_is_found_and_its_next_lesson_is_in_the_calendar(
    visitor, address
):
    visitor.goto(address)
    follow(visitor, re.compile("我要学技能"))
    assert visitor.url == address + "courses/"
    form = visitor.locator("[data-finder] form")
    if form.is_visible():
        for label in ("晚上", "收费"):
            form.locator("label", has_text=label).first.click()
        assert visitor.locator(".card:visible").count() == 1
    card = visitor.locator(".card:visible").filter(has_text="晚上").filter(has_text="380元").first
    card.get_by_role("link", name=EVENING).click()
    assert visitor.get_by_role("heading", level=1).inner_text() == EVENING
    told = visitor.get_by_text("下一次上课").first.inner_text()
    link = visitor.get_by_role("link", name="把这一班加入日历").first.get_attribute("href")
    answer = visitor.request.get(address + str(link).lstrip("/"))
    assert answer.headers["content-type"].startswith("text/calendar")
    start, end, event = next_lesson(answer.body())
    assert EVENING in event["SUMMARY"]
    assert f"{start.month}月{start.day}日" in told
    assert f"{start:%H:%M}—{end:%H:%M}" in told
    assert event["URL"].endswith("/courses/sample-evening/")


def first_deadline(calendar: bytes) -> tuple[str, str]:
    """Return the day of the first deadline that is to come, and what it is of."""
    coming = sorted(
        (str(each["DTSTART"].dt), str(each["SUMMARY"]))
        for each in events_of(calendar)
        if str(each["DTSTART"].dt) >= f"{NOW:%Y-%m-%d}" and each["STATUS"] != "CANCELLED"
    )
    day, title = coming[0]
    return day[:10], title.replace("【示例】", "").partition("：报名截止")[0]


def test_the_next_deadline_is_told_on_the_first_screen_of_the_home_page(visitor, address):
    day, title = first_deadline(visitor.request.get(address + "calendar/deadlines.ics").body())
    visitor.goto(address)
    line = visitor.get_by_role("main").get_by_role("paragraph").filter(has_text="下一个截止")
    assert line.locator("visible=true").count() >= 1
    first = line.first
    assert day in first.inner_text()
    assert title in first.inner_text()
    assert [each.is_visible() for each in line.all()] == [True, *[False] * (line.count() - 1)]
    box = first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 800


def test_on_a_phone_the_next_deadline_stands_on_the_first_screen_too(browser, address):
    with visit(browser, Reading(width=PHONE)) as page:
        page.goto(address)
        box = page.get_by_text("下一个截止").first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 800


def test_when_a_deadline_has_passed_the_next_one_is_told(browser, address):
    with visit(browser) as page:
        page.goto(address)
        line = page.locator("p:visible", has_text="下一个截止")
        before = line.inner_text()
        page.clock.set_fixed_time("2026-12-04T09:00:01Z")
        page.goto(address)
        assert line.count() == 1
        assert "12-04" in before
        assert "12-11" in line.inner_text()
        page.clock.set_fixed_time("2030-01-01T00:00:00Z")
        page.goto(address)
        assert line.count() == 0


def test_a_course_of_which_enrolment_has_ended_leaves_the_open_ones(browser, address):
    with visit(browser) as page:
        page.goto(address)
        cards = page.locator("section", has_text="可以报名的课程").locator(".card:visible")
        assert cards.count() == 5
        page.clock.set_fixed_time("2026-12-11T09:00:01Z")
        page.goto(address)
        assert cards.count() > 1
        open_ones = {"报名中", "名额紧张", "即将报名", "按需开班"}
        assert set(cards.locator(".status").all_inner_texts()) <= open_ones
        page.clock.set_fixed_time("2030-01-01T00:00:00Z")
        page.goto(address)
        assert cards.locator("h3").all_inner_texts() == ["示例课程：岗位技能专题"]


def test_a_screen_reader_hears_of_the_next_deadline_before_all_headings_and_below_its_own(page, address):
    page.clock.set_fixed_time("2026-11-24T00:00:00Z")
    page.goto(address)
    tree = page.get_by_role("main").aria_snapshot()
    assert "下一个截止" in tree.partition("[level=2]")[0]
    _, found, rest = tree.partition('heading "快要截止" [level=2]')
    assert found
    first = rest.partition("listitem")[2].partition("listitem")[0]
    day, title = first_deadline(page.request.get(address + "calendar/deadlines.ics").body())
    assert (day in first, title in first, "报名截止" in first) == (True, True, True)


def test_who_asks_for_a_training_of_30_people_in_fire_safety_is_led_to_the_right_page(visitor, address):
    visitor.goto(address)
    follow(visitor, re.compile("企业找服务"))
    assert visitor.get_by_role("heading", level=1).inner_text() == "企业服务"
    text = visitor.get_by_role("main").inner_text()
    assert "大约多少人参加" in text
    follow(visitor, "消防安全")
    assert visitor.url == address + "courses/fire-safety/"
    main = visitor.get_by_role("main")
    assert "企业" in main.inner_text()
    assert main.locator("a[href$='/services/']").count() >= 1


def test_no_page_has_a_phone_number_that_nobody_gave(browser, sample, address):
    number = re.compile(r"0\d{2,3}[-—]\d{7,8}|\b1[3-9]\d{9}\b")
    with visit(browser) as page:
        for kind in sample.kinds:
            page.goto(address + kind)
            assert page.locator("a[href^='tel:']").count() == 0, kind
            assert not number.search(page.locator("body").inner_text()), kind


def test_the_academys_site_says_honestly_that_no_phone_number_is_known(visitor, address):
    visitor.goto(address)
    follow(visitor, "联系我们", within="body > footer")
    assert visitor.get_by_role("heading", level=1).inner_text() == "联系我们"
    assert re.search("电话[^。]*(待公布|没有公布)", visitor.get_by_role("main").inner_text())


def test_a_phone_number_that_is_known_is_on_every_page_and_can_be_called(visitor, serve, tmp_path: Path):
    files: dict[str, str | bytes] = {
        "site.yaml": (
            "name: 测试学院\nbase_url: https://academy.example/\ndescription: 测试。\n"
            "trades:\n  - {slug: safety, name: 安全}\ncontact: {phone: 0758-0000000}\n"
        ),
        "content/pages/index.md": "---\ntitle: 首页\n---\n你好。\n",
        "content/pages/contact.md": "---\ntitle: 联系我们\nblocks: [contact]\n---\n联系方式。\n",
        "content/courses/fire.yaml": "title: 消防\ntrade: safety\nsummary: 学消防。\n",
    }
    site = write_files(tmp_path / "site", files)
    assert build_site(site, now=NOW).problems == ()
    place = serve(site / "public")
    for kind in ("", "contact/", "courses/fire/"):
        visitor.goto(place + kind)
        links = visitor.locator("a[href^='tel:']")
        assert {each.inner_text() for each in links.all()} == {"0758-0000000"}
        assert visitor.get_by_role("main").locator("a[href^='tel:']").count() == (1 if kind else 0)


PAPER = (
    "courses/fire-safety/",
    "competitions/sample-electronics/",
    "news/2026/sample-enrolment/",
)


def test_on_paper_a_course_has_its_dates_its_code_and_no_navigation(visitor, address, tmp_path):
    check_paper(visitor, address, tmp_path, "courses/sample-evening/")


@pytest.mark.parametrize("kind", PAPER)
def test_on_paper_a_page_has_its_dates_its_code_and_no_navigation(browser, address, tmp_path, kind):
    with visit(browser) as page:
        check_paper(page, address, tmp_path, kind)


def check_paper(visitor: Page, address: str, tmp_path: Path, kind: str) -> None:
    text_of, picture_of = program("pdftotext"), program("pdftoppm")
    visitor.goto(address + kind)
    shown = "all => all.filter((each) => !each.closest('nav, .aside')).map((each) => each.innerText)"
    dates = visitor.locator("main time:visible").evaluate_all(shown)
    lessons = visitor.locator(".lessons time").all_text_contents()
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(visitor.pdf(format="A4"))
    told = subprocess.run([text_of, "-raw", paper, "-"], capture_output=True, check=True).stdout.decode()
    text = re.sub(r"\s", "", told)
    wanted = [re.sub(r"\s", "", each) for each in (*dates, *lessons)]
    assert wanted
    assert [each for each in wanted if each not in text] == []
    assert [each for each in FURNITURE if each in text] == []
    subprocess.run([picture_of, "-r", "150", "-png", paper, tmp_path / "sheet"], check=True)
    codes = [
        found.text
        for sheet in sorted(tmp_path.glob("sheet*.png"))
        for found in zxingcpp.read_barcodes(Image.open(sheet))
    ]
    assert [each.partition("//")[2].partition("/")[2] for each in codes] == [kind]


def test_on_paper_no_column_of_the_sessions_is_squeezed_to_single_characters(browser, address):
    with visit(browser, Reading(width=680)) as page:
        page.goto(address + "courses/sample-evening/")
        page.emulate_media(media="print")
        cells = page.locator(".sessions tbody").first.locator("td[data-label] > div")
        assert min(cells.evaluate_all("all => all.map((each) => each.clientWidth)")) > 50


def test_on_paper_a_table_of_many_columns_is_whole(browser, tmp_path, serve):
    cells = ["2026-12-12", "消防安全培训", "Internationalization", "12"] * 3
    table = "\n".join("| " + " | ".join(row) + " |" for row in (cells, ["---"] * 12, cells, cells))
    site = write_files(
        tmp_path / "site",
        {
            "site.yaml": "name: 测试学院\nbase_url: https://academy.example/\ndescription: 测试。\n",
            "content/pages/index.md": f"---\ntitle: 首页\n---\n{table}\n",
        },
    )
    assert build_site(site, now=NOW).problems == ()
    with visit(browser, Reading(width=680)) as page:
        page.emulate_media(media="print")
        page.goto(serve(site / "public"))
        boxes = page.locator(".prose td").evaluate_all(
            "all => all.map((e) => [e.getBoundingClientRect().right, e.scrollWidth - e.clientWidth])"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 680
    assert len(boxes) == 24
    assert max(right for right, _ in boxes) <= 680
    assert max(hidden for _, hidden in boxes) <= 1


def test_no_page_kind_prints_a_navigation_or_a_control(browser, sample, address):
    with visit(browser) as page:
        page.emulate_media(media="print")
        found = {}
        for kind in sample.kinds:
            page.goto(address + kind)
            shown = page.locator("nav:visible, form:visible, button:visible, summary:visible")
            found[kind] = [each.inner_text() for each in shown.all()]
    allowed = re.compile(r"全部\d+次课|已经过去的日期|各种手机和电脑怎么订阅")
    assert {kind: texts for kind, texts in found.items() if not all(map(allowed.match, texts))} == {}

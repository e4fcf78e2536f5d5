"""What a phone shows before anybody scrolls: a low header, one sentence, the tasks; and where one is."""

import pytest

from tests.browser.visitor import SIZES, Reading, open_page, visit

HEIGHT = 640
TASKS = "() => [...document.querySelectorAll('.tasks a')].map((each) => each.getBoundingClientRect().bottom)"
HEADER = "() => document.querySelector('body > header').getBoundingClientRect().height"

CARD_LINES = """() => {
  const linesOf = (dated) => {
    const range = document.createRange();
    range.selectNodeContents(dated);
    const boxes = [...range.getClientRects()].filter(({ width }) => width);
    const middles = boxes.map(({ top, height }) => top + height / 2).sort((a, b) => a - b);
    const line = parseFloat(getComputedStyle(dated).lineHeight) / 2;
    return middles.filter((middle, at) => !at || middle - middles[at - 1] > line).length;
  };
  const dates = [...document.querySelectorAll('.card [data-enrolment], .card [data-next]')];
  return dates.map((dated) => [dated.textContent, linesOf(dated)]).filter(([, lines]) => lines);
}"""


@pytest.fixture
def phone(browser):
    with visit(browser, Reading(width=360)) as page:
        page.set_viewport_size({"width": 360, "height": HEIGHT})
        yield page


def test_the_header_of_every_page_kind_is_low_on_a_phone(phone, sample, address):
    heights = {}
    for kind in sample.kinds:
        phone.goto(address + kind)
        heights[kind] = phone.evaluate(HEADER)
    assert {kind: height for kind, height in heights.items() if height > 120} == {}


def test_the_four_tasks_stand_on_the_first_screen(phone, address):
    phone.goto(address)
    bottoms = phone.evaluate(TASKS)
    assert len(bottoms) == 4
    assert max(bottoms) <= HEIGHT


def test_the_first_task_stands_there_in_the_largest_text_too(browser, address):
    reading = Reading("larger", width=360)
    with visit(browser, reading) as page:
        page.set_viewport_size({"width": 360, "height": HEIGHT})
        open_page(page, address, reading)
        assert page.evaluate(TASKS)[0] <= HEIGHT


def test_the_first_paragraph_stands_before_the_tasks_and_the_rest_behind_them(phone, address):
    phone.goto(address)
    assert phone.locator(".hero p").count() == 1
    order = (
        "() => [...document.querySelectorAll('.hero p, .tasks, .home-text')].map((each) => each.className)"
    )
    assert phone.evaluate(order) == ["", "tasks", "home-text"]


def test_the_search_opens_in_its_place_and_closes_again(phone, address):
    phone.goto(address + "about/")
    button = phone.get_by_role("button", name="搜索", exact=True).first
    box = phone.get_by_label("搜索本站")
    assert button.get_attribute("aria-expanded") == "false"
    assert not box.is_visible()
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    assert phone.evaluate("document.activeElement.name") == "q"
    phone.keyboard.press("Escape")
    assert not box.is_visible()
    assert phone.evaluate("document.activeElement.textContent").strip() == "搜索"
    phone.keyboard.press("Space")
    assert box.is_visible()
    box.fill("消防安全")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/search/?q=*")


def test_on_the_search_page_the_button_leads_to_the_box_that_is_there(phone, address):
    phone.goto(address + "search/")
    phone.locator(".search-link").click()
    assert phone.evaluate("document.activeElement.id") == "search-box"
    assert not phone.get_by_label("搜索本站").is_visible()


def test_without_scripts_the_search_is_a_link_and_the_menu_stands_open(browser, address):
    with visit(browser, Reading(width=360), java_script_enabled=False) as page:
        page.goto(address)
        assert page.get_by_role("navigation", name="主导航").is_visible()
        page.get_by_role("link", name="搜索").click()
        assert page.url.removeprefix(address) == "search/"


def test_a_wide_window_shows_the_form_and_no_link_to_it(page, address):
    page.goto(address)
    assert page.get_by_label("搜索本站").is_visible()
    assert not page.locator(".search-link").is_visible()


EDGES = "(each) => [each.getBoundingClientRect().top, each.getBoundingClientRect().bottom]"


def test_on_wide_screens_the_facts_of_a_course_follow_its_head_whatever_stands_beside_them(browser, address):
    with visit(browser, Reading(width=1280)) as page:
        page.goto(address + "courses/fire-safety/")
        parts = (".with-aside-head", ".with-aside-body", ".aside-first", ".aside")
        head, body, first, aside = (page.locator(part).evaluate(EDGES) for part in parts)
    assert 0 < body[0] - head[1] < 40
    assert first[1] > head[1]
    assert first[1] <= aside[0]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("width", [320, 360, 412])
@pytest.mark.parametrize("path", ["", "courses/"])
def test_a_deadline_on_a_card_takes_three_lines_at_most_on_a_phone(browser, address, path, width, size):
    reading = Reading(size, width=width)
    with visit(browser, reading) as page:
        open_page(page, address + path, reading)
        found = page.evaluate(CARD_LINES)
    assert len(found) > 5
    assert [told for told in found if told[1] > 3] == []

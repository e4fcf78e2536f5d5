"""The line drawings in the colours in which somebody reads."""

import pytest

from tests.browser.visitor import Reading, open_page, visit

PAGES = ("", "courses/", "courses/fire-safety/", "competitions/", "news/notices/", "how-to/", "degree/")
STROKES = """() => [...document.querySelectorAll(".drawing path")].filter((each) => each.checkVisibility())
  .map((each) => getComputedStyle(each).stroke)"""
TOKEN = """(name) => { const probe = document.createElement("i"); probe.style.color = name;
  document.body.append(probe); const found = getComputedStyle(probe).color; probe.remove(); return found }"""

UNNAMED = """() => [...document.querySelectorAll(".drawing")].filter((each) => each.ariaHidden !== "true"
  || each.querySelector("title, a") || each.textContent.trim())"""

CORNERS = """() => [...document.querySelectorAll(".steps > li")].map((each) => each.getBoundingClientRect())
  .map((box) => [Math.round(box.left), Math.round(box.top)])"""


@pytest.mark.parametrize(
    "reading",
    [
        Reading(),
        Reading(dark=True),
        Reading(contrast="high"),
        Reading(size="large", width=360, dark=True),
        # On a phone in this size the drawings of cards make room for their titles.
        Reading(size="larger", dark=True),
    ],
    ids=str,
)
def test_every_line_has_the_main_colour_of_the_page(browser, sample, address, reading):
    with visit(browser, reading) as page:
        for each in PAGES:
            open_page(page, address + each, reading)
            strokes = page.evaluate(STROKES)
            assert len(strokes) > 1, each
            assert set(strokes) == {page.evaluate(TOKEN, "var(--main)")}, each
            assert page.evaluate(UNNAMED) == []


@pytest.mark.parametrize("dark", [False, True])
def test_every_line_has_the_colour_of_text_where_colours_are_forced(browser, sample, address, dark):
    with visit(browser, Reading(dark=dark), forced_colors="active") as page:
        for each in PAGES:
            page.goto(address + each)
            assert set(page.evaluate(STROKES)) == {page.evaluate(TOKEN, "CanvasText")}, each


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_plan_of_the_steps_goes_down_a_narrow_page_and_across_a_wide_one(browser, sample, address, width):
    with visit(browser, Reading(width=width)) as page:
        page.goto(address + "how-to/")
        corners = page.evaluate(CORNERS)
        assert len(corners) == 4
        lefts, tops = {left for left, _ in corners}, {top for _, top in corners}
        assert (len(lefts), len(tops)) == ((4, 1) if width > 1000 else (1, 4))
        assert page.locator(".steps strong").all_inner_texts() == ["报名", "上课", "评价", "领证"]

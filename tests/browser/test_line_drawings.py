"""The line drawings in the colours in which somebody reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.browser.visitor import Reading, change, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = ("", "courses/", "courses/fire-safety/", "competitions/", "news/notices/", "how-to/", "degree/")
STROKES = """() => [...document.querySelectorAll(".drawing path")].filter((each) => each.checkVisibility())
  .map((each) => getComputedStyle(each).stroke)"""
TOKEN = """(name) => { const probe = document.createElement("i"); probe.style.color = name;
  document.body.append(probe); const found = getComputedStyle(probe).color; probe.remove(); return found }"""

UNNAMED = """() => [...document.querySelectorAll(".drawing")].filter((each) => each.ariaHidden !== "true"
  || each.querySelector("title, a") || each.textContent.trim())"""

CORNERS = """() => [...document.querySelectorAll(".steps > li")].map((each) => each.getBoundingClientRect())
  .map((box) => [Math.round(box.left), Math.round(box.top)])"""


READINGS = (
    Reading(),
    Reading(dark=True),
    Reading(contrast="high"),
    Reading(size="large", width=360, dark=True),
    # On a phone in this size the drawings of cards make room for their titles.
    Reading(size="larger", dark=True),
)


@dataclass(frozen=True)
class Drawn:
    """The colours of a page's lines, the colour that they should have, and the drawings that are read out."""

    strokes: Sequence[str]
    colour: str
    read_out: Sequence[object]


def look(page: Page, token: str) -> Drawn:
    return Drawn(page.evaluate(STROKES), page.evaluate(TOKEN, token), page.evaluate(UNNAMED))


@pytest.fixture(scope="module")
def drawn(browser, sample, address) -> Mapping[tuple[str, str], Drawn]:
    """Open each page once; return what it shows in each of the readings, and where colours are forced."""
    found = {}
    with visit(browser) as page:
        for each in PAGES:
            page.goto(address + each)
            for reading in READINGS:
                change(page, reading)
                found[each, str(reading)] = look(page, "var(--main)")
            for dark in (False, True):
                change(page, Reading(dark=dark))
                page.emulate_media(forced_colors="active")
                found[each, f"forced {dark}"] = look(page, "CanvasText")
            page.emulate_media(forced_colors="none")
    return found


@pytest.mark.parametrize("reading", READINGS, ids=str)
def test_every_line_has_the_main_colour_of_the_page(drawn, reading):
    for each in PAGES:
        shown = drawn[each, str(reading)]
        assert len(shown.strokes) > 1, each
        assert set(shown.strokes) == {shown.colour}, each
        assert shown.read_out == []


@pytest.mark.parametrize("dark", [False, True])
def test_every_line_has_the_colour_of_text_where_colours_are_forced(drawn, dark):
    for each in PAGES:
        shown = drawn[each, f"forced {dark}"]
        assert set(shown.strokes) == {shown.colour}, each


def test_the_readings_are_told_apart(drawn):
    colours = {shown.colour for shown in drawn.values()}
    assert len(colours) > 3


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_plan_of_the_steps_goes_down_a_narrow_page_and_across_a_wide_one(browser, sample, address, width):
    with visit(browser, Reading(width=width)) as page:
        page.goto(address + "how-to/")
        corners = page.evaluate(CORNERS)
        assert len(corners) == 4
        lefts, tops = {left for left, _ in corners}, {top for _, top in corners}
        assert (len(lefts), len(tops)) == ((4, 1) if width > 1000 else (1, 4))
        assert page.locator(".steps strong").all_inner_texts() == ["报名", "上课", "评价", "领证"]

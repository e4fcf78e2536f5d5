"""The line drawings: each can be named, is small, and is lines alone, in the colours of the page."""

import re
from xml.etree import ElementTree

import pytest

from sitebuilder.content.model.drawings import LINES, Drawing
from sitebuilder.content.model.fields import choice_word
from sitebuilder.content.site_file import read_site
from tests.library import main_part, make_test_context
from tests.site_folder import ROOT

PAGE = "---\ntitle: 甲\ndrawing: {}\n---\n文\n"
MOST_BYTES = 1500
SVG = "{http://www.w3.org/2000/svg}"


def markup(drawing: Drawing) -> str:
    """Return a drawing as a page shows it."""
    context = make_test_context({"content/pages/a.md": PAGE.format(drawing)})
    (found,) = re.findall(r"<svg.*?</svg>", main_part(context, "a/"))
    return str(found)


def test_every_drawing_has_lines_and_its_own_name():
    assert set(LINES) == set(Drawing)
    names = [choice_word(each) for each in Drawing]
    assert len(set(names)) == len(names)
    assert len(set(LINES.values())) == len(names)


@pytest.mark.parametrize("drawing", Drawing)
def test_a_drawing_is_a_small_ornament_of_lines_without_its_own_colour(drawing):
    text = markup(drawing)
    assert len(text.encode()) < MOST_BYTES
    svg = ElementTree.fromstring(text.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))
    assert (svg.get("aria-hidden"), svg.get("viewBox")) == ("true", "0 0 96 96")
    assert set(svg.attrib) == {"class", "viewBox", "aria-hidden"}
    assert {each.tag for each in svg} == {f"{SVG}path"}
    for each in svg:
        assert {"d"} <= set(each.attrib) <= {"class", "d"}
        assert re.fullmatch(r"[MLHVQCAZmlhvqcaz0-9 .-]+", each.attrib["d"])


def test_the_style_sheet_has_every_kind_of_line_and_no_colour_but_those_of_the_page():
    sheet = (ROOT / "assets/css/components/drawing.css").read_text(encoding="utf-8")
    for kind in {kind for lines in LINES.values() for kind, _ in lines.paths()} - {"thin"}:
        assert f".line-{kind}" in sheet
    colours = re.findall(r"\b(?:color|stroke|fill):\s*([^;]+);", sheet)
    assert set(colours) == {"none", "var(--main)", "currentColor", "CanvasText"}


def test_a_drawing_is_named_in_chinese_or_by_its_english_name():
    shown = {
        main_part(make_test_context({"content/pages/a.md": PAGE.format(name)}), "a/")
        for name in ("灭火器", "extinguisher", "Extinguisher")
    }
    assert len(shown) == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("columns:\n  - {slug: a, name: 甲, description: 甲, drawing: 恐龙}\n", 5),
        ("trades:\n  - {slug: a, name: 甲, drawing: 恐龙}\n", 5),
        ("steps:\n  - {title: 甲, drawing: 恐龙}\n", 5),
    ],
)
def test_an_unknown_drawing_is_reported_with_the_existing_ones(text, line):
    settings = "name: 学院\nbase_url: https://academy.example/\ndescription: 学院。\n"
    _, reading = read_site((settings + text).encode())
    (found,) = reading.problems
    assert (found.code, found.place.line) == ("bad-choice", line)
    assert "灭火器" in dict(found.values)["choices"]

"""A component has one name: that of its template, its style sheet and its script."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.site_folder import ROOT

TEMPLATES = ROOT / "templates"
STYLES = ROOT / "assets/css"
SCRIPTS = ROOT / "assets/js"
FOLDERS = ("components", "layouts", "pages")

SHARED_SCRIPTS = {
    "clock": "the wall clock of the site, which the status tags and the finder ask",
    "words": "the words of all scripts, which a test compares with the catalogue",
}
"""Scripts that belong to no component, and what they are."""

SHEETS_OF_ALL = {
    "tokens": "colours, sizes and fonts",
    "base": "elements, and the classes that any text or button may have",
    "layout": "the frame of every page",
    "print": "what paper shows of all components",
}
"""Style sheets that belong to no component, and what they hold."""


def names(folder: Path, ending: str) -> set[str]:
    return {path.stem for path in folder.glob(f"*{ending}")}


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_style_sheet_has_a_template_of_its_name(folder):
    sheets = names(STYLES / folder, ".css")
    assert sheets
    assert sheets <= names(TEMPLATES / folder, ".html")


def test_all_other_style_sheets_are_those_of_every_page():
    assert names(STYLES, ".css") == set(SHEETS_OF_ALL)
    assert {path.name for path in STYLES.iterdir() if path.is_dir()} == set(FOLDERS)


def component_of(script: str) -> str | None:
    """Return the component of a script, which has its name or begins with it (``finder-filters``)."""
    components = names(TEMPLATES / "components", ".html")
    parts = script.split("-")
    beginnings = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((name for name in beginnings if name in components), None)


def test_a_script_has_the_name_of_its_component():
    scripts = names(SCRIPTS, ".js")
    assert {script for script in scripts if component_of(script) is None} == set(SHARED_SCRIPTS)


def test_a_folder_of_scripts_has_the_name_of_its_page_or_component():
    folders = {path.name for path in SCRIPTS.iterdir() if path.is_dir()}
    assert folders <= names(TEMPLATES / "pages", ".html") | names(TEMPLATES / "components", ".html")


def test_every_template_of_a_component_is_used():
    texts = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.*"))
    used = set(re.findall(r'"components/([\w-]+)\.html"', texts))
    assert used == names(TEMPLATES / "components", ".html")


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_classes_of_a_style_sheet_stand_in_the_template_of_its_name(folder):
    for sheet in (STYLES / folder).glob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        classes = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^{}]*\}", "{}", text)))
        template = (TEMPLATES / folder / f"{sheet.stem}.html").read_text(encoding="utf-8")
        written = re.sub(r"\{[{%].*?[%}]\}", "*", template)
        patterns = {each for text in re.findall(r'class="([^"]*)"', written) for each in text.split()} - {"*"}
        assert any(fnmatch(name, pattern) for name in classes for pattern in patterns), sheet.name

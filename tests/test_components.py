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
    "lend": "what the scripts of single pages use of the site's",
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


def sheet_of_all() -> str:
    """Return the selectors of all style sheets."""
    sheets = "\n".join(path.read_text(encoding="utf-8") for path in sorted(STYLES.rglob("*.css")))
    return re.sub(r"\{[^{}]*\}", "{}", re.sub(r"/\*.*?\*/", "", sheets, flags=re.DOTALL))


def texts_of(*files: tuple[Path, str]) -> str:
    return "\n".join(
        path.read_text(encoding="utf-8") for folder, ending in files for path in sorted(folder.rglob(ending))
    )


def patterns_of(text: str) -> set[str]:
    """Return the words of a text that classes may be, with ``*`` for what is put in: ``status-*``.

    The beginning has to be known: ``*-*`` would be any class.
    """
    plain = re.sub(r"\{#.*?#\}", " ", text, flags=re.DOTALL)
    filled = re.sub(r"\{\{.*?\}\}", "*", re.sub(r"\{%.*?%\}", " ", plain, flags=re.DOTALL))
    words = re.findall(r"[\w*-]+", re.sub(r"\$?\{[^{}\n]*\}", "*", filled))
    return {each for each in words if "*" not in each or re.fullmatch(r"[a-z]{3,}-\*", each)}


def without(names: set[str], others: set[str]) -> set[str]:
    """Return the names, or patterns, that meet none of the others."""
    return {each for each in names if not any(fnmatch(each, one) or fnmatch(one, each) for one in others)}


CLASSES = re.compile(r"\.([a-z][\w-]*)")
SCRIPTS_OF_ALL = ((SCRIPTS, "*.js"), (TEMPLATES, "*.js"))


def test_every_class_of_a_template_is_styled_or_found_by_a_script():
    values = re.findall(r'class="([^"]*)"', texts_of((TEMPLATES, "*.html")))
    written = patterns_of(" ".join(values))
    assert len(written) > 100
    found_by_scripts = set(CLASSES.findall(texts_of(*SCRIPTS_OF_ALL)))
    assert without(written, set(CLASSES.findall(sheet_of_all())) | found_by_scripts) == set()


def test_every_class_that_is_styled_is_given_to_something():
    styled = set(CLASSES.findall(sheet_of_all()))
    program = [(ROOT / "sitebuilder" / package, "*.py") for package in ("views", "markdown")]
    code = texts_of((TEMPLATES, "*.*"), (SCRIPTS, "*.js"), *program)
    words = set(re.findall(r"[\w-]+", code)) | {each for each in patterns_of(code) if "*" in each}
    assert without(styled, words) == set()


def test_a_class_that_nothing_has_and_one_that_nothing_styles_are_found():
    assert patterns_of("{% if a %} badge-{{ name }}{% endif %} card {# old #}") == {"badge-*", "card"}
    assert patterns_of("`status-${status}` `${a}-${b}`") == {"status-*"}
    assert without({"badge-*", "cover"}, {"badge-new", "card"}) == {"cover"}
    assert without({"badge-new", "photo"}, {"badge-*", "card"}) == {"photo"}

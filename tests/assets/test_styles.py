"""Chromium 78 understands the style sheets (tests/browser/test_old_browser.py opens the pages in it)."""

import re

from tests.site_folder import ROOT

SHEETS = sorted((ROOT / "assets/css").rglob("*.css"))
LATER = {
    "@layer": r"@layer\b",
    "@container": r"@container\b",
    "nesting": r"&",
    ":has, :is, :where": r":(?:has|is|where)\(",
    ":focus-visible": r":focus-visible",
    "inset, aspect-ratio": r"(?:^|[\s;{])(?:inset(?:-\w+)?|aspect-ratio):",
    "a gap of flex": r"(?:^|[\s;{])(?:row-)?gap:",
    "a variable in a function, whose fallback is lost": r"(?<![\w-])(?:clamp|min|max)\([^;]*var\(",
}


def faults(text: str) -> list[str]:
    """Return what of a style sheet Chromium 78 does not know, outside comments and ``@supports``."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"(?m)^@supports.*?^}", "", text, flags=re.DOTALL)
    return [name for name, pattern in LATER.items() if re.search(pattern, text, re.MULTILINE)]


def test_features_newer_than_the_oldest_browser_are_only_used_inside_supports():
    assert len(SHEETS) > 20
    found = {sheet.name: faults(sheet.read_text(encoding="utf-8")) for sheet in SHEETS}
    assert {name: each for name, each in found.items() if each} == {}


def test_each_fault_is_found():
    text = """
    @layer a;
    @container (width > 9px) {}
    p { &:hover { color: red } }
    p:has(a) { gap: 1em; }
    a:focus-visible { inset: 0; }
    h1 { font-size: clamp(1rem, 2vw, var(--step)); }
    """
    assert faults(text) == list(LATER)
    assert faults("/* gap: */\n@supports (gap: 1px) {\n  p { gap: 1px; }\n}\np { grid-gap: 1px }") == []


def test_the_size_of_a_target_is_written_once():
    """A finger needs 44 pixels: a property, so that it can be found and changed."""
    assert [sheet.name for sheet in SHEETS if "44px" in sheet.read_text(encoding="utf-8")] == ["tokens.css"]


def hidden_on_paper(text: str) -> list[str]:
    """Return the selectors that a style sheet hides in print."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    blocks = re.findall(r"(?ms)^@media print \{\n(.*?)^}", text)
    rules = re.findall(r"([^{}]+)\{[^{}]*display: none[^{}]*\}", "\n".join(blocks))
    return [each.strip() for selectors in rules for each in selectors.split(",")]


def test_what_paper_leaves_out_is_said_once():
    hidden = [each for sheet in SHEETS for each in hidden_on_paper(sheet.read_text(encoding="utf-8"))]
    assert len(hidden) > 10
    assert len(hidden) == len(set(hidden))
    sheet = "@media print {\n  .a,\n  .b {\n    display: none;\n  }\n}\n.c { display: none }"
    assert hidden_on_paper(sheet) == [".a", ".b"]

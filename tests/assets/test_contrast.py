"""The colours of text: at least 7:1 on every background (WCAG 2.2, 1.4.6), in light and dark mode."""

import re

import pytest

from tests.site_folder import ROOT

TEXTS = ("--text", "--muted", "--main", "--good", "--warn")
GROUNDS = ("--page", "--panel", "--main-tint")
TINTS = (
    ("--good", "--good-tint"),
    ("--warn", "--warn-tint"),
    ("--on-main", "--main"),
    ("--on-hero", "--hero"),
)


def tokens(dark: bool) -> dict[str, str]:
    """Return the colours of tokens.css, as name to "#rrggbb"."""
    sheet = (ROOT / "assets/css/tokens.css").read_text(encoding="utf-8")
    light, night = re.findall(r":root \{(.*?)\}", sheet, re.DOTALL)[:2]
    found: dict[str, str] = {}
    for part in (light, night) if dark else (light,):
        found.update(re.findall(r"(--[\w-]+): (#[0-9a-f]{3}(?:[0-9a-f]{3})?);", part))
    return {name: colour if len(colour) == 7 else "#" + "".join(2 * each for each in colour[1:])
            for name, colour in found.items()}  # fmt: skip


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_text_contrasts_with_every_background(dark):
    colours = tokens(dark)
    pairs = [*((text, ground) for text in TEXTS for ground in GROUNDS), *TINTS]
    found = {pair: round(contrast(*(colours[name] for name in pair)), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < 7} == {}

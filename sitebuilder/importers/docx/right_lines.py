"""Find lines that people set at the right by spaces or tabs, as they type signatures."""

from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.sentinels import TAB
from sitebuilder.importers.docx.xml import attribute, child, text_of

_WIDTHS = {" ": 140, "\u00a0": 140, "\u3000": 280, TAB: 420}
"""The widths of spaces and tabs, in twentieths of a point, in a text of common size."""

_LETTER_WIDTH = 280
_LEAST_CENTRE = 5_000
"""Where the middle of a line at the right is at least: that of a centred one is at 4,200 on A4."""

_LONGEST = 24


def is_set_right(paragraph: Element) -> bool:
    """Return whether a prepared paragraph is one short line that spaces or tabs set at the right."""
    text = text_of(paragraph)
    words = text.lstrip("".join(_WIDTHS)).rstrip()
    spaces = text[: len(text) - len(text.lstrip("".join(_WIDTHS)))]
    if not words or not spaces or len(words) > _LONGEST or TAB in words or "   " in words:
        return False
    if spaces[0] == TAB and _has_right_stop(paragraph):
        return True
    return sum(map(_WIDTHS.__getitem__, spaces)) + len(words) * _LETTER_WIDTH // 2 >= _LEAST_CENTRE


def _has_right_stop(paragraph: Element) -> bool:
    """Return whether tabs of a paragraph go to the right margin, and no other stop is before it."""
    stops = child(paragraph, "pPr", "tabs")
    kinds = [attribute(each, "val") for each in (stops if stops is not None else ())]
    return kinds in (["right"], ["end"])

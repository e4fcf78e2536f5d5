"""Typesets Chinese text for pictures: broken by the rules of CLREQ, as large as fits, and balanced."""

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from sitebuilder.content.share import NUMBER_SUFFIXES

Measure = Callable[[str, int], float]
"""Returns the width of a text at a font size, both in pixels."""

LINE_HEIGHT = 1.32
"""The line height as a multiple of the font size."""

_NOT_AT_LINE_START = "、，。．：；！？）］｝〕〉》」』】〗”’…—·～%％‰℃,.:;!?)]}"
"""Characters that may not begin a line (CLREQ 3.1.3, 行首禁则)."""

_NOT_AT_LINE_END = "（［｛〔〈《「『【〖“‘([{"
"""Characters that may not end a line (行尾禁则)."""

_WORD = rf"[0-9]+[{NUMBER_SUFFIXES}]|[A-Za-z0-9\u00c0-\u024f&+#@_/%'’.-]*[A-Za-z0-9\u00c0-\u024f+#%]"
"""A number with its measure word, or a Latin word."""


class TextBlock(Struct, frozen=True):
    """A typeset text: its lines and its font size in pixels."""

    lines: tuple[str, ...]
    size: int

    @property
    def height(self) -> float:
        """The height in pixels from the top of the first line to the bottom of the last."""
        return self.size * (1 + LINE_HEIGHT * (len(self.lines) - 1))


def typeset(
    text: str, area: tuple[int, int], sizes: Sequence[int], measure: Measure, nowrap: Sequence[str] = ()
) -> TextBlock:
    """Typeset a text in the largest of ``sizes`` (descending) that fits, or cut it with an ellipsis.

    ``area`` is a width and a height in pixels. Words of ``nowrap`` are kept on one line.
    """
    width, height = area
    units = split_into_units(text, nowrap)
    for size in sizes:
        block = TextBlock(_break_lines(units, width, size, measure), size)
        if block.height <= height and all(measure(line, size) <= width for line in block.lines):
            return TextBlock(_balance_lines(units, width, size, measure), size)
    return _cut_text(units, width, height, sizes[-1], measure)


def split_into_units(text: str, nowrap: Sequence[str] = ()) -> list[str]:
    """Split a text into units between which a line may be broken.

    A unit is a word of ``nowrap``, a Latin word, a number or a character, with adjacent punctuation.
    """
    kept_words = [re.escape(word) for word in sorted(nowrap, key=len, reverse=True)]
    piece = "|".join([*kept_words, _WORD, "."])
    unit = rf"(?:[{re.escape(_NOT_AT_LINE_END)}]\s*)*(?:{piece})(?:\s*[{re.escape(_NOT_AT_LINE_START)}])*\s*"
    units = re.findall(unit, " ".join(text.split()), re.DOTALL)
    if len(units) > 1 and all(sign in _NOT_AT_LINE_END for sign in units[-1]):
        units[-2:] = ["".join(units[-2:])]
    return units


def _break_lines(units: Sequence[str], width: float, size: int, measure: Measure) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for unit in units:
        if line and measure((line + unit).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = ""
        line += unit
    return (*lines, line.rstrip())


def _balance_lines(units: Sequence[str], width: int, size: int, measure: Measure) -> tuple[str, ...]:
    """Return the fewest lines at about equal lengths, by the smallest width that needs no more lines."""
    most = len(_break_lines(units, width, size, measure))
    narrowest, widest = width // most, width
    while narrowest < widest:
        middle = (narrowest + widest) // 2
        lines = _break_lines(units, middle, size, measure)
        if len(lines) <= most and all(measure(line, size) <= middle for line in lines):
            widest = middle
        else:
            narrowest = middle + 1
    return _break_lines(units, widest, size, measure)


def _cut_text(units: Sequence[str], width: int, height: int, size: int, measure: Measure) -> TextBlock:
    pieces = [piece for unit in units for piece in ([unit] if measure(unit, size) <= width else unit)]
    lines = _break_lines(pieces, width, size, measure)
    most = max(1, int((height / size - 1) / LINE_HEIGHT) + 1)
    if len(lines) <= most:
        return TextBlock(lines, size)
    return TextBlock((*lines[: most - 1], f"{_shorten_line(lines[most - 1], width, size, measure)}…"), size)


def _shorten_line(line: str, width: int, size: int, measure: Measure) -> str:
    """Return the beginning of a line with room for an ellipsis: whole words, unless there is only one."""
    units = split_into_units(line)
    while len(units) > 1 and measure("".join(units).rstrip() + "…", size) > width:
        units.pop()
    beginning = "".join(units)
    while beginning and measure(f"{beginning}…", size) > width:
        beginning = beginning[:-1]
    return beginning.rstrip(_NOT_AT_LINE_START + _NOT_AT_LINE_END + " ")

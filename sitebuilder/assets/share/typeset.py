"""Lines of Chinese text for a picture: broken by the rules of CLREQ, as large as they fit, and balanced."""

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from sitebuilder.content.share import NUMBER_SUFFIXES

Measure = Callable[[str, int], float]
"""Returns how wide a text is at a font size, both in pixels."""

LEADING = 1.32
"""The distance of two lines in font sizes."""

_NOT_FIRST = "、，。．：；！？）］｝〕〉》」』】〗”’…—·～%％‰℃,.:;!?)]}"
"""Signs that no line begins with (CLREQ 3.1.3, 行首禁则)."""

_NOT_LAST = "（［｛〔〈《「『【〖“‘([{"
"""Signs that no line ends with (行尾禁则)."""

_WORD = rf"[0-9]+[{NUMBER_SUFFIXES}]|[A-Za-z0-9\u00c0-\u024f&+#@_/%'’.-]*[A-Za-z0-9\u00c0-\u024f+#%]"
"""A number with what it counts, or a Latin word."""


class TextBlock(Struct, frozen=True):
    """A text set: its lines and the font size in pixels."""

    lines: tuple[str, ...]
    size: int

    @property
    def height(self) -> float:
        """Height in pixels from the first line's top to the last line's bottom."""
        return self.size * (1 + LEADING * (len(self.lines) - 1))


def typeset(
    text: str,
    width: int,
    height: int,
    sizes: Sequence[int],
    measure: Measure,
    nowrap: Sequence[str] = (),
) -> TextBlock:
    """Set a text in the largest of ``sizes`` (descending) in which it fits; else cut it with an ellipsis.

    Words of ``nowrap`` stay on one line.
    """
    units = split_into_units(text, nowrap)
    for size in sizes:
        block = TextBlock(_lines(units, width, size, measure), size)
        if block.height <= height and all(measure(line, size) <= width for line in block.lines):
            return TextBlock(_balanced(units, width, size, measure), size)
    return _cut(units, width, height, sizes[-1], measure)


def split_into_units(text: str, nowrap: Sequence[str] = ()) -> list[str]:
    """Return the pieces of a text between which a line may end.

    Such a piece is a word of ``nowrap``, a Latin one, a number or a character, with the signs that cling
    to it.
    """
    kept = [re.escape(word) for word in sorted(nowrap, key=len, reverse=True)]
    piece = "|".join([*kept, _WORD, "."])
    unit = rf"(?:[{re.escape(_NOT_LAST)}]\s*)*(?:{piece})(?:\s*[{re.escape(_NOT_FIRST)}])*\s*"
    units = re.findall(unit, " ".join(text.split()), re.DOTALL)
    if len(units) > 1 and all(sign in _NOT_LAST for sign in units[-1]):
        units[-2:] = ["".join(units[-2:])]
    return units


def _lines(units: Sequence[str], width: float, size: int, measure: Measure) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for unit in units:
        if line and measure((line + unit).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = ""
        line += unit
    return (*lines, line.rstrip())


def _balanced(units: Sequence[str], width: int, size: int, measure: Measure) -> tuple[str, ...]:
    """Return as many lines as are needed, about equally long: set in the least width that gives no more."""
    most = len(_lines(units, width, size, measure))
    least, enough = width // most, width
    while least < enough:
        middle = (least + enough) // 2
        lines = _lines(units, middle, size, measure)
        if len(lines) <= most and all(measure(line, size) <= middle for line in lines):
            enough = middle
        else:
            least = middle + 1
    return _lines(units, enough, size, measure)


def _cut(units: Sequence[str], width: int, height: int, size: int, measure: Measure) -> TextBlock:
    pieces = [piece for unit in units for piece in ([unit] if measure(unit, size) <= width else unit)]
    lines = _lines(pieces, width, size, measure)
    most = max(1, int((height / size - 1) / LEADING) + 1)
    if len(lines) <= most:
        return TextBlock(lines, size)
    return TextBlock((*lines[: most - 1], f"{_shortened(lines[most - 1], width, size, measure)}…"), size)


def _shortened(line: str, width: int, size: int, measure: Measure) -> str:
    """Return the beginning of a line behind which an ellipsis fits: whole words, unless there is but one."""
    units = split_into_units(line)
    while len(units) > 1 and measure("".join(units).rstrip() + "…", size) > width:
        units.pop()
    beginning = "".join(units)
    while beginning and measure(f"{beginning}…", size) > width:
        beginning = beginning[:-1]
    return beginning.rstrip(_NOT_FIRST + _NOT_LAST + " ")

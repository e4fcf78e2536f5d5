"""Texts copied from the pages of a printed document: every line ends where it ended on the page."""

from collections.abc import Sequence
from itertools import pairwise

from sitebuilder.markdown.normalise.chinese import (
    WIDE_INDENT,
    begins_with_number,
    display_width,
    ends_sentence,
    is_chinese,
    is_complete,
)
from sitebuilder.markdown.normalise.lines import Line
from sitebuilder.patterns import lazy_pattern

_MIN_WIDTH, _MAX_WIDTH = 44, 92
"""The columns of a line of a page, or of one of its two columns."""

_EVEN, _RAGGED = 3, 8
"""By how many columns full lines differ, and by how many more if a long word or a number was not divided."""

_MAX_INDENT = 4
"""The columns by which the first line of a paragraph is indented."""

_FEWEST_FULL, _FEWEST_ENDS = 4, 2
_WITHIN_SENTENCE = lazy_pattern("[，。；、！？](?=.)")
_LABEL = lazy_pattern("[^\\s，。；、：:]{1,8}[：:]")
"""What begins a line of its own: ``问：``, ``联系人：``."""


def find_page_width(lines: Sequence[Line]) -> int:
    """Return the width of the page whose lines a text has kept; 0 if its lines are those of its author.

    No line is wider; several lines fill it within a sentence, and go on with a line that ends the sentence.
    """
    # Most texts have a paragraph on a longer line.
    if max(len(line.text) for line in lines) > _MAX_WIDTH:
        return 0
    texts = [line.text.rstrip(" \u3000") for line in lines]
    long = [text for text in texts if len(text) * 2 >= _MIN_WIDTH]
    if sum(not is_complete(text) for text in long) < _FEWEST_FULL:
        return 0
    width = max(map(_width, long), default=0)
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return 0
    full = [pair for pair in pairwise(texts) if _goes_on(*pair) and _width(pair[0]) >= width - _EVEN]
    ends = [pair for pair in full if ends_sentence(pair[1])]
    within = [pair for pair in full if _WITHIN_SENTENCE.search(pair[0])]
    is_page = len(full) >= _FEWEST_FULL and len(ends) >= _FEWEST_ENDS and len(within) * 2 >= len(full)
    return width if is_page else 0


def is_divided_line(before: str, after: str, width: int) -> bool:
    """Return whether a line fills the width of its page, and the next one goes on with it."""
    return _goes_on(before, after) and _width(before) >= width - _RAGGED


def _width(text: str) -> int:
    """Return the width of a line with the indent of a paragraph, but without that of a signature."""
    bare = text.strip(" \u3000")
    indent = display_width(text[: len(text) - len(text.lstrip(" \u3000"))])
    return display_width(bare) + (indent if indent <= _MAX_INDENT else 0)


def _goes_on(before: str, after: str) -> bool:
    """Return whether a Chinese line ends within a sentence and the next one begins nothing."""
    if is_complete(before) or not is_chinese(before) or not after or WIDE_INDENT.match(after):
        return False
    return not begins_with_number(after) and _LABEL.match(after.lstrip(" ")) is None

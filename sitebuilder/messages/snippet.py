"""The source line of a problem as compilers show it, with carets under the place.

    4 | titel: 开班通知
      | ^^^^^

Columns are counted as terminals do: a Chinese character takes two (UAX 11), a combining mark none, a tab
extends to the next tab stop. Of a long line the part around the place is shown.
"""

import unicodedata
from collections.abc import Iterable

from sitebuilder.messages.problem import Problem

_TAB = 4
_MAX_COLUMNS = 76
"""Columns of a line that are shown: with the line number about eighty."""

_COLUMNS_BEFORE = 30
"""Columns that are kept before the place in a truncated line."""

_ELLIPSIS = "…"
_WHOLE_FILE = ("adopt-", "cache-", "disk-", "file-", "output-", "picture-", "preview-", "svg-", "symlink-")
_WHOLE_FILE_CODES = frozenset(
    {
        "address-shortened",
        "address-too-long",
        "no-content",
        "no-site-file",
        "removes-too-much",
        "site-file-name",
        "unknown-file",
        "worker-killed",
        "year-folder",
    }
)


def has_line(each: Problem) -> bool:
    """Return whether a problem is about a line, not a whole file (whose place is its first line)."""
    if each.place.line > 1 or each.place.column > 1:
        return not each.code.startswith("disk-")
    return each.code not in _WHOLE_FILE_CODES and not each.code.startswith(_WHOLE_FILE)


def snippet(each: Problem, line: str) -> list[str]:
    """Return the source line of a problem and the carets under its place, each indented by two.

    ``line`` has no line ending. A column beyond its end is marked after its last character.
    """
    start = min(each.place.column - 1, len(line))
    end = max(start + 1, start + _length(each, line, start))
    first, last = _window(line, start)
    text = (_ELLIPSIS if first else "") + line[first:last] + (_ELLIPSIS if last < len(line) else "")
    begin = start - first + bool(first)
    cells = _cells(text)
    source = "".join(_printable(character, width) for character, width in cells)
    before = sum(width for _, width in cells[:begin])
    carets = sum(width for _, width in cells[begin : begin + min(end, last) - start])
    number = str(each.place.line)
    return [
        f"  {number} | {source}".rstrip(),
        f"  {' ' * len(number)} | {' ' * before}{'^' * max(carets, 1)}",
    ]


def _length(each: Problem, line: str, start: int) -> int:
    """Return the length of the wrong text: the longest value of the problem that stands at its place."""
    values = [value for _, value in each.values if value]
    length = max((len(value) for value in values if line.startswith(value, start)), default=0)
    if length or start >= len(line) or line[start] not in "\"'":
        return length
    quoted = max((len(value) for value in values if line.startswith(value, start + 1)), default=0)
    return quoted + 2 if quoted else 0


def _window(line: str, start: int) -> tuple[int, int]:
    """Return the range of characters to show: the whole line, or the part around the place."""
    beginning = _cells(line[: 2 * _MAX_COLUMNS])
    if sum(width for _, width in beginning) <= _MAX_COLUMNS and len(line) <= 2 * _MAX_COLUMNS:
        return 0, len(line)
    first = start - _count_fitting(reversed(line[:start]), _COLUMNS_BEFORE)
    if first <= 1:
        first = 0
    return first, first + _count_fitting(line[first:], _MAX_COLUMNS)


def _count_fitting(characters: Iterable[str], columns: int) -> int:
    """Return how many of the characters, from the first, fit into a number of columns."""
    count = 0
    for character in characters:
        columns -= _TAB if character == "\t" else _width(character)
        if columns < 0:
            break
        count += 1
    return count


def _cells(text: str) -> list[tuple[str, int]]:
    """Return each character with the number of columns that it takes at its position."""
    cells, column = [], 0
    for character in text:
        width = _TAB - column % _TAB if character == "\t" else _width(character)
        cells.append((character, width))
        column += width
    return cells


def _width(character: str) -> int:
    if character < "\x7f":
        return 1
    category = unicodedata.category(character)
    if category in ("Mn", "Me"):
        return 0
    return 2 if category[0] != "C" and unicodedata.east_asian_width(character) in "WF" else 1


def _printable(character: str, width: int) -> str:
    """Return a character that can be printed: spaces for a tab, U+FFFD for a control character."""
    if character == "\t":
        return " " * width
    return character if character.isprintable() or character == "\u3000" else "\ufffd"

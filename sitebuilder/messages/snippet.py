"""The line of a problem as compilers show it, with a mark under the place.

    4 | titel: 开班通知
      | ^^^^^

Columns of a terminal are counted as terminals do: a Chinese character takes two (UAX 11), a mark that sits
on a letter none, a tab reaches to the next of the tab stops. A line of any length is shown around the place.
"""

import unicodedata
from collections.abc import Iterable

from sitebuilder.messages.problem import Problem

_TAB = 4
_WIDEST = 76
"""Columns of a line that are shown: with the numbers before them about eighty."""

_BEFORE = 30
"""Columns that stay before the place where a line is cut."""

_ELLIPSIS = "…"
_WHOLE_FILE = ("adopt-", "cache-", "disk-", "file-", "output-", "picture-", "preview-", "svg-", "symlink-")
_WHOLE_FILE_CODES = frozenset(
    {
        "address-shortened",
        "address-too-long",
        "no-content",
        "no-site-file",
        "removes-too-much",
        "unknown-file",
        "worker-killed",
        "year-folder",
    }
)


def has_line(each: Problem) -> bool:
    """Tell whether a problem is one of a line, not of a file as a whole, which stands at its first line."""
    if each.place.line > 1 or each.place.column > 1:
        return not each.code.startswith("disk-")
    return each.code not in _WHOLE_FILE_CODES and not each.code.startswith(_WHOLE_FILE)


def snippet(each: Problem, line: str) -> list[str]:
    """Return the line of a problem and the mark under its place, each indented by two.

    ``line`` is without its end. A column beyond it is marked behind its last character.
    """
    start = min(each.place.column - 1, len(line))
    end = max(start + 1, start + _length(each, line, start))
    first, last = _window(line, start)
    text = (_ELLIPSIS if first else "") + line[first:last] + (_ELLIPSIS if last < len(line) else "")
    begin = start - first + bool(first)
    cells = _cells(text)
    shown = "".join(_shown(character, width) for character, width in cells)
    before = sum(width for _, width in cells[:begin])
    marked = sum(width for _, width in cells[begin : begin + min(end, last) - start])
    number = str(each.place.line)
    return [
        f"  {number} | {shown}".rstrip(),
        f"  {' ' * len(number)} | {' ' * before}{'^' * max(marked, 1)}",
    ]


def _length(each: Problem, line: str, start: int) -> int:
    """Return how many characters are wrong: those of a value that the problem names, where it stands here."""
    values = (value for _, value in each.values if value)
    found = max((len(value) for value in values if line.startswith(value, start)), default=0)
    if found or start >= len(line) or line[start] not in "\"'":
        return found
    quoted = max(
        (len(value) for _, value in each.values if value and line.startswith(value, start + 1)), default=0
    )
    return quoted + 2 if quoted else 0


def _window(line: str, start: int) -> tuple[int, int]:
    """Return from which to which character a line is shown: all of it, or what stands around the place."""
    if sum(width for _, width in _cells(line[: 2 * _WIDEST])) <= _WIDEST and len(line) <= 2 * _WIDEST:
        return 0, len(line)
    first = start - _fitting(reversed(line[:start]), _BEFORE)
    if first <= 1:
        first = 0
    return first, first + _fitting(line[first:], _WIDEST)


def _fitting(characters: Iterable[str], columns: int) -> int:
    """Return how many of the first characters fit into so many columns."""
    count = 0
    for character in characters:
        columns -= _TAB if character == "\t" else _width(character)
        if columns < 0:
            break
        count += 1
    return count


def _cells(text: str) -> list[tuple[str, int]]:
    """Return each character with the columns that it takes where it stands."""
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


def _shown(character: str, width: int) -> str:
    """Return a character as it can be printed: a tab as blanks, what steers a terminal as U+FFFD."""
    if character == "\t":
        return " " * width
    return character if character.isprintable() or character == "\u3000" else "\ufffd"

"""Tables with tab-separated cells, pasted from a spreadsheet or typed."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from sitebuilder.markdown.normalise.chinese import PARAGRAPH_NUMBER
from sitebuilder.markdown.normalise.lines import Block, BlockKind, Line, Part, ReadResult

_LIST = re.compile(r" *(?:[-+*●•·◦‣▪○◎◇◆■▶►➢➤＊－–—§Ø\uf06c-\uf0fc]|\d+[.)、）])")


_LETTER_BULLETS = re.compile(r" *([lnuvwqpŸ²ü]) [^\n]*\n *\1 ")
"""Letters that Word's bullets become in a text without fonts, on two lines."""


class _Row(Struct, frozen=True):
    """A line with the positions of all its tabs, and of the first of each run of tabs between words."""

    line: Line
    tabs: list[int]
    runs: list[int]

    @property
    def has_empty_head(self) -> bool:
        """Return whether the first cell is empty."""
        return bool(self.tabs) and not self.line.text[: self.tabs[0]].strip()

    @property
    def has_gap(self) -> bool:
        """Return whether there are adjacent tabs between words."""
        return len(self.runs) < bisect_left(self.tabs, len(self.line.text.rstrip()))

    def is_beside(self, head: "_Row") -> bool:
        """Return whether the row fits a head with an empty first cell: it has text below that cell."""
        return len(self.tabs) == len(head.tabs) and not self.has_empty_head


def begins_tab_table(part: Part, at: int) -> bool:
    """Return whether a tab-separated table begins at a line."""
    return bool(part.reading.tabs) and len(_rows(part, at)) > 1


def read_tab_table(part: Part, at: int) -> ReadResult:
    """Read a tab-separated table: the first line is its head; the renderer fills shorter lines."""
    rows = _rows(part, at)
    columns = max(len(gaps) for _, gaps in rows) + 1
    lines = [_format_row(line, gaps) for line, gaps in rows]
    lines.insert(1, Line("", lines[0].offset, "|" + "---|" * columns))
    return at + len(rows), [Block(BlockKind.OTHER, lines)]


def _format_row(line: Line, gaps: Sequence[int]) -> Line:
    signs = list(line.text)
    for gap in gaps:
        signs[gap] = "|"
    return line.with_text("".join(signs).rstrip() + " |").prefixed("| ")


def _rows(part: Part, at: int) -> list[tuple[Line, list[int]]]:
    """Return the lines of a table with the positions at which their cells end.

    A run of tabs is one separator if only that gives the first two lines equally many cells: typists align
    columns so. In rows from a spreadsheet, a cell between two tabs is empty.
    """
    if at + 1 >= len(part.lines) or _begins_item(part.lines[at]):
        return []
    if _LETTER_BULLETS.match(f"{part.lines[at].text}\n{part.lines[at + 1].text}"):
        return []
    first, second = (_row(part.lines[index], part.reading.tabs) for index in (at, at + 1))
    if not first.runs or not second.tabs or not (_is_in_table(first) and _is_in_table(second)):
        return []
    if first.has_empty_head:
        return _split_by_tabs(part, at, first) if second.is_beside(first) else []
    if len(first.runs) == len(second.runs) and (first.has_gap or len(first.tabs) != len(second.tabs)):
        return _split_by_runs(part, at, first)
    is_row = len(second.tabs) == len(first.tabs) or 1 < len(first.tabs) > len(second.tabs)
    return _split_by_tabs(part, at, first) if is_row else []


def _split_by_tabs(part: Part, at: int, first: _Row) -> list[tuple[Line, list[int]]]:
    found = [(first.line, first.tabs)]
    for line in part.lines_from(at + 1):
        row = _row(line, part.reading.tabs)
        if not row.tabs or not _is_in_table(row):
            break
        if len(row.tabs) <= len(first.tabs):
            found.append((line, row.tabs))
        elif len(row.runs) == len(first.tabs):
            found.append((line, row.runs))
        else:
            break
    return found


def _split_by_runs(part: Part, at: int, first: _Row) -> list[tuple[Line, list[int]]]:
    found = [(first.line, first.runs)]
    for line in part.lines_from(at + 1):
        row = _row(line, part.reading.tabs)
        if len(row.runs) != len(first.runs) or not _is_in_table(row):
            break
        found.append((line, row.runs))
    return found


def _is_in_table(row: _Row) -> bool:
    return not _is_code(row) and bool(row.line.text.strip()) and "|" not in row.line.text


def _is_code(row: _Row) -> bool:
    """Return whether a line is indented by four spaces that were not written as a tab."""
    return row.line.indent > 3 and row.tabs[:1] != [0]


def _begins_item(line: Line) -> bool:
    return (
        "|" in line.text
        or _LIST.match(line.text) is not None
        or PARAGRAPH_NUMBER.match(line.text) is not None
    )


def _row(line: Line, tabs: Sequence[int]) -> _Row:
    first = bisect_left(tabs, line.offset)
    last = bisect_left(tabs, line.offset + len(line.text))
    places = [tab - line.offset for tab in tabs[first:last]]
    start, end = len(line.text) - len(line.text.lstrip()), len(line.text.rstrip())
    inner = [place for place in places if start < place < end]
    runs = [
        place for index, place in enumerate(inner) if not index or line.text[inner[index - 1] : place].strip()
    ]
    return _Row(line, places, runs)

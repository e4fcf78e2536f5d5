"""Tables with tab-separated cells, pasted from a spreadsheet or typed."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sitebuilder.markdown.line_kinds import BULLETS, BULLETS_IN_TEXT, HEADING_LINE, TOPIC_LINE
from sitebuilder.markdown.normalise.chinese import PARAGRAPH_NUMBER, is_chinese
from sitebuilder.markdown.normalise.lines import Block, BlockKind, Edit, Line, Part, ReadResult, delimiter_row
from sitebuilder.patterns import lazy_pattern

_LIST = lazy_pattern(rf" *(?:[-+*{BULLETS}{BULLETS_IN_TEXT}]|\d+[.)、）])")


_SPLIT_LABEL = lazy_pattern(r"\s*[\u3400-\u9fff]\s+[\u3400-\u9fff]{1,2}[：:]")
"""A label whose characters are set apart by tabs (``姓<Tab>名：``), as wide as those above and below."""

_LETTER_BULLETS = lazy_pattern(rf" *(?:([lnuvwqpŸ²ü]) [^\n]*\n *\1|o [^\n]*\n *[o{BULLETS}]) ")
"""Letters that Word's bullets become in a text without fonts, on two lines, ``o`` beside others too."""


_LABEL = lazy_pattern(r"\s*[\u3400-\u9fff \u3000]{2,8}[：:]\s")
"""A label before what it stands for, which a tab sets apart (``联系人：<Tab>张三``)."""

_PROGRAM = lazy_pattern("[{};=#]|//")
"""Signs of a program, whose lines tabs indent."""

_BREAK = "<br>"
_MAX_CELL_LINES = 20
"""How many lines a cell between quotation marks may have."""


class _Row(Struct, frozen=True):
    """A line with the positions of all its tabs, and of the first of each run of tabs between words.

    Where a cell is written over several lines, they are joined; ``quoted`` are the quotation marks around
    such cells. ``end`` is the index of the line after the row.
    """

    line: Line
    tabs: list[int]
    runs: list[int]
    end: int
    quoted: tuple[tuple[int, int], ...] = ()

    @property
    def has_empty_head(self) -> bool:
        """Return whether the first cell is empty."""
        return bool(self.tabs) and not self.line.text[: self.tabs[0]].strip()

    @property
    def has_gap(self) -> bool:
        """Return whether there are adjacent tabs between words."""
        return len(self.runs) < bisect_left(self.tabs, len(self.line.text.rstrip()))

    def unindented(self) -> "_Row":
        """Return the row without the tab with which its line begins, if it begins with one."""
        if self.tabs[:1] != [0]:
            return self
        indent = min([self.line.indent, *self.tabs[1:2]])
        return _Row(
            self.line.cut(indent),
            [tab - indent for tab in self.tabs[1:]],
            [run - indent for run in self.runs],
            self.end,
            tuple((start - indent, end - indent) for start, end in self.quoted),
        )

    def is_beside(self, head: "_Row") -> bool:
        """Return whether the row fits a head with an empty first cell: it has text below that cell."""
        return len(self.tabs) == len(head.tabs) and not self.has_empty_head


_Split = tuple[_Row, list[int]]
"""A row of a table, and the positions at which its cells are separated."""


def begins_tab_table(part: Part, at: int) -> bool:
    """Return whether a tab-separated table begins at a line."""
    return bool(part.reading.tabs) and len(_rows(part, at)) > 1


def read_tab_table(part: Part, at: int) -> ReadResult:
    """Read a tab-separated table: the first line is its head; the renderer fills other shorter lines."""
    rows = _rows(part, at)
    widths = [len(gaps) + 1 for _, gaps in rows]
    columns = max(widths)
    lines = [_format_row(row, gaps) for row, gaps in rows]
    lines[0] = lines[0].with_text(lines[0].text + " |" * (columns - widths[0]))
    lines.insert(1, delimiter_row(columns, lines[0].offset))
    return rows[-1][0].end, [Block(BlockKind.OTHER, lines)]


def _format_row(row: _Row, gaps: Sequence[int]) -> Line:
    signs = list(row.line.text)
    for gap in gaps:
        signs[gap] = "|"
    line = row.line.with_text("".join(signs).rstrip() + " |")
    return line.with_edits(_unquoting(line.text, row.quoted)).prefixed("| ")


def _unquoting(text: str, quoted: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """Yield the edits that take the quotation marks off cells; two within a cell stand for one."""
    for start, end in quoted:
        yield Edit(start, start + 1, "")
        for found in re.finditer('""', text[start + 1 : end]):
            yield Edit(start + 1 + found.start(), start + 1 + found.end(), '"')
        yield Edit(end, end + 1, "")


def _rows(part: Part, at: int) -> list[_Split]:
    """Return the rows of a table.

    A run of tabs is one separator if only that gives the first two lines equally many cells: typists align
    columns so. In rows from a spreadsheet, a cell between two tabs is empty.
    """
    if at + 1 >= len(part.lines) or _begins_item(part.lines[at]):
        return []
    if _LETTER_BULLETS.match(f"{part.lines[at].text}\n{part.lines[at + 1].text}"):
        return []
    first = _read_row(part, at)
    if first.end == len(part.lines):
        return []
    second, following = _read_row(part, first.end), _read_rows(part, first.end)
    if first.has_empty_head and second.has_empty_head and _are_indented_cells(first, second):
        first, second, following = first.unindented(), second.unindented(), map(_Row.unindented, following)
    if not first.runs or not second.tabs or not (_is_in_table(first) and _is_in_table(second)):
        return []
    if all(len(row.runs) == 1 and _LABEL.match(row.line.text) for row in (first, second)):
        return []
    if first.has_empty_head:
        return _split_by_tabs(first, following) if second.is_beside(first) else []
    if len(first.runs) == len(second.runs) and (first.has_gap or len(first.tabs) != len(second.tabs)):
        return _split_by_runs(first, following)
    is_row = len(second.tabs) == len(first.tabs) or 1 < len(first.tabs) > len(second.tabs)
    return _split_by_tabs(first, following) if is_row else []


def _are_indented_cells(first: _Row, second: _Row) -> bool:
    """Return whether two lines that begin with a tab are rows of a table that is indented as a whole.

    The first is in Chinese, and neither has the signs of a program.
    """
    texts = [row.line.text for row in (first, second)]
    return is_chinese(texts[0]) and bool(second.runs) and not any(map(_PROGRAM.search, texts))


def _split_by_tabs(first: _Row, following: Iterable[_Row]) -> list[_Split]:
    found = [(first, first.tabs)]
    for row in following:
        if not row.tabs or not _is_in_table(row):
            break
        if len(row.tabs) <= len(first.tabs):
            found.append((row, row.tabs))
        elif len(row.runs) in (len(first.tabs), len(first.tabs) + 1):
            # A remark after the last cell makes one more column.
            found.append((row, row.runs))
        else:
            break
    return found


def _split_by_runs(first: _Row, following: Iterable[_Row]) -> list[_Split]:
    found = [(first, first.runs)]
    for row in following:
        if len(row.runs) != len(first.runs) or not _is_in_table(row):
            break
        found.append((row, row.runs))
    return found


def _is_in_table(row: _Row) -> bool:
    text = row.line.text
    if _is_code(row) or _is_heading(row):
        return False
    return bool(text.strip()) and "|" not in text and not _SPLIT_LABEL.match(text)


def _is_heading(row: _Row) -> bool:
    """Return whether a line is a heading; a tab after a ``#`` makes that the head of a column."""
    text = row.line.text
    signs = HEADING_LINE.match(text) if "#" in text[:4] else None
    return signs is not None and TOPIC_LINE.fullmatch(text) is None and row.tabs[:1] != [signs.start(1) + 1]


def _is_code(row: _Row) -> bool:
    """Return whether a line is indented by four spaces that were not written as a tab."""
    return row.line.indent > 3 and row.tabs[:1] != [0]


def _begins_item(line: Line) -> bool:
    return (
        "|" in line.text
        or _LIST.match(line.text) is not None
        or PARAGRAPH_NUMBER.match(line.text) is not None
    )


def _read_rows(part: Part, at: int) -> Iterator[_Row]:
    while at < len(part.lines):
        row = _read_row(part, at)
        yield row
        at = row.end


def _read_row(part: Part, at: int) -> _Row:
    """Read a row with all the lines of its last cell, which a spreadsheet sets in quotation marks."""
    line = part.lines[at]
    places = _tabs_in(line, part.reading.tabs)
    if not places or (opening := _open_quote(line.text, places[-1] + 1)) is None:
        return _row(line, places, at + 1)
    joined, tabs, quoted = line, places, []
    for end in range(at + 1, min(at + _MAX_CELL_LINES, len(part.lines))):
        each = part.lines[end]
        start = len(joined.text) + len(_BREAK)
        places = _tabs_in(each, part.reading.tabs)
        cell = each.text[: places[0]] if places else each.text
        joined = joined.joined(_BREAK, each)
        tabs = [*tabs, *(start + place for place in places)]
        if cell.count('"') % 2:
            closing = start + len(cell.rstrip()) - 1
            if joined.text[closing] != '"':
                break
            quoted.append((opening, closing))
            following = _open_quote(joined.text, tabs[-1] + 1) if places else None
            if following is None:
                return _row(joined, tabs, end + 1, tuple(quoted))
            opening = following
        elif places or each.is_blank:
            break
    return _row(line, _tabs_in(line, part.reading.tabs), at + 1)


def _open_quote(text: str, start: int) -> int | None:
    """Return the place of the quotation mark that begins the last cell of a line and is not closed there."""
    opening = start + len(text[start:]) - len(text[start:].lstrip())
    return opening if text[opening : opening + 1] == '"' and text.count('"', opening) % 2 else None


def _tabs_in(line: Line, tabs: Sequence[int]) -> list[int]:
    first = bisect_left(tabs, line.offset)
    last = bisect_left(tabs, line.offset + len(line.text))
    return [tab - line.offset for tab in tabs[first:last]]


def _row(line: Line, places: list[int], end_line: int, quoted: tuple[tuple[int, int], ...] = ()) -> _Row:
    start, end = len(line.text) - len(line.text.lstrip()), len(line.text.rstrip())
    inner = [place for place in places if start < place < end]
    runs = [
        place for index, place in enumerate(inner) if not index or line.text[inner[index - 1] : place].strip()
    ]
    return _Row(line, places, runs, end_line, quoted)

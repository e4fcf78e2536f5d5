"""Tables as people write them: with full-width bars, without a rule line, with tabs out of a spreadsheet."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from sitebuilder.markdown.habits.lines import Kind, Line, Part, Piece, Read

_WIDE = str.maketrans({"｜": "|", "￨": "|"})
_WIDE_RULE = str.maketrans(
    {"｜": "|", "￨": "|", "：": ":", "－": "-", "—": "-", "–": "-", "─": "-", "━": "-", "\u3000": " "}
)
_RULE = re.compile(r" {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?")
_ROW = re.compile(r" {0,3}\|.*\| *")
_LIST = re.compile(r" *(?:[-+*●•·]|\d+[.)、）])")


def begins_table(part: Part, at: int) -> bool:
    """Tell whether lines from here on are a table."""
    line = part.lines[at]
    if "|" in line.text or "｜" in line.text:
        return _has_rule(part, at) or _is_without_rule(part, at)
    return bool(part.reading.tabs) and _gaps(line, part.reading.tabs) != [] and len(_tab_rows(part, at)) > 1


def read_table(part: Part, at: int) -> Read:
    """Read a table; its bars become narrow, and it gets the rule line that it lacks."""
    if "|" not in part.lines[at].text and "｜" not in part.lines[at].text:
        return _read_tabs(part, at)
    has_rule = _has_rule(part, at)
    end = at + (2 if has_rule else 1)
    while end < len(part.lines) and _is_row(part.lines[end]):
        end += 1
    is_wide = "｜" in part.lines[at].text
    rows = [line.end_with(line.text.translate(_WIDE)) if is_wide else line for line in part.lines[at:end]]
    rows = [line.dedent(3) for line in rows]
    if has_rule:
        rows[1] = rows[1].end_with(rows[1].text.translate(_WIDE_RULE))
    else:
        columns = rows[0].text.count("|") - 1
        rows.insert(1, Line("", rows[0].offset, "|" + "---|" * columns))
    return end, [Piece(Kind.OTHER, rows)]


def _has_rule(part: Part, at: int) -> bool:
    if at + 1 >= len(part.lines):
        return False
    rule = part.lines[at + 1].text.translate(_WIDE_RULE)
    return "|" in rule and "-" in rule and _RULE.fullmatch(rule.rstrip()) is not None


def _is_row(line: Line) -> bool:
    return "|" in line.text or "｜" in line.text


def _is_without_rule(part: Part, at: int) -> bool:
    """Tell whether two lines one after the other are rows of as many cells, within bars on both sides."""
    if at + 1 >= len(part.lines):
        return False
    first, second = (part.lines[index].text.translate(_WIDE) for index in (at, at + 1))
    if not (_ROW.fullmatch(first) and _ROW.fullmatch(second)) or "`" in first + second:
        return False
    return first.count("|") == second.count("|") > 2


def _tab_rows(part: Part, at: int) -> list[list[int]]:
    """Return where the cells of each line end, of lines that tabs divide into as many cells.

    Tabs that stand together divide once where that gives as many cells on the first two lines.
    """
    if at + 1 >= len(part.lines):
        return []
    first, second = (_gaps(part.lines[index], part.reading.tabs) for index in (at, at + 1))
    by_runs = len(_runs(first, part.lines[at])) == len(_runs(second, part.lines[at + 1]))
    rows: list[list[int]] = []
    for index in range(at, len(part.lines)):
        line = part.lines[index]
        gaps = _gaps(line, part.reading.tabs)
        cells = _runs(gaps, line) if by_runs else gaps
        if not cells or (rows and len(cells) != len(rows[0])):
            break
        rows.append(cells)
    return rows


def _gaps(line: Line, tabs: Sequence[int]) -> list[int]:
    """Return where tabs stand between the words of a line."""
    if line.indent > 3 or "|" in line.text or _LIST.match(line.text):
        return []
    first = bisect_left(tabs, line.offset)
    last = bisect_left(tabs, line.offset + len(line.text.rstrip()))
    gaps = [tab - line.offset for tab in tabs[first:last]]
    return [] if gaps and not line.text[: gaps[0]].strip() else gaps


def _runs(gaps: Sequence[int], line: Line) -> list[int]:
    """Return the first of the gaps that stand beside each other, with nothing between them."""
    return [gap for index, gap in enumerate(gaps) if not index or line.text[gaps[index - 1] : gap].strip()]


def _read_tabs(part: Part, at: int) -> Read:
    rows = _tab_rows(part, at)
    lines: list[Line] = []
    for line, gaps in zip(part.lines[at : at + len(rows)], rows, strict=True):
        signs = list(line.text)
        for gap in gaps:
            signs[gap] = "|"
        lines.append(line.end_with("".join(signs)).under("| "))
    lines.insert(1, Line("", lines[0].offset, "|" + "---|" * (len(rows[0]) + 1)))
    return at + len(rows), [Piece(Kind.OTHER, lines)]

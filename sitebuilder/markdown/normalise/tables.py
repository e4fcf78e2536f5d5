"""Tables as people write them: with full-width bars, without a rule line, with more cells than the head."""

import re
from collections.abc import Sequence

from sitebuilder.markdown.normalise.lines import Block, BlockKind, Line, Part, ReadResult
from sitebuilder.markdown.normalise.tab_tables import begins_tab_table, read_tab_table
from sitebuilder.markdown.rows import split_row

_WIDE = str.maketrans({"｜": "|", "￨": "|"})
_WIDE_RULE = str.maketrans(
    {"｜": "|", "￨": "|", "：": ":", "－": "-", "—": "-", "–": "-", "─": "-", "━": "-", "\u3000": " "}
)
_RULE = re.compile(r" {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?")
_ROW = re.compile(r" {0,3}\|.*\| *")


def begins_table(part: Part, at: int) -> bool:
    """Return whether lines from here on are a table."""
    text = part.lines[at].text
    if "|" in text or "｜" in text:
        return _has_rule(part, at) or _is_without_rule(part, at)
    return begins_tab_table(part, at)


def read_table(part: Part, at: int) -> ReadResult:
    """Read a table; its bars become narrow, and it gets the rule line and the empty cells that it lacks."""
    if "|" not in part.lines[at].text and "｜" not in part.lines[at].text:
        return read_tab_table(part, at)
    has_rule = _has_rule(part, at)
    end = at + (2 if has_rule else 1)
    while end < len(part.lines) and _is_row(part.lines[end]):
        end += 1
    is_wide = "｜" in part.lines[at].text
    rows = [line.with_text(line.text.translate(_WIDE)) if is_wide else line for line in part.lines[at:end]]
    rows = [line.dedent(3) for line in rows]
    if has_rule:
        rows[1] = rows[1].with_text(rows[1].text.translate(_WIDE_RULE))
    else:
        columns = rows[0].text.count("|") - 1
        rows.insert(1, Line("", rows[0].offset, "|" + "---|" * columns))
    return end, [Block(BlockKind.OTHER, _of_one_width(rows))]


def _has_rule(part: Part, at: int) -> bool:
    if at + 1 >= len(part.lines):
        return False
    rule = part.lines[at + 1].text.translate(_WIDE_RULE)
    return "|" in rule and "-" in rule and _RULE.fullmatch(rule.rstrip()) is not None


def _is_row(line: Line) -> bool:
    return "|" in line.text or "｜" in line.text


def _is_without_rule(part: Part, at: int) -> bool:
    """Return whether two lines one after the other are rows of as many cells, within bars on both sides."""
    if at + 1 >= len(part.lines):
        return False
    first, second = (part.lines[index].text.translate(_WIDE) for index in (at, at + 1))
    if not (_ROW.fullmatch(first) and _ROW.fullmatch(second)) or "`" in first + second:
        return False
    return first.count("|") == second.count("|") > 2


def _of_one_width(rows: list[Line]) -> list[Line]:
    """Return the rows of a table; those of one with too few cells in its head or its rule have all as many.

    The library and GFM (4.10) would drop what stands in the other cells, or take the table for a text.
    """
    cells = [_cells(f"{row.head}{row.text}") for row in rows]
    head, rule, *body = cells
    columns = max(len(head), *(_filled(each) for each in body), 1)
    if len(head) == len(rule) == columns:
        return rows
    marks = [*rule[:columns], *["---"] * (columns - len(rule))]
    rows[1] = Line("", rows[1].offset, f"|{'|'.join(marks)}|")
    return [
        row if index == 1 else _within_bars(row, columns - len(cells[index]))
        for index, row in enumerate(rows)
    ]


def _cells(row: str) -> list[str]:
    """Return the cells of a row without what stands outside of its bars."""
    bare = row.strip()
    cells = split_row(bare)
    if bare.startswith("|"):
        del cells[0]
    return cells[:-1] if len(cells) > 1 and not cells[-1] else cells


def _filled(cells: Sequence[str]) -> int:
    """Return the number of cells up to the last that is not empty."""
    return max((index for index, cell in enumerate(cells, 1) if cell.strip()), default=0)


def _within_bars(row: Line, missing: int) -> Line:
    text = row.text.rstrip()
    end = "" if text.endswith("|") and not text.endswith("\\|") else " |"
    line = row.with_text(text + end + " |" * missing)
    return line if text.startswith("|") or row.head else line.prefixed("| ")

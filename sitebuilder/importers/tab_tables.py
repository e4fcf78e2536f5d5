"""Tables whose columns an author of Word sets by tabs: lines of ``姓名<Tab>电话<Tab>单位``."""

import re
from collections.abc import Callable, Sequence

from sitebuilder.importers.blocks import (
    Block,
    Break,
    Cell,
    Inline,
    Paragraph,
    Run,
    Table,
    merge_runs,
    plain_text,
    split_at_breaks,
)

TAB = "\t"
"""The character of a tab stop in the text of runs, until ``gather_tab_tables``."""

_MIN_ROWS = 3
_MAX_CELL = 40
"""Characters of a cell: what is longer is a text whose number or name stands at a tab stop."""

_MARKER = re.compile(
    r"[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z])[)）.、．]?|第\S{1,4}[条章节]|[^\w\s]"
)
"""The number of a paragraph or the sign of an item."""

_LABEL = re.compile(r"：|:(?![0-9])|(?<![0-9]):")
"""The colon of a label, and none of a time of day."""

_CHOICE = re.compile(r"[A-H][.．、)）]")
"""The letter of an answer to choose, several of which stand on a line."""

_Row = tuple[tuple[Inline, ...], ...]


def gather_tab_tables(blocks: Sequence[Block]) -> list[Block]:
    """Make a table of three or more consecutive lines with equally many tabs; other tabs become spaces.

    Numbered lines, lines of labels (``联系人：…``), answers to choose and sentences stay text.
    """
    if not any(isinstance(each, Paragraph) and _has_tab(each.inlines) for each in blocks):
        return list(blocks)
    gathered: list[Block] = []
    lines = [line for each in blocks for line in _lines(each)]
    at = 0
    # What was refused is not read again: thousands of such lines take time in proportion to their number.
    refused = dict.fromkeys((_split_at_tabs, _split_at_gaps), 0)
    while at < len(lines):
        rows: list[_Row] = []
        for split in refused:
            if at >= refused[split]:
                found, refused[split] = _rows(lines, at, split)
                rows = max(rows, found, key=len)
        if rows:
            gathered.append(Table(tuple(tuple(map(_cell, row)) for row in rows)))
            at += len(rows)
        else:
            gathered.append(without_tabs(lines[at]))
            at += 1
    return gathered


def without_tabs(block: Block) -> Block:
    """Return a paragraph with a space for each gap between tab stops; other blocks are returned unchanged."""
    if not isinstance(block, Paragraph) or not _has_tab(block.inlines):
        return block
    return Paragraph(spaces_for_tabs(block.inlines), block.align)


def spaces_for_tabs(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return inlines with a space for each tab."""
    return merge_runs(
        Run(each.text.replace(TAB, " "), each.marks, each.href) if isinstance(each, Run) else each
        for each in inlines
    )


def _has_tab(inlines: Sequence[Inline]) -> bool:
    return any(isinstance(each, Run) and TAB in each.text for each in inlines)


def _lines(block: Block) -> list[Block]:
    """Split a paragraph whose lines, ended by breaks, all have tabs."""
    if not isinstance(block, Paragraph) or not any(isinstance(each, Break) for each in block.inlines):
        return [block]
    lines = split_at_breaks(block.inlines)
    paragraphs: list[Block] = [Paragraph(merge_runs(line), block.align) for line in lines]
    return paragraphs if len(lines) >= _MIN_ROWS and all(map(_has_tab, lines)) else [block]


def _rows(
    lines: Sequence[Block], at: int, split: Callable[[Sequence[Inline]], _Row]
) -> tuple[list[_Row], int]:
    """Return the rows of the table that begins at a line; if it is not certain that one does, none.

    The other value is the index of the first line at which one may begin, as far as is known then.
    """
    read: list[_Row] = []
    for index in range(at, len(lines)):
        each = lines[index]
        row = split(each.inlines) if isinstance(each, Paragraph) and each.align != "right" else ()
        if len(row) < 2 or (read and len(row) != len(read[0])):
            break
        read.append(row)
    filled = [column for column in zip(*read, strict=True) if any(map(plain_text, column))]
    rows = list(zip(*filled, strict=True))
    texts = [[plain_text(cell).strip() for cell in row] for row in rows]
    sentences = [index for index, row in enumerate(texts) if any(map(_is_sentence, row))]
    if sentences:
        return [], at + sentences[-1] + 1
    # Whatever else refuses these lines refuses the last ones of them alone, too.
    if len(rows) < _MIN_ROWS or len(filled) < 2 or not _are_cells(texts):
        return [], at + max(len(read), 1)
    return rows, at


def _is_sentence(text: str) -> bool:
    return len(text) > _MAX_CELL or text.endswith(("。", "；"))


def _are_cells(texts: Sequence[Sequence[str]]) -> bool:
    """Return whether rows are those of a table, and not lines of text with tabs in them."""
    firsts = [row[0] for row in texts]
    if all(map(_LABEL.search, firsts)):
        return False
    if len(texts[0]) == 2 and all(_MARKER.fullmatch(first) for first in firsts):
        return False
    return not all(_CHOICE.match(text) for row in texts for text in row)


def _split_at_tabs(inlines: Sequence[Inline]) -> _Row:
    """Return the cells between tabs; between two adjacent tabs there is an empty one."""
    cells: list[list[Inline]] = [[]]
    for each in inlines:
        if not isinstance(each, Run):
            cells[-1].append(each)
            continue
        first, *others = each.text.split(TAB)
        cells[-1].append(Run(first, each.marks, each.href))
        cells += ([Run(text, each.marks, each.href)] for text in others)
    return tuple(map(merge_runs, cells))


def _split_at_gaps(inlines: Sequence[Inline]) -> _Row:
    """Return the cells that are not empty: typists align columns by several tabs."""
    return tuple(cell for cell in _split_at_tabs(inlines) if plain_text(cell).strip())


def _cell(inlines: tuple[Inline, ...]) -> Cell:
    return Cell((Paragraph(inlines),) if inlines else ())

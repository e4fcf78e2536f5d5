"""Read data tables with their merged cells, and recognise layout tables."""

import re
from collections.abc import Callable, Iterator, Sequence

from sitebuilder.importers.blocks import Block, Cell, Paragraph, Picture, Run, Table, merge_runs, plain_text
from sitebuilder.importers.html.nodes import Node, has_text, text_of, walk
from sitebuilder.importers.html.styles import declarations, is_hidden

_MAX_SPAN = 200
_MIN_DATA_ROWS = 2
_MAX_WORDS = 40
"""Characters of a cell of data; those of layouts hold whole texts or tables."""


_NO_BORDER = re.compile("0(?:px|pt)?|none")
_LINE = re.compile(r"solid|double|dashed|dotted|inset|outset|ridge|groove")
_SHORTENED, _WHOLE = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]+"), re.compile("[0-9]{8,18}")
"""A telephone number as a narrow column of a sheet shows it (``1.38E+10``), and as the sheet has it."""

_SHEET_CELL = re.compile(r"\b(?:xl|et)[0-9]+")
"""The classes of cells in spreadsheets."""


def is_layout(node: Node) -> bool:
    """Return whether a table is for layout: nested tables, a single cell, column or row, or no text.

    So is one that says so by its role (WAI-ARIA, 5.4), as the mails of many programs do. A table with a
    nested one is data if two of its rows have two cells of a few words, or of anything if it has lines
    between its cells. Two rows of longer texts are laid out side by side if the table says that it has no
    borders.
    """
    if node.get("role").strip().lower() in ("presentation", "none"):
        return True
    rows = list(_rows(node))
    if any(each.name == "table" and each is not node and has_text(each) for each in walk(node)):
        has_grid = re.fullmatch("[1-9]", node.get("border").strip()) is not None
        shows = _has_content if has_grid else _has_words
        return sum(sum(map(shows, row)) > 1 for row in rows) < _MIN_DATA_ROWS
    cells = [cell for row in rows for cell in row]
    if len(cells) < 2 or not any(map(has_text, cells)):
        return True
    if all(len(row) < 2 for row in rows):
        return True
    if any(map(_is_heading, cells)):
        return False
    return len(rows) == 1 or (
        len(rows) == _MIN_DATA_ROWS
        and any(len(text_of(cell).strip()) > _MAX_WORDS for cell in cells)
        and _says_no_borders(node, cells)
    )


def _says_no_borders(node: Node, cells: Sequence[Node]) -> bool:
    """Return whether a table says that it has no borders; spreadsheets say so too, of data."""
    if any(_SHEET_CELL.search(cell.get("class")) for cell in cells):
        return False
    own = declarations(node).get("border", node.get("border").strip())
    return _NO_BORDER.fullmatch(own) is not None and not any(map(_has_border, cells))


def _has_border(cell: Node) -> bool:
    return any(
        _LINE.search(value) is not None
        for name, value in declarations(cell).items()
        if name.startswith("border")
    )


def _has_content(cell: Node) -> bool:
    return has_text(cell) or any(each.name == "img" for each in walk(cell))


def _has_words(cell: Node) -> bool:
    """Return whether a cell contains a few words and no table."""
    has_table = any(each.name == "table" for each in walk(cell))
    return not has_table and 0 < len(text_of(cell).strip()) <= _MAX_WORDS


def is_shown_as_table(table: Table) -> bool:
    """Return whether a table that was read is more than a single row or column without headings."""
    filled = [row for row in table.rows if row]
    cells = [cell for row in filled for cell in row]
    return any(cell.is_heading for cell in cells) or (
        len(filled) > 1 and any(len(row) > 1 for row in filled) and any(cell.blocks for cell in cells)
    )


def read_table(node: Node, blocks_of: Callable[[Node], tuple[Block, ...]]) -> Table:
    """Read a data table; ``blocks_of`` reads the content of a cell."""
    return Table(tuple(tuple(_cell(each, blocks_of) for each in row) for row in _rows(node)))


def _rows(node: Node) -> Iterator[list[Node]]:
    """Yield the cells of each row that is shown, including rows in row groups: those of the foot are last."""
    for each in sorted(node.elements, key=lambda each: each.name == "tfoot"):
        if is_hidden(each) or _only_measures(each):
            continue
        if each.name == "tr":
            yield [cell for cell in each.elements if cell.name in ("td", "th") and not is_hidden(cell)]
        elif each.name != "table":
            yield from _rows(each)


def _only_measures(row: Node) -> bool:
    """Return whether a row is the one without height by which Word sets the widths of columns."""
    return row.get("height").strip() == "0" and not _has_content(row)


def _cell(node: Node, blocks_of: Callable[[Node], tuple[Block, ...]]) -> Cell:
    exact = node.get("x:num")
    if _SHORTENED.fullmatch(text_of(node).strip()) and _WHOLE.fullmatch(exact):
        return Cell((Paragraph((Run(exact),)),), _span(node.get("colspan")), _span(node.get("rowspan")))
    blocks = tuple(
        Paragraph(each.inlines) if isinstance(each, Paragraph) and each.align else each
        for block in blocks_of(node)
        for each in _without_table(block)
        if not isinstance(each, Paragraph) or plain_text(each.inlines).strip() or _has_picture(each)
    )
    return Cell(
        blocks, _span(node.get("colspan")), _span(node.get("rowspan")), _is_heading(node) and bool(blocks)
    )


def _without_table(block: Block) -> Iterator[Block]:
    """Yield the rows of a table within a cell as lines: a page shows no table within another."""
    if not isinstance(block, Table):
        yield block
        return
    for row in block.rows:
        cells = [each.inlines for cell in row for each in cell.blocks if isinstance(each, Paragraph)]
        gaps = [(Run("\u3000"), *each) if index else each for index, each in enumerate(cells)]
        yield Paragraph(merge_runs(piece for each in gaps for piece in each))
        yield from (each for cell in row for each in cell.blocks if not isinstance(each, Paragraph))


def _is_heading(node: Node) -> bool:
    """Return whether a cell heads others; an empty one does not, as on our pages."""
    return node.name == "th" and has_text(node)


def _has_picture(paragraph: Paragraph) -> bool:
    return any(isinstance(each, Picture) for each in paragraph.inlines)


def _span(text: str) -> int:
    text = text.strip()
    if not (text.isascii() and text.isdigit()):
        return 1
    return max(1, min(int(text[:6]), _MAX_SPAN))

"""Write the tables within cells of a table with lines as lines of their cells.

Mammoth passes on no borders, and without them a table that holds others lays out a page (``html.tables``):
the rows of a form with a small table in one cell would become paragraphs. A page of ours shows no table in
another, so that the inner one is written as lines anyway.
"""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.drawings import DRAWINGS
from sitebuilder.importers.docx.styles import Styles
from sitebuilder.importers.docx.xml import (
    attribute,
    child,
    descendants,
    local_name,
    new_element,
    new_text,
    text_of,
    val,
)

_GRID = re.compile(r".*(?:grid|网格).*", re.IGNORECASE)
_MIN_DATA_ROWS = 2
_GAP = "\u3000"


def write_inner_tables(root: Element, styles: Styles) -> None:
    """Write the tables in the cells of each table that has lines and holds data as lines."""
    for table in list(descendants(root, "tbl")):
        rows = [list(_children(row, "tc")) for row in _children(table, "tr")]
        if sum(len(row) > 1 for row in rows) >= _MIN_DATA_ROWS and _has_lines(table, styles):
            for cell in (cell for row in rows for cell in row):
                cell[:] = _without_tables(cell)


def _has_lines(table: Element, styles: Styles) -> bool:
    """Return whether a table says that lines are between its cells: itself, or by the name of its style."""
    borders = child(table, "tblPr", "tblBorders")
    if borders is not None:
        inner = (child(borders, name) for name in ("insideH", "insideV"))
        return any((attribute(each, "val") or "none") not in ("none", "nil") for each in inner)
    return any(_GRID.fullmatch(each.name) for each in styles.chain(val(table, "tblPr", "tblStyle")))


def _without_tables(cell: Element) -> list[Element]:
    blocks: list[Element] = []
    for each in cell:
        blocks += _lines(each) if local_name(each) == "tbl" else [each]
    return blocks


def _lines(table: Element) -> Iterator[Element]:
    """Yield the paragraphs of a table's rows: one for each row, if each cell has only one."""
    for row in _children(table, "tr"):
        cells = [[each for each in _without_tables(cell) if _shows(each)] for cell in _children(row, "tc")]
        filled = [cell for cell in cells if cell]
        if all(len(cell) == 1 and local_name(cell[0]) == "p" for cell in filled):
            yield from _joined([cell[0] for cell in filled])
        else:
            yield from (each for cell in filled for each in cell)


def _shows(block: Element) -> bool:
    is_empty = local_name(block) == "p" and not text_of(block).strip()
    has_drawing = any(True for _ in descendants(block, *DRAWINGS))
    return local_name(block) != "tcPr" and (has_drawing or not is_empty)


def _joined(paragraphs: Iterable[Element]) -> Iterator[Element]:
    """Yield one paragraph of several, with a gap between them."""
    first: Element | None = None
    for each in paragraphs:
        if first is None:
            first = each
            continue
        gap = new_element(first, "r")
        gap.append(new_text(gap, _GAP))
        first.append(gap)
        first.extend(one for one in each if local_name(one) != "pPr")
    if first is not None:
        yield first


def _children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a name, also within content controls."""
    for each in element:
        if local_name(each) == name:
            yield each
        elif local_name(each) in ("sdt", "sdtContent"):
            yield from _children(each, name)

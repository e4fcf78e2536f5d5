"""Tables as Mammoth knows them: rows that begin beside the others, cells that were merged in old programs."""

from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.xml import (
    attribute,
    child,
    descendants,
    local_name,
    new_element,
    parse_number,
    read_toggle,
    set_val,
    text_of,
    val,
)

_MAX_COLUMNS = 63
"""The most columns of a table in Word."""


def remove_hidden_rows(root: Element) -> None:
    """Remove the rows that are not shown (17.4.20): hidden text is none."""
    for table in descendants(root, "tbl"):
        for row in [each for each in table if local_name(each) == "tr"]:
            if read_toggle(row, "trPr", "hidden"):
                table.remove(row)


def fill_rows(root: Element) -> None:
    """Add the empty cells that a row leaves out before or after its own (ECMA-376, 17.4.14 and 17.4.15)."""
    for row in descendants(root, "tr"):
        properties = child(row, "trPr")
        if properties is None:
            continue
        at = next((index for index, each in enumerate(row) if local_name(each) in ("tc", "sdt")), len(row))
        row[at:at] = _empty_cells(row, val(properties, "gridBefore"))
        row.extend(_empty_cells(row, val(properties, "gridAfter")))


def merge_old_cells(root: Element) -> None:
    """Merge the cells of a row that old programs marked as merged (17.4.22) into one that spans columns."""
    for row in descendants(root, "tr"):
        first: Element | None = None
        for cell in [each for each in row if local_name(each) == "tc"]:
            mark = child(cell, "tcPr", "hMerge")
            if mark is None:
                first = None
            elif attribute(mark, "val") == "restart":
                first = cell
            elif first is not None and not text_of(cell).strip():
                _widen(first, _span(cell))
                row.remove(cell)


def _span(cell: Element) -> int:
    return parse_number(val(cell, "tcPr", "gridSpan")) or 1


def _widen(cell: Element, columns: int) -> None:
    """Let a cell span so many columns more."""
    properties = child(cell, "tcPr")
    if properties is None:
        return
    span = child(properties, "gridSpan")
    total = _span(cell) + columns
    if span is None:
        span = new_element(cell, "gridSpan")
        properties.append(span)
    span.attrib.clear()
    set_val(span, str(min(total, _MAX_COLUMNS)))


def _empty_cells(row: Element, count: str | None) -> list[Element]:
    return [_empty_cell(row) for _ in range(max(0, min(parse_number(count) or 0, _MAX_COLUMNS)))]


def _empty_cell(row: Element) -> Element:
    cell = new_element(row, "tc")
    cell.append(new_element(row, "p"))
    return cell

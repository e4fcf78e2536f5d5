"""Tables whose rows begin or end beside the others (ECMA-376, 17.4.14 and 17.4.15)."""

from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.xml import child, descendants, local_name, new_element, parse_number, val

_MAX_COLUMNS = 63
"""The most columns of a table in Word."""


def fill_rows(root: Element) -> None:
    """Add the empty cells that a row leaves out before or after its own, as Mammoth does not know them."""
    for row in descendants(root, "tr"):
        properties = child(row, "trPr")
        if properties is None:
            continue
        at = next((index for index, each in enumerate(row) if local_name(each) in ("tc", "sdt")), len(row))
        row[at:at] = _empty_cells(row, val(properties, "gridBefore"))
        row.extend(_empty_cells(row, val(properties, "gridAfter")))


def _empty_cells(row: Element, count: str | None) -> list[Element]:
    return [_empty_cell(row) for _ in range(max(0, min(parse_number(count) or 0, _MAX_COLUMNS)))]


def _empty_cell(row: Element) -> Element:
    cell = new_element(row, "tc")
    cell.append(new_element(row, "p"))
    return cell

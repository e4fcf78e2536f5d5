"""Write simple fields that are links as complex ones, which Mammoth reads as links."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.xml import attribute, descendants, new_element, set_attribute


def write_link_fields(root: Element) -> None:
    """Write each simple field (ECMA-376, 17.16.19) that is a link as a complex one (17.16.18)."""
    for field in descendants(root, "fldSimple"):
        instruction = attribute(field, "instr") or ""
        if instruction.split()[:1] == ["HYPERLINK"]:
            field[:] = [*_opening(field, instruction), *field, _field_run(field, "end")]


def _opening(field: Element, instruction: str) -> Iterator[Element]:
    yield _field_run(field, "begin")
    run = new_element(field, "r")
    text = new_element(field, "instrText")
    text.text = instruction
    run.append(text)
    yield run
    yield _field_run(field, "separate")


def _field_run(field: Element, kind: str) -> Element:
    """Return a run with a character that begins, divides or ends a field."""
    run = new_element(field, "r")
    character = new_element(field, "fldChar")
    set_attribute(character, "fldCharType", kind)
    run.append(character)
    return run

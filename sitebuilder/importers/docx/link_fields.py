"""Write fields that are links as Mammoth reads them: complex ones, with an address alone."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.fields import instructions
from sitebuilder.importers.docx.xml import attribute, descendants, new_element, set_attribute

_LINK = re.compile(r"\s*+HYPERLINK\b(?P<arguments>.*)", re.IGNORECASE | re.DOTALL)
_ARGUMENT = re.compile(r"\\(?P<switch>[a-z])|\"(?P<quoted>[^\"]*+)\"|(?P<bare>[^\s\"\\]++)", re.IGNORECASE)


def write_link_fields(root: Element) -> None:
    """Write each simple field (ECMA-376, 17.16.19) that is a link as a complex one (17.16.18)."""
    for field in descendants(root, "fldSimple"):
        instruction = attribute(field, "instr") or ""
        if _LINK.match(instruction):
            field[:] = [*_opening(field, instruction), *field, _field_run(field, "end")]
    for pieces, instruction in instructions(root):
        if found := _LINK.fullmatch(instruction):
            for index, piece in enumerate(pieces):
                piece.text = "" if index else _plain_link(found["arguments"])


def _plain_link(arguments: str) -> str:
    """Return the instruction of a link (17.16.5.25) with its place in its address, without tip and window."""
    address, place, switch = "", "", ""
    for match in _ARGUMENT.finditer(arguments):
        text = match["quoted"] or match["bare"] or ""
        if switch == "l":
            place = place or text
        elif switch not in ("o", "t"):
            address = address or text
        switch = (match["switch"] or "").lower()
    if not address:
        return f'HYPERLINK \\l "{place}"'
    return f'HYPERLINK "{address}#{place}"' if place else f'HYPERLINK "{address}"'


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

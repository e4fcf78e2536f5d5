"""Find the instructions of complex fields (ECMA-376, 17.16.18)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.xml import attribute, descendants, local_name


def instructions(root: Element) -> Iterator[tuple[list[Element], str]]:
    """Yield the elements and the text of each field's instruction that no other field interrupts."""
    pieces: list[Element] = []
    for each in descendants(root, "fldChar", "instrText"):
        if local_name(each) == "instrText":
            pieces.append(each)
            continue
        if pieces and attribute(each, "fldCharType") != "begin":
            yield pieces, "".join(piece.text or "" for piece in pieces)
        pieces = []


def show_instruction(pieces: list[Element], text: str) -> None:
    """Show a text in place of the instruction of a field that has no result."""
    for index, piece in enumerate(pieces):
        piece.tag = piece.tag.replace("instrText", "t")
        piece.text = "" if index else text

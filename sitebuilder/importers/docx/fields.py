"""Find the instructions of complex fields (ECMA-376, 17.16.18)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.xml import attribute, descendants, local_name


def instructions(root: Element, *, without_result: bool = False) -> Iterator[tuple[list[Element], str]]:
    """Yield the elements and the text of each field's instruction that no other field interrupts.

    ``without_result``: only of the fields that hold no result.
    """
    pieces: list[Element] = []
    for each in descendants(root, "fldChar", "instrText"):
        if local_name(each) == "instrText":
            pieces.append(each)
            continue
        kind = attribute(each, "fldCharType")
        if pieces and (kind == "end" or (kind != "begin" and not without_result)):
            yield pieces, "".join(piece.text or "" for piece in pieces)
        pieces = []


def show_instruction(pieces: list[Element], text: str) -> None:
    """Show a text in place of the instruction of a field that has no result."""
    for index, piece in enumerate(pieces):
        piece.tag = piece.tag.replace("instrText", "t")
        piece.text = "" if index else text


def drop_inner_results(root: Element) -> None:
    """Empty the results of fields in the instructions of others: Word computes with them, and shows neither.

    The rule of a merged letter compares one (``IF { MERGEFIELD … } = …``). An instruction that never ends is
    a fault of the file, so that what follows it is text.
    """
    depth, unfinished, results = 0, list[int](), list[Element]()
    for each in descendants(root, "fldChar", "t"):
        kind = attribute(each, "fldCharType") if local_name(each) == "fldChar" else ""
        if not kind:
            is_result = bool(unfinished) and unfinished[-1] < depth
            results += [each] if is_result else []
            continue
        if kind == "begin":
            depth += 1
            unfinished.append(depth)
            continue
        if unfinished and unfinished[-1] == depth:
            unfinished.pop()
        if not unfinished:
            for one in results:
                one.text = ""
            results = []
        depth = max(0, depth - (kind == "end"))

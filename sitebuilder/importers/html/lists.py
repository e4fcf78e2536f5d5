"""Word's lists, whose items are paragraphs with a level and a written number, as lists in each other."""

import re
from collections.abc import Sequence

from msgspec import Struct

from sitebuilder.importers.blocks import Block, Inline, Listing, Paragraph, Run

_NUMBER = re.compile(r"([0-9]{1,9})[.．]?")
_BULLET = re.compile(r"[^\w（(①-⑳]|[lnuvqwoØ§ü]|", re.ASCII)
_CLOSE = re.compile(r"[、）】．.]\Z|[\u2460-\u2473]\Z")
_LAW = re.compile(r"第.+[条章节款项编部分]\Z")


class ListParagraph(Struct, frozen=True):
    """A paragraph of a list: its level from 0, its number or bullet as it is shown, its text."""

    level: int
    marker: str
    inlines: tuple[Inline, ...]
    align: str = ""


def is_bullet(marker: str) -> bool:
    """Return whether what stands before an item is a bullet: a sign, or a letter of a font of signs."""
    return _BULLET.fullmatch(marker.strip()) is not None


def numbered_text(marker: str, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a text with its number before it, as Word shows it."""
    marker = marker.strip()
    if not marker or is_bullet(marker):
        return inlines
    gap = "\u3000" if _LAW.search(marker) else "" if _CLOSE.search(marker) and not marker.isascii() else " "
    return (Run(f"{marker}{gap}"), *inlines)


def nest_list_paragraphs(marked: Sequence[ListParagraph]) -> list[Block]:
    """Return paragraphs of lists that follow each other as blocks.

    Bullets and numbers like ``1.`` make lists; any other number stays before its paragraph as text.
    """
    blocks: list[Block] = []
    at = 0
    while at < len(marked):
        first = marked[at]
        end = at + 1
        while end < len(marked) and marked[end].level > first.level:
            end += 1
        within = nest_list_paragraphs(marked[at + 1 : end])
        number = _NUMBER.fullmatch(first.marker.strip())
        if number is None and not is_bullet(first.marker):
            blocks += [Paragraph(numbered_text(first.marker, first.inlines), first.align), *within]
        else:
            item = (Paragraph(first.inlines), *within)
            _append(blocks, item, int(number[1]) if number else None)
        at = end
    return blocks


def _append(blocks: list[Block], item: tuple[Block, ...], number: int | None) -> None:
    """Add an item to the list that ends the blocks, if it goes on with it, else as a list of its own."""
    last = blocks[-1] if blocks else None
    is_numbered, start = number is not None, 1 if number is None else number
    goes_on = isinstance(last, Listing) and number in (None, last.start + len(last.items))
    if isinstance(last, Listing) and goes_on and last.is_numbered == is_numbered:
        blocks[-1] = Listing((*last.items, item), is_numbered, last.start)
    else:
        blocks.append(Listing((item,), is_numbered, start))

"""Convert Word's list items, which are paragraphs with a level and a written number, to nested lists."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from sitebuilder.importers.blocks import Block, Inline, Listing, Paragraph, Run
from sitebuilder.importers.html.list_signs import ListSigns
from sitebuilder.importers.typed_lists import strip_bullet

_NUMBER = re.compile(r"([0-9]{1,9})[.．]?")
_ENCLOSED = "\u2460-\u249b\u24eb-\u24ff\u2776-\u2793\u3220-\u3229\u3251-\u325f\u3280-\u3289\u32b1-\u32bf"
_BULLET = re.compile(rf"[^\w（({_ENCLOSED}]|[lnuvqwoØ§ü]|", re.ASCII)
_CLOSE = re.compile(rf"[：、）】．.{_ENCLOSED}]\Z")
_LAW = tuple("条章节款项编部分")


class ListParagraph(Struct, frozen=True):
    """A list item in Word: its zero-based level, its number or bullet as shown, its text and alignment."""

    level: int
    marker: str
    inlines: tuple[Inline, ...]
    align: str = ""


class OpenList(Struct):
    """A list to which items are still added, and the number of its first item."""

    is_numbered: bool
    start: int = 1
    items: list[tuple[Block, ...]] = field(default_factory=list)


def close_lists(blocks: Iterable[Block | OpenList]) -> list[Block]:
    """Return blocks whose lists are finished."""
    return [
        Listing(tuple(each.items), each.is_numbered, each.start) if isinstance(each, OpenList) else each
        for each in blocks
    ]


def is_bullet(marker: str) -> bool:
    """Return whether a marker is a bullet: a symbol, or a letter in a symbol font."""
    return _BULLET.fullmatch(marker.strip()) is not None


def numbered_text(marker: str, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Put a number before a text, as Word shows it."""
    marker = marker.strip()
    if not marker or is_bullet(marker):
        return inlines
    gap = (
        "\u3000"
        if marker.endswith(_LAW) and "第" in marker[:-2]
        else ""
        if _CLOSE.search(marker) and not marker.isascii()
        else " "
    )
    first = inlines[0] if inlines else None
    marks = first.marks & {"strong"} if isinstance(first, Run) else frozenset()
    return (Run(f"{marker}{gap}", marks), *inlines)


def join_lists(blocks: Sequence[Block]) -> list[Block]:
    """Join numbered lists of which the second counts on from the first: Feishu writes one for each item."""
    joined: list[Block | OpenList] = []
    for each in blocks:
        last = joined[-1] if joined else None
        is_numbered = isinstance(each, Listing) and each.is_numbered
        if not isinstance(each, Listing) or not is_numbered:
            joined.append(each)
        elif isinstance(last, OpenList) and each.start == last.start + len(last.items):
            last.items += each.items
        else:
            joined.append(OpenList(True, each.start, list(each.items)))
    return close_lists(joined)


def put_below(listing: Listing, blocks: Sequence[Block], level: int) -> list[Block]:
    """Return a list with further blocks, which stand ``level`` lists deeper or as deep as its lists go.

    On the same level a list of the same kind goes on with the first.
    """
    if level == 0:
        return _continued(listing, blocks)
    *items, item = listing.items
    last = item[-1] if item else None
    inner = put_below(last, blocks, level - 1) if isinstance(last, Listing) else None
    item = (*item, *blocks) if inner is None else (*item[:-1], *inner)
    return [Listing((*items, item), listing.is_numbered, listing.start)]


def _continued(listing: Listing, blocks: Sequence[Block]) -> list[Block]:
    """Return a list and the blocks after it; bullets go on, and numbers that count on."""
    first, *rest = blocks
    if not isinstance(first, Listing) or first.is_numbered != listing.is_numbered:
        return [listing, *blocks]
    if first.is_numbered and first.start != listing.start + len(listing.items):
        return [listing, *blocks]
    return [Listing((*listing.items, *first.items), listing.is_numbered, listing.start), *rest]


def mark_items(items: Sequence[Sequence[Block]], signs: ListSigns) -> list[Block]:
    """Return the blocks of a list's items: lists, or paragraphs after signs that no list of ours has."""
    if signs.written is not None:
        marked = zip(signs.written, items, strict=True)
        return [block for sign, item in marked for block in _behind_sign(sign, item)]
    if signs.numbers is None:
        return [Listing(tuple(map(tuple, items)))]
    blocks: list[Block | OpenList] = []
    for number, item in zip(signs.numbers, items, strict=True):
        _append_item(blocks, tuple(item), number)
    return close_lists(blocks)


def _behind_sign(sign: str, item: Sequence[Block]) -> list[Block]:
    first = item[0]
    if not sign:
        return list(item)
    if isinstance(first, Paragraph):
        return [Paragraph(numbered_text(sign, first.inlines), first.align), *item[1:]]
    return [Paragraph((Run(sign),)), *item]


def nest_list_paragraphs(paragraphs: Sequence[ListParagraph]) -> list[Block]:
    """Convert consecutive list paragraphs to blocks.

    Bullets and numbers like ``1.`` make lists; any other number becomes text before its paragraph.
    """
    blocks: list[Block | OpenList] = []
    at = 0
    while at < len(paragraphs):
        first = paragraphs[at]
        end = at + 1
        while end < len(paragraphs) and paragraphs[end].level > first.level:
            end += 1
        children = nest_list_paragraphs(paragraphs[at + 1 : end])
        number = _NUMBER.fullmatch(first.marker.strip())
        if number is None and not is_bullet(first.marker):
            blocks += [Paragraph(numbered_text(first.marker, first.inlines), first.align), *children]
        else:
            item = (strip_bullet(Paragraph(first.inlines)), *children)
            _append_item(blocks, item, int(number[1]) if number else None)
        at = end
    return close_lists(blocks)


def _append_item(blocks: list[Block | OpenList], item: tuple[Block, ...], number: int | None) -> None:
    """Add an item to the list at the end of the blocks if it continues that list, else to a new list."""
    last = blocks[-1] if blocks else None
    is_numbered, start = number is not None, 1 if number is None else number
    continues = isinstance(last, OpenList) and number in (None, last.start + len(last.items))
    if isinstance(last, OpenList) and continues and last.is_numbered == is_numbered:
        last.items.append(item)
    else:
        blocks.append(OpenList(is_numbered, start, [item]))

"""Recognise blocks typed by hand: items with a bullet or a number before them, titles split into letters."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from sitebuilder.importers.blocks import (
    Block,
    Break,
    Footnote,
    Inline,
    Listing,
    Paragraph,
    Rule,
    Run,
    merge_runs,
    plain_text,
    split_at_breaks,
    without_full_bold,
)
from sitebuilder.markdown.line_kinds import SHORT_LINE
from sitebuilder.markdown.normalise.chinese import HAN, PARAGRAPH_NUMBER, is_chinese
from sitebuilder.markdown.normalise.notices import ATTACHMENTS, heading_kind

_BULLETS = "[·•●○◦▪■◆◇➢➤✓✔‣]"
_BULLET = re.compile(
    rf"(?:[-–—](?=[ \u3000])(?![ \u3000]*[0-9]{{1,4}}[ \u3000]*[-–—]\Z)|{_BULLETS})"
    rf"[ \u3000]*(?=\S)(?![-–—][ \u3000]|[ \u3000]*{_BULLETS})"
)
"""A bullet; several (``●●●优秀``) are text, and so is the number of a page (``— 1 —``)."""

_NUMBER = re.compile(r"([0-9]{1,3})[.．][ \u3000]*(?=[^\s0-9])")
_MIN_NUMBERED = 2
"""Minimum length of a typed numbered list: a single number is that of a heading or a paragraph."""


def recognise_typed_blocks(blocks: Sequence[Block]) -> list[Block]:
    """Convert typed lists to lists, join split titles, and clean numbered headings and rules."""
    lines = [line for each in _join_letters(blocks) for line in _split_lines(each)]
    lines = _gather_attachments([_unbold_numbered_heading(each) for each in lines])
    return _build_lists(_drop_outer_rules(lines))


def strip_bullet(block: Block) -> Block:
    """Strip a typed bullet from the first block of a list item."""
    if isinstance(block, Paragraph) and (found := _BULLET.match(plain_text(block.inlines))):
        return Paragraph(skip_text(block.inlines, found.end()), block.align)
    return block


def _unbold_numbered_heading(block: Block) -> Block:
    """Remove bold from a line that the dialect reads as a heading by its number (``一、``)."""
    if not isinstance(block, Paragraph) or heading_kind(plain_text(block.inlines)) is None:
        return block
    if not all(isinstance(each, Run) for each in block.inlines):
        return block
    return Paragraph(without_full_bold(block.inlines), block.align)


def _join_letters(blocks: Sequence[Block]) -> list[Block]:
    """Join paragraphs of one Han each: layout editors make titles from boxes with one character each."""
    joined: list[Block] = []
    letters: list[Paragraph] = []
    for each in (*blocks, None):
        if isinstance(each, Paragraph) and len(text := plain_text(each.inlines)) == 1 and HAN.match(text):
            letters.append(each)
            continue
        if len(letters) > 1:
            joined.append(
                Paragraph(merge_runs(piece for one in letters for piece in one.inlines), letters[0].align)
            )
        else:
            joined += letters
        letters = []
        joined += [each] if each is not None else []
    return joined


def _split_lines(block: Block) -> list[Block]:
    """Split a paragraph of three or more lines that are not all short, as the dialect does.

    So are lines with numbers of their own (``1、``), which would hang below the first one, and typed items.
    """
    if not isinstance(block, Paragraph) or not any(isinstance(each, Break) for each in block.inlines):
        return [block]
    lines = split_at_breaks(block.inlines)
    texts = [plain_text(tuple(line)) for line in lines]
    is_numbered = any(PARAGRAPH_NUMBER.match(text) for text in texts[1:])
    is_prose = len(lines) > 2 and not all(len(text.strip()) < SHORT_LINE for text in texts)
    if (
        not is_numbered
        and not any(map(_are_items, pairwise(texts)))
        and not (is_prose and all(map(is_chinese, filter(None, texts))))
    ):
        return [block]
    return [Paragraph(merged, block.align) for line in lines if (merged := merge_runs(line))]


def _are_items(pair: tuple[str, str]) -> bool:
    """Return whether two lines that follow each other begin with bullets, or with numbers that count up."""
    before, after = pair
    if _BULLET.match(before) and _BULLET.match(after):
        return True
    first, second = _NUMBER.match(before), _NUMBER.match(after)
    return first is not None and second is not None and int(second[1]) == int(first[1]) + 1


def _gather_attachments(blocks: Sequence[Block]) -> list[Block]:
    """Make a list of attachments (``附件：1.…``) whose names are paragraphs (GB/T 9704)."""
    gathered: list[Block] = []
    at = 0
    while at < len(blocks):
        first = blocks[at]
        title = ATTACHMENTS.match(plain_text(first.inlines)) if isinstance(first, Paragraph) else None
        others = _items(blocks, at + 1, _NUMBER) if title else []
        if isinstance(first, Paragraph) and title and others and others[0].number == 2:
            name = Paragraph(skip_text(first.inlines, title.end()))
            numbered = _items([name], 0, _NUMBER)
            gathered.append(Paragraph((Run(title[0].rstrip(" \u3000")),)))
            gathered.append(_listing([_TypedItem(1, numbered[0].text if numbered else name), *others]))
            at += 1 + len(others)
        else:
            gathered.append(first)
            at += 1
    return gathered


def _drop_outer_rules(blocks: Sequence[Block]) -> list[Block]:
    """Drop rules above footnotes, at the beginning and at the end."""
    kept: list[Block] = []
    for index, each in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if not isinstance(each, Rule) or (
            kept and following is not None and not isinstance(following, Footnote)
        ):
            kept.append(each)
    return kept


def _build_lists(blocks: Sequence[Block]) -> list[Block]:
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        items = _items(blocks, at, _BULLET) or _items(blocks, at, _NUMBER)
        if items and (items[0].number is None or len(items) >= _MIN_NUMBERED):
            found.append(_listing(items))
            at += len(items)
        else:
            found.append(blocks[at])
            at += 1
    return found


class _TypedItem(Struct, frozen=True):
    """A paragraph with a typed marker: its number, None for a bullet, and its text after the marker."""

    number: int | None
    text: Paragraph


def _items(blocks: Sequence[Block], at: int, marker: re.Pattern[str]) -> list[_TypedItem]:
    """Return the consecutive items from an index on with a marker; numbers must count up by one."""
    items: list[_TypedItem] = []
    for index in range(at, len(blocks)):
        each = blocks[index]
        found = marker.match(plain_text(each.inlines)) if isinstance(each, Paragraph) else None
        if found is None or not isinstance(each, Paragraph):
            break
        number = int(found[1]) if found.groups() else None
        if items and number is not None and items[-1].number != number - 1:
            break
        items.append(_TypedItem(number, Paragraph(skip_text(each.inlines, found.end()))))
    return items


def _listing(items: Sequence[_TypedItem]) -> Listing:
    start = items[0].number
    return Listing(tuple((each.text,) for each in items), start is not None, 1 if start is None else start)


def skip_text(inlines: Sequence[Inline], count: int) -> tuple[Inline, ...]:
    """Return inlines without the first ``count`` characters of their text."""
    kept: list[Inline] = []
    for each in inlines:
        if isinstance(each, Run) and count:
            kept.append(Run(each.text[count:], each.marks, each.href))
            count = max(0, count - len(each.text))
        else:
            kept.append(each)
    return merge_runs(kept)

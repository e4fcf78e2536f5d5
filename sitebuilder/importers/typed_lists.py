"""Recognise blocks typed by hand: items with a bullet or a number before them, titles split into letters."""

import re
from collections.abc import Sequence

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
    rf"(?:[-–—](?=[ \u3000])|{_BULLETS})[ \u3000]*(?=\S)(?![-–—][ \u3000]|[ \u3000]*{_BULLETS})"
)
"""A bullet; several (``●●●优秀``) are text."""

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
        return Paragraph(_skip_text(block.inlines, found.end()), block.align)
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

    So are lines with numbers of their own (``1、``), which would hang below the first one.
    """
    if not isinstance(block, Paragraph) or not any(isinstance(each, Break) for each in block.inlines):
        return [block]
    lines = split_at_breaks(block.inlines)
    texts = [plain_text(tuple(line)) for line in lines]
    is_numbered = any(PARAGRAPH_NUMBER.match(text) for text in texts[1:])
    is_prose = len(lines) > 2 and not all(len(text.strip()) < SHORT_LINE for text in texts)
    if not is_numbered and not (is_prose and all(map(is_chinese, filter(None, texts)))):
        return [block]
    return [Paragraph(merge_runs(line), block.align) for line in lines if merge_runs(line)]


def _gather_attachments(blocks: Sequence[Block]) -> list[Block]:
    """Make a list of attachments (``附件：1.…``) whose names are paragraphs (GB/T 9704)."""
    gathered: list[Block] = []
    at = 0
    while at < len(blocks):
        first = blocks[at]
        title = ATTACHMENTS.match(plain_text(first.inlines)) if isinstance(first, Paragraph) else None
        others = _run(blocks, at + 1, _NUMBER) if title else []
        if isinstance(first, Paragraph) and title and others and _number_of(others[0]) == 2:
            name = Paragraph(_skip_text(first.inlines, title.end()))
            gathered.append(Paragraph((Run(title[0].rstrip(" \u3000")),)))
            gathered.append(_listing([name, *others], _NUMBER, 1))
        else:
            gathered.append(first)
            others = []
        at += 1 + len(others)
    return gathered


def _number_of(paragraph: Paragraph) -> int:
    found = _NUMBER.match(plain_text(paragraph.inlines))
    return int(found[1]) if found else 0


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
        each = blocks[at]
        bullets = _run(blocks, at, _BULLET)
        numbers = _run(blocks, at, _NUMBER)
        if bullets:
            found.append(_listing(bullets, _BULLET, 0))
        elif len(numbers) >= _MIN_NUMBERED:
            start = _NUMBER.match(plain_text(numbers[0].inlines))
            found.append(_listing(numbers, _NUMBER, int(start[1]) if start else 1))
        else:
            found.append(each)
            numbers = []
        at += max(len(bullets), len(numbers), 1)
    return found


def _run(blocks: Sequence[Block], at: int, sign: re.Pattern[str]) -> list[Paragraph]:
    """Return the consecutive paragraphs from an index on with a marker; numbers must count up by one."""
    run: list[Paragraph] = []
    expected: int | None = None
    for index in range(at, len(blocks)):
        each = blocks[index]
        found = sign.match(plain_text(each.inlines)) if isinstance(each, Paragraph) else None
        if found is None or not isinstance(each, Paragraph):
            break
        if found.groups():
            if expected is not None and int(found[1]) != expected:
                break
            expected = int(found[1]) + 1
        run.append(each)
    return run


def _listing(run: Sequence[Paragraph], sign: re.Pattern[str], start: int) -> Listing:
    items: list[tuple[Block, ...]] = []
    for each in run:
        found = sign.match(plain_text(each.inlines))
        items.append((Paragraph(_skip_text(each.inlines, found.end() if found else 0)),))
    return Listing(tuple(items), bool(start), start or 1)


def _skip_text(inlines: Sequence[Inline], count: int) -> tuple[Inline, ...]:
    """Return inlines without the first ``count`` characters of their text."""
    kept: list[Inline] = []
    for each in inlines:
        if isinstance(each, Run) and count:
            kept.append(Run(each.text[count:], each.marks, each.href))
            count = max(0, count - len(each.text))
        else:
            kept.append(each)
    return merge_runs(kept)

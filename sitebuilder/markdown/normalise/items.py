"""Rewrites lists as people type them with the indents and blank lines that the library needs."""

from typing import cast

from msgspec import Struct

from sitebuilder.markdown.block_sentinels import FENCE
from sitebuilder.markdown.line_kinds import SEPARATOR
from sitebuilder.markdown.normalise.chinese import is_chinese, strip_line_end
from sitebuilder.markdown.normalise.fences import OPENING, find_closing_fence
from sitebuilder.markdown.normalise.lazy_continuation import (
    MAX_LAZY_DEPTH,
    continues_item,
    goes_on,
    is_sub_number,
)
from sitebuilder.markdown.normalise.lines import (
    Block,
    BlockKind,
    Container,
    Line,
    Part,
    ReadResult,
    indent_lines,
    join_blocks,
)
from sitebuilder.markdown.normalise.markers import Item, item_at, item_before_digits
from sitebuilder.markdown.normalise.nested import read_nested
from sitebuilder.patterns import lazy_pattern

_MAX_LAZY_CODE = 200
"""How many lines of fenced code in an item may be indented less than the item."""

_MAX_BULLETS = 60
"""Lines of bullets between an item and the one with the next number."""

_MAX_MARKERS = 12
"""How many markers on one line are skipped in the search for a fence after them."""

_FENCE_NEAR = lazy_pattern(r".{0,99}?(?:```|~~~)")

_MAX_DIGITS = 2
"""The most digits of the number of an item that needs no neighbour."""

_FAR = 4
"""An item so many columns left of the first one of a list begins a new list."""

_SIGNS = frozenset("-+*")
"""The signs before items in Markdown."""

_WORD_LEVELS = {"\uf0b7": 0, "\uf06c": 0, "•": 0, "●": 0, "o": 1, "◦": 1, "▪": 2, "\uf0a7": 2, "§": 2}
"""The levels of a list at which Word puts these signs before the items."""

_STAR_LINE = lazy_pattern(r"\A *\*[ \u00a0\u3000]+\S.*")
_BOX_LINE = lazy_pattern(r"\A[ \u3000]*[□☐]")
_STARRED = lazy_pattern(r"\A(?:[^*\n]*[\u3400-\u9fff0-9%）)]\\?\*(?=[\s。，；、：:）)|]|\Z))+[^*\n]*\Z")
"""A line whose stars all stand after Chinese words or numbers."""

_TOLD = lazy_pattern(
    r"\A(?:\*[ ]?[为是]必[填须]"
    r"|[^*\n]*(?:[带标打注有加]\*|[“\"（(]\*[”\"]?)[ ]?(?:[的为是者项处]|号|代?表|必[填须]))[^*\n]*\Z"
)
"""A line that tells what its only star means: ``带*的必填``, ``（*为必填项）``."""


class _Above(Struct, frozen=True):
    """What stands at the margin below the items above one, if there are any.

    ``is_plain`` says that no line there goes on with any of them; bullets or numbers stand below one of them.
    """

    is_plain: bool = False
    has_bullets: bool = False
    has_numbers: bool = False


def begins_list(part: Part, at: int, *, after_text: bool) -> bool:
    """Return whether a line begins a list.

    A numbered list interrupts a paragraph only if it begins with 1 (CommonMark 5.3), or if the line before it
    is complete and the number is not a year.
    """
    line = part.lines[at]
    item = item_at(line)
    if item is None:
        return _begins_before_digits(part, at)
    content = line.text[item.content :]
    if _is_lone_number(part, item) or _is_note_of_star(part, item) or _is_mark(part, line, item):
        return False
    if item.indent > 3 and part.container is not Container.ITEM and not (after_text or is_chinese(content)):
        return False
    before = part.lines[at - 1].text if after_text and at else ""
    if item.shape:
        return _is_shape_item(part, at, item)
    if item.is_close and not item.is_numbered:
        return before.rstrip().endswith(("：", ":")) or _has_neighbour(part, at)
    if not after_text:
        return True
    if not content.strip():
        return False
    if item.is_numbered and item.marker != "1.":
        is_complete = strip_line_end(before)[-1:] in "。：！？；】" and before != ""
        return len(item.marker) < 4 and (is_complete or _is_nested_sibling(part, at))
    return True


def _is_shape_item(part: Part, at: int, item: Item) -> bool:
    """Return whether a shape begins an item; among boxes to tick a black square is a ticked one."""
    if item.shape == "■" and part.find_labels(_BOX_LINE):
        return False
    return part.container is Container.ITEM or _has_neighbour(part, at)


def _is_note_of_star(part: Part, item: Item) -> bool:
    """Return whether ``* `` begins a note: it is the only line that begins so, and some word has a star."""
    if item.marker != "*" or not part.container.has_paragraphs:
        return False
    return len(part.find_labels(_STAR_LINE)) == 1 and bool(part.find_labels(_STARRED))


def _is_mark(part: Part, line: Line, item: Item) -> bool:
    """Return whether the star right before a word is no bullet: words have stars, or a line tells of them."""
    if not item.is_close or line.text[item.indent] != "*":
        return False
    return bool(part.find_labels(_STARRED)) or bool(part.find_labels(_TOLD))


def _is_lone_number(part: Part, item: Item) -> bool:
    """Return whether a number of three digits or more (a year, ``120``) has no neighbour among the items.

    It is not the number of an item then: a list would replace it by its own.
    """
    if len(item.marker) <= _MAX_DIGITS + 1 or not item.is_numbered:
        return False
    if part.long_numbers is None:
        found = [item_at(line) for line in part.lines]
        part.long_numbers = frozenset(
            int(each.marker[:-1])
            for each in found
            if each is not None and each.is_numbered and len(each.marker) > _MAX_DIGITS
        )
    number = int(item.marker[:-1])
    return number - 1 not in part.long_numbers and number + 1 not in part.long_numbers


def _is_nested_sibling(part: Part, at: int) -> bool:
    return (
        part.container is Container.ITEM and item_at(part.lines[at]) is not None and part.lines[at].indent > 1
    )


def _has_neighbour(part: Part, at: int) -> bool:
    """Return whether a line that begins with a dash or a shape is followed by another one."""
    following = part.skip_blanks(at + 1)
    if following == len(part.lines):
        return False
    item, first = item_at(part.lines[following]), item_at(part.lines[at])
    return item is not None and first is not None and (item.marker, item.shape) == ("-", first.shape)


def _begins_before_digits(part: Part, at: int) -> bool:
    """Return whether a line is item 1, right before digits (``1.3月1日报名``), and item 2 follows."""
    if item_before_digits(part.lines[at], "1") is None or at + 1 == len(part.lines):
        return False
    line = part.lines[at + 1]
    item = item_at(line) or item_before_digits(line, "2")
    return item is not None and item.marker == "2."


def read_list(part: Part, at: int) -> ReadResult:
    """Read a list to its end; either all its items are loose or none is (CommonMark 5.3)."""
    first = cast(Item, item_at(part.lines[at]) or item_before_digits(part.lines[at], "1"))
    items: list[tuple[Item, list[Block]]] = []
    separator: list[Block] = []
    is_loose = False
    above = _Above()
    item = first
    while True:
        end, inner, has_gap = _read_item(part, at, item, above)
        above = _Above(
            is_plain=(above.is_plain or not items) and not _has_lines_at_margin(part, at, end, item),
            has_bullets=above.has_bullets or _has_bullets_at_margin(part, at, end, item),
            has_numbers=above.has_numbers or _has_numbers_at_margin(part, at, end, item),
        )
        items.append((item, read_nested(part, inner, Container.ITEM)))
        is_loose = is_loose or has_gap
        following = part.skip_blanks(end)
        if following == len(part.lines):
            break
        line = part.lines[following]
        after = item_at(line) or item_before_digits(line, item.next_number)
        if after is None or _is_lone_number(part, after) or _is_mark(part, line, after):
            break
        if after.is_numbered != first.is_numbered or after.indent > item.indent + 1:
            break
        if part.container is not Container.ITEM and "" != after.shape != first.shape != "":
            break
        if _is_far_left(after, first, item) or _jumps(after, item):
            separator = [Block(BlockKind.OTHER, [Line(SEPARATOR, line.offset)])]
            break
        is_loose = is_loose or following > end
        at, item = following, after
    return end, [Block(BlockKind.LIST, _render_items(items, is_loose)), *separator]


def _is_far_left(after: Item, first: Item, before: Item) -> bool:
    """Return whether an item stands so far left of a list's first that it begins a list of its own.

    CommonMark knows no such siblings (5.2). A number that goes on with the list's belongs to it.
    """
    return after.indent + _FAR <= first.indent and (
        not after.is_numbered or after.marker != f"{before.next_number}."
    )


def _jumps(after: Item, before: Item) -> bool:
    """Return whether a number is neither the next one nor the same again, as in a list of nothing but ``1.``.

    The library would count on, where answers (``3.`` below ``1.``) or another list mean their own numbers.
    """
    return after.is_numbered and after.marker not in (before.marker, f"{before.next_number}.")


def _render_items(items: list[tuple[Item, list[Block]]], is_loose: bool) -> list[Line]:
    # The library would take a bullet alone for the underline of a heading.
    items = [each for each in items if each[1] or each[0].is_numbered] or items[:1]
    written = [_render_item(item, blocks, is_tight=not is_loose) for item, blocks in items]
    if not is_loose and any(_has_blank(lines) for lines in written):
        # The library would add an item after a blank line to the nested list.
        is_loose = True
        written = [_render_item(item, blocks, is_tight=True) for item, blocks in items]
    lines: list[Line] = []
    for index, each in enumerate(written):
        if index and is_loose:
            lines.append(Line("", each[0].offset))
        lines += each
    return lines


def _has_blank(lines: list[Line]) -> bool:
    in_fence = False
    for line in lines:
        if FENCE in line.head:
            in_fence = not in_fence
        if not in_fence and not line.text and not line.head:
            return True
    return False


def _render_item(item: Item, blocks: list[Block], *, is_tight: bool) -> list[Line]:
    marker = f"{item.marker} "
    if not blocks:
        return [Line("", 0, marker)]
    body = join_blocks(blocks, is_tight=is_tight)
    if blocks[0].kind is BlockKind.LIST and any(line.head.startswith("    ") for line in blocks[0].lines):
        # Behind two markers on one line, the library knows no third level.
        return [Line("", body[0].offset, marker), *indent_lines(body)]
    if blocks[0].kind in (BlockKind.TEXT, BlockKind.LIST, BlockKind.FENCE) or len(blocks[0].lines) == 1:
        return [body[0].prefixed(marker), *indent_lines(body[1:])]
    return [Line("", body[0].offset, marker), Line("", body[0].offset), *indent_lines(body)]


def _has_lines_at_margin(part: Part, at: int, end: int, item: Item) -> bool:
    within = item.indent + 2
    return any(not line.is_blank and line.indent < within for line in part.lines_from(at + 1, end))


def _has_bullets_at_margin(part: Part, at: int, end: int, item: Item) -> bool:
    """Return whether lines at the margin of a numbered item are bullets."""
    return item.is_numbered and any(
        _is_bullet_below(item_at(line), item) for line in part.lines_from(at + 1, end)
    )


def _has_numbers_at_margin(part: Part, at: int, end: int, item: Item) -> bool:
    """Return whether a numbered item has lines below it, which all begin with numbers such as ``（1）``."""
    lines = part.lines_from(at + 1, end)
    return (
        item.is_numbered
        and end > at + 1
        and all(line.indent <= item.indent and is_sub_number(line, is_first=False) for line in lines)
    )


def _is_bullet_below(after: Item | None, item: Item) -> bool:
    if after is None or after.is_numbered or not item.is_numbered:
        return False
    return after.indent < item.indent + 2


def _stands_before_next(part: Part, at: int, item: Item) -> bool:
    """Return whether the item with the next number stands below the bullets that begin at a line."""
    for line in part.lines_from(at, min(at + _MAX_BULLETS, len(part.lines))):
        after = item_at(line)
        if after is not None and after.is_numbered:
            return after.marker == f"{item.next_number}."
        if line.is_blank:
            return False
    return False


def _read_item(part: Part, at: int, item: Item, above: _Above) -> tuple[int, list[Line], bool]:
    """Return the index after an item, its dedented lines, and whether blank lines separate its blocks."""
    lines = part.lines
    first = lines[at].cut(item.content)
    end = _end_of_code(part, at, first, item)
    codes = [(at, end - 1)]
    has_gap = has_below = is_numbered = False
    has_bullets = above.has_bullets
    while True:
        following = part.skip_blanks(end)
        if following == len(lines) or part.begins_signature(following):
            break
        line = lines[following]
        if line.indent >= item.indent + 2:
            has_gap = has_gap or (following > end and not _is_nested_item(line, item))
        elif following > end or part.depth > MAX_LAZY_DEPTH:
            break
        elif (after := item_at(line)) and (
            _is_below(after, item, is_first=not has_below) or _is_lower_bullet(lines[at], line, after, item)
        ):
            has_below = True
        elif _is_bullet_below(after, item) and (has_bullets or _stands_before_next(part, following, item)):
            has_bullets = True
        elif (is_numbered and not goes_on(lines[end - 1])) or not continues_item(
            part, at, end, item, is_plain=above.is_plain
        ):
            # Below the last item too, where numbers stand below one above.
            is_numbered = above.has_numbers and is_sub_number(line, is_first=end == at + 1)
            if not is_numbered:
                break
        end = _end_of_code(part, following, line, item)
        codes.append((following, end - 1))
    far_left = {
        index
        for start, closing in codes
        if closing - start > 1 and not _are_indented(part, start, closing, item)
        for index in range(start + 1, closing)
    }
    width = _content_indent(lines[at + 1 : end], item)
    rest = (lines[n] if n in far_left else lines[n].dedent(width) for n in range(at + 1, end))
    return end, [first, *rest], has_gap


def _is_below(after: Item, item: Item, *, is_first: bool) -> bool:
    """Return whether an item at the margin belongs below one with another sign: ``1)`` below ``1.``."""
    if not item.delimiter or after.delimiter in ("", item.delimiter):
        return False
    return not is_first or after.marker == "1."


def _is_lower_bullet(first: Line, line: Line, after: Item, item: Item) -> bool:
    """Return whether the bullet of a line near the margin belongs below an item with another one.

    It has the sign of a lower level in Word (``o`` below ``•``), or stands one space further in.
    """
    if after.is_numbered or item.is_numbered:
        return False
    sign, lower = first.text[item.indent], line.text.lstrip(" ")[:1]
    if sign in _SIGNS and lower in _SIGNS:
        return sign != lower and line.indent == item.indent + 1
    return sign in _WORD_LEVELS and _WORD_LEVELS.get(lower, 0) > _WORD_LEVELS[sign]


def _is_nested_item(line: Line, item: Item) -> bool:
    within = item_at(line)
    return within is not None and within.indent > item.indent + 1


def _end_of_code(part: Part, at: int, line: Line, item: Item) -> int:
    """Return the index after the fenced code that a line of an item opens, or else after the line.

    The code may be indented less than the item if its closing fence is not far.
    """
    if not _FENCE_NEAR.match(line.text):
        return at + 1
    content = line.text.lstrip(" ")
    for _ in range(_MAX_MARKERS):
        nested = item_at(Line(content, 0))
        if nested is None:
            break
        content = content[nested.content :].lstrip(" ")
    opening = OPENING.fullmatch(content)
    if opening is None:
        return at + 1
    end = find_closing_fence(part, at, opening)
    if end is not None and (end - at < _MAX_LAZY_CODE or _are_indented(part, at, end, item)):
        return end + 1
    return at + 1


def _are_indented(part: Part, at: int, end: int, item: Item) -> bool:
    within = item.indent + 2
    return all(line.is_blank or line.indent >= within for line in part.lines_from(at + 1, end))


def _content_indent(lines: list[Line], item: Item) -> int:
    """Return the indent, in spaces, that continuation lines of an item have."""
    least = item.indent + 2
    indents = (line.indent for line in lines if not line.is_blank and line.indent >= least)
    return max(min(item.content, next(indents, item.content)), least)

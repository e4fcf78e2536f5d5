"""Definition lists: terms, and lines that describe them after a colon (PHP Markdown Extra)."""

import re
from collections.abc import Iterator
from typing import cast

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
from sitebuilder.markdown.normalise.nested import read_nested
from sitebuilder.patterns import lazy_pattern

_DESCRIPTION = lazy_pattern(r" {0,3}:[ ]{1,3}(?=\S)")
_MARKER = ":   "


def is_description(line: Line) -> bool:
    """Return whether a line describes the term above it."""
    return ":" in line.text[:4] and _DESCRIPTION.match(line.text) is not None


def read_descriptions(part: Part, at: int) -> ReadResult:
    """Read a definition list: its terms unchanged, and the blocks of each description."""
    end = _end_of_list(part, at)
    return end, [Block(BlockKind.OTHER, list(_written(part, at, end)))]


def _end_of_list(part: Part, at: int) -> int:
    # The first line is a term, whatever stands before it.
    end = at + 1
    while end < len(part.lines):
        while end < len(part.lines) and not part.lines[end].is_blank and not _leaves_description(part, end):
            end += 1
        following = part.skip_blanks(end)
        if following == len(part.lines) or following == end:
            break
        if part.lines[following].indent < 4 and not is_description(part.lines[following]):
            break
        end = following
    return end


def _leaves_description(part: Part, at: int) -> bool:
    """Return whether a line at the margin ends a definition list: below indented lines, if it is no term."""
    if part.lines[at].indent > 1 or part.lines[at - 1].is_blank or part.lines[at - 1].indent < 4:
        return False
    return not any(map(is_description, part.lines[at : at + 2]))


def _written(part: Part, at: int, end: int) -> Iterator[Line]:
    """Yield the lines of a definition list, with a blank line before a term below a description.

    The library would take the term for a part of the description.
    """
    is_described = False
    while at < end:
        line = part.lines[at]
        if is_description(line):
            after = _end_of_description(part, at, end)
            yield from _description(part, at, after)
            is_described, at = True, after
            continue
        if is_described and not line.is_blank:
            yield Line("", line.offset)
        is_described = False
        yield line
        at += 1


def _end_of_description(part: Part, at: int, end: int) -> int:
    """Return the index after the last line of a description: it ends before a term or another one."""
    after = at + 1
    while after < end:
        line = part.lines[after]
        # Asked once for several blank lines.
        is_first_blank = line.is_blank and not part.lines[after - 1].is_blank
        if is_description(line) or (is_first_blank and _is_margin(part, part.skip_blanks(after), end)):
            break
        is_above = after + 1 < end and is_description(part.lines[after + 1])
        if line.indent < 2 and not line.is_blank and is_above:
            break
        after += 1
    return after


def _is_margin(part: Part, at: int, end: int) -> bool:
    return at >= end or part.lines[at].indent < 4


def _description(part: Part, at: int, end: int) -> Iterator[Line]:
    """Yield the lines of a description whose own blocks are read."""
    sign = cast("re.Match[str]", _DESCRIPTION.match(part.lines[at].text))
    below = part.lines[at + 1 : end]
    width = min((line.indent for line in below if line.indent > 1), default=0)
    inner = [part.lines[at].cut(sign.end()), *(line.dedent(min(width, 4)) for line in below)]
    blocks = read_nested(part, inner, Container.ITEM)
    lines = join_blocks(blocks)
    if blocks and blocks[0].kind is BlockKind.TEXT:
        yield lines[0].prefixed(_MARKER)
        yield from indent_lines(lines[1:])
    else:
        yield Line("", part.lines[at].offset, _MARKER)
        yield from indent_lines(lines)
    if len(blocks) > 1 and end < len(part.lines) and is_description(part.lines[end]):
        # The library would take the last block for the term of the next description.
        yield Line("", part.lines[end].offset)

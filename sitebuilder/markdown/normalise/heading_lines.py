"""Headings marked with ``#``, as people type them."""

import re
from typing import cast

from sitebuilder.markdown.line_kinds import HEADING_LINE, TOPIC_LINE
from sitebuilder.markdown.normalise.lines import Block, BlockKind, Part, ReadResult
from sitebuilder.markdown.normalise.notices import record_heading
from sitebuilder.markdown.normalise.text_lines import read_text_lines
from sitebuilder.patterns import lazy_pattern

_WIDE_HEADING = lazy_pattern(r" {0,3}(＃{1,6})(?:[ \u3000]+|(?<=＃＃))(?=[^\s＃])")
_WIDE_CLOSING = lazy_pattern(r"[ \u3000]+＃{1,6}[ \u3000]*\Z")
_LEVELS = 6
_DEEP = lazy_pattern(r" {0,3}#{7,}+(?=[ \u3000]*+\S)")
"""The signs of a heading below the last level that pages have."""

_NUMBERED = lazy_pattern(r" {0,3}#(?P<number>[0-9]{1,3})(?=[ \u3000：:、，.\u3400-\u9fff]|\Z)")
"""A sign and a number, ``#2 王工``, as a place in a list or a heading."""

_GLUED_CLOSING = lazy_pattern(r" {0,3}(#{2,6})[ \u3000]*([^#\s][^#\n]*)\1 *")


def begins_heading(part: Part, at: int) -> bool:
    """Return whether a line begins like a heading."""
    return HEADING_LINE.match(part.lines[at].text) is not None


def read_heading(part: Part, at: int) -> ReadResult:
    """Read a heading; topics (``#话题#``), machines and places of a list (``#1 王工``) are text.

    Closing signs need no space where as many open it.
    """
    (line,) = read_text_lines(part, at, at + 1)
    if TOPIC_LINE.fullmatch(line.text) or _is_place(part, at):
        return at + 1, [Block(BlockKind.TEXT, [line.dedent(3).prefixed("\\")])]
    if closed := _GLUED_CLOSING.fullmatch(line.text):
        line = line.with_text(line.text[: closed.end(2)])
    if deep := _DEEP.match(line.text):
        line = line.cut(deep.end() - _LEVELS)
    if heading := HEADING_LINE.match(line.text):
        record_heading(part, len(heading[1]))
    return at + 1, [Block(BlockKind.OTHER, [line.dedent(3)])]


def _is_place(part: Part, at: int) -> bool:
    """Return whether the line above has the number before that of a line, or the one below the next."""
    found = _NUMBERED.match(part.lines[at].text)
    if found is None:
        return False
    number = int(found["number"])
    beside = ((at - 1, number - 1), (at + 1, number + 1))
    return any(
        0 <= row < len(part.lines)
        and (other := _NUMBERED.match(part.lines[row].text)) is not None
        and int(other["number"]) == wanted
        for row, wanted in beside
    )


def begins_wide_heading(part: Part, at: int) -> bool:
    """Return whether a line begins a heading with full-width signs, which need a space or one another."""
    return _WIDE_HEADING.match(part.lines[at].text) is not None


def read_wide_heading(part: Part, at: int) -> ReadResult:
    """Read such a heading; its signs become half-width, and those at its end are dropped."""
    line = part.lines[at]
    sign = cast("re.Match[str]", _WIDE_HEADING.match(line.text))
    level = len(sign[1])
    record_heading(part, level)
    heading = line.cut(sign.end())
    heading = heading.with_text(_WIDE_CLOSING.sub("", heading.text))
    return at + 1, [Block(BlockKind.OTHER, [heading.prefixed("#" * level + " ")])]

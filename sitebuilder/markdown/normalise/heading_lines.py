"""Headings marked with ``#``, as people type them."""

import re
from typing import cast

from sitebuilder.markdown.normalise.lines import Block, BlockKind, Part, ReadResult
from sitebuilder.markdown.normalise.notices import record_heading
from sitebuilder.markdown.normalise.text_lines import read_text_lines
from sitebuilder.patterns import lazy_pattern

_EQUIPMENT = "号机炉楼栋车主变锅泵线库岗床井仓塔罐厂门柜屏"
"""What stands behind the number of a machine or a building (``#1机组``), which is no heading."""

_HEADING = lazy_pattern(r" {0,3}(?!#[A-Za-z!<]|#{7,} *\Z)(#+)")
_WIDE_HEADING = lazy_pattern(r" {0,3}(＃{1,6})(?:[ \u3000]+|(?<=＃＃))(?=[^\s＃])")
_WIDE_CLOSING = lazy_pattern(r"[ \u3000]+＃{1,6}[ \u3000]*\Z")
_LEVELS = 6
_DEEP = lazy_pattern(r" {0,3}#{7,}+(?=[ \u3000]*+\S)")
"""The signs of a heading below the last level that pages have."""

_GLUED_CLOSING = lazy_pattern(r" {0,3}(#{2,6})[ \u3000]*([^#\s][^#\n]*)\1 *")
_TEXT = lazy_pattern(
    r" {0,3}#(?:[^#\s]{1,30}(?:(?<![A-Za-z])#[ \u3000]*(?:#?[^#\s].*)?|(?:[ \u3000]+#[^#\s]+)+ *)"
    rf"|[0-9]{{1,3}}[{_EQUIPMENT}].*|[0-9]{{1,4}} *=.*|接龙[ \u3000]*"
    r"|[\u3400-\u9fff]{2,8}[：:] *[0-9][0-9 -]{6,})"
)
"""``#话题#``, alone or before a text, several ``#话题``: topics as social media have them; ``#1机组``; a
variable of a machine tool (``#101=5``); WeChat's head of a list to sign up in; the number of a meeting."""


def begins_heading(part: Part, at: int) -> bool:
    """Return whether a line begins like a heading."""
    return _HEADING.match(part.lines[at].text) is not None


def read_heading(part: Part, at: int) -> ReadResult:
    """Read a heading; topics (``#话题#``) and machines are text.

    Closing signs need no blank where as many open it.
    """
    (line,) = read_text_lines(part, at, at + 1)
    if _TEXT.fullmatch(line.text):
        return at + 1, [Block(BlockKind.TEXT, [line.dedent(3).prefixed("\\")])]
    if closed := _GLUED_CLOSING.fullmatch(line.text):
        line = line.with_text(line.text[: closed.end(2)])
    if deep := _DEEP.match(line.text):
        line = line.cut(deep.end() - _LEVELS)
    if heading := _HEADING.match(line.text):
        record_heading(part, len(heading[1]))
    return at + 1, [Block(BlockKind.OTHER, [line.dedent(3)])]


def begins_wide_heading(part: Part, at: int) -> bool:
    """Return whether a line begins a heading with full-width signs, which need a blank or one another."""
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

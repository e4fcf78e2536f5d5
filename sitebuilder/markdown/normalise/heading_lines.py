"""Headings marked with ``#``, as people type them."""

import re
from typing import cast

from sitebuilder.markdown.normalise.lines import Block, BlockKind, Container, Part, ReadResult
from sitebuilder.markdown.normalise.notices import record_heading
from sitebuilder.markdown.normalise.text_lines import read_text_lines

_HEADING = re.compile(r" {0,3}(?!#[A-Za-z!<])(#+)")
_WIDE_HEADING = re.compile(r" {0,3}(＃{1,6})(?:[ \u3000]+|(?<=＃＃))(?=[^\s＃])")
_GLUED_CLOSING = re.compile(r" {0,3}(#{2,6})([^#\s][^#\n]*)\1 *")
_TOPICS = re.compile(r" {0,3}#[^#\s]{1,30}(?:(?<![A-Za-z])#[ \u3000]*[^#\s].*|(?:[ \u3000]+#[^#\s]+)+ *)")
"""``#话题#`` and a text, or several ``#话题``: topics as social media have them."""


def begins_heading(part: Part, at: int) -> bool:
    """Return whether a line begins like a heading."""
    return _HEADING.match(part.lines[at].text) is not None


def read_heading(part: Part, at: int) -> ReadResult:
    """Read a heading; topics (``#话题#``) are text, and closing signs need no blank where as many open it."""
    (line,) = read_text_lines(part, at, at + 1)
    if _TOPICS.fullmatch(line.text):
        return at + 1, [Block(BlockKind.TEXT, [line.dedent(3).prefixed("\\")])]
    if closed := _GLUED_CLOSING.fullmatch(line.text):
        line = line.with_text(line.text[: closed.end(2)])
    if part.container is Container.TOP and (heading := _HEADING.match(line.text)):
        record_heading(part.reading, len(heading[1]))
    return at + 1, [Block(BlockKind.OTHER, [line.dedent(3)])]


def begins_wide_heading(part: Part, at: int) -> bool:
    """Return whether a line begins a heading with full-width signs, which need a blank or one another."""
    return _WIDE_HEADING.match(part.lines[at].text) is not None


def read_wide_heading(part: Part, at: int) -> ReadResult:
    """Read such a heading; its signs become half-width."""
    line = part.lines[at]
    sign = cast("re.Match[str]", _WIDE_HEADING.match(line.text))
    level = len(sign[1])
    if part.container is Container.TOP:
        record_heading(part.reading, level)
    return at + 1, [Block(BlockKind.OTHER, [line.cut(sign.end()).prefixed("#" * level + " ")])]

"""Limits on nesting that are the same on every machine; otherwise Python's stack depth would decide."""

from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

MAX_BLOCK_DEPTH = 40
"""How deep lists, quotations and other blocks may be nested."""

MAX_OPEN_BRACKETS = 40
"""How many brackets may be open at once in a paragraph; matching them takes quadratic time."""

MAX_ELEMENT_DEPTH = 100
"""How deep elements may be nested; XML parsers of feed readers give up at 256."""

_CALLS_PER_BLOCK = 2
"""A nested list item takes two calls of the parser, a quotation one."""


class TooDeepError(Exception):
    """The text is nested deeper than the limits above; ``render`` reports it as a problem."""


def limit_blocks(parser: BlockParser) -> None:
    """Make a parser raise ``TooDeepError`` when blocks are nested too deeply."""
    parse_blocks = parser.parseBlocks
    depth = 0

    def parse_blocks_limited(parent: Element, blocks: list[str]) -> None:
        nonlocal depth
        if depth >= MAX_BLOCK_DEPTH * _CALLS_PER_BLOCK:
            raise TooDeepError
        depth += 1
        try:
            parse_blocks(parent, blocks)
        finally:
            depth -= 1

    vars(parser)["parseBlocks"] = parse_blocks_limited


class CheckBrackets(Treeprocessor):
    """Raises ``TooDeepError`` for too many open brackets, before inline markup is parsed."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for text in (element.text, element.tail):
                if text and text.count("[") > MAX_OPEN_BRACKETS and not isinstance(text, AtomicString):
                    _check_brackets(text)


class CheckElements(Treeprocessor):
    """Raises ``TooDeepError`` for a tree too deep for processors that walk it recursively."""

    def run(self, root: Element) -> None:
        level: list[Element] = [root]
        for _ in range(MAX_ELEMENT_DEPTH):
            level = [child for element in level for child in element if len(child)]
            if not level:
                return
        raise TooDeepError


def _check_brackets(text: str) -> None:
    depth = 0
    for character in text:
        if character == "[":
            depth += 1
            if depth > MAX_OPEN_BRACKETS:
                raise TooDeepError
        elif character == "]" and depth:
            depth -= 1

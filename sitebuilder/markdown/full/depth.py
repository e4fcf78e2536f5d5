"""A bound on nesting, the same on every machine: without it the depth of Python's stack would decide."""

from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

MAX_BLOCK_DEPTH = 40
"""How deep lists, quotations and other blocks may stand in each other."""

MAX_OPEN_BRACKETS = 40
"""How many brackets may be open at once in a paragraph; finding their partners takes quadratic time."""

MAX_ELEMENT_DEPTH = 100
"""How deep elements may stand in each other; XML readers of feeds give up at 256."""

_CALLS_PER_BLOCK = 2
"""A nested list item takes two calls of the parser, a quotation one."""


class TooDeepError(Exception):
    """The text nests deeper than the bounds above; ``render`` makes it a problem."""


def limit_blocks(parser: BlockParser) -> None:
    """Make a parser raise ``TooDeepError`` where blocks stand too deep in each other."""
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
    """Raises ``TooDeepError`` before inline markup with too many open brackets is looked at."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for text in (element.text, element.tail):
                if text and text.count("[") > MAX_OPEN_BRACKETS and not isinstance(text, AtomicString):
                    _check_brackets(text)


class CheckElements(Treeprocessor):
    """Raises ``TooDeepError`` for a tree that is too deep for those that walk it recursively."""

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

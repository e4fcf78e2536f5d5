"""Parses nested lists, and items of several lines, in a text that ``normalise`` has rewritten."""

import re

from sitebuilder.markdown.fast.block import Block
from sitebuilder.markdown.fast.inline import UnsupportedError

_INDENT = 4


def list_line(text: str) -> str:
    """Return an expression for a line of a list, given one for its text."""
    indent = rf"(?P<indent>(?: {{{_INDENT}}})*+)"
    return rf"{indent}(?:(?P<marker>[-+*]|[0-9]{{1,2}}\.)[ ]+)?(?P<text>{text})(?P<break>  )?"


def parse_nested_list(text: str, line: re.Pattern[str]) -> Block:
    """Return the list that a text consists of; ``line`` is an expression made by ``list_line``.

    Raises:
        UnsupportedError: it is more than one list, or has a line that neither begins an item nor follows a
            hard line break.
    """
    levels: list[Block] = []
    is_broken = False
    for each in text.split("\n"):
        found = line.fullmatch(each)
        if found is None:
            raise UnsupportedError
        depth = len(found["indent"]) // _INDENT
        is_item = found["marker"] is not None
        if is_item == is_broken or depth > len(levels) or not (is_item or depth == len(levels)):
            raise UnsupportedError
        if is_item:
            _add_item(levels, depth, found["marker"], found["text"])
        else:
            levels[-1].lines[-1] += f"  \n{found['text']}"
        is_broken = found["break"] is not None
    if is_broken:
        raise UnsupportedError
    return levels[0]


def _add_item(levels: list[Block], depth: int, marker: str, text: str) -> None:
    """Add an item to the list at a depth; ``levels`` are the open lists, the outermost first."""
    name, number = ("ol", marker[:-1]) if marker.endswith(".") else ("ul", "")
    del levels[depth + 1 :]
    if depth == len(levels):
        opened = Block(name, [], number)
        if levels:
            if number.startswith("0"):
                raise UnsupportedError
            levels[-1].nested[len(levels[-1].lines) - 1] = opened
        levels.append(opened)
    elif levels[depth].name != name:
        raise UnsupportedError
    levels[depth].lines.append(text)

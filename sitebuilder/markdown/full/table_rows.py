"""Tables of the dialect: as Python-Markdown's, but a row is looked at once, and cells are counted."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.extensions.tables import TableProcessor

from sitebuilder.markdown.full.effort import Effort

_SIGNS = re.compile(r"\\\\|(\\?`+)|\\\||(\|)")


class Tables(TableProcessor):
    """Tables that are refused when they have more cells than an honest text, and split in linear time."""

    def __init__(self, parser: BlockParser, effort: Effort) -> None:
        super().__init__(parser, {"use_align_attribute": True})
        self.effort = effort

    def test(self, parent: Element, block: str) -> bool:
        # What the library asks of the first line, without splitting all others.
        return "|" in block.partition("\n")[0] and bool(super().test(parent, block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        rows = blocks[0].count("\n")
        self.effort.fill_cells(rows * len(self.separator), blocks[0][:200])
        super().run(parent, blocks)

    def _split(self, row: str) -> list[str]:
        """Return the cells of a row; a bar in code or behind a backslash divides none."""
        if "`" not in row and "\\" not in row:
            return row.split("|")
        ticks = [match.span(1) for match in _SIGNS.finditer(row) if match[1]]
        code = list(_code_spans(row, ticks))
        begins = [start for start, _ in code]
        cells: list[str] = []
        done = 0
        for match in _SIGNS.finditer(row):
            if match[2] and not _is_inside(match.start(), code, begins):
                cells.append(row[done : match.start()])
                done = match.end()
        return [*cells, row[done:]]


def _code_spans(row: str, ticks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the start of each code span and its last character.

    A backslash before backticks takes the first of them away where they open, and where they close makes
    them none of their length, as the library has it.
    """
    lengths = [end - start - (row[start] == "\\") for start, end in ticks]
    by_length: dict[int, list[int]] = {}
    for index, length in enumerate(lengths):
        by_length.setdefault(length, []).append(index)
    index = 0
    while index < len(ticks):
        start = ticks[index][0]
        wanted = lengths[index] - (row[start] == "\\")
        closings = by_length.get(wanted, []) if wanted else []
        following = bisect_right(closings, index)
        if following < len(closings):
            index = closings[following]
            yield start, ticks[index][1] - 1
        index += 1


def _is_inside(offset: int, spans: Sequence[tuple[int, int]], begins: Sequence[int]) -> bool:
    before = bisect_right(begins, offset) - 1
    return before >= 0 and offset <= spans[before][1]

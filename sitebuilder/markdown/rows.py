"""Splits a table row into cells at pipes, except in code spans and after a backslash (GFM 4.10)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

_SIGNS = re.compile(r"\\\\|(\\?`+)|\\\||(\|)")


def split_row(row: str) -> list[str]:
    """Return the texts between the pipes of a row, and those before the first and after the last pipe."""
    if "`" not in row and "\\" not in row:
        return row.split("|")
    ticks = [match.span(1) for match in _SIGNS.finditer(row) if match[1]]
    code = list(_code_spans(row, ticks))
    begins = [start for start, _ in code]
    cells: list[str] = []
    done = 0
    for match in _SIGNS.finditer(row):
        if match[2] and not _is_in_span(match.start(), code, begins):
            cells.append(row[done : match.start()])
            done = match.end()
    return [*cells, row[done:]]


def _code_spans(row: str, ticks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the first and last character of each code span.

    As in the library, a backslash before an opening run of backticks escapes the first of them; before a
    closing run it has no effect.
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


def _is_in_span(offset: int, spans: Sequence[tuple[int, int]], begins: Sequence[int]) -> bool:
    before = bisect_right(begins, offset) - 1
    return before >= 0 and offset <= spans[before][1]

"""Finds code spans in a line of text, as the library does, in linear time (CommonMark 6.1)."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from sitebuilder.patterns import lazy_pattern

_TARGET = lazy_pattern(r"(?<=\]\()[^()\n]+|(?<=\]（)[^（）\n]+|(?:https?://|www\.)[!-~]+")
_BACKTICKS = lazy_pattern(r"\\\\|(\\?`+)")


def code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the first and last character of each code span.

    A backslash before an opening run of backticks escapes the first of them; before a closing run it has no
    effect.
    """
    runs = [match.span(1) for match in _BACKTICKS.finditer(text) if match[1]]
    lengths = [end - start - (text[start] == "\\") for start, end in runs]
    by_length: dict[int, list[int]] = {}
    for index, length in enumerate(lengths):
        by_length.setdefault(length, []).append(index)
    index = 0
    while index < len(runs):
        start = runs[index][0]
        wanted = lengths[index] - (text[start] == "\\")
        closings = by_length.get(wanted, []) if wanted else []
        following = bisect_right(closings, index)
        if following < len(closings):
            index = closings[following]
            yield start, runs[index][1] - 1
        index += 1


def is_in_span(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether an offset lies in one of the spans (first and last character), which are in order."""
    before = bisect_right(spans, offset, key=itemgetter(0)) - 1
    return before >= 0 and offset <= spans[before][1]


def blank_code(text: str, filler: str = " ") -> str:
    """Return a line with as many of the filler in place of each code span."""
    if "`" not in text:
        return text
    pieces, done = [], 0
    for first, last in code_spans(text):
        pieces += [text[done:first], filler * (last + 1 - first)]
        done = last + 1
    return "".join((*pieces, text[done:]))


def blank_code_and_targets(text: str) -> str:
    """Return a line with as many letters in place of code spans, targets of links and web addresses."""
    return _TARGET.sub(lambda match: "x" * len(match[0]), blank_code(text))

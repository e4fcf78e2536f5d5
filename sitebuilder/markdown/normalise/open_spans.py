"""Detects spans, brackets and elements that are still open at the end of a line, so that it continues."""

import re
from collections.abc import Sequence
from enum import IntEnum

from sitebuilder.markdown.normalise.chinese import SENTENCE_ENDS
from sitebuilder.patterns import lazy_pattern

_PAIRS = ("`", "**", "~~", "==")
"""Delimiters that both open and close a span."""
_OPEN_TARGET = lazy_pattern(r"\]\([^()\s]*\s*\Z")
_ELEMENT = lazy_pattern(r"<(/?)(?:a|b|big|code|em|font|i|kbd|mark|s|small|span|strong|u)\b", re.IGNORECASE)
"""A tag of an inline element."""

_CODE = lazy_pattern(r"</(?:code|kbd)\b", re.IGNORECASE)
_SIGNS = lazy_pattern(r"`|\*\*|~~|==|\[|\]|<(?=[A-Za-z/])|>")
_WIDE_OPENING = lazy_pattern("[（《“「『【〔]")
_WIDE_CLOSING = lazy_pattern("[）》”」』】〕]")
_ENDS = f"{SENTENCE_ENDS}；"


class Span(IntEnum):
    """What is open at the end of a line: nothing, words with emphasis, or what no line break may stand in."""

    NONE = 0
    WORDS = 1
    SIGNS = 2


def open_spans(texts: Sequence[str]) -> list[Span]:
    """Return for each line but the last what inline markup continues on the next one."""
    counts = [_count_delimiters(text) for text in texts]
    left = [sum(column) for column in zip(*counts, strict=True)]
    paired = [0] * len(_PAIRS)
    brackets = tags = 0
    found: list[Span] = []
    for count in counts[:-1]:
        left = [all_left - here for all_left, here in zip(left, count, strict=True)]
        paired = [all_here + here for all_here, here in zip(paired, count, strict=False)]
        *_, opened, closed, begun, ended = count
        *_, brackets_left, _, tags_left = left
        # What is never closed is not a span.
        brackets = max(0, brackets + opened - closed) if brackets_left else 0
        tags = max(0, tags + begun - ended) if tags_left else 0
        is_code, *are_words = (number % 2 and rest for number, rest in zip(paired, left, strict=False))
        if is_code or brackets or tags:
            found.append(Span.SIGNS)
        else:
            found.append(Span.WORDS if any(are_words) else Span.NONE)
    if any("</" in text for text in texts[1:]):
        return [max(pair) for pair in zip(found, _open_elements(texts), strict=True)]
    return found


def _open_elements(texts: Sequence[str]) -> list[Span]:
    """Return for each line but the last whether an element is open at its end that is closed later."""
    signs = [[-1 if slash else 1 for slash in _ELEMENT.findall(text)] for text in texts]
    closing = sum(each.count(-1) for each in signs)
    opened = Span.SIGNS if any(map(_CODE.search, texts)) else Span.WORDS
    depth = 0
    found: list[Span] = []
    for here in signs[:-1]:
        depth = max(0, depth + sum(here))
        closing -= here.count(-1)
        found.append(opened if depth > 0 and closing > 0 else Span.NONE)
    return found


def _count_delimiters(text: str) -> tuple[int, ...]:
    """Count the delimiters of ``_PAIRS``, then those that open and close brackets and tags."""
    signs = _SIGNS.findall(text)
    return tuple(map(signs.count, (*_PAIRS, "[", "]", "<", ">")))


def is_within_target(before: str, after: str) -> bool:
    """Return whether a link target is closed only on the next line."""
    return after.lstrip()[:1] == ")" and _OPEN_TARGET.search(before) is not None


def is_within_brackets(before: str, after: str) -> bool:
    """Return whether brackets or quotation marks that are open at a break are closed on the next line.

    In a quotation of several paragraphs, or of verses, each ends with a mark, which is no such break.
    """
    if before[-1:] in _ENDS or _balance(before) < 1:
        return False
    closing = _WIDE_CLOSING.search(after)
    return closing is not None and _balance(after[: closing.end()]) < 0


def _balance(text: str) -> int:
    return len(_WIDE_OPENING.findall(text)) - len(_WIDE_CLOSING.findall(text))

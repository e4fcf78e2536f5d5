"""Replacing what has a beginning and an end, in time that grows with the text alone."""

import re
from collections.abc import Callable

_NEAR = 40
"""Characters behind the word of an end by which it is over."""


def sub_closed(
    pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str], text: str, end: str
) -> str:
    """Replace what a pattern finds up to the last end in a text; ``end`` is a word that each end has.

    A beginning behind the last end is never closed: to look for its end to the end of the text, for each of
    them, would take as long as the text squared.
    """
    last = text.rfind(end)
    if last < 0:
        return text
    cut = min(len(text), last + len(end) + _NEAR)
    return pattern.sub(replacement, text[:cut]) + text[cut:]

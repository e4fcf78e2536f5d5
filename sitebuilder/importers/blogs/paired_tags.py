"""Replacing what has a beginning and an end, in time that grows with the text alone."""

import re
from collections.abc import Callable


def replace_pairs(
    pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str], text: str, end: str
) -> str:
    """Replace what a pattern finds up to the last end in a text; ``end`` is an expression for ends alone.

    A beginning behind the last end is never closed: to look for its end to the end of the text, for each of
    them, would take as long as the text squared.
    """
    cut = 0
    for match in re.finditer(end, text):
        cut = match.end()
    return pattern.sub(replacement, text[:cut]) + text[cut:] if cut else text

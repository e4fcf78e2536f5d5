"""Replace paired tags in linear time."""

import re
from collections.abc import Callable


def replace_pairs(
    pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str], text: str, end: str
) -> str:
    """Replace the matches of a pattern for paired tags; ``end`` is a regular expression for end tags alone.

    A start tag after the last end tag is never closed: searching the rest of the text for the end of each
    would take quadratic time.
    """
    cut = 0
    for match in re.finditer(end, text):
        cut = match.end()
    return pattern.sub(replacement, text[:cut]) + text[cut:] if cut else text

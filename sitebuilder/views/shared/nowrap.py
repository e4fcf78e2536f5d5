"""Words of headings and names within which no line ends: 高新区 is no 高新 and no 新区."""

import re
from collections.abc import Callable
from functools import cache
from html import escape

from sitebuilder.content.share import NUMBER_SUFFIXES
from sitebuilder.views.shared.html import Html

_SEAM = re.compile(
    r"""
      (?<=</span>)(?=[^\s，。、；：！？…—）”’》〉」』】〕)\],.;:!?&])
    | (?<=[^\s（“‘《〈「『【〔(\[;>])(?=<span)
    """,
    re.VERBOSE,
)
"""Where a kept word and what stands beside it may part; not before closing marks or after opening ones."""


def nowrap(text: str, words: tuple[str, ...]) -> str | Html:
    """Return a text as markup that keeps words on one line, and a number with what it counts (2026年).

    Of two words that begin at the same place the longer one is kept. By themselves browsers find the right
    places in Japanese only (``word-break: auto-phrase``).
    """
    words = tuple(filter(None, words))
    if not words:
        return text
    marked = _marker(words)(escape(text))
    # Older browsers end no line at the edge of what does not wrap, unless told that they may.
    return Html(_SEAM.sub("<wbr>", marked))


@cache
def _marker(words: tuple[str, ...]) -> Callable[[str], str]:
    longest_first = sorted(map(escape, words), key=len, reverse=True)
    found = re.compile("|".join([rf"\d+[{NUMBER_SUFFIXES}]", *map(re.escape, longest_first)]))
    return lambda text: found.sub(r'<span class="nowrap">\g<0></span>', text)

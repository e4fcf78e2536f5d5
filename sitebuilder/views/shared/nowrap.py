"""Keeps words in headings and names on one line: 高新区 must not be broken into 高新 and 区."""

import re
from collections.abc import Callable
from functools import cache
from html import escape

from sitebuilder.content.share import NUMBER_SUFFIXES
from sitebuilder.patterns import lazy_pattern
from sitebuilder.views.shared.html import Html

_SEAM = lazy_pattern(
    r"""
      (?<=</span>)(?=[^\s，。、；：！？…—）”’》〉」』】〕)\],.;:!?&])
    | (?<=[^\s（“‘《〈「『【〔(\[;>])(?=<span)
    """,
    re.VERBOSE,
)
"""Where a line may break next to a kept word: not before closing punctuation or after opening punctuation."""

_TIMES = lazy_pattern(r"\d{1,2}[:：]\d{2} ?[-–—～~至] ?\d{1,2}[:：]\d{2}")


def nowrap(text: str, words: tuple[str, ...]) -> str | Html:
    """Return a text as HTML that keeps words on one line, and numbers with their measure words (2026年).

    Of two words that begin at the same position the longer one is kept. Browsers themselves break at phrase
    boundaries in Japanese only (``word-break: auto-phrase``).
    """
    words = tuple(filter(None, words))
    if not words:
        return text
    marked = _marker(words)(escape(text))
    # Older browsers do not break a line next to a nowrap element without an explicit opportunity.
    return Html(_SEAM.sub("<wbr>", marked))


def keep_times(text: str) -> str | Html:
    """Return a text as HTML that keeps spans of time on one line (19:00—21:00): no line begins with a dash.

    Source: Requirements for Chinese Text Layout (CLREQ), prohibition rules for line start, connector marks.
    """
    if not _TIMES.search(text):
        return text
    return Html(_TIMES.sub(r'<span class="times">\g<0></span>', escape(text)))


@cache
def _marker(words: tuple[str, ...]) -> Callable[[str], str]:
    longest_first = sorted(map(escape, words), key=len, reverse=True)
    kept = "|".join([rf"\d+[{NUMBER_SUFFIXES}]", *map(re.escape, longest_first)])
    # A word such as "amp" is not kept within an escaped character.
    pattern = re.compile(f"({kept})|&#?[0-9a-z]+;")
    return lambda text: pattern.sub(_kept, text)


def _kept(found: re.Match[str]) -> str:
    return f'<span class="nowrap">{found[1]}</span>' if found[1] else found[0]

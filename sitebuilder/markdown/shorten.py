"""Shortens a text at a natural place: after a sentence or before a word."""

import re

from sitebuilder.markdown.cjk import is_wide
from sitebuilder.markdown.graphemes import is_grapheme_boundary
from sitebuilder.patterns import lazy_pattern

MIN_LENGTH = 40
"""The fewest characters for which a cut at the end of a sentence is preferred to an ellipsis."""

_SENTENCE_END = lazy_pattern(r"[。！？!?…][”’」』）》)]*|[.][\"”’)]*(?=\s)")
_ADDRESS = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s，。；：、！？（）《》“”]*")
_STRIPPED = " ，、；：,;:—（《〈“‘「『【〔(["
"""Characters that are stripped before an ellipsis."""

_LOOKAHEAD = 10
"""Characters beyond the limit that are inspected to see whether a sentence ends before them."""


def shorten(text: str, most: int) -> str:
    """Return a text shortened to at most ``most`` characters.

    It is cut after a sentence, or before a word, a number or an address with an ellipsis added; never inside
    a grapheme cluster. Nothing is left of a text that begins with an address longer than the limit.
    """
    if len(text) <= most:
        return text
    for match in reversed(list(_SENTENCE_END.finditer(text, 0, most + _LOOKAHEAD))):
        if MIN_LENGTH <= match.end() <= most and _ends_sentence(text, match):
            return text[: match.end()]
    beginning = text[: _last_word_boundary(text, most - 1)].rstrip(_STRIPPED)
    return f"{beginning}…" if beginning else ""


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    """Return whether the matched punctuation ends a sentence, and is not part of an address or a cluster."""
    end = match.end()
    if end == len(text):
        return True
    return is_grapheme_boundary(text, end) and not (match[0][0] in "!?" and _in_word(text[end]))


def _last_word_boundary(text: str, end: int) -> int:
    """Return the last index up to ``end`` before which the text may be cut."""
    end = _not_in_address(text, end)
    if end > 0 and _in_word(text[end - 1]) and _in_word(text[end]):
        start = end - 1
        while start > 0 and _in_word(text[start - 1]):
            start -= 1
        # A longer run is not a word: Thai has no spaces, and neither do keys and digests.
        end = start if start >= MIN_LENGTH else end
    while end > 0 and not is_grapheme_boundary(text, end):
        end -= 1
    return end


def _not_in_address(text: str, end: int) -> int:
    beginning = text[: end + 1]
    addresses = _ADDRESS.finditer(beginning) if "://" in beginning else ()
    return next((each.start() for each in addresses if each.start() < end < each.end()), end)


def _in_word(character: str) -> bool:
    """Return whether a character is part of a word between spaces, which Chinese text is not.

    Full-width letters and digits are.
    """
    if is_wide(character):
        return "\uff10" <= character <= "\uff5a" and character.isalnum()
    return not character.isspace()

"""The beginning of a text that is too long, cut where a reader would: after a sentence or before a word."""

import re

from sitebuilder.markdown.cjk import is_wide
from sitebuilder.markdown.graphemes import is_grapheme_boundary

SHORTEST = 40
"""The fewest characters for which a cut at the end of a sentence is preferred to an ellipsis."""

_SENTENCE_END = re.compile(r"[。！？!?…][”’」』）》)]*|[.][\"”’)]*(?=\s)")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s，。；：、！？（）《》“”]*")
_LEFT_OUT = " ，、；：,;:—（《〈“‘「『【〔(["
"""What does not stand before an ellipsis."""

_LOOKED_AT = 10
"""Characters behind the longest beginning that tell whether a sentence ends before them."""


def shorten(text: str, most: int) -> str:
    """Return the beginning of a text in at most so many characters, the whole text if it is no longer.

    It ends after a sentence, or before a word, a number or an address, with an ellipsis. Never inside what is
    one character for a reader. Of a text that begins with an address longer than that nothing is left.
    """
    if len(text) <= most:
        return text
    for match in reversed(list(_SENTENCE_END.finditer(text, 0, most + _LOOKED_AT))):
        if SHORTEST <= match.end() <= most and _ends_sentence(text, match):
            return text[: match.end()]
    beginning = text[: _before_word(text, most - 1)].rstrip(_LEFT_OUT)
    return f"{beginning}…" if beginning else ""


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence ends with the sign, which may stand inside an address or before a mark."""
    end = match.end()
    if end == len(text):
        return True
    return is_grapheme_boundary(text, end) and not (match[0][0] in "!?" and _in_word(text[end]))


def _before_word(text: str, end: int) -> int:
    """Return the last index up to ``end`` before which the text may be cut."""
    end = _before_address(text, end)
    if end > 0 and _in_word(text[end - 1]) and _in_word(text[end]):
        start = end - 1
        while start > 0 and _in_word(text[start - 1]):
            start -= 1
        # What begins earlier is no word: Thai has no spaces, and neither have keys and digests.
        end = start if start >= SHORTEST else end
    while end > 0 and not is_grapheme_boundary(text, end):
        end -= 1
    return end


def _before_address(text: str, end: int) -> int:
    beginning = text[: end + 1]
    addresses = _ADDRESS.finditer(beginning) if "://" in beginning else ()
    return next((each.start() for each in addresses if each.start() < end < each.end()), end)


def _in_word(character: str) -> bool:
    """Tell whether a character is part of what is written between spaces; Chinese and its signs are not.

    Letters and digits of full width are.
    """
    if is_wide(character):
        return "\uff10" <= character <= "\uff5a" and character.isalnum()
    return not character.isspace()

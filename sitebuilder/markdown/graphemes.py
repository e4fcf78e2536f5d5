"""Grapheme cluster boundaries (UAX 29): where a text may be cut without splitting a perceived character.

Conservative: it may miss a boundary, but never reports one inside an emoji sequence, a flag, a Hangul
syllable or a letter with its marks. The full table is not needed, nor a library for it.
"""

import unicodedata

_JOINERS = "\u200c\u200d"
_PREPENDED = (
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd"
    "\U000111c2\U000111c3\U0001193f\U00011941\U00011a3a\U00011d46\U00011f02"
)
_ZERO_WIDTH_JOINER = "\u200d"
_VIRAMA = 9
"""The combining class of the sign that binds Indic consonants (Unicode Standard, 4.3)."""


def is_grapheme_boundary(text: str, at: int) -> bool:
    """Return whether a text may be cut before the character at an index, which must be greater than 0."""
    before, after = text[at - 1], text[at]
    if after < "\u0300" and before < "\u0300":
        return (before, after) != ("\r", "\n")
    if "\u4e00" <= after <= "\u9fff" and ("\u2e80" <= before <= "\u9fff" or "\uff01" <= before <= "\uff60"):
        return True
    return not (_extends(after) or _binds(before, after) or _is_conjunct(text, at) or _splits_flag(text, at))


def _extends(character: str) -> bool:
    """Return whether a character extends the one before it (GB9, GB9a)."""
    return (
        unicodedata.category(character).startswith("M")
        or character in _JOINERS
        or character in "\u0e33\u0eb3\uff9e\uff9f"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
        or "\u1160" <= character <= "\u11ff"
        or "\ud7b0" <= character <= "\ud7fb"
    )


def _binds(before: str, after: str) -> bool:
    """Return whether a character binds the next one (GB6, GB9b, GB11)."""
    if before == _ZERO_WIDTH_JOINER:
        return True
    if "\u1100" <= before <= "\u115f" or "\ua960" <= before <= "\ua97c":
        return "\u1100" <= after <= "\u115f" or "\ua960" <= after <= "\ua97c" or "\uac00" <= after <= "\ud7a3"
    # Prepended to digits and letters, such as Arabic number signs and Malayalam's dot reph.
    return before in _PREPENDED


def _is_conjunct(text: str, at: int) -> bool:
    """Return whether a virama joins a letter to the preceding one, other marks between or not (GB9c)."""
    start = at - 1
    while start >= 0 and _extends(text[start]):
        if unicodedata.combining(text[start]) == _VIRAMA:
            return text[at].isalpha()
        start -= 1
    return False


def _splits_flag(text: str, at: int) -> bool:
    """Return whether the cut would separate two regional indicators that form one flag (GB12, GB13)."""
    if not _is_regional(text[at]):
        return False
    start = at
    while start > 0 and _is_regional(text[start - 1]):
        start -= 1
    return (at - start) % 2 == 1


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"

"""Characters that nobody sees, which are dropped from every text, typed here or imported.

They would hide a sign from Markdown, stay in copied code and telephone numbers, or turn the order of signs
around (CVE-2021-42574). Dropped are control characters and noncharacters, zero-width spaces, word joiners,
byte order marks, overrides of the direction, and soft hyphens that no letter follows or that stand in an
address. What steers how other scripts are set, their direction and their ligatures, stays where the text has
letters of such a script. Kept is what makes up an emoji (the zero-width joiner, variation selectors, tags).
"""

import re

from sitebuilder.patterns import lazy_pattern

SOFT_HYPHEN = "\xad"
STEERING = "\u061c\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks of direction, and the zero-width non-joiner; programs leave them around copied telephone numbers."""

_OVERRIDES = "\u202d\u202e"
"""No script needs them: its letters have a direction."""

UNSEEN = (
    f"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{SOFT_HYPHEN}\u200b\u2060\u206a-\u206f\ud800-\udfff\ufdd0-\ufdef"
    f"\ufeff\ufffe\uffff{STEERING}"
)
"""The characters that may be dropped, as the content of a class; no line end or tab is among them."""

HIGH_NONCHARACTER = (
    "[\U0001fffe-\U0010ffff](?<=["
    + "".join(f"{chr(plane + 0xFFFE)}-{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "])"
)
"""An expression for the noncharacters beyond U+FFFF, which are dropped too; in a class of ``re`` they would
make a search ten times slower."""

_STEERED_SCRIPTS = lazy_pattern(
    "[\u0590-\u061b\u061d-\u109f\u1700-\u18af\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
"""Letters of the scripts that are written from the right, and of those with ligatures that joiners change."""

_LONGEST_WORD = 60
_ENDS_IN_ADDRESS = lazy_pattern(f"[/@:=&?_#.][A-Za-z{SOFT_HYPHEN}]*\\Z")
_BEGINS_IN_WORD = lazy_pattern(rf"[A-Za-z](?![A-Za-z{SOFT_HYPHEN}]{{0,60}}(?:[@/=_]|\.[A-Za-z]))")
"""What precedes a soft hyphen in an address, and what follows one in a word that is none."""

_UNSEEN = lazy_pattern(f"[{UNSEEN}]|{HIGH_NONCHARACTER}")


def is_visible(text: str) -> bool:
    """Return whether all of a text but its line ends and ideographic spaces is surely visible.

    A quarter of the time in which a regular expression finds that no character is unseen.
    """
    return text.replace("\n", "").replace("\u3000", "").isprintable()


def is_steered(text: str) -> bool:
    """Return whether a text has letters of a script for which marks of direction and non-joiners matter."""
    return _STEERED_SCRIPTS.search(text) is not None


def drop_unseen(text: str) -> str:
    """Return a text without the characters that nobody sees."""
    if is_visible(text) or not _UNSEEN.search(text):
        return text
    keeps_steering = is_steered(text)

    def kept(match: re.Match[str]) -> str:
        return match[0] if keeps_unseen(text, match.start(), keeps_steering=keeps_steering) else ""

    return _UNSEEN.sub(kept, text)


def keeps_unseen(text: str, at: int, *, keeps_steering: bool) -> bool:
    """Return whether the character at an offset, which may be dropped, stays."""
    character = text[at]
    if character == SOFT_HYPHEN:
        if _ENDS_IN_ADDRESS.search(text, max(0, at - _LONGEST_WORD), at) is not None:
            return False
        return _BEGINS_IN_WORD.match(text, at + 1) is not None
    return keeps_steering and character in STEERING and character not in _OVERRIDES

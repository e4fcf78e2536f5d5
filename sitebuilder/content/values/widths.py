"""Convert the full-width characters of a Chinese keyboard to the half-width ones that programs read."""

import re

from sitebuilder.markdown.full_width import HALF_WIDTH
from sitebuilder.patterns import lazy_pattern

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣"), "-")
_SPACES = dict.fromkeys(map(ord, "\t\u00a0\u2002\u2003\u2009\u202f\u3000"), " ")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_TO_HALF_WIDTH = HALF_WIDTH | _DASHES | _SPACES | _INVISIBLE

_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", "＂": "＂", '"': '"', "'": "'"}

MARKS_AT_END = ",，;；、 \t\u3000"
"""Marks that no value ends with, and spaces."""

_ADDRESS_MARKS = str.maketrans("／：．", "/:.")
_WIDE_ADDRESS = lazy_pattern("/?[^/]*／|https?[:：][/／]{2}", re.IGNORECASE)
_WIDE_MARK = lazy_pattern("([：，])[ \u3000]*")
_WIDE_BRACES = lazy_pattern("｛([^{}｛｝]+)[｝}]")


def to_half_width(text: str) -> str:
    """Convert letters, digits, punctuation, dashes and spaces to half width; remove invisible characters.

    Digits of other scripts, superscript and circled digits stay, as they may not be meant as digits.
    """
    return text.strip() if text.isascii() else text.translate(_TO_HALF_WIDTH).strip()


def with_half_width_slashes(address: str) -> str:
    """Convert what a Chinese keyboard makes of the slashes, colons and dots of an address; no other sign."""
    return address.translate(_ADDRESS_MARKS) if _WIDE_ADDRESS.match(address) else address


def without_mark_at_end(text: str) -> str:
    """Strip the mark that separates lines or items in other texts, from the end of a value or a name."""
    return text.rstrip(MARKS_AT_END)


def strip_quotes(text: str) -> str:
    """Strip a pair of quotation marks of any kind around the whole text."""
    opening, inner = text[:1], text[1:-1]
    closing = _QUOTES.get(opening)
    is_pair = closing is not None and len(text) > 2 and text.endswith(closing)
    if is_pair and opening not in inner and text[-1] not in inner:
        return inner.strip()
    return text


def mapping_in_wide_braces(value: str) -> str | None:
    """Return the mapping that was meant by one in full-width braces; None for any other value."""
    found = _WIDE_BRACES.fullmatch(value.strip())
    if found is None:
        return None
    return with_half_width_marks(f"{{{found[1].strip()}}}")


def with_half_width_marks(mapping: str) -> str:
    """Return a mapping on one line with half-width colons and commas, each with one space after it."""
    return _WIDE_MARK.sub(lambda mark: ": " if mark[1] == "：" else ", ", mapping)

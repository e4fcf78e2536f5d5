"""Decode character references of any length, which Python's own decoder refuses."""

import re
from html import unescape

from sitebuilder.patterns import lazy_pattern

_LONG = lazy_pattern(r"&#([0-9]{8,});?")
_MAX_DIGITS = 7
"""Digits of the largest code point, U+10FFFF."""

_REPLACEMENT = "\ufffd"


def decode_references(text: str) -> str:
    """Decode the character references of a text as browsers do (HTML, 13.2.5.80).

    A number above U+10FFFF becomes U+FFFD, however many digits it has: ``html.unescape`` raises a
    ``ValueError`` for more than 4,300.
    """
    return unescape(shorten_references(text))


def shorten_references(text: str) -> str:
    """Replace character references above U+10FFFF, which Python's decoders may refuse, with U+FFFD."""
    return _LONG.sub(_shortened, text) if "&#" in text else text


def _shortened(match: re.Match[str]) -> str:
    digits = match[1].lstrip("0") or "0"
    return f"&#{digits};" if len(digits) <= _MAX_DIGITS else _REPLACEMENT

"""Protects signs that are part of words in a text that ``normalise`` has rewritten.

It has reported what may be meant as markup, and escaped what is not; before it, nothing here is certain.
"""

import re

from sitebuilder.markdown.literals import PRODUCT, UNDERSCORE
from sitebuilder.patterns import lazy_pattern

_OPENING, _CLOSING = "\ufde0", "\ufde1"
"""Stand for brackets around words, which are no link."""

_IN_BRACKETS = lazy_pattern(r"\[(?!\D\]|[\^!])([^\[\]\n]+)\](?!\s*[(:（：\[])")
"""No box to tick, note or kind of a box; nothing else gives such words a target."""

_OPENING_UNDERSCORE = lazy_pattern(r"(?<!\w)_")
"""Within or after a word an underscore begins no emphasis; where none begins, none ends."""

_ESCAPED = lazy_pattern(r"\\([*_#.>()+!-])")


def protect_words(text: str, *, has_links: bool) -> str:
    """Replace signs that are text with noncharacters; only brackets if the text ``has_links``."""
    if "[" in text and "]:" not in text:
        text = _IN_BRACKETS.sub(rf"{_OPENING}\1{_CLOSING}", text)
    if has_links or "`" in text:
        return text
    if "_" in text and not _OPENING_UNDERSCORE.search(text):
        text = text.replace("_", UNDERSCORE)
    return _ESCAPED.sub(_unescape, text) if "\\" in text else text


def restore_words(html: str) -> str:
    """Return HTML with the brackets as they were written."""
    return html.replace(_OPENING, "[").replace(_CLOSING, "]")


def _unescape(match: re.Match[str]) -> str:
    """Return an escaped sign; a star or an underscore as what stands for one that is text."""
    return {"*": PRODUCT, "_": UNDERSCORE}.get(match[1], match[1])

"""Signs of two characters that a text tells of, in brackets or quotation marks: ``用“==”，“==”两边留空``."""

_OPENING, _CLOSING = "[（“‘「『【]", "[）”’」』】]"


def not_told(sign: str) -> str:
    """Return an expression that refuses the place behind a sign that stands alone, as the next one does."""
    return rf"(?!(?<={_OPENING}{sign}){_CLOSING}[^\n]*?{_OPENING}{sign}{_CLOSING})"

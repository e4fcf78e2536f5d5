"""Full-width signs as the half-width ones that a program reads: what a Chinese keyboard writes for them."""

_FULL_WIDTH_ASCII = {number: number - 0xFEE0 for number in range(0xFF01, 0xFF5F)}
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣"), "-")
_BLANKS = dict.fromkeys(map(ord, "\t\u00a0\u2002\u2003\u2009\u202f\u3000"), " ")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_HALF_WIDTH = _FULL_WIDTH_ASCII | _DASHES | _BLANKS | _UNSEEN

_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", "＂": "＂", '"': '"', "'": "'"}


def to_half_width(text: str) -> str:
    """Return a text with half-width letters, digits, signs, hyphens and blanks, without unseen characters.

    Digits of other scripts and those raised or in circles stay: they are not sure to be meant as digits.
    """
    return text.strip() if text.isascii() else text.translate(_HALF_WIDTH).strip()


def strip_quotes(text: str) -> str:
    """Return a text without the pair of quotation marks, of any kind, that stands around the whole of it."""
    opening, inner = text[:1], text[1:-1]
    closing = _QUOTES.get(opening)
    is_pair = closing is not None and len(text) > 2 and text.endswith(closing)
    if is_pair and opening not in inner and text[-1] not in inner:
        return inner.strip()
    return text

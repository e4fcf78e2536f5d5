"""Pieces of text of a page as they are shown: white space as browsers take it, Han joined over line ends."""

import re

from sitebuilder.markdown.normalise.chinese import HAN

_BREAK = re.compile(r"[ \t\r\f]*\n[ \t\r\n\f]*")
_GAPS = re.compile(r"[ \t\r\n\f]+")
_NONE = re.compile("[\u200b\u200c\u2060\ufeff\u00ad\x00-\x08\x0b\x0e-\x1f\ue000-\ue002\ufdd0-\ufdef]")
_WIDE = re.compile("[\u3001-\u303f\uff00-\uffef]")


def normalise_white_space(text: str) -> str:
    """Return a piece of text with each run of white space as one blank, none between lines of Han.

    Word breaks the lines of its HTML anywhere, also between two Han, and browsers show a blank there.
    """
    text = _NONE.sub("", text)
    if "\n" in text:
        text = _BREAK.sub(_joint, text)
    return _GAPS.sub(" ", text).replace("\u00a0", " ")


def _joint(match: re.Match[str]) -> str:
    text = match.string
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return "" if _is_wide(before) and _is_wide(after) else " "


def _is_wide(sign: str) -> bool:
    return bool(sign) and (HAN.match(sign) is not None or _WIDE.match(sign) is not None)

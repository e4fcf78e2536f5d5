"""Normalise the white space of a page's text as browsers do, but join Han across line ends."""

import re

from sitebuilder.markdown.line_kinds import KEPT_GAPS, wide_gap
from sitebuilder.markdown.normalise.chinese import HAN

_BREAK = re.compile(r"(?<![ \t\r\f])[ \t\r\f]*+\n[ \t\r\n\f]*")
_GAPS = re.compile(r"[ \t\r\n\f]+")
_SENTINELS = re.compile("[\x0b\ue000-\ue006]")
"""What the document's own text may not have in common with what stands for other things here."""

LINE_SEPARATORS = re.compile("[\u000b\u0085\u2028\u2029]")
"""Characters that end a line wherever they stand (UAX 14); programs write them for line breaks."""

_WIDE = re.compile("[\u3001-\u303f\uff00-\uffef]")


def normalise_white_space(text: str) -> str:
    """Collapse each run of white space to one space, or to nothing at a line end between Han.

    Word breaks the lines of its HTML anywhere, even between two Han, where browsers show a space.
    """
    text = widen_gaps(_SENTINELS.sub("", text))
    if "\n" in text:
        text = _BREAK.sub(_joint, text)
    return _GAPS.sub(" ", text).replace("\u00a0", " ")


def widen_gaps(text: str) -> str:
    """Return a text whose gaps to be filled in are wide spaces, as others would be one on a page."""
    if "  " not in text and "\u00a0" not in text:
        return text
    return KEPT_GAPS.sub(wide_gap, text)


def _joint(match: re.Match[str]) -> str:
    text = match.string
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return "" if _is_wide(before) and _is_wide(after) else " "


def _is_wide(sign: str) -> bool:
    return bool(sign) and (HAN.match(sign) is not None or _WIDE.match(sign) is not None)

"""Signs that carry through Mammoth what it has no word for, and the HTML that they become behind it.

They are private characters of Unicode, taken out of the document's own text first.
"""

import re
from html import escape

BEGIN, PICTURE, END = "\ue000", "\ue002", "\ue001"
WITHOUT_SENTINELS = str.maketrans(dict.fromkeys((BEGIN, PICTURE, END)))
"""What takes the signs out of a text."""

_PARAGRAPH = re.compile(
    rf"<(p|h[1-6])>((?:<a id=\"[^\"]*\"></a>)*){BEGIN}(\w*);(-?\d*);([^{BEGIN}{END}<>]*){END}"
)
_PICTURE = re.compile(f"{PICTURE}([0-9]+){END}")
_LEFT = re.compile(f"{BEGIN}[^{END}]*{END}|[{BEGIN}{PICTURE}{END}]")


def paragraph_sentinel(align: str, level: int | None, marker: str) -> str:
    """Return what stands at the beginning of a paragraph: how it stands, its level and its number."""
    return f"{BEGIN}{align};{'' if level is None else level};{marker.translate(WITHOUT_SENTINELS)}{END}"


def picture_sentinel(index: int) -> str:
    """Return what stands for a picture, by its index."""
    return f"{PICTURE}{index}{END}"


def expand_sentinels(html: str, alts: list[str]) -> str:
    """Return Mammoth's HTML as Word would write it: with styles of paragraphs, numbers and pictures."""
    html = _PARAGRAPH.sub(_paragraph, html)
    html = _PICTURE.sub(lambda match: _picture(int(match[1]), alts), html)
    return _LEFT.sub("", html)


def _paragraph(match: re.Match[str]) -> str:
    name, anchors, align, level, marker = match.groups()
    styles = f"text-align:{align};" if align else ""
    if level:
        styles += f"mso-list:l0 level{int(level) + 1} lfo1;"
    number = f"<span style='mso-list:Ignore'>{marker}</span>" if marker else ""
    return f"<{name} style='{styles}'>{anchors}{number}"


def _picture(index: int, alts: list[str]) -> str:
    alt = alts[index] if index < len(alts) else ""
    return f'<img src="cid:{index}" alt="{escape(alt)}">'

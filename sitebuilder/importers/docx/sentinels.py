"""Sentinels that carry through Mammoth what it can't express, and the HTML that replaces them afterwards.

They are private-use characters of Unicode, which are removed from the document's own text first.
"""

import re
from collections.abc import Callable

BEGIN, PICTURE, END, TAB = "\ue000", "\ue002", "\ue001", "\ue003"
_RUBY, _READING, _RUBY_END = "\ue004", "\ue005", "\ue006"
WITHOUT_SENTINELS = str.maketrans(dict.fromkeys((BEGIN, PICTURE, END, TAB, _RUBY, _READING, _RUBY_END)))
"""Table for ``str.translate`` that removes sentinels from a text."""

_PARAGRAPH = re.compile(
    rf"<(p|h[1-6])>((?:<a id=\"[^\"]*\"></a>)*){BEGIN}(\w*);(-?\d*);([^{BEGIN}{END}<>]*){END}"
)
_PICTURE = re.compile(f"{PICTURE}([0-9]+){END}")
_RUBY_TEXT = re.compile(f"{_RUBY}([^{_RUBY}-{_RUBY_END}]*){_READING}([^{_RUBY}-{_RUBY_END}]*){_RUBY_END}")
_REMAINING = re.compile(
    f"{BEGIN}[^{END}]*{END}|{_PICTURE.pattern}|[{BEGIN}{PICTURE}{END}{_RUBY}-{_RUBY_END}]"
)


_BOX = re.compile("<input [^<>]*>")
"""What Mammoth writes for a box to tick, whose sign is in the text already (``forms``)."""

_TAB = "<span style='mso-tab-count:1'> </span>"
"""A tab stop as Word writes it in HTML."""


def paragraph_sentinel(align: str, level: int | None, marker: str) -> str:
    """Return the sentinel for the beginning of a paragraph: its alignment, its list level and its number."""
    return f"{BEGIN}{align};{'' if level is None else level};{marker.translate(WITHOUT_SENTINELS)}{END}"


def picture_sentinel(index: int) -> str:
    """Return the sentinel for a picture, by its index."""
    return f"{PICTURE}{index}{END}"


def ruby_sentinel(base: str, reading: str) -> str:
    """Return a text with the reading that stands above it, or the text alone if there is none."""
    return f"{_RUBY}{base}{_READING}{reading}{_RUBY_END}" if reading.strip() else base


def is_ruby(text: str) -> bool:
    """Return whether a text is a word with a reading above it, and nothing else."""
    return _RUBY_TEXT.fullmatch(text) is not None


def without_sentinels(text: str) -> str:
    """Return a prepared text without its sentinels."""
    return _REMAINING.sub("", text)


def expand_sentinels(html: str, picture: Callable[[int], str]) -> str:
    """Replace the sentinels in Mammoth's HTML with styles, numbers and pictures as Word writes them.

    ``picture`` returns the HTML of a picture, by its index.
    """
    html = _PARAGRAPH.sub(_paragraph, html)
    html = _PICTURE.sub(lambda match: picture(int(match[1])), html)
    html = _RUBY_TEXT.sub(r"<ruby>\1<rt>\2</rt></ruby>", html)
    return _REMAINING.sub("", _BOX.sub("", html)).replace(TAB, _TAB)


def _paragraph(match: re.Match[str]) -> str:
    name, anchors, align, level, marker = match.groups()
    styles = f"text-align:{align};" if align else ""
    if level:
        styles += f"mso-list:l0 level{int(level) + 1} lfo1;"
    number = f"<span style='mso-list:Ignore'>{marker}</span>" if marker else ""
    return f"<{name} style='{styles}'>{anchors}{number}"

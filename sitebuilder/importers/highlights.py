"""Recognises the colours with which programs highlight words, where a style says only a colour."""

_COLOURS = {"ffff00": "yellow", "00ff00": "lime", "00ffff": "cyan", "ff00ff": "magenta"}
"""The first colours of every palette of highlighters (ECMA-376, 17.18.40), by their values in RGB.

Paler ones are grounds of pages and boxes, darker ones those of headings in white.
"""


def _forms(value: str, name: str) -> tuple[str, ...]:
    """Return how CSS and Word write a colour."""
    parts = (str(int(value[at : at + 2], 16)) for at in (0, 2, 4))
    return value, f"#{value}", f"#{value[::2]}", name, f"rgb({','.join(parts)})"


_WRITTEN = frozenset(form for value, name in _COLOURS.items() for form in _forms(value, name))


def is_highlight(colour: str) -> bool:
    """Return whether a colour, as CSS or Word writes it in lower case, is that of a highlighter."""
    return colour.replace(" ", "") in _WRITTEN

"""Find lines that people set at the right by spaces or tabs, as they type signatures."""

_WIDTHS = {" ": 140, "\u00a0": 140, "\u3000": 280, "\t": 420}
"""The widths of spaces and tabs, in twentieths of a point, in a text of common size."""

_LETTER_WIDTH = 280
_LEAST_CENTRE = 5_000
"""Where the middle of a line at the right is at least: that of a centred one is at 4,200 on A4."""

_LONGEST = 24


def is_set_right(text: str, *, has_right_stop: bool = False) -> bool:
    """Return whether a text is one short line that spaces or tabs set at the right.

    ``has_right_stop`` if its first tab leads to the right margin.
    """
    words = text.strip("".join(_WIDTHS))
    spaces = text[: len(text) - len(text.lstrip("".join(_WIDTHS)))]
    if not words or not spaces or len(words) > _LONGEST or any(gap in words for gap in ("\t", "\n", "   ")):
        return False
    if has_right_stop and spaces[0] == "\t":
        return True
    return sum(map(_WIDTHS.__getitem__, spaces)) + len(words) * _LETTER_WIDTH // 2 >= _LEAST_CENTRE

"""Quiet colours that stand where a photograph will, as classes of the stylesheet.

The Content-Security-Policy of pages forbids styles in attributes, so no picture has a colour of its own:
there are six greys, each also with a tinge of six hues, and a picture gets the nearest one to its average.
"""

from functools import lru_cache

_GREYS = (24, 66, 108, 150, 192, 234)
_TINGES = (
    (0, 0, 0),
    (28, -14, -14),
    (14, 14, -28),
    (-14, 28, -14),
    (-28, 14, 14),
    (-14, -14, 28),
    (14, -28, 14),
)
"""What is added to red, green and blue; the sum is 0, so that the lightness stays about the same."""

_Colour = tuple[int, int, int]
_COLOURS: tuple[_Colour, ...] = tuple(
    (min(255, max(0, grey + red)), min(255, max(0, grey + green)), min(255, max(0, grey + blue)))
    for grey in _GREYS
    for red, green, blue in _TINGES
)

TONES: dict[str, str] = {
    f"tone-{number}": f"#{red:02x}{green:02x}{blue:02x}" for number, (red, green, blue) in enumerate(_COLOURS)
}
"""The colour (``#rrggbb``) of each class."""


@lru_cache(maxsize=10_000)
def tone_of(colour: str) -> str:
    """Return the class whose colour is nearest to ``#rrggbb`` (by the squares of the three differences)."""
    wanted = int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
    return f"tone-{min(range(len(_COLOURS)), key=lambda number: _distance(_COLOURS[number], wanted))}"


def _distance(one: _Colour, other: _Colour) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))

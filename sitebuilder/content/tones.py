"""Placeholder colours shown until a photograph has loaded, as classes of the stylesheet.

The Content-Security-Policy of pages forbids style attributes, so pictures can't have arbitrary colours: there
are six greys, each neutral or tinged with one of six hues, and a picture gets the one nearest to its average.
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
"""Offsets added to red, green and blue; they sum to 0, so that the lightness stays about the same."""

_Colour = tuple[int, int, int]
_COLOURS: tuple[_Colour, ...] = tuple(
    (min(255, max(0, grey + red)), min(255, max(0, grey + green)), min(255, max(0, grey + blue)))
    for grey in _GREYS
    for red, green, blue in _TINGES
)

TONES: dict[str, str] = {
    f"tone-{number}": f"#{red:02x}{green:02x}{blue:02x}" for number, (red, green, blue) in enumerate(_COLOURS)
}
"""Maps each class to its colour (``#rrggbb``)."""


@lru_cache(maxsize=10_000)
def tone_of(colour: str) -> str:
    """Return the class whose colour is nearest to ``#rrggbb`` (by squared Euclidean distance in RGB)."""
    wanted = int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
    return f"tone-{min(range(len(_COLOURS)), key=lambda number: _distance(_COLOURS[number], wanted))}"


def _distance(one: _Colour, other: _Colour) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))

"""Draws the line drawing of a share picture."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from PIL import Image, ImageDraw
from PIL.Image import Resampling

from sitebuilder.assets.share.path_data import Point, path_to_polylines
from sitebuilder.content.model.drawings import DRAWING_SIZE, Lines

_SUPERSAMPLING = 3
"""The supersampling factor: Pillow draws lines without anti-aliasing."""

_WIDTHS = {"thick": 0.036, "thin": 0.014, "hidden": 0.014, "centre": 0.01, "measure": 0.01}
"""Line widths as fractions of the drawing's width: outlines are visible even at 50 pixels."""

_WHITE = {"thick": 255, "thin": 210, "hidden": 210, "centre": 130, "measure": 130}
"""Levels of white of lines, up to 255."""

_DASHES = {"hidden": (0.04, 0.03), "centre": (0.1, 0.03, 0.015, 0.03)}
"""Alternating lengths of dashes and gaps, as fractions of the drawing's width."""


def draw_motif(image: Image.Image, lines: Lines, corner: Point, side: int, strength: float = 1) -> None:
    """Draw lines in levels of white into a square of a greyscale picture, outlines above all others.

    ``corner`` and ``side`` are those of the square in pixels; ``strength`` scales all line widths.
    """
    origin = (round(corner[0]), round(corner[1]))
    for kind, path in sorted(lines.paths(), key=lambda each: _WIDTHS[each[0]]):
        mask = _mask(path, side, _WIDTHS[kind] * strength, _DASHES.get(kind, ()))
        image.paste(_WHITE[kind], origin, mask)


def _mask(path: str, side: int, width: float, dashes: Sequence[float]) -> Image.Image:
    """Return a greyscale mask of the lines of a path; ``width`` is a fraction of the drawing's width."""
    size = side * _SUPERSAMPLING
    scale, thickness = size / DRAWING_SIZE, max(_SUPERSAMPLING, size * width)
    large = Image.new("L", (size, size))
    pen = ImageDraw.Draw(large)
    for line in _split_into_dashes(path_to_polylines(path), [each * DRAWING_SIZE for each in dashes]):
        points = [(x * scale, y * scale) for x, y in line]
        pen.line(points, 255, round(thickness))
        for x, y in points:
            # Round joins and caps, which Pillow lacks.
            pen.ellipse((x - thickness / 2, y - thickness / 2, x + thickness / 2, y + thickness / 2), 255)
    return large.resize((side, side), Resampling.BOX)


def _split_into_dashes(lines: Iterable[list[Point]], dashes: list[float]) -> Iterator[list[Point]]:
    """Yield the dashes of straight lines, or the lines themselves if ``dashes`` is empty."""
    if not dashes:
        yield from lines
        return
    for line in lines:
        for start, end in pairwise(line):
            yield from _dashes_between(start, end, dashes)


def _dashes_between(start: Point, end: Point, dashes: list[float]) -> Iterator[list[Point]]:
    length = math.dist(start, end)
    at, number = 0.0, 0
    while at < length:
        until = min(length, at + dashes[number % len(dashes)])
        if number % 2 == 0:
            yield [_interpolate(start, end, at / length), _interpolate(start, end, until / length)]
        at, number = until, number + 1


def _interpolate(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part

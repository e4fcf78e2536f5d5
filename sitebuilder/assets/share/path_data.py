"""Converts SVG path data to polylines for Pillow, which only draws straight lines."""

import math
import re
from collections.abc import Iterator
from itertools import pairwise

Point = tuple[float, float]

_COMMAND = re.compile(r"([MLHVQCAZmlhvqcaz])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_ARGUMENT_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "A": 7}
_STEPS = 16
"""The number of straight lines that approximate a curve."""


def path_to_polylines(data: str) -> list[list[Point]]:
    """Return the lines of path data (SVG 2, 9.3), each as a list of points in the units of the data.

    Only circular arcs are supported.
    """
    lines: list[list[Point]] = []
    for command, numbers in _commands(data):
        if command == "M":
            lines.append([(numbers[0], numbers[1])])
        elif command == "Z":
            lines[-1].append(lines[-1][0])
            lines.append([lines[-1][0]])
        else:
            lines[-1].extend(_segment_points(command, lines[-1][-1], numbers))
    return [line for line in lines if len(line) > 1]


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield the commands of path data one by one, with absolute coordinates; H and V as L."""
    x = y = 0.0
    first = (0.0, 0.0)
    for letter, text in _COMMAND.findall(data):
        command, is_relative = letter.upper(), letter.islower()
        if command == "Z":
            x, y = first
            yield "Z", []
            continue
        numbers = [float(each) for each in _NUMBER.findall(text)]
        count = _ARGUMENT_COUNTS[command]
        for start in range(0, len(numbers), count):
            arguments = numbers[start : start + count]
            before = (x, y) if is_relative else (0.0, 0.0)
            coordinates = _absolute(command, arguments, before, (x, y))
            x, y = coordinates[-2:]
            if command == "M" and start == 0:
                first = (x, y)
            yield ("L" if command in "HV" or (command == "M" and start) else command), coordinates


def _absolute(command: str, arguments: list[float], origin: Point, current: Point) -> list[float]:
    if command == "H":
        return [arguments[0] + origin[0], current[1]]
    if command == "V":
        return [current[0], arguments[0] + origin[1]]
    if command == "A":
        return [*arguments[:5], arguments[5] + origin[0], arguments[6] + origin[1]]
    return [number + origin[index % 2] for index, number in enumerate(arguments)]


def _segment_points(command: str, start: Point, numbers: list[float]) -> Iterator[Point]:
    """Yield the points of a segment after its first one."""
    if command == "L":
        yield numbers[0], numbers[1]
        return
    if command == "A":
        yield from _arc_points(start, numbers)
        return
    corners = [start, *zip(numbers[::2], numbers[1::2], strict=True)]
    for step in range(1, _STEPS + 1):
        yield _point_on_curve(corners, step / _STEPS)


def _point_on_curve(corners: list[Point], at: float) -> Point:
    """Return a point of a Bézier curve, by De Casteljau's algorithm."""
    while len(corners) > 1:
        corners = [
            (x + (next_x - x) * at, y + (next_y - y) * at) for (x, y), (next_x, next_y) in pairwise(corners)
        ]
    return corners[0]


def _arc_points(start: Point, numbers: list[float]) -> Iterator[Point]:
    """Yield the points of a circular arc, whose centre is on the perpendicular bisector of its chord."""
    radius, _, _, is_large, is_clockwise, x, y = numbers
    across, down = x - start[0], y - start[1]
    chord = math.hypot(across, down)
    radius = max(radius, chord / 2)
    height = math.sqrt(radius**2 - (chord / 2) ** 2)
    side = -1 if bool(is_large) == bool(is_clockwise) else 1
    centre_x = start[0] + across / 2 - side * height * down / chord
    centre_y = start[1] + down / 2 + side * height * across / chord
    first = math.atan2(start[1] - centre_y, start[0] - centre_x)
    last = math.atan2(y - centre_y, x - centre_x)
    turn = (last - first) % math.tau if is_clockwise else -((first - last) % math.tau)
    steps = max(1, math.ceil(abs(turn) / math.tau * 4 * _STEPS))
    for step in range(1, steps):
        angle = first + turn * step / steps
        yield centre_x + radius * math.cos(angle), centre_y + radius * math.sin(angle)
    yield x, y

"""Estimates how much of a drawing its filters draw anew: browsers redraw the region of each for every step.

A step of a filter whose region is the drawing itself costs 1; nested blurs of a large region, in 700 bytes,
keep a browser busy for a minute. A step is drawn again for each other that has its result as an input, so
twenty that each use the one before twice cost a million.
"""

import math
import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

MAX_NESTED = 40.0
"""The cost of the filters around any element, together; three shadows of a design program have that."""

MAX_FILTERED = 5_000.0
"""The cost of all filters of a drawing: a thousand shapes may have a shadow of three steps."""

_USUAL_SIDE = 1.2
"""A side of the usual region, in sides of what is filtered (Filter Effects 1, 9.2)."""

_SPREAD = 6
"""The deviations of a blur by which what it draws is wider than what is blurred."""

_FUNCTION = re.compile(r"(?P<name>[a-z-]{4,12})\((?P<arguments>[^()]*(?:\([^()]*\)[^()]*)*)\)", re.IGNORECASE)
_SPREADING = frozenset({"blur", "drop-shadow"})
_OTHERS = frozenset(
    {"brightness", "contrast", "grayscale", "hue-rotate", "invert", "opacity", "saturate", "sepia"}
)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+")
_COMPUTED = re.compile(r"\b(?:calc|var|min|max|clamp)\(", re.IGNORECASE)
"""A length that is not known; no program that draws writes one."""

_WITH_UNIT = re.compile(r"([0-9]+(?:\.[0-9]+)?|\.[0-9]+)([a-z]+)", re.IGNORECASE)
_PIXELS = {"px": 1.0, "pt": 1.4, "pc": 16.0, "em": 16.0, "rem": 16.0, "mm": 3.8}
_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?|\.[0-9]+)([a-z%]*)\s*", re.IGNORECASE)


_SOURCES = frozenset(
    {"SourceGraphic", "SourceAlpha", "BackgroundImage", "BackgroundAlpha", "FillPaint", "StrokePaint"}
)
"""Names of inputs that no step draws (Filter Effects 1, 9.7)."""

_WITHOUT_INPUT = frozenset({"feFlood", "feTurbulence", "feImage", "feMerge"})
_WITH_TWO_INPUTS = frozenset({"feBlend", "feComposite", "feDisplacementMap"})
_MOST = 1e9
"""A bound of sums that double with each step."""

_STEP_COSTS: dict[str, Callable[[Element], float]] = {
    "feMorphology": lambda step: _largest(step.get("radius")) / 5,
    "feConvolveMatrix": lambda step: _largest(step.get("order")) ** 2 / 3,
    "feTurbulence": lambda step: _largest(step.get("numOctaves")) / 2,
}
"""Maps steps that take longer with a larger attribute to their costs, measured in Chromium."""


def side_of(root: Element) -> float:
    """Return the shorter side of a drawing in its own units, at least 1."""
    box = [float(each) for each in _NUMBER.findall(root.get("viewBox") or "")[-2:]]
    sides = box if len(box) == 2 else [_length(root.get(name), 100, 100) for name in ("width", "height")]
    return max(1.0, min(sides))


def filter_cost(element: Element, side: float) -> float:
    """Return the cost of a ``<filter>`` in a drawing with this shorter side."""
    whole = side if element.get("filterUnits") == "userSpaceOnUse" else 1.0
    width, height = (
        _length(element.get(name), _USUAL_SIDE * whole, whole) / whole for name in ("width", "height")
    )
    return _steps_cost(element) * max(1.0, width) * max(1.0, height)


def _steps_cost(element: Element) -> float:
    """Return the cost of the last step of a filter with all those that it draws, in its own region."""
    results: dict[str, float] = {}
    last = 0.0
    for step in element:
        drawn = sum(results.get(name, 0.0 if name in _SOURCES else last) for name in _inputs(step))
        last = min(_step_cost(step) + drawn, _MOST)
        if (result := step.get("result")) and result not in _SOURCES:
            results[result] = last
    return last


def _step_cost(step: Element) -> float:
    cost = _STEP_COSTS.get(_name(step))
    return max(1.0, cost(step)) if cost else 1.0


def _inputs(step: Element) -> Iterator[str]:
    """Yield the names of the inputs of a step; an empty one is the step before it."""
    name = _name(step)
    if name not in _WITHOUT_INPUT:
        yield step.get("in", "")
    if name in _WITH_TWO_INPUTS:
        yield step.get("in2", "")
    yield from (each.get("in", "") for each in step if _name(each) == "feMergeNode")


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _largest(written: str | None) -> float:
    return max((float(each) for each in _NUMBER.findall(written or "")), default=0.0)


def functions_cost(style: str, side: float) -> float:
    """Return the cost of the filter functions in CSS (``filter: blur(4px)``)."""
    return sum(
        _function_cost(each["name"].lower(), each["arguments"], side) for each in _FUNCTION.finditer(style)
    )


def _function_cost(name: str, arguments: str, side: float) -> float:
    if name in _SPREADING:
        if _COMPUTED.search(arguments):
            return math.inf
        lengths = (
            float(each[1]) * _PIXELS.get(each[2].lower(), 40) for each in _WITH_UNIT.finditer(arguments)
        )
        return (1 + _SPREAD * max(lengths, default=0.0) / side) ** 2
    return 1.0 if name in _OTHERS else 0.0


def _length(written: str | None, default: float, whole: float) -> float:
    """Return a length or a share of the ``whole`` in percent."""
    found = _LENGTH.fullmatch(written or "")
    if found is None:
        return default
    return float(found[1]) * (whole / 100 if found[2] == "%" else 1)

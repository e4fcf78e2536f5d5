"""Limits the number of elements drawn after all references are resolved, which small files can make huge.

Ten elements that each use another ten times make ten thousand million; browsers try to draw them all.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from sitebuilder.assets.pictures.svg_filters import (
    MAX_IN_ALL,
    MAX_NESTED,
    filter_cost,
    functions_cost,
    side_of,
)
from sitebuilder.assets.pictures.svg_styles import (
    Rule,
    references,
    rules_with_references,
    value_references,
)
from sitebuilder.assets.pictures.svg_tree import SvgTooLargeError

MAX_DRAWN_ELEMENTS = 300_000
"""Elements as drawn: an honest drawing of 50,000 references small elements, such as arrowheads."""

_MAX_COMPARISONS = 2_000_000
"""Comparisons of an element with a style rule that has references; an honest drawing has one for each."""

_MAX_DEPTH = 300
"""Nested elements and chained references."""

_INHERITED = frozenset({"fill", "stroke", "marker", "marker-start", "marker-mid", "marker-end"})
_AT_VERTICES = frozenset({"marker", "marker-mid"})
"""Properties whose target is drawn at each vertex of a shape (SVG 2, 13.5)."""

_VERTICES = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+|[zZ]")
"""A number of a path or of points: a shape has at most as many vertices."""

_GRADIENTS = frozenset({"linearGradient", "radialGradient"})


class _Reference(NamedTuple):
    """A reference of an element to an id.

    ``property`` is that whose value it is, ``href`` when its target is drawn inside the element.
    ``is_from_sheet`` when it comes from a style sheet.
    """

    id: str
    property: str
    is_from_sheet: bool = False


class _Drawn(NamedTuple):
    """What is drawn for an element with all in it: elements, vertices of shapes, and the cost of filters.

    ``nested`` is the cost of the filters around one of these elements, the most of all.
    """

    elements: int
    vertices: int
    filtered: float
    nested: float


def check_references(root: Element) -> None:
    """Count the elements drawn of a sanitised drawing, and what its filters cost.

    Raises:
        SvgTooLargeError: there are too many, an element references an ancestor, or there are too many pairs
            of elements and style rules.
    """
    elements = list(root.iter())
    inherits = any(
        "inherit" in value for each in elements for value in (*each.attrib.values(), each.text or "")
    )
    sheets = [each.text or "" for each in elements if local_name(each) == "style"]
    rules = _index_rules(rule for sheet in sheets for rule in rules_with_references(sheet))
    by_id = {name: each for each in reversed(elements) if (name := each.get("id"))}
    parents = {child: each for each in elements for child in each}
    costs: dict[Element, _Drawn] = {}
    in_progress: set[Element] = set()
    comparisons = 0
    side = side_of(root)
    # Which elements a style sheet filters is not looked up: it may be all.
    of_sheets = sum(functions_cost(sheet, side) for sheet in sheets if "filter" in sheet.lower())

    def sheet_references(element: Element) -> list[_Reference]:
        nonlocal comparisons
        names = _names(element)
        candidates = [each for name in names for each in rules.get(name, ())] if rules else []
        comparisons += sum(1 + len(rule.references) for _, rule in candidates)
        if comparisons > _MAX_COMPARISONS:
            raise SvgTooLargeError
        return [
            _Reference(each.id, each.property, is_from_sheet=True)
            for required, rule in candidates
            if required <= names
            for each in rule.references
        ]

    def count_drawn(element: Element, depth: int) -> _Drawn:
        if element in costs:
            return costs[element]
        if element in in_progress or depth > _MAX_DEPTH:
            raise SvgTooLargeError
        in_progress.add(element)
        once, vertices = 1, _count_vertices(element)
        own = of_sheets + _own_functions_cost(element, side)
        filtered = nested = 0.0
        for child in element:
            below = count_drawn(child, depth + 1)
            once, vertices = once + below.elements, vertices + below.vertices
            filtered, nested = filtered + below.filtered, max(nested, below.nested)
        for_each = for_vertex = 0
        for reference in (*_attribute_references(element), *sheet_references(element)):
            target = by_id.get(reference.id)
            if target is None or (reference.is_from_sheet and _is_inside(element, target, parents)):
                continue
            drawn = count_drawn(target, depth + 1)
            nested = max(nested, drawn.nested)
            if reference.property == "filter":
                own += filter_cost(target, side)
            if reference.property in _AT_VERTICES:
                for_vertex += drawn.elements
                filtered += vertices * drawn.filtered
            elif reference.property == "href" or not (reference.property in _INHERITED or inherits):
                once, vertices = once + drawn.elements, vertices + drawn.vertices
                filtered += drawn.filtered
            elif local_name(target) not in _GRADIENTS:
                for_each += drawn.elements
                filtered += once * drawn.filtered
        whole = _Drawn(once * (1 + for_each) + vertices * for_vertex, vertices, filtered + own, nested + own)
        if whole.elements > MAX_DRAWN_ELEMENTS or whole.filtered > MAX_IN_ALL or whole.nested > MAX_NESTED:
            raise SvgTooLargeError
        in_progress.remove(element)
        costs[element] = whole
        return whole

    count_drawn(root, 0)


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _count_vertices(element: Element) -> int:
    """Return how many vertices a shape has at most; a line has two, other elements none."""
    written = element.get("d") or element.get("points")
    return len(_VERTICES.findall(written)) if written else 2 * (local_name(element) == "line")


def _own_functions_cost(element: Element, side: float) -> float:
    return sum(
        functions_cost(element.get(name) or "", side)
        for name in ("filter", "style")
        if "(" in (element.get(name) or "")
    )


def _attribute_references(element: Element) -> Iterator[_Reference]:
    for name, value in element.attrib.items():
        local = name.rpartition("}")[2]
        if local == "href":
            yield _Reference(value.removeprefix("#"), local)
        elif local == "style":
            yield from (_Reference(each.id, each.property) for each in references(value))
        else:
            yield from (_Reference(each, local) for each in value_references(value))


def _index_rules(rules: Iterator[Rule]) -> dict[str, list[tuple[frozenset[str], Rule]]]:
    """Index rules by one name that each of their selectors requires, or ``""`` for those without."""
    found: dict[str, list[tuple[frozenset[str], Rule]]] = {}
    for rule in rules:
        for required in rule.selects:
            found.setdefault(min(required, default=""), []).append((required, rule))
    return found


def _names(element: Element) -> set[str]:
    """Return all names by which selectors match an element, and ``""`` for those that match any."""
    classes = {f".{each}" for each in element.get("class", "").split()}
    return {"", local_name(element), f"#{element.get('id')}", *classes}


def _is_inside(element: Element, other: Element, parents: dict[Element, Element]) -> bool:
    """Return whether an element is another one or inside it, where browsers don't draw it again."""
    at: Element | None = element
    while at is not None:
        if at is other:
            return True
        at = parents.get(at)
    return False

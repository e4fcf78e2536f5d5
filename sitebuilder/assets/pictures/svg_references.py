"""Limits the number of elements drawn after all references are resolved, which small files can make huge.

Ten elements that each use another ten times make ten thousand million; browsers try to draw them all.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from sitebuilder.assets.pictures.svg_filters import (
    MAX_FILTERED,
    MAX_NESTED,
    filter_cost,
    functions_cost,
    side_of,
)
from sitebuilder.assets.pictures.svg_styles import (
    Rule,
    inherits_filter,
    references,
    rules_that_draw,
    value_references,
)
from sitebuilder.assets.pictures.svg_tree import SvgTooLargeError

MAX_DRAWN_ELEMENTS = 300_000
"""Elements as drawn: an honest drawing of 50,000 references small elements, such as arrowheads."""

MAX_DRAWN_VERTICES = 1_000_000
"""Vertices as drawn: the largest file has about that many without a reference."""

_MAX_COMPARISONS = 1_000_000
"""Comparisons of an element with a style rule that has references; an honest drawing has one for each."""

_MAX_DEPTH = 300
"""Nested elements and chained references."""

_INHERITED = frozenset({"fill", "stroke", "marker", "marker-start", "marker-mid", "marker-end"})
_FILTERS = frozenset({"filter", "-webkit-filter"})
_AT_VERTICES = frozenset({"marker", "marker-mid"})
"""Properties whose target is drawn at each vertex of a shape (SVG 2, 13.5)."""

_VERTICES = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+|[zZ]")
"""A number of a path or of points: a shape has at most as many vertices."""

_OUTLINE = re.compile(r"\bd\s*:", re.IGNORECASE)
"""The property that gives a path its outline: ``d:path("M0 0L9 9")`` (SVG 2, 9.3)."""

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

    elements: int = 0
    vertices: int = 0
    filtered: float = 0.0
    nested: float = 0.0

    def plus(self, other: "_Drawn", times: int = 1) -> "_Drawn":
        """Return this and another that is drawn so many times."""
        return _Drawn(
            self.elements + other.elements * times,
            self.vertices + other.vertices * times,
            self.filtered + other.filtered * times,
            max(self.nested, other.nested),
        )

    def within(self, filters: float) -> "_Drawn":
        """Return this within filters that cost so much."""
        return self._replace(filtered=self.filtered + filters, nested=self.nested + filters)

    def is_too_much(self) -> bool:
        """Return whether browsers would be busy with it for seconds."""
        return (
            self.elements > MAX_DRAWN_ELEMENTS
            or self.vertices > MAX_DRAWN_VERTICES
            or self.filtered > MAX_FILTERED
            or self.nested > MAX_NESTED
        )


def check_references(root: Element) -> None:
    """Count the elements drawn of a sanitised drawing, and what its filters cost.

    Raises:
        SvgTooLargeError: there are too many, an element references an ancestor, filters are inherited, or
            there are too many pairs of elements and style rules.
    """
    elements = list(root.iter())
    if any(map(_inherits_filter, elements)):
        raise SvgTooLargeError
    _Counter(root, elements).count(root, 0)


class _Counter:
    """Counts what is drawn for each element of a drawing, once."""

    def __init__(self, root: Element, elements: list[Element]) -> None:
        sheets = [each.text or "" for each in elements if local_name(each) == "style"]
        self._side = side_of(root)
        self._rules = _index_rules(rule for sheet in sheets for rule in rules_that_draw(sheet, self._side))
        self._vertices_of_sheets = sum(map(_vertices_of_style, sheets))
        self._all_inherit = any(
            "inherit" in value for each in elements for value in (*each.attrib.values(), each.text or "")
        )
        self._by_id = {name: each for each in reversed(elements) if (name := each.get("id"))}
        self._parents = {child: each for each in elements for child in each}
        self._counted: dict[Element, _Drawn] = {}
        self._filter_costs: dict[Element, float] = {}
        self._in_progress: set[Element] = set()
        self._comparisons = 0

    def count(self, element: Element, depth: int) -> _Drawn:
        """Return what is drawn for an element, which is so deep in others and in references."""
        if element in self._counted:
            return self._counted[element]
        if element in self._in_progress or depth > _MAX_DEPTH:
            raise SvgTooLargeError
        self._in_progress.add(element)
        drawn = self._count_anew(element, depth)
        if drawn.is_too_much():
            raise SvgTooLargeError
        self._in_progress.remove(element)
        self._counted[element] = drawn
        return drawn

    def _count_anew(self, element: Element, depth: int) -> _Drawn:
        matching = self._matching_rules(element)
        filters = _functions_cost(element, matching, self._side)
        once = _Drawn(1, _count_vertices(element, self._vertices_of_sheets))
        for child in element:
            once = once.plus(self.count(child, depth + 1))
        for_each = for_each_vertex = _Drawn()
        for reference in (*_attribute_references(element), *_sheet_references(matching)):
            target = self._by_id.get(reference.id)
            if target is None or (reference.is_from_sheet and _is_inside(element, target, self._parents)):
                continue
            drawn = self.count(target, depth + 1)
            if reference.property in _FILTERS:
                filters += self._filter_cost(target)
            if reference.property in _AT_VERTICES:
                for_each_vertex = for_each_vertex.plus(drawn)
            elif reference.property == "href" or not (self._all_inherit or reference.property in _INHERITED):
                once = once.plus(drawn)
            elif local_name(target) not in _GRADIENTS:
                for_each = for_each.plus(drawn)
        return once.plus(for_each, once.elements).plus(for_each_vertex, once.vertices).within(filters)

    def _matching_rules(self, element: Element) -> list[Rule]:
        if not self._rules:
            return []
        names = _names(element)
        candidates = [each for name in names for each in self._rules.get(name, ())]
        self._comparisons += sum(1 + len(rule.references) for _, rule in candidates)
        if self._comparisons > _MAX_COMPARISONS:
            raise SvgTooLargeError
        return [rule for required, rule in candidates if required <= names]

    def _filter_cost(self, target: Element) -> float:
        if target not in self._filter_costs:
            self._filter_costs[target] = filter_cost(target, self._side)
        return self._filter_costs[target]


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _count_vertices(element: Element, of_sheets: int) -> int:
    """Return how many vertices a shape has at most; a line has two, other elements none.

    ``of_sheets`` are those of the outlines in style sheets, which may be the outline of any path.
    """
    name = local_name(element)
    if name == "line":
        return 2
    written = len(_VERTICES.findall(element.get("d") or element.get("points") or ""))
    in_style = of_sheets + _vertices_of_style(element.get("style", "")) if name == "path" else 0
    return written + in_style


def _vertices_of_style(style: str) -> int:
    return len(_VERTICES.findall(style)) if _OUTLINE.search(style) else 0


def _inherits_filter(element: Element) -> bool:
    in_sheet = element.text if local_name(element) == "style" else None
    return element.get("filter", "").strip().lower() == "inherit" or any(
        inherits_filter(each) for each in (element.get("style"), in_sheet) if each
    )


def _functions_cost(element: Element, matching: list[Rule], side: float) -> float:
    """Return the cost of the filters of an element that are functions, its own and those of style sheets."""
    own = (element.get(name) or "" for name in ("filter", "style"))
    of_sheets = sum(rule.filter_cost for rule in matching)
    return of_sheets + sum(functions_cost(each, side) for each in own if "(" in each)


def _sheet_references(matching: list[Rule]) -> Iterator[_Reference]:
    for rule in matching:
        yield from (_Reference(each.id, each.property, is_from_sheet=True) for each in rule.references)


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

"""Limits the number of elements drawn after all references are resolved, which small files can make huge.

Ten elements that each use another ten times make ten thousand million; browsers try to draw them all.
"""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

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
_GRADIENTS = frozenset({"linearGradient", "radialGradient"})


class _Reference(NamedTuple):
    """A reference of an element to an id.

    ``is_use`` when its target is drawn inside the element, ``is_inherited`` when descendants inherit the
    reference, ``is_from_sheet`` when it comes from a style sheet.
    """

    id: str
    is_use: bool = False
    is_inherited: bool = False
    is_from_sheet: bool = False


def check_references(root: Element) -> None:
    """Count the elements drawn of a sanitised drawing.

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
    costs: dict[Element, int] = {}
    in_progress: set[Element] = set()
    comparisons = 0

    def sheet_references(element: Element) -> list[_Reference]:
        nonlocal comparisons
        names = _names(element)
        candidates = [each for name in names for each in rules.get(name, ())] if rules else []
        comparisons += sum(1 + len(rule.references) for _, rule in candidates)
        if comparisons > _MAX_COMPARISONS:
            raise SvgTooLargeError
        return [
            _Reference(each.id, is_inherited=each.property in _INHERITED, is_from_sheet=True)
            for required, rule in candidates
            if required <= names
            for each in rule.references
        ]

    def count_drawn(element: Element, depth: int) -> int:
        if element in costs:
            return costs[element]
        if element in in_progress or depth > _MAX_DEPTH:
            raise SvgTooLargeError
        in_progress.add(element)
        once = 1
        for child in element:
            once += count_drawn(child, depth + 1)
        for_each = 0
        for reference in (*_attribute_references(element), *sheet_references(element)):
            target = by_id.get(reference.id)
            if target is None or (reference.is_from_sheet and _is_inside(element, target, parents)):
                continue
            cost = count_drawn(target, depth + 1)
            if reference.is_use or not (reference.is_inherited or inherits):
                once += cost
            elif local_name(target) not in _GRADIENTS:
                for_each += cost
        if once * (1 + for_each) > MAX_DRAWN_ELEMENTS:
            raise SvgTooLargeError
        in_progress.remove(element)
        costs[element] = once * (1 + for_each)
        return costs[element]

    count_drawn(root, 0)


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _attribute_references(element: Element) -> Iterator[_Reference]:
    for name, value in element.attrib.items():
        local = name.rpartition("}")[2]
        if local == "href":
            yield _Reference(value.removeprefix("#"), is_use=True)
        elif local == "style":
            yield from (
                _Reference(each.id, is_inherited=each.property in _INHERITED) for each in references(value)
            )
        else:
            yield from (
                _Reference(each, is_inherited=local in _INHERITED) for each in value_references(value)
            )


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

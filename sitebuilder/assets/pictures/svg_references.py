"""How much a drawing becomes when all that refers to parts of it is drawn: small files can be very much.

Ten elements that each use another ten times are ten thousand million; browsers draw them all, or try to.
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

MAX_DRAWN = 300_000
"""Elements as drawn: an honest drawing of 50,000 refers to little things, such as the points of arrows."""

_MAX_DEPTH = 300
"""Elements in each other and references one after the other."""

_INHERITED = frozenset({"fill", "stroke", "marker", "marker-start", "marker-mid", "marker-end"})
_GRADIENTS = frozenset({"linearGradient", "radialGradient"})


class _Way(NamedTuple):
    """A reference of an element to an id.

    ``is_use`` when what it leads to is drawn inside the element, ``is_inherited`` when all that is inside has
    the reference as well, ``is_from_sheet`` when a style sheet gives it.
    """

    id: str
    is_use: bool = False
    is_inherited: bool = False
    is_from_sheet: bool = False


def check_references(root: Element) -> None:
    """Count what is drawn of a clean drawing.

    Raises:
        SvgTooLargeError: it is too much, or something refers to what it is a part of.
    """
    elements = list(root.iter())
    inherits = any(
        "inherit" in value for each in elements for value in (*each.attrib.values(), each.text or "")
    )
    sheets = [each.text or "" for each in elements if local_name(each) == "style"]
    rules = _by_name(rule for sheet in sheets for rule in rules_with_references(sheet))
    by_id = {name: each for each in reversed(elements) if (name := each.get("id"))}
    parents = {child: each for each in elements for child in each}
    known: dict[Element, int] = {}
    open_now: set[Element] = set()

    def drawn(element: Element, depth: int) -> int:
        if element in known:
            return known[element]
        if element in open_now or depth > _MAX_DEPTH:
            raise SvgTooLargeError
        open_now.add(element)
        once = 1
        for child in element:
            once += drawn(child, depth + 1)
        for_each = 0
        for way in (*_own_ways(element), *_sheet_ways(element, rules)):
            target = by_id.get(way.id)
            if target is None or (way.is_from_sheet and _is_inside(element, target, parents)):
                continue
            cost = drawn(target, depth + 1)
            if way.is_use or not (way.is_inherited or inherits):
                once += cost
            elif local_name(target) not in _GRADIENTS:
                for_each += cost
        if once * (1 + for_each) > MAX_DRAWN:
            raise SvgTooLargeError
        open_now.remove(element)
        known[element] = once * (1 + for_each)
        return known[element]

    drawn(root, 0)


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _own_ways(element: Element) -> Iterator[_Way]:
    for name, value in element.attrib.items():
        local = name.rpartition("}")[2]
        if local == "href":
            yield _Way(value.removeprefix("#"), is_use=True)
        elif local == "style":
            yield from (_Way(each.id, is_inherited=each.property in _INHERITED) for each in references(value))
        else:
            yield from (_Way(each, is_inherited=local in _INHERITED) for each in value_references(value))


def _by_name(rules: Iterator[Rule]) -> dict[str, list[tuple[frozenset[str], Rule]]]:
    """Return the rules by one of the names that each of their selectors wants; ``""`` for those without."""
    found: dict[str, list[tuple[frozenset[str], Rule]]] = {}
    for rule in rules:
        for wanted in rule.selects:
            found.setdefault(min(wanted, default=""), []).append((wanted, rule))
    return found


def _sheet_ways(element: Element, rules: dict[str, list[tuple[frozenset[str], Rule]]]) -> list[_Way]:
    if not rules:
        return []
    has = {"", local_name(element), f"#{element.get('id')}"}
    has.update(f".{each}" for each in element.get("class", "").split())
    ways = [
        _Way(each.id, is_inherited=each.property in _INHERITED, is_from_sheet=True)
        for name in has
        for wanted, rule in rules.get(name, ())
        if wanted <= has
        for each in rule.references
    ]
    if len(ways) > MAX_DRAWN:
        raise SvgTooLargeError
    return ways


def _is_inside(element: Element, other: Element, parents: dict[Element, Element]) -> bool:
    """Return whether an element is another one or in it: what browsers do not draw again."""
    at: Element | None = element
    while at is not None:
        if at is other:
            return True
        at = parents.get(at)
    return False

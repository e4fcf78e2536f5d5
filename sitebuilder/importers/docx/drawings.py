"""Drawings of a document: pictures and words in them come out, everything else is counted."""

import re
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from sitebuilder.importers.docx.xml import attribute, child, descendants, local_name, text_of

DRAWINGS = frozenset({"drawing", "pict", "object", "AlternateContent"})
_MADE = re.compile(r"自动生成|automatically generated|AI-generated", re.IGNORECASE)
_LINES = frozenset({"line", "cxnSp", "cNvCnPr", "connector"})
_FORMS = frozenset({"wsp", "shape", "rect", "roundrect", "oval", "polyline", "chart", "relIds", "wgp", "wpc"})


class DrawingContents(Struct):
    """What a document's drawings hold: relations of pictures with their descriptions, and what is lost."""

    pictures: list[tuple[str, str]] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    lost: int = 0
    objects: int = 0


def choose_alternative(element: Element) -> Element | None:
    """Return what is to be read of a choice: what newer programs read, if it holds anything, else the other.

    Both hold the same (ECMA-376, part 3, 10.2), the older drawing often less.
    """
    if local_name(element) != "AlternateContent":
        return element
    choice, fallback = child(element, "Choice"), child(element, "Fallback")
    return choice if choice is not None and (fallback is None or _holds(choice)) else fallback


def _holds(element: Element) -> bool:
    return any(True for _ in descendants(element, "blip", "imagedata", "txbxContent", "t"))


def picture_relations(element: Element) -> list[tuple[str, str]]:
    """Return the relations of the pictures in a drawing, with their descriptions."""
    found: list[tuple[str, str]] = []
    described = next(iter(descendants(element, "docPr")), None)
    alt = written_description(attribute(described, "descr") or attribute(described, "title") or "")
    for each in descendants(element, "blip", "imagedata"):
        relation = attribute(each, "embed") or attribute(each, "link") or attribute(each, "id")
        if relation:
            own = attribute(each, "alt") or ""
            found.append((relation, alt or written_description(own)))
    return found


def written_description(text: str) -> str:
    """Return a description as people wrote it: not one that Word guessed."""
    return "" if _MADE.search(text) else " ".join(text.split())


def text_boxes(element: Element) -> list[Element]:
    """Return the text boxes in a drawing, without those within others, and without empty ones."""
    found: list[Element] = []
    waiting = [element]
    while waiting:
        each = waiting.pop(0)
        if local_name(each) == "txbxContent":
            found += [each] if text_of(each).strip() or picture_relations(each) else []
            continue
        if local_name(each) == "AlternateContent":
            inner = choose_alternative(each)
            waiting = ([inner] if inner is not None else []) + waiting
        else:
            waiting = [*each, *waiting]
    return found


def shows_something(element: Element) -> bool:
    """Return whether a drawing without pictures and words shows something: a line alone does not count."""
    names = {local_name(each) for each in element.iter()}
    return bool(names & _FORMS) and not names & _LINES

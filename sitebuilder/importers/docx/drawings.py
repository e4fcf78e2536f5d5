"""Extract the pictures and texts from a document's drawings; anything else is counted."""

import re
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from sitebuilder.importers.docx.sentinels import WITHOUT_SENTINELS
from sitebuilder.importers.docx.xml import attribute, child, descendants, local_name, text_of

DRAWINGS = frozenset({"drawing", "pict", "object", "AlternateContent"})
_GENERATED = re.compile(r"自动生成|automatically generated|AI-generated", re.IGNORECASE)
_LINES = frozenset({"line", "cxnSp", "cNvCnPr", "connector"})
_SHAPES = frozenset(
    {"wsp", "shape", "rect", "roundrect", "oval", "polyline", "chart", "relIds", "wgp", "wpc"}
)


class DrawnPicture(Struct, frozen=True):
    """A picture: the part and the relation that name its file, and its description.

    ``width`` is that in pixels if it is set small (``picture_widths``), else 0.
    """

    part: str
    relation: str
    alt: str
    width: int


class DrawingContents(Struct):
    """The contents of drawings: pictures, the texts of text boxes, and counts of losses."""

    pictures: list[DrawnPicture] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    lost: int = 0
    objects: int = 0


def choose_alternative(element: Element) -> Element | None:
    """Return the alternative to read: that for newer programs if it has any content, else the fallback.

    Both represent the same drawing (ECMA-376, part 3, 10.2), but the fallback often contains less.
    """
    if local_name(element) != "AlternateContent":
        return element
    choice, fallback = child(element, "Choice"), child(element, "Fallback")
    return choice if choice is not None and (fallback is None or _has_content(choice)) else fallback


def _has_content(element: Element) -> bool:
    return any(True for _ in descendants(element, "blip", "imagedata", "txbxContent", "t"))


def picture_relations(element: Element) -> list[tuple[str, str]]:
    """Return the relation id and the description of each picture in a drawing."""
    found: list[tuple[str, str]] = []
    described = next(iter(descendants(element, "docPr")), None)
    alt = written_description(attribute(described, "descr") or attribute(described, "title") or "")
    for each in descendants(element, "blip", "imagedata"):
        relation = attribute(each, "embed") or attribute(each, "link") or attribute(each, "id")
        if relation:
            own_alt = attribute(each, "alt") or ""
            found.append((relation, alt or written_description(own_alt)))
    return found


def written_description(text: str) -> str:
    """Return a description on one line; an empty string for one that Word generated."""
    return "" if _GENERATED.search(text) else " ".join(text.translate(WITHOUT_SENTINELS).split())


def text_boxes(element: Element) -> list[Element]:
    """Return the non-empty outermost text boxes in a drawing."""
    found: list[Element] = []
    pending = [element]
    while pending:
        each = pending.pop(0)
        if local_name(each) == "txbxContent":
            found += [each] if text_of(each).strip() or picture_relations(each) else []
            continue
        if local_name(each) == "AlternateContent":
            inner = choose_alternative(each)
            pending = ([inner] if inner is not None else []) + pending
        else:
            pending = [*each, *pending]
    return found


def shows_something(element: Element) -> bool:
    """Return whether a drawing without pictures and text shows anything; a single line does not count."""
    names = {local_name(each) for each in element.iter()}
    return bool(names & _SHAPES) and not names & _LINES

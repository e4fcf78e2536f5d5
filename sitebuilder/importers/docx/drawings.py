"""Extract the pictures and texts from a document's drawings; anything else is counted."""

import re
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from sitebuilder.importers.docx.sentinels import WITHOUT_SENTINELS
from sitebuilder.importers.docx.xml import (
    attribute,
    child,
    descendants,
    local_name,
    new_element,
    new_text,
    parse_number,
    text_of,
)

DRAWINGS = frozenset({"drawing", "pict", "object", "AlternateContent"})
_GENERATED = re.compile(r"自动生成|automatically generated|AI-generated", re.IGNORECASE)
_MIN_CROPPED = 1_000
"""Thousandths of a hundredth of a picture's width or height."""

_VML_CROPPED = re.compile(r"[0-9]{4,6}f|0?\.(?:0[1-9]|[1-9])[0-9]*|[1-9][0-9]?%")
"""Parts of an edge that are cropped: in 65536ths, as a fraction, or in hundredths."""

_LINES = frozenset({"line", "cxnSp", "cNvCnPr", "connector"})
_SHAPES = frozenset(
    {"wsp", "shape", "rect", "roundrect", "oval", "polyline", "chart", "relIds", "wgp", "wpc"}
)


class DrawnPicture(Struct, frozen=True):
    """A picture: the part and the relation that name its file, and its description.

    ``width`` is that in pixels if it is set small (``picture_widths``), else 0. ``link`` is the relation that
    names where it leads, or an empty string.
    """

    part: str
    relation: str
    alt: str
    width: int
    link: str = ""


class DrawingContents(Struct):
    """The contents of drawings: pictures, the texts of text boxes, and counts of losses.

    Pictures that are ``cropped`` are imported as a whole.
    """

    pictures: list[DrawnPicture] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    cropped: int = 0
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


def drawn_words(element: Element, run: Element) -> list[Element]:
    """Return the words that old programs draw along a line (VML's text path), as a text box of the run."""
    drawn = (attribute(each, "string") or "" for each in descendants(element, "textpath"))
    texts = [words for each in drawn if (words := each.translate(WITHOUT_SENTINELS).strip())]
    if not texts:
        return []
    box, paragraph, inner = (new_element(run, name) for name in ("txbxContent", "p", "r"))
    inner.append(new_text(run, " ".join(texts)))
    paragraph.append(inner)
    box.append(paragraph)
    return [box]


def is_cropped(element: Element) -> bool:
    """Return whether a picture is shown in part only (ECMA-376, 20.1.8.55; in VML by ``cropleft``…).

    A hundredth at an edge is none: programs round.
    """
    parts = [attribute(each, side) for each in descendants(element, "srcRect") for side in "ltrb"]
    if any((parse_number(part) or 0) > _MIN_CROPPED for part in parts):
        return True
    sides = ("cropleft", "croptop", "cropright", "cropbottom")
    written = [attribute(each, side) or "" for each in descendants(element, "imagedata") for side in sides]
    return any(_VML_CROPPED.fullmatch(each) is not None for each in written)


def shows_something(element: Element) -> bool:
    """Return whether a drawing without pictures and text shows anything; a single line does not count."""
    names = {local_name(each) for each in element.iter()}
    return bool(names & _SHAPES) and not names & _LINES

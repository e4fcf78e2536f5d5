"""How wide pictures are set in a document, and whether that is clearly less than its text."""

import re
from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.xml import attribute, child, descendants, parse_number

_EMU_PER_PIXEL, _TWIPS_PER_PIXEL = 9_525, 15
"""Units of DrawingML (ECMA-376, 20.1.2.1) and of pages (17.18.105); 96 pixels are an inch, as in CSS."""

_PIXELS = {"px": 1.0, "pt": 96 / 72, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_WIDTH = re.compile(r"(?:^|;)\s*width\s*:\s*([0-9]{1,5}(?:\.[0-9]{1,6})?)(px|pt|in|cm|mm)\b", re.IGNORECASE)
_A4_TEXT = 554
"""The width of the text on a new page of Word."""

_SMALL = 2
"""A picture is small if the text is at least so many times as wide: a seal, a code to scan, a portrait."""


def text_width(root: Element) -> int:
    """Return the width of a document's text in pixels, by its last section."""
    found = _A4_TEXT
    for section in descendants(root, "sectPr"):
        size, margins = child(section, "pgSz"), child(section, "pgMar")
        page, left, right = (
            parse_number(attribute(element, name))
            for element, name in ((size, "w"), (margins, "left"), (margins, "right"))
        )
        if page and left is not None and right is not None and page > left + right:
            found = (page - left - right) // _TWIPS_PER_PIXEL
    return found


def small_width(drawing: Element, text: int) -> int:
    """Return the width in pixels of a picture that is set small beside a text so wide; 0 for any other."""
    extent = next(descendants(drawing, "extent"), None)
    shape = next((each for each in drawing.iter() if attribute(each, "style")), None)
    emu, style = parse_number(attribute(extent, "cx")), _WIDTH.search(attribute(shape, "style") or "")
    if emu:
        width = round(emu / _EMU_PER_PIXEL)
    else:
        width = round(float(style[1]) * _PIXELS[style[2].lower()]) if style else 0
    return width if 0 < width * _SMALL <= text else 0

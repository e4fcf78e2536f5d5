"""Characters of symbol fonts (Wingdings and others), which mean nothing in any other font."""

import re
from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.xml import attribute, child
from sitebuilder.importers.symbol_fonts import SYMBOL_FONTS, UNKNOWN_SYMBOL, symbol_in_font

_SYMBOL_CODES = re.compile("[\uf020-\uf0ff]")
"""Where Windows puts the characters of symbol fonts."""

_LETTERS = re.compile("[!-~\u00a1-\u00ff\uf021-\uf0ff]")
"""What is drawn in the font for Western letters, which Han are not, or is a symbol in any."""


def symbol_text(element: Element) -> str:
    """Convert a character of a symbol font to Unicode; an unknown one becomes a box."""
    font, code = attribute(element, "font") or "", attribute(element, "char") or ""
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN_SYMBOL
    return symbol_in_font(font, number)


def symbols_in_text(text: str, run: Element) -> str:
    """Return the text of a run with the letters that its font draws as symbols replaced by these.

    Windows keeps such letters apart (U+F020 to U+F0FF); whatever their font, they are no text.
    """
    fonts = child(run, "rPr", "rFonts")
    font = next(
        (each for name in ("ascii", "hAnsi") if (each := attribute(fonts, name)) in SYMBOL_FONTS), None
    )
    letters = _LETTERS if font is not None else _SYMBOL_CODES
    return letters.sub(lambda sign: symbol_in_font(font or "Wingdings", ord(sign[0])), text)

"""Characters of symbol fonts (Wingdings and others), which mean nothing in any other font."""

import re
from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.xml import attribute, child

_UNKNOWN_SYMBOL = "□"
_IN_ALL_FONTS = {
    **{"🗹": "☑", "🗷": "☒", "🗸": "✓", "🗴": "✗", "🗶": "✗", "🞎": "☐", "🞏": "☐", "🞐": "☐", "⧠": "☐"},
    **{"⚫": "●", "◼": "■", "◾": "■", "⬩": "◆", "⬧": "◆", "🞈": "○", "⭘": "○", "⮚": "➢", "⬤": "●"},
}
"""Maps boxes, ticks and bullets to those that computers have a font for."""

_FONTS = frozenset({"Wingdings", "Wingdings 2", "Wingdings 3", "Webdings", "Symbol"})
_SYMBOL_CODES = re.compile("[\uf020-\uf0ff]")
"""Where Windows puts the characters of symbol fonts."""

_LETTERS = re.compile("[!-~\u00a1-\u00ff\uf021-\uf0ff]")
"""What is drawn in the font for Western letters, which Han are not, or is a symbol in any."""


def symbol_text(element: Element) -> str:
    """Convert a character of a symbol font to Unicode; an unknown one becomes a box."""
    font, code = attribute(element, "font"), attribute(element, "char") or ""
    try:
        number = int(code, 16)
    except ValueError:
        return _UNKNOWN_SYMBOL
    return _symbol(font, number)


def symbols_in_text(text: str, run: Element) -> str:
    """Return the text of a run with the letters that its font draws as symbols replaced by these.

    Windows keeps such letters apart (U+F020 to U+F0FF); whatever their font, they are no text.
    """
    fonts = child(run, "rPr", "rFonts")
    font = next((each for name in ("ascii", "hAnsi") if (each := attribute(fonts, name)) in _FONTS), None)
    letters = _LETTERS if font is not None else _SYMBOL_CODES
    return letters.sub(lambda sign: _symbol(font or "Wingdings", ord(sign[0])), text)


def _symbol(font: str | None, number: int) -> str:
    # Imported here: only Word documents need it.
    from mammoth.docx.dingbats import dingbats

    found = dingbats.get((font, number)) or dingbats.get((font, number & 0xFF))
    return _IN_ALL_FONTS.get(chr(found), chr(found)) if found else _UNKNOWN_SYMBOL

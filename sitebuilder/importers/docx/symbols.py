"""Characters of symbol fonts (Wingdings and others), which mean nothing in any other font."""

from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.xml import attribute

_UNKNOWN_SYMBOL = "□"
_IN_ALL_FONTS = {"🗹": "☑", "🗷": "☒", "🗸": "✓", "🗴": "✗", "🞎": "☐", "🞏": "☐", "🞐": "☐", "⧠": "☐"}
"""Maps boxes and ticks to those that computers have a font for."""


def symbol_text(element: Element) -> str:
    """Convert a character of a symbol font to Unicode; an unknown one becomes a box."""
    # Imported here: only Word documents need it.
    from mammoth.docx.dingbats import dingbats

    font, code = attribute(element, "font"), attribute(element, "char") or ""
    try:
        number = int(code, 16)
    except ValueError:
        return _UNKNOWN_SYMBOL
    found = dingbats.get((font, number)) or dingbats.get((font, number & 0xFF))
    return _IN_ALL_FONTS.get(chr(found), chr(found)) if found else _UNKNOWN_SYMBOL

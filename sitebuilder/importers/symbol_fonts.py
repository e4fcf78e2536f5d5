"""Characters of symbol fonts (Wingdings and others), which mean nothing in any other font."""

UNKNOWN_SYMBOL = "□"
_IN_ALL_FONTS = {
    **{"🗹": "☑", "🗷": "☒", "🗸": "✓", "🗴": "✗", "🗶": "✗", "🞎": "☐", "🞏": "☐", "🞐": "☐", "⧠": "☐"},
    **{"⚫": "●", "◼": "■", "◾": "■", "⬩": "◆", "⬧": "◆", "🞈": "○", "⭘": "○", "⮚": "➢", "⬤": "●"},
}
"""Maps boxes, ticks and bullets to those that computers have a font for."""

SYMBOL_FONTS = frozenset({"Wingdings", "Wingdings 2", "Wingdings 3", "Webdings", "Symbol"})


def symbol_in_font(font: str, number: int) -> str:
    """Convert a character of a symbol font to Unicode; an unknown one becomes a box."""
    # Imported here: only documents with such a font need it.
    from mammoth.docx.dingbats import dingbats

    found = dingbats.get((font, number)) or dingbats.get((font, number & 0xFF))
    return _IN_ALL_FONTS.get(chr(found), chr(found)) if found else UNKNOWN_SYMBOL

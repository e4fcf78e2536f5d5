"""Write what Word shows of fields that hold no result where their instruction says it: symbols, texts."""

import re
from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.fields import instructions, show_instruction
from sitebuilder.importers.docx.xml import parse_number
from sitebuilder.importers.symbol_fonts import SYMBOL_FONTS, UNKNOWN_SYMBOL, symbol_in_font

_SYMBOL = re.compile(
    r"\s*+SYMBOL\s++(?P<code>0x[0-9A-F]{1,4}|[0-9]{1,5})\b(?P<switches>.*)", re.IGNORECASE | re.DOTALL
)
_FONT = re.compile(r"\\f\s*+\"?(?P<name>[^\"\\]++)", re.IGNORECASE)
_QUOTE = re.compile(r"\s*+QUOTE\s++\"(?P<text>[^\"]*+)\".*", re.IGNORECASE | re.DOTALL)


def write_computed_fields(root: Element) -> None:
    """Write symbols (``SYMBOL``, ECMA-376, 17.16.5.63) and literal texts (``QUOTE``, 17.16.5.53)."""
    for pieces, instruction in instructions(root, without_result=True):
        if symbol := _SYMBOL.fullmatch(instruction):
            show_instruction(pieces, _symbol(symbol))
        elif quote := _QUOTE.fullmatch(instruction):
            show_instruction(pieces, quote["text"])


def _symbol(found: re.Match[str]) -> str:
    """Return the character of a code: in the symbol font that is named, else in the code page of Windows."""
    code = found["code"]
    number = int(code, 16) if code[:2].lower() == "0x" else parse_number(code) or 0
    font = _FONT.search(found["switches"])
    name = font["name"].strip() if font else ""
    if name in SYMBOL_FONTS:
        return symbol_in_font(name, number)
    character = chr(number) if number > 0xFF else bytes([number]).decode("cp1252", "replace")
    return character if character.isprintable() else UNKNOWN_SYMBOL

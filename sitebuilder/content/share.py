"""Share pictures: the text on one, and the characters that its font has."""

from msgspec import Struct

from sitebuilder.content.model.drawings import Lines

_SIGNS = "–•€™"
_NAMES = (
    "镕喆堃玥珺翀昇珅玚玘琎珮瑄璟祎禤赟頔曈皛淏濛燚骉垚昳晧珩琇璠瑀瑨玹玙琭璘韫翊翾昊旻旸昫晔晗"
    "暲栐桁棽梽湜湉溁澍滠漪煊煜熳焜烜堉墡垲埇峣嵚嶙崟彧忞憬珲"
)
_MORE = frozenset(_SIGNS + _NAMES)
"""Punctuation in titles, and characters in people's names that GB 2312 lacks."""


NUMBER_SUFFIXES = "年月日号期届次"
"""Characters that follow a number and stay on its line."""


class ShareCard(Struct, frozen=True, array_like=True):
    """A share picture to draw: its title, the label above, the name below, the main colour (``#rrggbb``).

    ``drawing`` is beside the title. ``nowrap`` are words of the title that are not broken across lines.
    """

    title: str
    label: str
    name: str
    colour: str
    width: int
    height: int
    drawing: Lines
    nowrap: tuple[str, ...] = ()


def has_glyph(character: str) -> bool:
    """Return whether the font of share pictures has a character: GB 2312, Latin-1 and a few others."""
    if ord(character) < 0x100 or character in _MORE:
        return character.isprintable() or character == "\u00a0"
    try:
        # GB 2312 is the part of GBK with both bytes above A0; its own codec maps — and · to other characters.
        return min(character.encode("gbk")) > 0xA0
    except UnicodeEncodeError:
        return False

"""Share pictures: what is written on one, and which characters it can be written with."""

from msgspec import Struct

from sitebuilder.content.drawings import Lines

_SIGNS = "–•€™"
_NAMES = (
    "镕喆堃玥珺翀昇珅玚玘琎珮瑄璟祎禤赟頔曈皛淏濛燚骉垚昳晧珩琇璠瑀瑨玹玙琭璘韫翊翾昊旻旸昫晔晗"
    "暲栐桁棽梽湜湉溁澍滠漪煊煜熳焜烜堉墡垲埇峣嵚嶙崟彧忞憬珲"
)
_MORE = frozenset(_SIGNS + _NAMES)
"""Signs of titles, and characters of people's names that GB 2312 does not have."""


NUMBER_SUFFIXES = "年月日号期届次"
"""What stands behind a number and stays on its line."""


class ShareCard(Struct, frozen=True, array_like=True):
    """A share picture to draw: title, the line above it, the name below it, main colour (``#rrggbb``).

    ``drawing`` stands beside the title. ``nowrap`` are words of the title within which no line ends.
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
    """Tell whether the font of share pictures has a character: of GB 2312, of Latin-1, and some more."""
    if ord(character) < 0x100 or character in _MORE:
        return character.isprintable() or character == "\u00a0"
    try:
        # GB 2312 lies in GBK where both bytes are above A0; its own codec takes — and · for other signs.
        return min(character.encode("gbk")) > 0xA0
    except UnicodeEncodeError:
        return False

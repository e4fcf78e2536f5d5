"""Drawing a share picture: the title in white on the site's main colour, with the academy's name."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from sitebuilder.assets.share.font import FONT
from sitebuilder.assets.share.typeset import LEADING, typeset
from sitebuilder.content.share import ShareCard

_SIZES = (0.16, 0.148, 0.137, 0.127, 0.117, 0.107, 0.098, 0.089, 0.081)
"""Font sizes of a title, in heights of the picture."""

_MARGIN = 0.105
_SMALL = 0.056
_RULE = 0.008
_OPENING = "（《〈「『【“‘"
"""Signs whose ink stands in the right half of their square: first in a line they hang into the margin."""


def draw(card: ShareCard) -> bytes:
    """Return a share picture as a JPEG."""
    image = Image.new("RGB", (card.width, card.height), card.colour)
    pen = ImageDraw.Draw(image)
    margin, small = round(card.height * _MARGIN), round(card.height * _SMALL)
    width = card.width - 2 * margin
    soft = _mixed(card.colour)
    top = margin
    if card.label:
        label = typeset(card.label, width, small, (small,), _measure)
        pen.text((margin, top), label.lines[0], soft, _font(small), anchor="lt")
        top += round(small * 2)
    name = typeset(card.name, width, small, (small, round(small * 0.8)), _measure)
    bottom = card.height - margin
    pen.text((margin, bottom), name.lines[0], "white", _font(name.size), anchor="ls")
    rule = bottom - round(small * 2.1)
    pen.rectangle((margin, rule, margin + 2 * small, rule + round(card.height * _RULE)), soft)
    sizes = [round(card.height * each) for each in _SIZES]
    height = rule - top - small
    title = typeset(card.title, width, height, sizes, _measure, card.nowrap)
    line_top = top + max(0, (height - title.height) / 2)
    for line in title.lines:
        hang = title.size * 0.45 if line[:1] in _OPENING else 0
        pen.text((margin - hang, line_top + title.size * 0.88), line, "white", _font(title.size), anchor="ls")
        line_top += title.size * LEADING
    made = BytesIO()
    image.save(made, "JPEG", quality=85, subsampling=0)
    return made.getvalue()


def _mixed(colour: str) -> tuple[int, int, int]:
    """Return a colour mixed with three times as much white."""
    parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    red, green, blue = (round(part * 0.25 + 255 * 0.75) for part in parts)
    return red, green, blue


def _measure(text: str, size: int) -> float:
    return sum(_advance(character, size) for character in text)


@cache
def _advance(character: str, size: int) -> float:
    """Return how wide a character is set; the font has no kerning, so that widths add up."""
    return _font(size).getlength(character)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    # Basic layout is Pillow's own: the other one depends on libraries of the system.
    return ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC)

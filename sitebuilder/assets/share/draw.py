"""Draws share pictures: a line drawing and the title, in white on the site's main colour."""

from functools import cache
from io import BytesIO

from msgspec import Struct
from PIL import Image, ImageDraw, ImageFont

from sitebuilder.assets.share.font import FONT_FILE
from sitebuilder.assets.share.motif import draw_motif
from sitebuilder.assets.share.typeset import LINE_HEIGHT, TextBlock, typeset
from sitebuilder.content.share import ShareCard

_LEVELS = 16
"""The number of colours of a picture, from the main colour to white: enough for smooth edges."""

_WHITE, _SOFT = 255, 195
"""Levels of white, up to 255."""

_SIZES = (0.16, 0.148, 0.137, 0.127, 0.117, 0.107, 0.098, 0.089, 0.081)
"""Font sizes of a title, as fractions of the picture's height."""

_SMALL_SIZE = 0.056
"""The font size of all other text."""

_MARGIN = 0.105
_SQUARE_MARGIN = 0.07
_RULE_HEIGHT = 0.008
_DRAWING_WIDTH = 0.64
"""The width of the square drawing on a wide picture, as a fraction of the picture's height."""

_LINE_STRENGTH = 0.65
"""The width of its lines relative to those on a square picture, which must be visible at 50 pixels."""

_MAX_SQUARE_TITLE = 0.3
"""The greatest height of a title on a square picture; the drawing, which is seen first, has the rest."""

_HANGING = "（《〈「『【“‘"
"""Punctuation with its ink in the right half of its square: at a line start it hangs into the margin."""


class _Sheet(Struct, frozen=True):
    """A picture being drawn, in levels of white; ``margin`` and the font size ``small`` are in pixels."""

    card: ShareCard
    image: Image.Image
    pen: ImageDraw.ImageDraw
    margin: int
    small: int

    def write(self, text: str, at: tuple[float, float], size: int, anchor: str, white: int = _WHITE) -> None:
        """Write a line of text at a position; ``anchor`` is a text anchor of Pillow."""
        self.pen.text(at, text, white, _font(size), anchor=anchor)

    def write_line(self, text: str, at: tuple[float, float], anchor: str, width: int, white: int) -> None:
        """Write a small line of at most so many pixels, reducing its size or cutting it if necessary."""
        block = typeset(text, (width, self.small), (self.small, round(self.small * 0.8)), _measure)
        self.write(block.lines[0], at, block.size, anchor, white)


def draw_share_picture(card: ShareCard) -> bytes:
    """Return a share picture as a PNG: on a square one the drawing is above the title, else next to it."""
    image = Image.new("L", (card.width, card.height))
    is_square = card.width == card.height
    margin = round(card.height * (_SQUARE_MARGIN if is_square else _MARGIN))
    sheet = _Sheet(card, image, ImageDraw.Draw(image), margin, round(card.height * _SMALL_SIZE))
    if is_square:
        _draw_square(sheet)
    else:
        _draw_wide(sheet)
    return _encode_png(image, card.colour)


def _encode_png(image: Image.Image, colour: str) -> bytes:
    """Return levels of white as a PNG with a small palette."""
    main = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    steps = [level / (_LEVELS - 1) for level in range(_LEVELS)]
    levels = image.point([round(level / 255 * (_LEVELS - 1)) for level in range(256)])
    coloured = Image.frombytes("P", levels.size, levels.tobytes())
    coloured.putpalette([round(part + (255 - part) * step) for step in steps for part in main])
    buffer = BytesIO()
    coloured.save(buffer, "PNG", bits=4, optimize=True)
    return buffer.getvalue()


def _draw_square(sheet: _Sheet) -> None:
    """Draw everything centred, the drawing as large as the title allows."""
    card, margin, small = sheet.card, sheet.margin, sheet.small
    width, middle, bottom = card.width - 2 * margin, card.width / 2, card.height - margin
    top = margin
    if card.label:
        sheet.write_line(card.label, (middle, top), "mt", width, _SOFT)
        top += round(small * 1.6)
    sheet.write_line(card.name, (middle, bottom), "ms", width, _WHITE)
    title = _typeset_title(card, (width, round(card.height * _MAX_SQUARE_TITLE)))
    title_top = bottom - small * 1.9 - title.height
    for number, line in enumerate(title.lines):
        base = title_top + title.size * (0.88 + LINE_HEIGHT * number)
        sheet.write(line, (middle, base), title.size, "ms")
    side = round(title_top - small * 0.7 - top)
    draw_motif(sheet.image, card.drawing, (middle - side / 2, top), side)


def _draw_wide(sheet: _Sheet) -> None:
    """Draw the title on the left and the drawing on the right."""
    card, margin, small = sheet.card, sheet.margin, sheet.small
    side = round(card.height * _DRAWING_WIDTH)
    left, bottom = card.width - margin - side, card.height - margin
    width = left - margin - small
    draw_motif(sheet.image, card.drawing, (left, (card.height - side) / 2), side, _LINE_STRENGTH)
    top = margin
    if card.label:
        sheet.write_line(card.label, (margin, top), "lt", width, _SOFT)
        top += round(small * 2)
    sheet.write_line(card.name, (margin, bottom), "ls", width, _WHITE)
    rule = bottom - round(small * 2.1)
    sheet.pen.rectangle((margin, rule, margin + 2 * small, rule + round(card.height * _RULE_HEIGHT)), _SOFT)
    height = rule - top - small
    title = _typeset_title(card, (width, height))
    line_top = top + max(0, (height - title.height) / 2)
    for number, line in enumerate(title.lines):
        hang = title.size * 0.45 if line[:1] in _HANGING else 0
        base = line_top + title.size * (0.88 + LINE_HEIGHT * number)
        sheet.write(line, (margin - hang, base), title.size, "ls")


def _typeset_title(card: ShareCard, area: tuple[int, int]) -> TextBlock:
    sizes = [round(card.height * each) for each in _SIZES]
    return typeset(card.title, area, sizes, _measure, card.nowrap)


def _measure(text: str, size: int) -> float:
    return sum(_advance_width(character, size) for character in text)


@cache
def _advance_width(character: str, size: int) -> float:
    """Return the advance width of a character; the font has no kerning, so widths can be summed."""
    return _font(size).getlength(character)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    # Basic layout is built into Pillow; the alternative depends on system libraries.
    return ImageFont.truetype(FONT_FILE, size, layout_engine=ImageFont.Layout.BASIC)

"""Share pictures: how titles are typeset, and with which characters."""

from hashlib import blake2b
from io import BytesIO

import msgspec
import pytest
from fontTools.ttLib import TTFont
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from sitebuilder.assets.share.draw import draw_share_picture
from sitebuilder.assets.share.font import FONT_FILE, SHARE_FOLDER
from sitebuilder.assets.share.typeset import split_into_units, typeset
from sitebuilder.content.model.drawings import LINES, Drawing
from sitebuilder.content.pictures import DRAWN_SQUARE, WIDE
from sitebuilder.content.share import ShareCard, has_glyph
from tests.pictures import is_like, pixel

NOT_FIRST = "、，。．：；！？）］｝》」』】”’…"
NOT_LAST = "（［｛《「『【“‘"
SIZES = (80, 60, 40)
MOST_BYTES = 12 * 1024
TITLES = st.lists(
    st.sampled_from(
        [*"关于举办职工技能竞赛的通知", *NOT_FIRST, *NOT_LAST, " ", "BIM", "2026", "3.5%", "CAD/CAM"]
    ),
    min_size=1,
    max_size=60,
).map("".join)


def measure(text: str, size: int) -> float:
    """A Chinese character is as wide as it is high, a Latin one half as wide."""
    return sum(size if ord(character) > 0x2000 else size / 2 for character in text)


def set_lines(text: str, width: int = 800, height: int = 300) -> tuple[str, ...]:
    return typeset(text, (width, height), SIZES, measure).lines


@given(TITLES)
@example("关关关关（ 关关关关关")
@example("关BIM（（关、、 、BIM")
def test_no_line_begins_or_ends_with_forbidden_punctuation(text):
    lines = set_lines(text)
    for line in lines[1:]:
        # A line of nothing but such signs comes of a text of nothing but them.
        assert line[:1] not in NOT_FIRST or not line.strip(NOT_FIRST + "…")
    for line in lines[:-1]:
        assert line[-1:] not in NOT_LAST


@given(TITLES)
def test_a_title_fits_its_space_and_loses_nothing_but_its_end(text):
    block = typeset(text, (800, 300), SIZES, measure)
    assert block.height <= 300
    assert all(measure(line, block.size) <= 800 for line in block.lines)
    shown = "".join(block.lines).replace(" ", "")
    whole = "".join(text.split())
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))


def test_words_that_the_site_names_are_not_broken():
    assert split_into_units("“电子技术”员", ["电子", "技术", "技术员"]) == ["“电子", "技术”", "员"]
    block = typeset("机电技术应用", (260, 300), (60, 40), measure, ["机电", "技术", "应用"])
    assert block.lines == ("机电技术", "应用")


def test_words_and_numbers_are_not_broken():
    assert split_into_units("2026年11月3日") == ["2026年", "11月", "3日"]
    assert split_into_units("用BIM 2026建模。") == ["用", "BIM ", "2026", "建", "模。"]
    assert split_into_units("（“三合一”）平台") == ["（“三", "合", "一”）", "平", "台"]


def test_a_short_title_is_large_and_a_long_one_small():
    sizes = [typeset("关于开班的通知" * times, (800, 300), SIZES, measure).size for times in (1, 5, 9)]
    assert sizes == [80, 60, 40]


def test_lines_are_about_equally_long():
    assert set_lines("关于举办职工技能竞赛的") == ("关于举办职工", "技能竞赛的")


def test_a_title_that_never_fits_ends_with_an_ellipsis():
    lines = set_lines("学" * 400)
    assert lines[-1].endswith("学…")


def test_a_title_that_never_fits_ends_before_a_word():
    for before in range(80, 101):
        last = set_lines("学" * before + "International" + "学" * 400)[-1]
        assert "International" in last or set(last) <= set("学…")


@pytest.mark.parametrize("size", [WIDE, DRAWN_SQUARE])
def test_a_picture_has_its_size_and_its_colour_and_shows_the_title(size):
    card = ShareCard(
        "关于开班的通知", "通知公告", "某某学院", "#9a2420", size[0], size[1], LINES[Drawing.BOARD]
    )
    made = Image.open(BytesIO(draw_share_picture(card)))
    assert (made.format, made.size) == ("PNG", size)
    image = made.convert("RGB")
    assert is_like(pixel(image, 2, 2), (0x9A, 0x24, 0x20))
    white = image.convert("L").point(lambda value: 255 * (value > 240))
    box = white.getbbox()
    assert box is not None and box[2] - box[0] > size[0] / 3
    assert (
        draw_share_picture(card)
        == draw_share_picture(card)
        != draw_share_picture(msgspec.structs.replace(card, title="结业"))
    )


@pytest.mark.parametrize("drawing", Drawing)
def test_a_square_picture_is_small_however_long_its_title_and_its_drawing_is_seen_at_50_pixels(drawing):
    card = ShareCard(
        "关于举办技能竞赛" * 8,
        "示例 · 技能竞赛",
        "某某职工技能学院",
        "#9a2420",
        *DRAWN_SQUARE,
        LINES[drawing],
    )
    assert len(draw_share_picture(card)) <= MOST_BYTES
    short = msgspec.structs.replace(card, title="公示", label="")
    small = Image.open(BytesIO(draw_share_picture(short))).convert("L").resize((50, 50), Image.Resampling.BOX)
    above_the_title = small.crop((0, 0, 50, 30))
    white = above_the_title.point(lambda value: 255 * (value > 150)).getbbox()
    assert white is not None
    assert max(white[2] - white[0], white[3] - white[1]) >= 18


def test_a_title_in_other_colours_is_set_in_these():
    card = ShareCard("公示", "", "学院", "#005599", *DRAWN_SQUARE, LINES[Drawing.NUT])
    image = Image.open(BytesIO(draw_share_picture(card)))
    colours = image.convert("RGB").getcolors()
    assert colours is not None and len(colours) <= 16
    assert {(0x00, 0x55, 0x99), (255, 255, 255)} <= {colour for _, colour in colours}


def test_the_font_has_every_character_it_should_have():
    covered = {code for code in range(0x20, 0x10000) if has_glyph(chr(code))}
    assert covered - set(TTFont(FONT_FILE).getBestCmap()) == set()
    assert all(map(has_glyph, "肇庆高新区总工会工匠学院（BIM）：“三合一”—·…《》、％℃①Ⅱé"))
    assert not any(map(has_glyph, "𠮷☺龘\n\u200b"))


def test_the_name_of_the_font_contains_its_digest_and_its_licence_is_included():
    assert FONT_FILE.stem.rpartition("-")[2] == blake2b(FONT_FILE.read_bytes(), digest_size=5).hexdigest()
    assert list(SHARE_FOLDER.glob("*.otf")) == [FONT_FILE]
    assert "SIL OPEN FONT LICENSE Version 1.1" in (SHARE_FOLDER / "OFL.txt").read_text(encoding="utf-8")

"""Shortened texts end where a reader would pause."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitebuilder.markdown import render, shorten
from sitebuilder.markdown.graphemes import is_grapheme_boundary
from sitebuilder.messages import Place
from sitebuilder.views.shared.frame import PageInfo, make_frame
from tests.library import make_test_context

WORDS = [
    "International",
    "https://www.example.org/a/b?c=d!e#f",
    "https://例子.中国/路径/文件",
    "name@example.org",
    "0758-1234567",
    "1,234,567.89",
    "50%",
    "２０２６",
    "ＢＩＭ",
    "C++/C#",
    "don’t",
    "한국어",
    "हिन्दी",
    "Größe",
    "кириллица",
]
GRAPHEMES = [
    "👨\u200d👩\u200d👧\u200d👦",
    "👍🏽",
    "🇨🇳",
    "❤\ufe0f\u200d🔥",
    "1\ufe0f\u20e3",
    "e\u0301\u0323",
    "葛\U000e0100",
    "각",
    "\u1100\u1161\u11a8",
    "क्षि",
    "กำ",
    "ｶﾞ",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
]


def beginnings(whole: str) -> list[str]:
    """Return the beginnings of texts in which something stands at each place around the longest one."""
    return [shorten("汉" * before + whole + "，" + "汉" * 60, 120) for before in range(80, 125)]


@pytest.mark.parametrize("whole", WORDS)
def test_a_word_a_number_or_an_address_is_there_or_is_not(whole):
    for beginning in beginnings(whole):
        assert beginning.lstrip("汉").rstrip("汉，…") in ("", whole)
        assert 81 <= len(beginning) <= 120
        assert beginning.endswith("…")
    assert any(whole in each for each in beginnings(whole))


@pytest.mark.parametrize("whole", GRAPHEMES)
def test_a_grapheme_cluster_is_kept_or_dropped_as_a_whole(whole):
    for count in (1, 2, 3, 60):
        for before in range(95, 121):
            beginning = shorten("汉" * before + whole * count + "汉" * 30, 120)
            middle = beginning.removesuffix("…").lstrip("汉").rstrip("汉") if "汉" not in whole else ""
            assert len(middle) % len(whole) == 0
            assert middle == whole * (len(middle) // len(whole))


@pytest.mark.parametrize("whole", GRAPHEMES)
def test_a_text_of_nothing_else_is_cut_between_them(whole):
    beginning = shorten(whole * 121, 120)
    assert beginning == whole * ((len(beginning) - 1) // len(whole)) + "…"
    assert len(beginning) > 100


def test_a_sentence_does_not_end_inside_an_address_or_before_a_mark():
    text = "汉" * 60 + "见https://www.example.org/search?q=a 页。" + "汉" * 200
    assert shorten(text, 120).endswith("页。")
    assert shorten(
        "汉" * 60 + "https://www.example.org/search?q=abcdefghijklmnopqrstuvwxyz" + "汉" * 60, 100
    ) == ("汉" * 60 + "…")
    assert shorten("汉" * 60 + "！\ufe0f" + "汉" * 100, 120) == "汉" * 60 + "！\ufe0f" + "汉" * 57 + "…"


def test_a_text_that_begins_with_a_long_address_has_no_beginning():
    assert shorten("https://www.example.org/" + "a" * 200, 120) == ""
    assert shorten("见 https://www.example.org/" + "a" * 200, 120) == "见…"


def test_a_script_without_spaces_is_cut_between_its_letters():
    thai = "ภาษาไทยเป็นภาษาที่มีระดับเสียงของคำแน่นอน" * 10
    assert 100 < len(shorten(thai, 120)) <= 120


@given(
    st.text(st.sampled_from("汉字，。! .aé\u0301\u200d👩🇨🇳🏽가\u1100\u0915\u094d\u0e33/:"), max_size=300),
    st.integers(50, 160),
)
@example("a" * 300, 120)
@example("\u0301" * 300, 120)
def test_it_is_a_beginning_of_at_most_so_many_characters(text, most):
    beginning = shorten(text, most)
    assert len(beginning) <= most
    kept = beginning.removesuffix("…") if beginning != text and not text.startswith(beginning) else beginning
    assert text.startswith(kept)
    assert kept in ("", text) or is_grapheme_boundary(text, len(kept))


def test_excerpts_and_descriptions_are_cut_so():
    text = "汉" * 112 + "International" + "汉" * 60
    assert render(text, Place("a.md"))[0].excerpt == "汉" * 112 + "…"
    family = "👨\u200d👩\u200d👧"
    frame = make_frame(PageInfo("a/", "题", "汉" * 156 + family + "汉" * 9), make_test_context({}).frame)
    assert frame.head.description == "汉" * 156 + "…"
    assert {meta.content for meta in frame.head.properties if meta.name == "og:description"} == {
        frame.head.description
    }

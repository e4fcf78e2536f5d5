"""Line breaks and emphasis in Chinese text."""

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.markdown.html import html_of


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("中文，\n文字", "中文，文字"),
        ("中文、\n  文字", "中文、文字"),
        ("中文（\n注）", "中文（注）"),
        ("“中文\n”文字", "“中文”文字"),
        ("用 BIM，\nRevit 建模", "用 BIM，Revit 建模"),
        ("𠮷野，\n𠮷家", "𠮷野，𠮷家"),
    ],
)
def test_a_line_break_in_a_chinese_sentence_adds_no_space(source, html):
    assert html_of(source) == f"<p>{html}</p>"


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("中文\n文字", "中文<br>\n文字"),
        ("中文\n（注）", "中文<br>\n（注）"),
        ("中文  \t\n  文字".replace("  \t", " "), "中文<br>\n文字"),
        ("他说\n“好”\n然后", "他说<br>\n“好”<br>\n然后"),
        ("“甲”\n“乙”", "“甲”<br>\n“乙”"),
        ("说明——\n补充", "说明——<br>\n补充"),
        ("𠮷野\n𠮷家", "𠮷野<br>\n𠮷家"),
        ("ひらがな\nカタカナ", "ひらがな<br>\nカタカナ"),
    ],
)
def test_a_line_break_between_short_chinese_lines_is_kept(source, html):
    assert html_of(source) == f"<p>{html}</p>"


@pytest.mark.parametrize(
    "source", ["中文\nLatin", "Latin\n中文", "2026\n年", "two\nwords", "한국\n문자", "he said\n“yes”"]
)
def test_a_line_break_next_to_another_script_is_kept(source):
    assert html_of(source) == f"<p>{source}</p>"


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("甲**乙**，\n丙", "甲<strong>乙</strong>，丙"),
        ("甲，\n**乙**丙", "甲，<strong>乙</strong>丙"),
        ("甲，\n[乙](a.md)，\n丙", '甲，<a href="a.md">乙</a>，丙'),
        ("**甲\n乙**", "<strong>甲乙</strong>"),
        (
            "[**甲**](a.md)，\n***乙***",
            '<a href="a.md"><strong>甲</strong></a>，<strong><em>乙</em></strong>',
        ),
        ("甲，\n`代码`，\n乙", "甲，<code>代码</code>，乙"),
        ("甲\n`code`\n乙", "甲\n<code>code</code>\n乙"),
        ("甲<span title='a\nb'>乙，</span>\n丙", '甲<span title="a\nb">乙，</span>丙'),
    ],
)
def test_a_line_break_where_inline_markup_begins_or_ends_adds_no_space(source, html):
    assert html_of(source) == f"<p>{html}</p>"


def test_a_footnote_number_at_the_end_of_a_line_adds_no_space():
    assert "</a></sup>乙</p>" in html_of("甲，[^1]\n乙\n\n[^1]: 丙")


def test_line_breaks_in_a_sentence_in_lists_and_quotations_and_in_raw_html_add_no_space():
    assert "<li>甲，乙</li>" in html_of("- 甲，\n  乙")
    assert "<p>甲，乙</p>" in html_of("> 甲，\n> 乙")
    assert "<div>甲乙</div>" in html_of("<div>甲\n乙</div>")


@pytest.mark.parametrize("source", ["```\n甲\n乙\n```", "    x = 甲\n    乙", "<pre>甲\n乙</pre>"])
def test_line_breaks_in_code_stay(source):
    assert "甲\n乙" in html_of(source)


def test_line_breaks_in_a_code_span_stay():
    assert html_of("文`甲\n乙`字") == "<p>文<code>甲\n乙</code>字</p>"


def test_a_hard_break_with_two_spaces_is_kept():
    assert html_of("甲  \n乙") == "<p>甲<br>\n乙</p>"


NEIGHBOURS = [
    "",
    "中",
    "A",
    "1",
    "，",
    "。",
    "：",
    "“",
    "”",
    "（",
    "）",
    "《",
    "》",
    "—",
    "…",
    "、",
    "？",
    '"',
    "(",
]


@pytest.mark.parametrize(("mark", "tag"), [("*", "em"), ("**", "strong")])
def test_emphasis_works_next_to_any_chinese_punctuation(mark, tag):
    for outside, inside in itertools.product(NEIGHBOURS, repeat=2):
        if outside + inside in ("“”", '""'):
            # A text that tells of stars: ``用“*”代替``.
            continue
        begin = html_of(f"文{outside}{mark}{inside}文字{mark}。")
        if mark == "*" and inside in ("，", "。", "：", "、", "？", "）") and outside in ("", "中", "A", "1"):
            # Two words with a star each (``姓名*、电话*。``), and no emphasis in CommonMark either (6.2).
            assert begin == f"<p>文{outside}*{inside}文字*。</p>"
            continue
        assert begin == f"<p>文{outside}<{tag}>{inside}文字</{tag}>。</p>"
        end = html_of(f"“{mark}文字{inside}{mark}{outside}")
        assert end == f"<p>“<{tag}>文字{inside}</{tag}>{outside}</p>"


def test_several_emphases_in_a_sentence_keep_apart():
    html = html_of("他说：**“好。”**然后**“引用”**文字，*（斜）*体和***都***。")
    assert html == (
        "<p>他说：<strong>“好。”</strong>然后<strong>“引用”</strong>文字，<em>（斜）</em>体和"
        "<strong><em>都</em></strong>。</p>"
    )


@given(st.text("中文字A1，。“”（）", min_size=1), st.text("中文字A1，。“”（）", min_size=1))
def test_emphasis_works_on_any_words_in_any_words(around, inside):
    assume(not (around.endswith("“") and inside.startswith("”")))
    assume(not (inside.endswith("“") and around.startswith("”")))
    assert html_of(f"文{around}**{inside}**{around}") == f"<p>文{around}<strong>{inside}</strong>{around}</p>"


def test_an_abbreviation_is_found_between_chinese_characters():
    html = html_of("使用BIM建模，不是BIMx，工会说。\n\n*[BIM]: 建筑信息模型\n*[工会]: 总工会")
    assert (
        '使用<abbr title="建筑信息模型">BIM</abbr>建模，不是BIMx，<abbr title="总工会">工会</abbr>说。'
        in html
    )

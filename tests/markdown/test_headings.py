"""Levels and ids of headings."""

import unicodedata

import pytest

from sitebuilder.markdown import Heading, TextOptions, fill, render
from sitebuilder.messages import Place
from tests.markdown.html import html_of


def headings_of(source, **options):
    return render(source, Place("a.md"), **options)[0].headings


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ([1, 2, 3], [2, 3, 4]),
        ([3, 3], [2, 2]),
        ([2, 4, 3, 2], [2, 3, 3, 2]),
        ([3, 2, 3], [2, 2, 3]),
        ([1, 6, 6, 2], [2, 3, 3, 3]),
        ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]),
    ],
)
def test_levels_begin_at_the_base_level_and_leave_no_gap(written, levels):
    source = "\n\n".join(f"{'#' * level} 标题" for level in written)
    assert [heading.level for heading in headings_of(source)] == levels


def test_the_base_level_is_the_callers():
    assert html_of("# 甲", base_level=3) == '<h3 id="甲">甲</h3>'


def test_headings_in_raw_html_are_headings_too():
    html = html_of("# 甲\n\n<h5>乙</h5>")
    assert html == '<h2 id="甲">甲</h2>\n<h3 id="乙">乙</h3>'


def test_the_title_of_a_heading_ends_where_one_within_it_begins():
    titles = [heading.title for heading in headings_of('> <h2></div>_"甲" <h2></div>_"乙"')]
    assert titles == ['"甲"', '"乙"']


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("学院由来", "学院由来"),
        ("培训 内容：安全、消防", "培训-内容安全消防"),
        ("BIM Contest 2022", "bim-contest-2022"),
        ("**“匠”**的`Code`", "匠的code"),
        ("甲 - 乙", "甲-乙"),
        ("！？", "section"),
    ],
)
def test_an_id_is_made_from_the_text_of_its_heading(title, expected):
    assert headings_of(f"## {title}")[0].id == expected


def test_a_title_is_plain_text():
    source = "## [链接](a.md)与 **A&B** `<b>`[^1]\n\n[^1]: 注"
    assert headings_of(source) == (Heading(2, "链接与-ab-b", "链接与 A&B <b>"),)


def test_equal_titles_get_numbers():
    ids = [heading.id for heading in headings_of("## 甲\n\n## 甲\n\n## 甲\n\n## 乙")]
    assert ids == ["甲", "甲-2", "甲-3", "乙"]


def test_an_id_that_the_editor_wrote_wins():
    headings = headings_of("## history\n\n## 由来 {#history}\n\n## 甲 {#a}\n\n## 乙 {#a}")
    assert [heading.id for heading in headings] == ["history-2", "history", "a", "a-2"]


def test_the_prefix_is_only_added_to_generated_ids():
    text, _ = render("## 甲[^1]\n\n## 乙 {#b}\n\n[^1]: 注", Place("a.md"), TextOptions(id_prefix="syllabus-"))
    assert text.anchors == ("syllabus-甲", "syllabus-fnref-1", "b", "syllabus-fn-1")
    assert 'href="#syllabus-fn-1"' in text.parts[0]
    assert 'href="#syllabus-fnref-1"' in text.parts[0]


def test_a_heading_without_text_is_left_out():
    assert headings_of("# \n\n甲") == ()
    assert "<h" not in html_of("# \n\n甲")


def test_ids_of_other_elements_are_anchors():
    text, _ = render("段落\n{#a}\n\n<div id='b c'>x</div>\n\n[甲](x.md){#d}", Place("a.md"))
    assert text.anchors == ("a", "b-c", "d")


def test_an_id_is_composed_however_it_was_written():
    for source in ("## 甲 {#%s}", '## 甲\n\n<p id="%s">乙</p>'):
        decomposed = unicodedata.normalize("NFD", source % "café")
        assert 'id="café"' in html_of(decomposed)


def test_labels_above_a_rule_are_no_heading():
    assert html_of("讲师：李工  |  课时：4\n---") == "<p>讲师：李工  |  课时：4</p>\n<hr>"
    assert html_of("第三讲：平焊\n---").startswith("<h2")


def test_a_sentence_above_the_rule_of_a_mail_is_no_heading():
    assert html_of("谢谢！\n--\n李工") == "<p>谢谢！<br>\n--<br>\n李工</p>"
    assert html_of("用法\n--").startswith("<h2")


def test_an_id_with_signs_of_html_is_found_by_links_to_it():
    text, problems = render("## 甲 {#r&d}", Place("a.md"))
    assert problems == ()
    assert fill(text, []) == '<h2 id="r&amp;d">甲</h2>'
    assert text.headings[0].id == "r&d"
    assert text.anchors == ("r&d",)

"""Less-than signs and other signs that are text, and tags that stay tags."""

import pytest
from hypothesis import example, given

from sitebuilder.markdown import plain_lines, render
from sitebuilder.markdown.less_than import HTML_ELEMENTS
from sitebuilder.markdown.literals import protect_literals, restore_literals
from sitebuilder.messages import Place
from tests.markdown.html import html_of
from tests.markdown.test_any_input import marked_up


@pytest.mark.parametrize(
    "source",
    [
        "填写<姓名>和<B5纸>",
        "Map<String,Object> 与 List<Object>、Set<A>",
        "<package_name> <my-tag> <file.txt> <path> <user@host>",
        "若n<N1，且f>F2",
        "a<b 且 c>d，x <b y>",
        "箭头 <- 与 <= 与 <3 与 <>",
        "<b 甲>",
        "<?php echo 1; ?>",
        "<!DOCTYPE html>",
        "<<甲>>",
        "甲&# 95;乙&#；丙;<丁>戊",
        "用 <title> 写标题，用 <select> 选，用<b>加粗",
    ],
)
def test_a_less_than_sign_that_begins_no_element_is_text(source):
    text, problems = render(source, Place("a.md"))
    assert plain_lines(text).strip() == source
    assert problems == ()


@pytest.mark.parametrize(
    "source",
    [
        "_签到_.xlsx",
        "交来_签到_.xlsx和_心得_.docx。",
        "文件名：_2026_心得_.DOCX",
        "__封面__.jpg",
        "搜索*心得*.docx",
        "删去 *心得*.docx 和 *签到*.xlsx",
    ],
)
def test_underscores_and_stars_around_the_name_of_a_file_are_text(source):
    for around in ("{}", "{}<b>甲</b>", "- {}", "**甲**：{}"):
        text, problems = render(around.format(source), Place("a.md"))
        assert source in text.parts[0]
        assert problems == ()


@pytest.mark.parametrize("source", ["【*】甲 【*】乙", "[*]甲\n[*]乙", "（*）甲（*）乙", "[*]填，见[*]"])
def test_a_star_alone_in_brackets_is_text(source):
    for around in ("{}", "{}<b>甲</b>", "- {}"):
        assert "<em>" not in html_of(around.format(source).replace("\n", "，"))
        assert "<em>" not in html_of(source)


def test_words_before_a_dot_that_begins_no_extension_are_emphasised():
    assert html_of("_签到_.然后 *心得*. 完") == "<p><em>签到</em>.然后 <em>心得</em>. 完</p>"


def test_tags_of_html_stay_tags():
    source = (
        "<b>甲</b><br/><IMG src='a.jpg' alt=图>\n<a\n  href=b.md>乙</a><o:p></o:p><!-- c<d --><i lang=en>e"
    )
    assert html_of(source) == (
        '<p><b>甲</b><br><img src="a.jpg" alt="图">\n<a href="b.md">乙</a><i lang="en">e</i></p>'
    )


@given(marked_up)
@example("<a" * 50)
@example("<!-- a<b `<c>` <b>")
def test_literals_are_replaced_one_for_one(source):
    apart = protect_literals(source)
    assert restore_literals(apart) == restore_literals(source)
    assert len(apart) == len(source)


def test_the_elements_are_those_of_html():
    assert {"a", "p", "table", "script", "font"} <= HTML_ELEMENTS
    assert not {"string", "path", "name", "user"} & HTML_ELEMENTS


@pytest.mark.parametrize(
    "source",
    [
        "【班级】_【姓名】_【日期】",
        "文件名写成{班级}_{姓名}_{工种}.zip",
        "<工号>_<姓名>_<日期>.docx",
        "（工段）_（班组）_（组长）",
        "“工种”_“姓名”_“电话”",
        "[车间]_[姓名]_[日期]",
    ],
)
def test_underscores_between_placeholders_of_a_file_name_are_text(source):
    text, problems = render(source, Place("a.md"))
    assert plain_lines(text).strip() == source
    assert problems == ()


@pytest.mark.parametrize(
    "source",
    [
        "下课啦^_^请锁好门窗^_^",
        "辛苦各位 (∩_∩)，周末愉快 (∩_∩)",
        "-_-! 刀头又崩了 -_-",
        "看图看得@_@，手也酸=_=，眼也花￣_￣",
        "(*^_^*)全员合格(*^_^*)",
    ],
)
def test_underscores_of_faces_are_text(source):
    text, problems = render(source, Place("a.md"))
    assert plain_lines(text).strip() == source
    assert problems == ()


@pytest.mark.parametrize(
    "source",
    [
        "密码可以有下划线（_）和星号（*），下划线（_）和星号（*）不能在最前面",
        "工号用“_”连接，不以“_”结尾；「*」为临时工，「*」不编号",
        "可用的符号：_、*；不用的：_、*。",
        "判断用“==”，不用“=”，“==”两边留空；用“~~”的删去，“~~”不印",
        "密码要有!@#$%^&*_中的一个，另有_和*也行",
        "密码要有特殊字符（如@#$%^&*）",
        "可用@#$%^&*，也可用*或_",
        "键盘上的~!@#$%^&*()_+-={}[]|\\:;<>?,./都行，*和_除外",
        '图纸名不能有\\/:*?"<>|，材料名也不能有\\/:*?"<>|',
    ],
)
def test_signs_that_a_text_tells_of_are_text(source):
    text, problems = render(source, Place("a.md"))
    assert plain_lines(text).strip() == source
    assert problems == ()


def test_bold_signs_and_cells_of_signs_stay():
    assert html_of("**特殊字符：!@#$%**，**#$%^&**") == (
        "<p><strong>特殊字符：!@#$%</strong>，<strong>#$%^&amp;</strong></p>"
    )
    assert '<td>\\/:*?"|</td>' in html_of('| 甲 |\n| - |\n| \\/:*?"\\| |')
    assert html_of("`@#$%^&*_\\`") == "<p><code>@#$%^&amp;*_\\</code></p>"


def test_underscores_in_addresses_and_of_emphasis_stay():
    assert html_of("-_先断电_-，“_再验电_”") == "<p>-<em>先断电</em>-，“<em>再验电</em>”</p>"
    assert 'href="https://example.org/-_-/a_b"' in html_of("见https://example.org/-_-/a_b 。")
    assert 'href="https://example.org/(a)_(b)_c"' in html_of("见https://example.org/(a)_(b)_c 。")
    assert html_of("_（重点）_ 和 _【难点】_") == "<p><em>（重点）</em> 和 <em>【难点】</em></p>"
    assert html_of("[甲](（一）_（二）.docx)") == '<p><a href="（一）_（二）.docx">甲</a></p>'


def test_three_underscores_behind_a_colon_and_before_a_bracket_are_to_be_filled_in():
    assert html_of("工种：___（可多选）其他___") == "<p>工种：___（可多选）其他___</p>"
    assert html_of("___先断电___ 再验电") == "<p><strong><em>先断电</em></strong> 再验电</p>"

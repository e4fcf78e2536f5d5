"""Raw HTML with Markdown text between blank lines, as on GitHub; all other HTML is kept as written."""

import pytest

from sitebuilder.markdown import fill, render
from tests.markdown.normalise.html import START, html_of, reported_problems


def test_text_between_blank_lines_within_an_element_is_markdown():
    assert html_of(
        "<details>\n<summary>名单</summary>\n\n**焊工班**\n\n- 甲\n- 乙\n\n</details>\n\n后文"
    ) == (
        "<details>\n<summary>名单</summary>\n<p><strong>焊工班</strong></p>\n<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n"
        "</details>\n<p>后文</p>"
    )


def test_so_it_is_in_the_cells_of_a_table():
    html = html_of("<table>\n<tr><td>\n\n**甲**\n\n</td><td>乙</td></tr>\n</table>")
    assert "<tr><td>\n<p><strong>甲</strong></p>\n</td><td>乙</td></tr>" in html


@pytest.mark.parametrize(
    "source",
    [
        "<div>\n**甲**\n</div>",
        "<ul>\n<li>**甲**</li>\n\n<li>乙</li>\n</ul>",
        "<div>\n  <p>**甲**</p>\n\n      <p>乙</p>\n</div>",
        "<pre>\n乙\n\n**甲**\n</pre>",
        "<div>\n    乙\n\n    **甲**\n</div>",
    ],
)
def test_other_raw_html_is_kept_unchanged(source):
    text, problems = render(source, START)
    assert "**甲**" in fill(text, [])
    assert {each.code for each in problems} <= {"markdown-in-html"}


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("<div>![车间](a.jpg)</div>", '<div><img src="a.jpg" alt="车间"></div>'),
        ('<div>\n![](a.jpg "入口")\n</div>', '<div>\n<img src="a.jpg" alt="" title="入口">\n</div>'),
        (
            "<p>见[报名表](b.docx)和[官网](https://x.cn)</p>",
            '<a href="b.docx">报名表</a>和<a href="https://x.cn">',
        ),
        ("- <div>![车间](a.jpg)</div>", '<li><div><img src="a.jpg" alt="车间"></div></li>'),
        ("<table><tr><td>[表](b.docx)</td></tr></table>", '<td><a href="b.docx">表</a></td>'),
    ],
)
def test_pictures_and_links_work_in_raw_html_too(source, html):
    assert html in html_of(source)


@pytest.mark.parametrize(
    "source",
    [
        "<pre>\n![甲](a.jpg)\n</pre>",
        "<div><code>![甲](a.jpg)</code></div>",
        "<div>a[i](x.y)，[注](见下)</div>",
        '<div title="![甲](a.jpg)">乙</div>',
    ],
)
def test_code_attributes_and_remarks_in_raw_html_stay(source):
    assert "<img" not in html_of(source)
    assert "<a" not in html_of(source)


def test_headings_and_notices_in_an_element_are_those_of_the_text():
    html = html_of('<div class="a">\n\n## 安排\n\n一、时间\n\n三月。\n\n</div>')
    assert html == (
        '<div class="a">\n<h2 id="安排">安排</h2>\n<h3 id="一时间">一、时间</h3>\n<p>三月。</p>\n</div>'
    )


def test_an_unclosed_element_does_not_affect_the_following_text():
    assert "<strong>甲</strong>" in html_of("<div>\n\n**甲**\n\n- 乙")
    assert "<li>乙</li>" in html_of("<div>\n\n**甲**\n\n- 乙")


def test_problems_in_such_html_have_the_right_places():
    source = "<div>\n\n甲\n\n</div>\n<div onclick='x'>\n\n乙\n\n</div>"
    assert reported_problems(source) == [("attribute-removed", 6, 6)]


@pytest.mark.parametrize("source", ["<div>\n<b>甲\\</b>\n</div>", "<div>\n<b>甲\\</b>\n\n乙\n\n</div>"])
def test_a_backslash_escapes_no_tag_in_raw_html(source):
    assert "<b>甲\\</b>" in html_of(source)
    assert html_of("<b>甲</b>\\<b>") == "<p><b>甲</b>&lt;b&gt;</p>"


def test_a_hash_before_a_latin_word_is_not_a_heading():
    assert html_of("#include 在第一行") == "<p>#include 在第一行</p>"
    assert html_of("#!/bin/sh") == "<p>#!/bin/sh</p>"
    assert html_of("#<b>甲</b>") == "<p>#<b>甲</b></p>"
    assert html_of("#标题") == '<h2 id="标题">标题</h2>'
    assert html_of("##Title") == '<h2 id="title">Title</h2>'


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("- 甲\n  <div>乙</div>", "<ul>\n<li>\n<p>甲</p>\n<div>乙</div>\n</li>\n</ul>"),
        ("> <div>甲</div>", "<blockquote>\n<div>甲</div>\n</blockquote>"),
        ("甲<div>乙</div>丙", "<p>甲</p><div>乙</div>丙"),
        ("1. 甲\n\n   <p>乙</p>", "<ol>\n<li>\n<p>甲</p>\n<p>乙</p>\n</li>\n</ol>"),
    ],
)
def test_a_block_of_raw_html_within_a_paragraph_leaves_no_empty_ones_around_it(source, html):
    assert html_of(source) == html


def test_an_empty_paragraph_that_was_written_stays():
    assert html_of("甲<p></p>") == "<p>甲</p><p></p>"


def test_the_lines_within_a_tag_that_no_page_has_are_markdown():
    text, problems = render("<center>\n招生简章\n![图](a.jpg)\n第一期\n</center>\n后文", START)
    assert [(each.code, each.place.line) for each in problems] == [("html-removed", START.line)]
    assert fill(text, ["a.jpg"]) == (
        '<p>招生简章</p>\n<p><img alt="图" src="a.jpg"></p>\n<p>第一期</p>\n<p>后文</p>'
    )
    text, _ = render("<center>\n<table><tr><td>甲</td></tr></table>\n</center>", START)
    assert "<td>甲</td>" in fill(text, [])


@pytest.mark.parametrize("tag", ["<svg>", "<style>", "<math>"])
def test_the_lines_after_a_tag_that_would_swallow_them_are_markdown(tag):
    html = html_of(f"{tag}\n甲\n\n乙\n1、丙\n2、丁")
    assert html.startswith(f"<p>&lt;{tag[1:-1]}&gt;")
    assert html.count('<p class="hanging">') == 2


def test_the_lines_after_a_comment_that_is_never_closed_are_markdown():
    source = "<!-- 待核对\n\n各位：\n1、甲\n2、乙\n\n- 丙\n  - 丁"
    text, problems = render(source, START)
    html = fill(text, [])
    assert [each.code for each in problems] == ["comment-open"]
    assert html.startswith("<p>&lt;!-- 待核对</p>\n<p>各位：</p>\n")
    assert html.count('<p class="hanging">') == 2
    assert html.count("<ul>") == 2


@pytest.mark.parametrize(
    "source",
    [
        "<div>\n- 穿好工装\n</div>",
        "<details>\n<summary>答案</summary>\n1. 断电\n2. 验电\n</details>",
        "<p>请穿**绝缘鞋**上岗</p>",
        "- 甲\n  <div>\n  ## 乙\n  </div>",
    ],
)
def test_markdown_within_a_tag_is_told(source):
    assert [code for code, _, _ in reported_problems(source)] == ["markdown-in-html"]


@pytest.mark.parametrize(
    "source",
    ["<div>\n\n- 甲\n\n</div>", "<pre>\n- 甲\n**乙**\n</pre>", "<td>1. 甲</td>", "<p>2 ** 3 ** 4</p>"],
)
def test_what_is_no_markdown_within_a_tag_is_not_told(source):
    assert not [code for code, _, _ in reported_problems(source) if code == "markdown-in-html"]


@pytest.mark.parametrize(
    "source",
    [
        "另起一行用<br>换行，也可以写<br/>，都行。",
        "段落写在<p>和</p>之间。",
        "标题由<h2>到<h4>，清单写<ul>、<ol>或<li>。",
        "录像写<video>，声音写<audio>。",
        "在<b>与</b>之间的字粗些，<table>标签画表格。",
        "网页的名称在<title>和</title>里。",
        "- 横线用<hr>表示",
        "## 认识<div>标签",
        "> 画线用<hr>；",
    ],
)
def test_tags_that_a_sentence_speaks_of_are_text(source):
    text, problems = render(source, START)
    html = fill(text, [])
    assert problems == ()
    assert html.count("&lt;") == source.count("<")


@pytest.mark.parametrize(
    ("source", "tag"),
    [
        ("地址<br>电话，传真<br>", "<br>"),
        ("| 学费<br>（元） | 职工<br>代表 |\n|--|--|\n| 甲<br>，乙 | 丙 |", "<br>"),
        ("红灯<br>表示停止", "<br>"),
        ("第一段。<p>第二段。", "<p>"),
        ("请<u>，务必</u>带", "<u>"),
        ("甲<b>和乙</b>丙", "<b>"),
        ("车工<b>和</b>钳工，甲<i>、</i>乙", "<b>"),
    ],
)
def test_tags_within_words_are_markup(source, tag):
    assert html_of(source).count(tag) >= source.count(tag)

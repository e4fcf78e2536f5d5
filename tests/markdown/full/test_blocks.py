"""Tables, footnotes, admonitions, fenced code and lists."""

import pytest
from markdown import Markdown

from sitebuilder.markdown.full.blocks import BlocksAfterText
from tests.markdown.html import html_of

TABLE = "| 项目 | 时间 |\n|---|---:|\n| 报到 | 8:30 |"


def test_a_table_is_in_a_scrollable_region_and_its_headers_have_a_scope():
    html = html_of(TABLE)
    assert html.startswith(
        '<div class="table-scroll" tabindex="0" role="region" aria-label="表格：项目、时间"><table>'
    )
    assert html.endswith("</table></div>")
    assert '<th scope="col">项目</th>\n<th scope="col" class="align-right">时间</th>' in html
    assert '<td class="align-right">8:30</td>' in html


def test_each_table_has_another_name():
    html = html_of(f"{TABLE}\n\n文\n\n{TABLE}")
    assert 'aria-label="表格：项目、时间"' in html
    assert 'aria-label="表格：项目、时间 2"' in html


def test_a_table_in_raw_html_is_named_by_its_caption():
    html = html_of("<table><caption>费用</caption><tr><th>课程</th><td>待公布</td></tr></table>")
    assert 'aria-label="表格：费用"' in html
    assert '<th scope="row">课程</th>' in html
    assert html.count("table-scroll") == 1


def test_a_row_of_headers_heads_columns_without_a_thead_too():
    html = html_of(
        "<table>\n<tr><th>项目</th><th>时间</th></tr>\n<tr><th>课程</th><td>周六</td></tr>\n"
        "<tr><th>考核</th></tr>\n</table>"
    )
    assert '<th scope="col">项目</th><th scope="col">时间</th>' in html
    assert '<th scope="row">课程</th><td>周六</td>' in html
    assert '<th scope="row">考核</th>' in html


def test_a_nested_table_has_no_region():
    html = html_of("<table><tr><td><table><tr><td>甲</td></tr></table></td></tr></table>")
    assert html.count("table-scroll") == 1
    assert 'aria-label="表格"' in html


def test_an_empty_header_cell_becomes_a_data_cell():
    assert "<td></td>\n<th" in html_of("| | 甲 |\n|---|---|\n| 乙 | 1 |")


def test_footnotes_lead_there_and_back():
    html = html_of("甲[^a]乙[^b]丙[^a]\n\n[^b]: 第二\n[^a]: 第一")
    assert '甲<sup id="fnref-1"><a aria-label="注释1" class="footnote-ref" href="#fn-1">1</a></sup>乙' in html
    assert '丙<sup id="fnref-1-2"><a aria-label="注释1" class="footnote-ref" href="#fn-1">1</a></sup>' in html
    first, second = html[html.index("<ol>") :].split("</li>")[:2]
    assert '<li id="fn-1">' in first
    assert "第一" in first
    assert 'href="#fnref-1"' in first
    assert 'href="#fnref-1-2"' in first
    assert 'title="回到正文中第2次引用注释1的地方"' in first
    assert '<li id="fn-2">' in second
    assert 'title="回到正文中引用注释2的地方"' in second


def test_a_footnote_without_reference_leads_nowhere():
    html = html_of("甲\n\n[^a]: 注\n[^b]:")
    assert '<li id="fn-1">\n<p>注</p>\n</li>' in html
    assert "<a" not in html


def test_labels_of_footnotes_may_hold_anything():
    html = html_of('甲[^a "b&c]\n\n[^a "b&c]: 注')
    assert '<li id="fn-1">' in html
    assert 'href="#fnref-1"' in html


@pytest.mark.parametrize(
    ("written", "kind", "title"),
    [
        ("note", "note", "说明"),
        ("tip", "tip", "提示"),
        ("warning", "warning", "注意"),
        ("important", "important", "重要"),
        ("danger", "danger", "危险"),
        ("注意", "warning", "注意"),
        ('tip "窍门"', "tip", "窍门"),
        ("tip “窍门”", "tip", "窍门"),
    ],
)
def test_an_admonition_has_a_chinese_title(written, kind, title):
    assert html_of(f"!!! {written}\n    正文") == (
        f'<div class="admonition {kind}">\n<p class="admonition-title">{title}</p>\n<p>正文</p>\n</div>'
    )


def test_fenced_code_is_plain():
    assert html_of("```python\nif a < b:\n\tpass\n```") == (
        '<pre><code class="language-python">if a &lt; b:\n    pass\n</code></pre>'
    )
    assert html_of("~~~\n[甲](b)\n~~~") == "<pre><code>[甲](b)\n</code></pre>"


def test_definitions_and_lists_are_there():
    assert html_of("学院\n: 学校") == "<dl>\n<dt>学院</dt>\n<dd>学校</dd>\n</dl>"
    assert html_of("3. 甲\n4. 乙") == '<ol start="3">\n<li>甲</li>\n<li>乙</li>\n</ol>'


@pytest.mark.parametrize("marker", ["- ", "* ", "+ ", "1. "])
def test_a_list_may_begin_on_the_line_after_a_text(marker):
    html = html_of(f"请带好：\n{marker}身份证\n{marker.replace('1', '2')}照片\n\n再见。")
    assert html.startswith("<p>请带好：</p>\n<")
    assert html.count("<li>") == 2
    assert html.endswith("<p>再见。</p>")


@pytest.mark.parametrize("text", ["2026 年", "“甲”", "**甲**：", "*甲*", "A 甲", "（一）甲"])
def test_a_text_before_a_list_may_begin_with_almost_anything(text):
    assert html_of(f"{text}\n- 乙").endswith("<ul>\n<li>乙</li>\n</ul>")


def test_a_table_may_begin_on_the_line_after_a_text():
    html = html_of(f"安排如下：\n{TABLE}")
    assert html.startswith("<p>安排如下：</p>\n<div")
    assert "<td>报到</td>" in html


@pytest.mark.parametrize(
    "source",
    [
        "- 甲\n  乙\n- 丙",
        "> 甲\n> - 乙",
        "甲\n2026. 乙",
        "甲\n-乙",
        "| 甲 | 乙 |\n|---|---|\n| - 丙 | 丁 |",
        "```\n甲\n- 乙\n```",
        "[^1]: 甲\n- 乙",
        "*[甲]: 乙\n- 丙",
        "甲\n\n---\n- 乙",
    ],
)
def test_text_that_is_not_a_list_is_kept_unchanged_after_a_text(source):
    assert BlocksAfterText(Markdown()).run(source.split("\n")) == source.split("\n")

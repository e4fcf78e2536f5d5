"""Tables and boxes as people type them, and the places of problems in them."""

import pytest

from sitebuilder.markdown import fill, render
from tests.markdown.normalise.html import START, html_of

CELLS = ['<th scope="col">姓名</th>', '<th scope="col">单位</th>', "<td>张三</td>", "<td>甲厂</td>"]


@pytest.mark.parametrize(
    "source",
    [
        "| 姓名 | 单位 |\n| 张三 | 甲厂 |",
        "｜姓名｜单位｜\n｜---｜---｜\n｜张三｜甲厂｜",
        "｜姓名｜单位｜\n｜——｜——｜\n｜张三｜甲厂｜",
        "｜姓名｜单位｜\n｜张三｜甲厂｜",
        "姓名\t单位\n张三\t甲厂",
        "名单\n\n姓名\t\t单位\n张三\t甲厂\n\n完",
        "名单如下：\n姓名 | 单位\n--- | ---\n张三 | 甲厂\n",
    ],
)
def test_a_table_may_have_wide_bars_no_rule_or_tabs(source):
    html = html_of(source)
    assert html.count("<table>") == 1
    assert [cell for cell in CELLS if cell not in html] == []


@pytest.mark.parametrize("source", ["甲|乙", "甲\t乙", "1.\t甲\n2.\t乙", "| 甲 | 乙 |", "a || b\nc || d"])
def test_other_bars_and_tabs_make_no_table(source):
    assert "<table" not in html_of(source)


def test_a_line_of_text_ends_a_table():
    html = html_of("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n以上名单公示三天。")
    assert html.endswith("</table></div>\n<p>以上名单公示三天。</p>")


@pytest.mark.parametrize(
    ("source", "kind", "title"),
    [
        ("！！！note\n内容", "note", "说明"),
        ("！！！ 注意\n　　内容", "warning", "注意"),
        ("!!! 注意\n内容", "warning", "注意"),
        ("!!! note\n  内容", "note", "说明"),
        ("!!! note 带证件\n    内容", "note", "带证件"),
        ("!!! note “带证件”\n    内容", "note", "带证件"),
        ("!!! 注意：带证件\n    内容", "warning", "带证件"),
        ("!!! 温馨提醒\n    内容", "note", "温馨提醒"),
        ("！！！停水通知\n    内容", "note", "停水通知"),
        ("！！！ 警告\n\t内容", "note", "警告"),
    ],
)
def test_a_box_may_be_written_with_wide_marks_and_titles_without_quotes(source, kind, title):
    assert html_of(source) == (
        f'<div class="admonition {kind}">\n<p class="admonition-title">{title}</p>\n<p>内容</p>\n</div>'
    )


def test_three_wide_marks_at_the_end_of_a_cry_are_no_box():
    assert html_of("！！！太好了") == "<p>！！！太好了</p>"
    assert html_of("！！！太好了\n　　明天见。") == "<p>！！！太好了</p>\n<p>明天见。</p>"


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("- 甲\n  - [乙](b.md)", 2, 9),
        ("1、甲\n　　[乙](b.md)", 2, 7),
        ("甲。\n乙[丙](b.md)", 2, 6),
        ("1)甲[乙](b.md)", 1, 8),
        ("｜甲｜乙｜\n｜[丙](b.md)｜丁｜", 2, 6),
        ("甲\t乙\n[丙](b.md)\t丁", 2, 5),
        ("> 甲\n> - 乙\n>   [丙](b.md)", 3, 9),
        ("！！！note\n  [丙](b.md)", 2, 7),
        ("附件：1.甲 2.[乙](b.md)", 1, 14),
        ("甲。\n\n    学院[乙](b.md)\n    2026年1月1日", 3, 11),
    ],
)
def test_a_link_problem_points_to_where_the_link_was_written(source, line, column):
    text, _ = render(source, START)
    (link,) = text.links
    assert (link.place.line - START.line + 1, link.place.column) == (line, column)


def test_a_cell_of_a_spreadsheet_keeps_its_lines_without_its_quotation_marks():
    html = html_of('姓名\t"地址\n电话"\t备注\n张三\t"""甲""厂\n二楼"\t\n李四\t乙厂\t"一\n二\n三"\n完。')
    assert '<th scope="col">地址<br>\n电话</th>' in html.replace("<br>电", "<br>\n电")
    assert '<td>"甲"厂<br>二楼</td>' in html.replace("&quot;", '"')
    assert "<td>乙厂</td>\n<td>一<br>二<br>三</td>" in html
    assert html.endswith("<p>完。</p>")


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ('姓名\t地址\n张三\t"甲厂\n\n李四', '<td>"甲厂</td>'),
        ('姓名\t"地址\n张三\t甲厂', '<th scope="col">"地址</th>'),
        ('件\t寸\n管\t3"\n板\t4"', '<td>3"</td>'),
    ],
)
def test_a_quotation_mark_that_opens_no_cell_stays(source, kept):
    assert kept in html_of(source)


def test_the_terms_of_a_definition_list_need_no_blank_line():
    html = html_of("焊条\n: 手工焊用。\n焊丝\n: 气保焊用。\n: 也用于埋弧焊。")
    assert html == (
        "<dl>\n<dt>焊条</dt>\n<dd>手工焊用。</dd>\n<dt>焊丝</dt>\n<dd>气保焊用。</dd>\n<dd>也用于埋弧焊。</dd>\n</dl>"
    )


def test_a_sentence_above_a_line_of_hyphens_is_no_heading():
    assert html_of("带好证件，\n---\n提前到场。") == "<p>带好证件，</p>\n<hr>\n<p>提前到场。</p>"
    assert html_of("------\n以下是正文。\n------\n请看。") == "<hr>\n<p>以下是正文。</p>\n<hr>\n<p>请看。</p>"
    assert html_of("请准时。\n=======\n另附") == "<p>请准时。</p>\n<hr>\n<p>另附</p>"
    assert html_of("请准时\n=======") == '<h2 id="请准时">请准时</h2>'
    assert html_of("请准时。\n===") == '<h2 id="请准时">请准时。</h2>'
    assert html_of("学什么？\n---") == '<h2 id="学什么">学什么？</h2>'


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        (">=60分为合格", [">=60分为合格"]),
        (">38℃不得入场", [">38℃不得入场"]),
        (">60分为合格\n>90分为优秀", [">60分为合格", ">90分为优秀"]),
        (">=90分为优秀\n>60分为合格", [">=90分为优秀", ">60分为合格"]),
        (">18周岁\n\n>1.5mm\n\n>10kV", [">18周岁", ">1.5mm", ">10kV"]),
        ("标准：\n>=90 优\n>=60 合格", ["标准：", ">=90 优", ">=60 合格"]),
        ("- 甲\n- >=60", ["甲", ">=60"]),
    ],
)
def test_a_comparison_at_the_beginning_of_a_line_is_no_quotation(source, lines):
    html = html_of(source)
    assert "<blockquote>" not in html
    assert all(line.replace(">", "&gt;") in html for line in lines)


def test_the_lines_of_a_quotation_may_begin_with_numbers():
    html = html_of("＞须知\n＞1.带证\n＞2.准时")
    assert html.count("<li>") == 2
    assert "＞" not in html


def test_a_heading_has_six_levels_at_most_and_may_be_indented():
    assert html_of("####### 甲\n\n正文") == '<h2 id="甲">甲</h2>\n<p>正文</p>'
    assert html_of("　　## 甲\n　　一、乙\n　　正文。") == (
        '<h2 id="甲">甲</h2>\n<h3 id="一乙">一、乙</h3>\n<p>正文。</p>'
    )
    assert html_of("　　#1机组停机。") == "<p>#1机组停机。</p>"


@pytest.mark.parametrize(
    "source",
    [
        ">38人报名",
        ">5分钟以后开始",
        ">==重点==",
        ">=====",
        "＞＝＝重点＝＝",
        ">38℃以上\n>停工",
        "> =60",
        "＞甲",
    ],
)
def test_other_signs_before_numbers_begin_quotations(source):
    assert "<blockquote>" in html_of(source)


def test_labels_set_apart_by_tabs_are_no_columns():
    html = html_of("姓\t名：____\n性\t别：____\n工\t种：____")
    assert "<table>" not in html
    assert html.count("<br>") == 2


@pytest.mark.parametrize("line", ["<center>**课程表**</center>", "  <CENTER> **课程表** </CENTER> "])
def test_words_within_a_tag_that_no_page_has_are_markdown(line):
    for source, begin in ((line, ""), (f"> {line.strip()}", "<blockquote>\n")):
        text, problems = render(f"{source}\n\n正文。", START)
        assert fill(text, []).startswith(f"{begin}<p><strong>课程表</strong></p>")
        assert [each.code for each in problems] == ["html-removed"]


def test_the_target_of_a_definition_may_have_blanks_in_angle_brackets():
    html = html_of('填[报名表][表]。\n\n[表]: <报名 表 新.docx> "空白表"')
    assert html == '<p>填<a href="报名%20表%20新.docx" title="空白表">报名表</a>。</p>'


@pytest.mark.parametrize(
    ("below", "html"),
    [
        ("时间：3月7日\n地点：一号楼", "<p>时间：3月7日<br>\n地点：一号楼</p>"),
        ("1、第一项的内容。\n2、第二项的内容。", '<p class="hanging">1、第一项的内容。</p>'),
        ("| a | b |\n| 1 | 2 |", '<th scope="col">a</th>'),
    ],
)
def test_lines_at_the_margin_below_a_description_of_several_lines_are_blocks_of_their_own(below, html):
    text = html_of(f"术语\n:   第一行。\n    第二行。\n{below}")
    assert text.startswith("<dl>\n<dt>术语</dt>") and html in text.partition("</dl>")[2]


@pytest.mark.parametrize("indent", ["  ", "    "])
def test_descriptions_contain_code_lists_and_lines(indent):
    code = "".join(f"{indent}{line}\n" for line in ("```sh", "ls", "  -l", "```"))
    html = html_of(f"命令\n: 列出文件\n{code}另一个\n: 说明\n接着说\n{indent}- 项")
    assert '<pre><code class="language-sh">ls\n  -l\n</code></pre>\n</dd>\n<dt>另一个</dt>' in html
    assert "<pre><code>ls\n</code></pre>\n</dd>\n<dd>\n<p>又" in html_of("甲\n: 乙\n  ```\n  ls\n  ```\n: 又")
    assert "<p>说明<br>\n接着说</p>\n<ul>\n<li>项</li>\n</ul>\n</dd>\n</dl>" in html


def test_a_term_at_the_margin_below_a_description_of_several_lines_stays_in_the_list():
    text = html_of("术语\n:   第一行。\n    第二行。\n术语二\n:   解二。")
    assert text.count("<dl>") == 1 and text.endswith("<dd>解二。</dd>\n</dl>")


@pytest.mark.parametrize("box", ["> [!NOTE]\n> 说明。", "::: note\n说明。\n:::", "!!! note\n说明。"])
def test_indented_code_below_a_box_that_has_ended_is_no_part_of_it(box):
    html = html_of(f"{box}\n\n    int main() {{}}\n\n      ~~~ return 0;\n\n结尾。")
    assert (
        "<p>说明。</p>\n</div>\n<pre><code>int main() {}\n\n  ~~~ return 0;\n</code></pre>\n<p>结尾。</p>"
        in html
    )


@pytest.mark.parametrize(("first", "other"), [("- ", "  "), ("> ", "> ")])
def test_indented_code_below_a_box_within_a_block_is_code_too(first, other):
    lines = ["项", "", "::: note", "说明。", ":::", "", "    int main() {}"]
    html = html_of("\n".join((other if at else first) + line for at, line in enumerate(lines)))
    assert "</div>\n<pre><code>int main() {}\n</code></pre>" in html


def test_a_definition_list_begins_a_text_that_ends_with_indented_lines():
    assert html_of("焊条\n焊丝\n: 填充金属。\n\n    另见第三章。").startswith("<dl>")


@pytest.mark.parametrize("line", [">>>特别提醒<<<", ">>请准时<<", ">400　　14", ">30  8"])
def test_words_between_angles_and_a_number_in_a_row_are_no_quotation(line):
    assert "<blockquote>" not in html_of(f"{line}\n请各班注意")
    assert "<blockquote>" in html_of(">>> 特别提醒")

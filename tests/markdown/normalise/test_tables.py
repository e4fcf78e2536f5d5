"""Tables from spreadsheets, and tables with more or fewer cells than their head."""

import re

import pytest

from sitebuilder.markdown import fill, render
from tests.markdown.normalise.html import START, html_of, reported_problems


def rows(source: str) -> list[list[str]]:
    """Return the texts of the cells of the one table that a source makes."""
    html = html_of(source)
    assert html.count("<table>") == 1
    cells = (
        re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row) for row in re.findall("<tr>(.*?)</tr>", html, re.DOTALL)
    )
    return [list(found) for found in cells]


def test_empty_cells_of_a_spreadsheet_stay_in_their_columns():
    assert rows("工种\t学员\t成绩\n焊工\t甲\t92\n\t乙\t88\n钳工\t\t85\n电工\t丙\t") == [
        ["工种", "学员", "成绩"],
        ["焊工", "甲", "92"],
        ["", "乙", "88"],
        ["钳工", "", "85"],
        ["电工", "丙", ""],
    ]


def test_a_row_may_lack_its_last_cells():
    assert rows("姓名\t单位\t电话\n甲\t一车间\n乙\t二车间\t8000") == [
        ["姓名", "单位", "电话"],
        ["甲", "一车间", ""],
        ["乙", "二车间", "8000"],
    ]


def test_a_row_may_have_a_remark_behind_its_last_cell():
    assert rows("姓名\t电话\n甲\t8001\n乙\t8002\t（组长）") == [
        ["姓名", "电话", ""],
        ["甲", "8001", ""],
        ["乙", "8002", "（组长）"],
    ]


def test_the_first_cell_of_the_head_may_be_empty():
    assert rows("\t周一\t周二\n上午\t焊接\t钳工") == [["", "周一", "周二"], ["上午", "焊接", "钳工"]]


def test_tabs_that_align_columns_divide_once():
    assert rows("姓名\t\t单位\n甲\t\t一车间\n欧阳某某\t二车间") == [
        ["姓名", "单位"],
        ["甲", "一车间"],
        ["欧阳某某", "二车间"],
    ]


def test_a_table_may_be_indented_by_a_tab_as_the_prose_around_it_is():
    lines = ["检查了三个车间，结果是：", "车间\t隐患\t已改", "焊接\t5\t5", "\t3\t2", "请钳工车间在本周改好。"]
    text, _ = render("\n".join(f"\t{line}" for line in lines), START)
    cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", fill(text, []))
    assert cells == ["车间", "隐患", "已改", "焊接", "5", "5", "", "3", "2"]
    assert fill(text, []).endswith("<p>请钳工车间在本周改好。</p>")


def test_labels_set_apart_by_tabs_are_lines_and_a_program_is_code():
    assert "<table" not in html_of("联系人：\t李工\n电话：\t0758-0000000")
    assert html_of("\tint a;\t// 甲\n\tint b;\t// 乙").startswith("<pre>")


def test_numbers_of_rows_are_no_items():
    assert rows("序号\t工种\n1.\t焊工\n2、\t钳工") == [["序号", "工种"], ["1.", "焊工"], ["2、", "钳工"]]


@pytest.mark.parametrize(
    "source",
    ["1.\t甲\n2.\t乙", "一、\t甲\n二、\t乙", "●\t甲\n●\t乙", "\tint a;\tint b;\n\tint c;\tint d;", "甲\t乙"],
)
def test_items_code_and_a_single_line_are_no_table(source):
    assert "<table" not in html_of(source)


@pytest.mark.parametrize(
    "source",
    [
        "### 会议时间\t周五晚8点\n### 主持人\t李工",
        "###会议时间\t周五晚8点\n####主持人\t李工",
        "#时间\t周五\n#地点\t车间",
        "##\t时间\t周五\n##\t地点\t车间",
        "  ## 时间\t周五\n  ## 地点\t车间",
    ],
)
def test_headings_with_tabs_are_no_table(source):
    assert "<table" not in html_of(source)
    assert html_of(source).count("</h") == 2


def test_a_heading_ends_a_table_of_tabs_and_a_sign_of_numbers_begins_one():
    assert rows("工种\t人数\n焊工\t3\n## 联系\t李工") == [["工种", "人数"], ["焊工", "3"]]
    assert rows("#\t姓名\n1\t李工") == [["#", "姓名"], ["1", "李工"]]
    assert rows("#1机组\t运行\n#2机组\t检修") == [["#1机组", "运行"], ["#2机组", "检修"]]


@pytest.mark.parametrize("source", ["|甲|乙|\n|---|---|\n|丙|丁|戊|", "甲|乙\n-|-\n丙|丁|戊"])
def test_a_row_with_more_cells_than_the_head_keeps_them_all(source):
    assert rows(source) == [["甲", "乙", ""], ["丙", "丁", "戊"]]


def test_a_pipe_in_code_or_after_a_backslash_separates_no_cells():
    assert rows("|甲|乙|\n|---|---|\n|`a|b`|c\\|d|") == [["甲", "乙"], ["<code>a|b</code>", "c|d"]]


def test_an_empty_cell_at_the_end_of_a_row_adds_no_column():
    assert rows("|甲|乙|\n|---|---|\n|丙|丁||") == [["甲", "乙"], ["丙", "丁"]]


@pytest.mark.parametrize("rule", ["|---|", "|---|---|---|", "---|---"])
def test_the_rule_of_a_table_may_have_too_few_or_too_many_cells(rule):
    assert rows(f"|甲|乙|\n{rule}\n|丙|丁|") == [["甲", "乙"], ["丙", "丁"]]


@pytest.mark.parametrize("rule", ["|====|====|", "| ─── | ─── |", "|:---|---:|", "---|---", "|━━━━+━━━━|"])
def test_lines_drawn_between_the_rows_of_a_table_are_no_rows(rule):
    expected = [["工位", "人数"], ["一号", "两人"], ["二号", "三人"]]
    for head in ("|工位|人数|\n", f"{rule}\n|工位|人数|\n"):
        assert rows(f"{head}{rule}\n|一号|两人|\n{rule}\n|二号|三人|\n{rule}") == expected
    assert rows(f"|工位|人数|\n|---|---|\n|一号|两人|\n{rule}\n|二号|三人|") == expected


def test_the_rule_of_a_table_may_be_of_equals_signs():
    assert rows("工位|人数\n====|====\n一号|两人") == [["工位", "人数"], ["一号", "两人"]]
    assert 'class="align-right">人数' in html_of("|工位|人数|\n|===|==:|\n|一号|两人|")
    assert "<table" not in html_of("工位|人数\n=|=\n一号|两人")


def test_hyphens_that_stand_for_no_entry_are_kept_in_their_cells():
    source = "|工位|人数|\n|---|---|\n|一号|---|\n|--|--|\n|——|——|"
    assert rows(source) == [["工位", "人数"], ["一号", "---"], ["--", "--"], ["——", "——"]]
    assert rows("|工位|人数|\n|---|---|\n|---|---|") == [["工位", "人数"], ["---", "---"]]


def test_a_second_head_below_the_rows_of_a_table_is_a_row_of_it():
    source = "|工位|人数|\n|---|---|\n|一号|两人|\n|姓名|电话|\n|---|---|\n|李工|8001|"
    assert rows(source) == [["工位", "人数"], ["一号", "两人"], ["姓名", "电话"], ["李工", "8001"]]


def test_alignment_is_kept_when_cells_are_added():
    assert 'class="align-right">乙' in html_of("|甲|乙|\n|---|--:|\n|丙|丁|戊|")


def test_rows_apart_from_each_other_are_a_table_without_a_rule():
    source = "|甲|乙|\n\n|丙|丁|\n\n|戊|己|\n\n文"
    assert rows(source) == [["甲", "乙"], ["丙", "丁"], ["戊", "己"]]
    assert html_of(source).endswith("<p>文</p>")


@pytest.mark.parametrize("rule", ["|---|---|", "｜---｜---｜", "|:-:|:-:|"])
def test_blank_lines_may_stand_around_the_rule_of_a_table(rule):
    assert rows(f"|工位|人数|\n\n{rule}\n\n|一号|两人|\n\n|二号|三人|") == [
        ["工位", "人数"],
        ["一号", "两人"],
        ["二号", "三人"],
    ]
    assert rows(f"|工位|人数|\n\n{rule}\n|一号|两人|") == [["工位", "人数"], ["一号", "两人"]]


@pytest.mark.parametrize("source", ["甲|乙\n\n---|---\n丙|丁", "|甲|乙|丙|\n\n|---|---|\n|丁|戊|"])
def test_a_rule_apart_from_what_may_be_no_head_begins_no_table(source):
    assert "<p>" in html_of(source)


def test_only_the_head_of_a_table_without_a_rule_may_have_outer_pipes():
    assert rows("|甲|乙|\n丙|丁\n戊|己") == [["甲", "乙"], ["丙", "丁"], ["戊", "己"]]


@pytest.mark.parametrize("source", ["|甲|乙|\n\n文", "|甲|\n\n|乙|", "甲|乙\n\n丙|丁", "|甲|乙|\n丙|丁|戊"])
def test_other_lines_with_pipes_are_text(source):
    assert "<table" not in html_of(source)


def test_an_escaped_pipe_in_code_is_a_pipe():
    html = html_of("| 甲 | 乙 |\n|---|---|\n| `a\\|b` | `c|d` 与 e\\|f |")
    assert "<td><code>a|b</code></td>\n<td><code>c|d</code> 与 e|f</td>" in html


def test_a_row_that_is_broken_within_a_cell_is_one_row():
    html = html_of("| 时间 | 内容 |\n| --- | --- |\n| 周一 | 安全规程 \n和**示范** |\n| 周二 | 练习 |")
    assert "<td>周一</td>\n<td>安全规程<br>和<strong>示范</strong></td>" in html
    assert html.count("<tr>") == 3


@pytest.mark.parametrize("row", ["| 周一 |\n甲 | 乙 |", "| 周一 | 甲\n| 周二 | 乙 |", "周一 | 甲\n周二 | 乙"])
def test_other_rows_stay_apart(row):
    assert html_of(f"| 时间 | 内容 |\n| --- | --- |\n{row}").count("<tr>") == 3


def test_a_link_in_the_second_half_of_such_a_row_has_its_place():
    source = "| 时间 | 内容 |\n| --- | --- |\n| 周一 | 见\n[表](D:\\\\表.docx) |"
    assert reported_problems(source) == [("link-local-file", 4, 5)]


def test_wide_colons_of_the_rule_may_have_blanks_around():
    source = "｜ 姓名 ｜ 单位 ｜\n｜ ： —— ｜ —— ： ｜\n｜ 张三 ｜ 甲厂 ｜"
    assert rows(source) == [["姓名", "单位"], ["张三", "甲厂"]]
    assert 'class="align-right"' in html_of(source)


def test_credits_with_pipes_are_lines_and_no_table():
    assert html_of("图文 | 李工\n编辑 | 陈工\n审核 | 何工") == (
        "<p>图文 | 李工<br>\n编辑 | 陈工<br>\n审核 | 何工</p>"
    )
    assert "<table" not in html_of("来源｜学院\n编辑｜陈工\n审核｜何工")
    assert "<table>" in html_of("岗位｜姓名\n编辑｜陈工\n审核｜何工")
    assert "<table>" in html_of("岗位 | 姓名\n编辑 | 陈工\n审核 | 何工")


@pytest.mark.parametrize(
    "lines",
    [
        "工种\t学员\n焊工\t甲",
        "｜工种｜学员｜\n｜---｜---｜\n｜焊工｜甲｜",
        "工种｜学员\n焊工｜甲\n钳工｜乙",
        "工种 | 学员\n焊工 | 甲\n钳工 | 乙",
        "工种|学员|成绩\n焊工|甲|92\n钳工|乙|88",
    ],
)
def test_a_table_within_a_quotation_stays_in_it_however_its_cells_are_separated(lines):
    quoted = "".join(f"> {line}\n" for line in lines.split("\n"))
    assert html_of(quoted) == f"<blockquote>\n{html_of(lines)}\n</blockquote>"
    assert rows(quoted) == rows(lines)


def test_the_line_of_a_database_between_head_and_rows_is_no_row():
    assert rows("工种 | 学员\n------+------\n焊工 | 甲") == [["工种", "学员"], ["焊工", "甲"]]


@pytest.mark.parametrize(
    "lines",
    [
        "工种\t学员\n焊工\t甲",
        "｜工种｜学员｜\n｜焊工｜甲｜",
        "！！！ 注意\n    停电。",
        "!!! tip\n    停电。",
    ],
)
def test_a_table_or_a_box_at_the_margin_leaves_a_list(lines):
    assert html_of(f"- 甲\n- 乙\n{lines}") == html_of(f"- 甲\n- 乙\n\n{lines}")


def test_rows_apart_from_their_head_end_before_another_table():
    first, other = (
        "| 甲 | 乙 |\n| --- | --- |\n\n| 丙 | 丁 |\n\n| 戊 | 己 |",
        "| 子 | 丑 |\n| --- | --- |\n| 寅 | 卯 |",
    )
    assert html_of(f"{first}\n\n{other}") == f"{html_of(first)}\n{html_of(other)}"


def test_a_form_without_outer_pipes_may_have_empty_cells():
    html = html_of("序号|品名|数量|用途\n1|手套|20|\n2|焊条||实训\n3|||")
    assert html.count("<tr>") == 4
    assert "<table" not in html_of("甲||乙||丙\n丁||戊||己\n庚||辛||壬")


def test_rows_of_figures_below_a_chinese_head_need_no_outer_pipes():
    assert html_of("刀号|材质|寿命\nT01|YT15|60\nT02|YW1|>45").count("<td>") == 6
    assert "<table" not in html_of("甲厂 | Factory A\nTel: 8001 | Fax: 8002\nT | M")

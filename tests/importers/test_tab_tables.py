"""Columns that tabs set in Word are columns of a table, where it is certain that they are one."""

import pytest

from sitebuilder.importers.html.nodes import parse
from sitebuilder.importers.html.read import read_blocks
from sitebuilder.importers.markdown_writer import write_markdown
from tests.importers.word import markdown

STOPS = "<w:tabs><w:tab w:val='left' w:pos='2000'/><w:tab w:val='left' w:pos='5000'/></w:tabs>"


def line(text: str, properties: str = STOPS) -> str:
    """Return a paragraph whose tabs are those of a text; between ``*`` it is bold."""
    runs = [
        f"<w:r><w:rPr>{'<w:b/>' * (index % 2)}</w:rPr><w:t xml:space='preserve'>{piece}</w:t></w:r>"
        for index, piece in enumerate(text.split("*"))
    ]
    tab = "</w:t><w:tab/><w:t xml:space='preserve'>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>".replace("\t", tab)


def imported(*texts: str) -> str:
    return markdown("".join(map(line, texts)))


def test_three_lines_with_equally_many_tabs_are_a_table():
    assert imported(
        "名单如下：", "姓名\t电话\t单位", "王某\t138\t一车间", "李某\t139\t二车间", "请准时。"
    ) == (
        "名单如下：\n\n| 姓名 | 电话 | 单位 |\n| --- | --- | --- |\n"
        "| 王某 | 138 | 一车间 |\n| 李某 | 139 | 二车间 |\n\n请准时。\n"
    )


def test_cells_keep_their_bold_and_may_be_empty():
    assert imported("*姓名\t电话*\t单位", "王某\t\t一车间", "李|某\t139\t二车间") == (
        "| **姓名** | **电话** | 单位 |\n| --- | --- | --- |\n"
        "| 王某 |  | 一车间 |\n| 李&#124;某 | 139 | 二车间 |\n"
    )


def test_several_tabs_that_align_a_column_are_one_gap():
    assert imported("\t姓名\t\t\t电话", "\t欧阳某某\t\t138", "\t王某\t\t\t139") == (
        "| 姓名 | 电话 |\n| --- | --- |\n| 欧阳某某 | 138 |\n| 王某 | 139 |\n"
    )


def test_lines_of_one_paragraph_are_rows_too():
    rows = line("日期\t内容#3月1日\t报到#3月2日\t上课").replace("#", "</w:t><w:br/><w:t>")
    assert markdown(rows) == "| 日期 | 内容 |\n| --- | --- |\n| 3月1日 | 报到 |\n| 3月2日 | 上课 |\n"


@pytest.mark.parametrize(
    "texts",
    [
        ("姓名\t电话", "王某\t138"),
        ("姓名\t电话", "王某", "李某\t139"),
        ("甲\t乙", "甲\t乙\t丙", "甲\t乙\t丙\t丁"),
        ("联系人：王某\t电话：138", "地点：一号楼\t时间：上午", "单位：一车间\t备注：无"),
        ("甲方：\t乙方：", "代表：\t代表：", "日期：\t日期："),
        ("一、\t报名条件", "二、\t报名办法", "三、\t其他"),
        ("（1）\t报名", "（2）\t缴费", "（3）\t上课"),
        ("第一条\t为了规范管理", "第二条\t本办法适用于", "第三条\t学员应当"),
        ("A.甲\tB.乙\tC.丙", "A.丁\tB.戊\tC.己", "A.庚\tB.辛\tC.壬"),
        ("上午\t全体学员到报告厅听课。", "下午\t各组讨论。", "晚上\t自习。"),
    ],
)
def test_tabs_in_other_lines_are_blanks(texts):
    written = imported(*texts)
    assert "| ---" not in written and "\t" not in written
    for text in texts:
        assert all(word in written for word in text.split("\t"))


def test_numbered_rows_with_more_columns_are_a_table():
    assert imported("1\t王某\t138", "2\t李某\t139", "3\t张某\t136").count("|\n") == 4


def test_tabs_of_a_heading_and_of_an_automatic_list_are_blanks():
    assert markdown(line("第一章\t总则", "<w:outlineLvl w:val='0'/>")) == "## 第一章 总则\n"


def test_a_paste_from_word_has_its_columns():
    tab = "<span style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp; </span>"
    page = "".join(
        f"<p class=MsoNormal>{row.replace('|', tab)}</p>" for row in ("姓名|电话", "甲|138", "乙|139")
    )
    blocks, _ = read_blocks(parse(page))
    assert write_markdown(blocks) == "| 姓名 | 电话 |\n| --- | --- |\n| 甲 | 138 |\n| 乙 | 139 |\n"


def test_tabs_in_the_source_of_a_page_are_no_columns():
    blocks, _ = read_blocks(parse("<p>\t甲\t乙</p>\n\t<p>丙\t丁</p><p>戊\t己</p>"))
    assert write_markdown(blocks) == "甲 乙\n\n丙 丁\n\n戊 己\n"


def test_tabs_in_a_cell_and_in_a_quotation_are_blanks():
    cell = f"<w:tc>{line('甲' + chr(9) + '乙')}</w:tc><w:tc>{line('丙')}</w:tc>"
    table = f"<w:tbl><w:tr>{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>"
    assert markdown(table) == "| 甲 乙 | 丙 |\n| --- | --- |\n| 甲 乙 | 丙 |\n"


def test_three_columns_set_by_blanks_are_columns():
    rows = ("姓名    工种      班次", "王明    焊工      一班", "李华    钳工      二班")
    table = "| 姓名 | 工种 | 班次 |\n| --- | --- | --- |\n| 王明 | 焊工 | 一班 |\n| 李华 | 钳工 | 二班 |\n"
    assert imported(*rows) == table
    assert imported(*(f"　　{row}" for row in rows)) == table
    assert imported(*(row.replace("   ", "   *", 1) + "*" for row in rows)).count("|") == table.count("|")


@pytest.mark.parametrize(
    "rows",
    [
        ("王明    焊工", "李华    钳工", "张三    电工"),
        ("姓名    工种      班次", "王明    焊工      一班"),
        ("姓名：甲    工种：乙    班次：丙",) * 3,
    ],
)
def test_other_blanks_are_one(rows):
    assert imported(*rows) == "\n\n".join(" ".join(row.split()) for row in rows) + "\n"


def test_times_of_day_are_no_labels():
    written = imported("8:00\t9:00\t电工", "9:00\t10:00\t焊工", "10:00\t11:00\t实操")
    assert written.startswith("| 8:00 | 9:00 | 电工 |\n| --- |")
    assert "|" not in imported("组长: 甲\t电工", "副组长：乙\t焊工", "7:联系\t前台")

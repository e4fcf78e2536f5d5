"""Tables that programs draw with signs and lines are tables."""

import pytest

from sitebuilder.markdown.render import render
from sitebuilder.markdown.text import fill
from tests.markdown.fast.test_render import compare
from tests.markdown.normalise.html import START, html_of, reported_problems
from tests.markdown.normalise.test_tables import rows

SIGNS = "+------+------+\n| 姓名 | 电话 |\n+------+------+\n| 甲   | 138  |\n| 乙   | 139  |\n+------+------+"
EACH_ROW = "+----+----+\n|姓名|电话|\n+====+====+\n|甲|138|\n+----+----+\n|乙|139|\n+----+----+"
LINES = "┌──┬──┐\n│姓名│电话│\n├──┼──┤\n│甲│138│\n├──┼──┤\n│乙│139│\n└──┴──┘"
BOLD = "┏━━┳━━┓\n┃姓名┃电话┃\n┣━━╋━━┫\n┃甲┃138┃\n┃乙┃139┃\n┗━━┻━━┛"
WITHOUT_TOP = "│姓名│电话│\n├──┼──┤\n│甲│138│\n│乙│139│"


@pytest.mark.parametrize("drawn", [SIGNS, EACH_ROW, LINES, BOLD, WITHOUT_TOP])
def test_a_drawn_table_is_one(drawn):
    assert rows(f"名单：\n\n{drawn}\n\n完。") == [["姓名", "电话"], ["甲", "138"], ["乙", "139"]]
    assert rows(f"名单：\n{drawn}\n完。") == [["姓名", "电话"], ["甲", "138"], ["乙", "139"]]


@pytest.mark.parametrize(
    "source",
    [
        "┌──┐\n│流程│\n└──┘",
        "├── content\n│   ├── news\n│   └── pages\n└── site.yaml",
        "+ 甲\n+ 乙",
    ],
)
def test_other_drawings_are_none(source):
    html = html_of(source)
    assert "<table" not in html
    assert all(word in html for word in ("甲",) if word in source)


def test_the_branches_of_a_drawn_tree_stay_below_each_other():
    tree = "├─教学科\n│　├─考务\n│\n└─后勤科\n   └─食堂"
    assert html_of(f"学院\n{tree}\n以上。") == f"<p>学院</p>\n<pre><code>{tree}\n</code></pre>\n<p>以上。</p>"
    assert html_of(f"- 学院\n  {tree.replace(chr(10), chr(10) + '  ')}\n- 工会").count("<pre>") == 1
    assert "<pre>" not in html_of("└─下一步：报名\n请看第二页。")


@pytest.mark.parametrize(
    "tree",
    [
        "|-- 课程\n|   |-- 焊工\n|   `-- 电工\n`-- 通知.md",
        "+---照片\n|   \\---决赛\n|\n\\---名单",
    ],
)
def test_a_tree_as_programs_write_it_stays_too(tree):
    assert (
        html_of(f"资料：\n{tree}\n以上。")
        == f"<p>资料：</p>\n<pre><code>{tree}\n</code></pre>\n<p>以上。</p>"
    )
    compare(f"资料\n{tree}")


@pytest.mark.parametrize(
    "source", ["`--all` 全部\n`--help` 帮助", "`-- 甲`是注释\n`-- 乙`也是", "|甲|乙|\n|-- | --|\n|丙|丁|"]
)
def test_code_and_tables_are_no_trees(source):
    assert "<pre>" not in html_of(source)
    compare(source)


MERGED = "┌──┬──┐\n│甲│乙│\n├──┴──┤\n│合计 │\n└─────┘"
DOWN = "+--+--+\n|甲|乙|\n|  +--+\n|  |丙|\n+--+--+"
BOX = "┌────┐\n│流程│\n└────┘"


def shown(source: str) -> str:
    """Return the HTML of a text in which a table may be told."""
    return "".join(map(str, render(source, START)[0].parts))


@pytest.mark.parametrize("drawn", [MERGED, DOWN, BOX])
def test_a_drawing_that_is_no_table_keeps_its_lines(drawn):
    code = f"<pre><code>{drawn}\n</code></pre>"
    assert shown(f"表：\n\n{drawn}\n\n完。") == f"<p>表：</p>\n{code}\n<p>完。</p>"
    assert shown(f"表：\n{drawn}\n完。") == shown(f"表：\n\n{drawn}\n\n完。")
    assert code in shown("- 项\n\n  " + drawn.replace("\n", "\n  "))


def test_a_drawn_table_with_merged_cells_is_told_and_a_box_is_not():
    assert reported_problems(f"表：\n\n{MERGED}") == [("drawn-table", 3, 1)]
    assert reported_problems(f"> {MERGED.replace(chr(10), chr(10) + '> ')}") == [("drawn-table", 1, 3)]
    assert reported_problems(BOX) == []


@pytest.mark.parametrize("drawn", ["┌──┬──┐\n│甲│乙│", "+--+\n+--+", "┌──┐\n甲\n└──┘"])
def test_a_drawing_that_is_not_closed_is_text(drawn):
    assert "<pre>" not in html_of(f"{drawn}\n\n完。")


SINGLE = ["┌─┐", "┌─┐\n│甲│", "+--+\n|甲|", "+--+--+", "│甲│", "│甲│乙│", "│甲│乙│\n├──┤\n│丙│"]


@pytest.mark.parametrize("line", [*SINGLE, "+--+\n|甲|乙|\n|丙|"])
def test_thousands_of_lines_that_are_no_table_are_read_at_once(line):
    assert "<table" not in html_of("\n".join([line] * 3_000))


def test_a_drawing_ends_where_the_next_one_begins_right_below_it():
    merged = "┌──┬───┐\n│甲│乙 │\n│  ├─┬─┤\n│  │1│2│\n└──┴─┴─┘"
    table = "+--+--+\n|丙|丁|\n+--+--+\n|3 |4 |\n+--+--+"
    text, problems = render(f"{merged}\n{table}\n{table}", START)
    html = fill(text, [])
    assert [each.code for each in problems] == ["drawn-table"]
    assert html.count("<table>") == 2
    assert f"<pre><code>{merged}\n</code></pre>" in html


def test_a_tree_may_be_drawn_without_its_horizontal_lines():
    source = "型号：E 43 0 3\n│ │ └ 药皮\n│ └ 位置\n└ 焊条"
    assert html_of(source) == "<p>型号：E 43 0 3</p>\n<pre><code>│ │ └ 药皮\n│ └ 位置\n└ 焊条\n</code></pre>"
    assert "<pre>" in html_of("目录：\n　├ 甲.doc\n　└ 乙.doc")


@pytest.mark.parametrize(
    "lines",
    [
        ("        院长", "         │", "   ┌─────┼─────┐", "  教务科 学员科 总务科"),
        (
            "[东站]──K03──[广场]",
            "             │",
            "             │步行",
            "             │",
            "           [学院]",
        ),
        ("     总闸", "      ┃", "     分闸", "      ┃", "     插座"),
    ],
)
def test_words_that_drawn_lines_connect_stay_where_they_are(lines):
    source = "\n".join(lines)
    indent = min(len(line) - len(line.lstrip(" ")) for line in lines)
    shown = "\n".join(line[indent:] for line in lines)
    assert (
        html_of(f"如图：\n\n{source}\n\n完。")
        == f"<p>如图：</p>\n<pre><code>{shown}\n</code></pre>\n<p>完。</p>"
    )
    assert f"\n{shown}\n</code></pre>" in html_of(f"如图：\n\n```\n\n{shown}\n```")


def test_one_bar_below_words_is_no_drawing():
    assert "<pre>" not in html_of("公告\n┃ 明天停课\n┃ 后天补课")
    assert "<pre>" not in html_of("报名\n│\n缴费")
    assert "<table" in html_of("表一\n┌──┬──┐\n│甲│乙│\n├──┼──┤\n│丙│丁│\n└──┴──┘")

"""Tables that programs draw with signs and lines are tables."""

import pytest

from tests.markdown.normalise.html import html_of
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
        "┌──┬──┐\n│甲│乙│\n├──┴──┤\n│合计│\n└────┘",
        "├── content\n│   ├── news\n│   └── pages\n└── site.yaml",
        "+ 甲\n+ 乙",
    ],
)
def test_other_drawings_are_none(source):
    html = html_of(source)
    assert "<table" not in html
    assert all(word in html for word in ("甲",) if word in source)


@pytest.mark.parametrize("line", ["+--+--+", "│甲│", "│甲│乙│", "│甲│乙│\n├──┤\n│丙│", "+--+\n|甲|乙|\n|丙|"])
def test_thousands_of_lines_that_are_no_table_are_read_at_once(line):
    assert "<table" not in html_of("\n".join([line] * 3_000))

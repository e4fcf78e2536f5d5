"""Footnotes without references, references without footnotes, unused definitions."""

import pytest

from sitebuilder.markdown import plain_lines, render
from sitebuilder.messages import Place, Severity
from tests.markdown.html import html_of


def reported_problems(source: str) -> list[tuple[str, int, int]]:
    problems = render(source, Place("a.md"))[1]
    assert all(each.severity is Severity.WARNING for each in problems)
    return [(each.code, each.place.line, each.place.column) for each in problems]


def words(source: str) -> list[str]:
    return plain_lines(render(source, Place("a.md"))[0]).split()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("甲[^1]乙", [("footnote-missing", 1, 2)]),
        ("`[^1]`\n\n```\n[^1]\n```\n\n甲[^1]", [("footnote-missing", 7, 2)]),
        ("甲[^注释]，[^注释]", [("footnote-missing", 1, 2)]),
        ("甲[^1]\n\n[^1]: 乙\n\n[^2]: 丙", [("footnote-unused", 5, 1)]),
        ("甲[^1]\n\n[^1]: 乙\n\n[^1]: 丙", [("footnote-twice", 5, 1)]),
        ("甲\n\n[b]: c.md", [("reference-unused", 3, 1)]),
        ("甲\n\n*[注]: 乙", [("abbreviation-unused", 3, 1)]),
        ("甲\n\n*[注]：乙", [("abbreviation-unused", 3, 1)]),
        ("甲CNC\n\n*[CNC]: 数控\n*[PLC]: 丙", [("abbreviation-unused", 4, 1)]),
        ("> 甲\n>\n> *[CNC]: 数控", [("abbreviation-unused", 3, 3)]),
        ("- 甲\n- [时间]: 3.15前", [("reference-unused", 2, 3)]),
        ("1. 甲\n   - [时间]: 3.15前", [("reference-unused", 2, 6)]),
        ("[甲][b]\n\n[b]: c.md\n[d]: e.md", [("reference-unused", 4, 1)]),
        ("[甲][B] [b]\n\n[b]: c.md", []),
        ("下载[名单][b]", [("reference-missing", 1, 7)]),
        ("`[名单][b]`\n\n```\n[名单][b]\n```\n\n数组 a[i][j]，\\[名单][b]", []),
        ("收到请回复[握手][玫瑰]", []),
        ("[一][甲]和[二][乙]\n\n[甲]: c.md", [("reference-missing", 1, 11)]),
        ("表达式 [^0-9]、[^a-z] 与 `[^1]`", []),
    ],
)
def test_loose_ends_are_reported_at_their_places(source, expected):
    assert reported_problems(source) == expected


@pytest.mark.parametrize("source", ["甲[^1]\n\n[^1]：乙", "甲［^1］\n\n［^1］：乙", "甲［^1］\n\n[^1]: 乙"])
def test_the_brackets_of_a_footnote_may_be_full_width(source):
    text, problems = render(source, Place("a.md"))
    assert problems == ()
    assert 'href="#fn-1"' in "".join(text.parts)


def test_two_notes_of_one_name_lose_no_text():
    assert {"乙", "丙"} <= {word.rstrip("↩︎\xa0") for word in words("甲[^1]\n\n[^1]: 乙\n[^1]: 丙")}


def test_a_definition_without_an_address_is_a_text():
    assert words("[注意]: 请带身份证") == ["[注意]:", "请带身份证"]
    assert words("[甲]\n\n[甲]: https://a.example") == ["甲"]


def test_loose_ends_of_one_text_are_not_reported_for_the_next():
    assert reported_problems("甲[^1]") != []
    assert reported_problems("甲*乙*") == []


def test_of_a_comment_that_is_never_closed_only_what_was_written_is_told():
    _, problems = render("甲[^1]\n\n[^1]: 乙\n\n<details>\n\n<!--\n丙\n", Place("a.md"))
    removed = [dict(each.values)["removed"] for each in problems if each.code == "html-removed"]
    assert removed == ["<!-- 丙"]


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("**工期**{待定}，另行通知。", "<p><strong>工期</strong>{待定}，另行通知。</p>"),
        (
            "写明*姓名*{必填}和~~工号~~{选填}，交`表一`{一份}。",
            "<p>写明<em>姓名</em>{必填}和<del>工号</del>{选填}，交<code>表一</code>{一份}。</p>",
        ),
        (
            "[登记表](b.docx){必交}，[照片](c.jpg){选交}。",
            '<p><a href="b.docx">登记表</a>{必交}，<a href="c.jpg">照片</a>{选交}。</p>',
        ),
        ("**M**{1,2}与**N**{-3}", "<p><strong>M</strong>{1,2}与<strong>N</strong>{-3}</p>"),
        ("**甲**{.note}乙{丙}。", '<p><strong class="note">甲</strong>乙{丙}。</p>'),
        ('**甲**{title="一}二"}丙', '<p><strong title="一}二">甲</strong>丙</p>'),
    ],
)
def test_braces_with_text_stay_where_they_were_written(source, html):
    assert html_of(source) == html

"""The line of a problem with a mark under its place."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.messages import Place, format_problem, has_line, problem
from sitebuilder.messages.snippet import snippet


def marked(line: str, column: int, **values: str) -> list[str]:
    return snippet(problem("dead-link", Place("content/a.md", 7, column), **values), line)


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def test_the_value_that_the_problem_names_is_marked():
    assert marked("[课程](no.md)。", 6, target="no.md", remedy="") == [
        "  7 | [课程](no.md)。",
        "    |        ^^^^^",
    ]


def test_a_chinese_value_is_marked_in_all_its_width():
    assert marked("见《通知》", 3, target="通知") == ["  7 | 见《通知》", "    |     ^^^^"]


def test_without_a_known_value_one_character_is_marked():
    assert marked("abc", 2) == ["  7 | abc", "    |  ^"]
    assert marked("学院", 2) == ["  7 | 学院", "    |   ^^"]


def test_a_value_in_quotes_is_marked_with_them():
    assert marked('date: "昨天"', 7, found="昨天")[1] == "    |       ^^^^^^"


@pytest.mark.parametrize(("line", "mark"), [("\tx", "    ^"), ("ab\tx", "    ^"), ("abcd\tx", "        ^")])
def test_a_tab_reaches_to_the_next_tab_stop(line, mark):
    shown, below = marked(line, line.index("x") + 1)
    assert "\t" not in shown
    assert below == "    | " + mark
    assert shown[len("  7 | ") :].index("x") == mark.index("^")


def test_a_combining_mark_takes_no_column():
    assert marked("e\u0301x", 3)[1] == "    |  ^"


def test_a_column_beyond_the_line_is_marked_after_it():
    assert marked("title:", 99) == ["  7 | title:", "    |       ^"]
    assert marked("", 1) == ["  7 |", "    | ^"]


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\u202e", "\u2066", "\x9b", "\x00", "\ud800"])
def test_terminal_control_characters_are_not_printed(sign):
    shown, _ = marked(f"a{sign}[31mb", 1)
    assert sign not in shown and "\ufffd[31mb" in shown


def test_the_carets_are_aligned_whatever_the_line_number():
    shown, below = snippet(problem("dead-link", Place("a.md", 1234, 3)), "abc")
    assert shown == "  1234 | abc"
    assert below == "       |   ^"


@given(st.text(alphabet="ab学院，\t\u0301😀“", max_size=400), st.integers(1, 500))
def test_the_carets_are_under_their_place_within_eighty_columns(line, column):
    shown, below = marked(line, column)
    assert columns(shown) <= 86 and columns(below) <= 86
    assert below.count("^") >= 1 and below.startswith("    | ")


def test_a_long_line_is_shown_around_its_place():
    line = "前" * 300 + "《no.md》" + "后" * 300
    shown, below = marked(line, 302, target="no.md")
    assert shown.startswith("  7 | …前") and shown.endswith("后…")
    before = shown[: shown.index("no.md")]
    assert columns(before) == below.index("^")
    assert below.endswith("^^^^^")


@pytest.mark.parametrize(
    ("code", "line", "is_shown"),
    [
        ("missing-key", 1, True),
        ("file-empty", 1, False),
        ("file-gbk", 4, True),
        ("symlink-outside", 1, False),
        ("disk-denied", 3, False),
        ("unknown-file", 1, False),
        ("picture-broken", 1, False),
        ("picture-broken", 5, True),
    ],
)
def test_a_problem_of_a_whole_file_has_no_line(code, line, is_shown):
    assert has_line(problem(code, Place("content/a.md", line))) == is_shown


def test_the_source_line_comes_between_the_sentence_and_the_remedy():
    each = problem("empty-value", Place("content/a.md", 2, 1), key="title")
    assert format_problem(each, "zh-CN", "title:").splitlines() == [
        "content/a.md:2:1  错误 empty-value",
        "  “title”后面没有内容。",
        "  2 | title:",
        "    | ^^^^^",
        "  改法：请写上内容；可以不写的，还不知道时删去这一行。",
    ]

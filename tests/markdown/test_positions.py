"""Characters that no renderer sees, and where an editor sees the line of a problem."""

import re
import sys

import pytest

from sitebuilder.markdown.invisible import HIGH_NONCHARACTER, UNSEEN, is_visible
from sitebuilder.markdown.positions import read_source
from sitebuilder.markdown.render import render
from sitebuilder.messages import Place
from tests.markdown.normalise.html import html_of, reported_problems


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_line_ends_of_word_and_of_web_pages_end_a_line(end):
    assert html_of(f"各班请注意。{end}明天停电检修，请各班提前安排好生产任务。") == (
        "<p>各班请注意。</p>\n<p>明天停电检修，请各班提前安排好生产任务。</p>"
    )
    assert html_of(f"- 甲{end}- 乙") == "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>"


@pytest.mark.parametrize("sign", ["\u200b", "\u2060", "\xad"])
def test_invisible_characters_hide_no_markdown_and_are_not_copied(sign):
    assert html_of(f"{sign}- 甲\n{sign}- 乙") == "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>"
    assert html_of(f"{sign}## 停{sign}电") == '<h2 id="停电">停电</h2>'
    assert html_of(f"`ls{sign}`") == "<p><code>ls</code></p>"


def test_a_soft_hyphen_in_a_latin_word_stays():
    assert html_of("inter\xadnational") == "<p>inter\xadnational</p>"
    assert html_of("a co\xadop, exam\xadined.") == "<p>a co\xadop, exam\xadined.</p>"


@pytest.mark.parametrize(
    "written", ["https://ex\xadam\xadple.org/re\xadport", "www.ex\xadample.org", "train\xading@example.org"]
)
def test_soft_hyphens_are_dropped_from_addresses(written):
    text, _ = render(f"见{written}。", Place("a.md", 1))
    assert [link.target.rpartition(":")[2].lstrip("/") for link in text.links] == [
        written.replace("\xad", "").rpartition(":")[2].lstrip("/")
    ]
    assert "\xad" not in "".join(text.parts)


def test_a_problem_stands_on_the_line_that_an_editor_sees():
    source = "甲\x0b乙\x0b丙<i onclick='x'>丁</i>\n戊\u2028己<i onclick='x'>庚</i>"
    assert reported_problems(source) == [("attribute-removed", 1, 9), ("attribute-removed", 2, 7)]


def test_a_thousand_such_lines_are_found_at_once():
    source = read_source("甲\x0b" * 1000 + "\n乙", Place("a.md", 3, 5))
    assert source.place(1999) == Place("a.md", 3, 5 + 1999)
    assert source.place(source.text.index("乙")) == Place("a.md", 4, 5)


def test_no_text_with_an_unseen_character_counts_as_visible():
    unseen = re.compile(f"[{UNSEEN}\t\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|{HIGH_NONCHARACTER}")
    assert not [
        sign for sign in map(chr, range(sys.maxunicode + 1)) if unseen.match(sign) and is_visible(sign)
    ]
    assert is_visible("第一条　培训时间\n5月8日 8:30")

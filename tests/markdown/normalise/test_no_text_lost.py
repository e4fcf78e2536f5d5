"""No text is lost: the words of a source are those of its page."""

import re
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitebuilder.markdown import plain_lines, render
from sitebuilder.markdown.fast.render import render_fast
from sitebuilder.markdown.full.render import render_full
from sitebuilder.markdown.positions import read_source
from tests.markdown.normalise.html import START

SLIPS = [
    "各单位：\n　　请报名。\n一、时间\n三月。\n二、地点\n大旺。\n附件：1.表 2.单\n\n学院\n2026年2月1日",
    "1、甲\n2、乙\n（1）丙\n①丁\n第一条 戊\n2026. 己",
    "- 甲\n  - 乙\n\n    丙\n\n      丁\n  戊\n己",
    "1.甲\n2)乙\n●丙\n-丁\n-戊\n• 己",
    "> 甲\n乙\n\n> 丙\n> > 丁\n戊。\n己",
    "！！！note 甲\n乙\n\n!!! 丙丁\n  戊\n\n！！！己",
    "甲\t乙\n丙\t丁\n\n戊\t\t己\n庚",
    "｜甲｜乙｜\n｜丙｜丁｜\n戊 | 己\n| 庚 |",
    "    甲，乙\n\n\t丙\n丁\n\n        戊",
    "```\n甲\n```\n乙\n~~~~\n丙\n~~~\n丁",
    "1. 甲\n\n   ```\n乙\n   ```\n丙\n2. 丁",
    "甲\n===\n乙\n丙\n---\n丁\n==\n戊",
    "[^1]: 甲\n乙\n\n    丙\n\n丁[^1]",
    "术语\n: 甲\n  乙\n\n: 丙\n\n丁",
    "<div>\n甲\n\n乙\n</div>\n丙\n<b>丁</b>\n戊",
    "<<<<<<< 甲\n乙\n=======\n丙\n>>>>>>> 丁",
    "- [ ] 甲\n- [x] 乙\n- [ ]丙\n* * *\n- - 丁",
    "第一章　甲\n**一、乙**\n丙\n２、丁\n⑴戊\n1.2月己\n2.3月庚\n\n辛　2026年1月1日\n\n附件：壬",
    "|甲|乙|\n|--|\n|丙|丁|戊|己|\n|庚|",
    "甲\t乙\t丙\n丁\t\t戊\n\t己\n庚\t辛\t壬\t癸",
    "::: note 甲\n乙\n:::\n{% codeblock 丙 lang:js %}\n丁\n{% endcodeblock %}\n{% 戊 %}",
    "# 甲 #\n## C# 乙\n###丙\n####### 丁",
]
HAN = re.compile("[\u4e00-\u9fff]")

PIECES = (
    "甲 乙。 丙， 丁： （戊） 己； 一、 （一） 1、 （1） ① 第一条 附件： 1. 2)",
    "3.庚 - -辛 ● · * > # ## ``` ~~~",
    "| ｜ !!! ！！！ ** ` [ ] [x] === --- 2026年1月1日 学院 : ABC",
    "○ ◆ – － 第一章 二． ⑴ （１） 2.2月 2026.1.1 联系人： ::: {%壬%} “癸 子” **一、丑** |寅|卯|辰|",
)
pieces = st.sampled_from(" ".join(PIECES).split())
gaps = st.sampled_from(
    ["", "\n", "\n", "\n", "\n\n", " ", "  ", "    ", "\t", "　　", "  \n", "\n    ", "\n  "]
)
written = st.lists(st.tuples(pieces, gaps), max_size=25).map(lambda found: "".join(a + b for a, b in found))


def shown(source: str) -> Counter[str]:
    text, _ = render(source, START)
    return Counter(HAN.findall(plain_lines(text)))


@pytest.mark.parametrize("source", SLIPS)
def test_the_words_of_a_slip_are_all_on_its_page(source):
    assert Counter(HAN.findall(source)) - shown(source) == Counter()


@given(written)
def test_the_words_of_any_lines_are_all_on_the_page(source):
    # What stands after a fence says the language of code; two signs of a table's rule hold no words.
    source = re.sub("(```|~~~)[^\n]*", r"\1", source)
    assert Counter(HAN.findall(source)) - shown(source) == Counter()


@given(written)
@example("附件：1.甲\n\n2. 乙\n3. 丙")
@example("甲\t乙\n1. 丙\t丁")
@example("附件：1.甲\n2. 2026年\n2. 乙")
def test_lines_are_rendered_alike_by_both_ways(source):
    regular = read_source(source, START)
    common = render_fast(regular)
    if common is not None:
        assert common == render_full(regular)

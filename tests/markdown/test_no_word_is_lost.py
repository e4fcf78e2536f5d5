"""No word of a text vanishes without a problem: every word is on the page or reported."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.markdown.words import lost_words

SLIPS = [
    "填写<姓名>、<身份证号>，交到《办公室》<307室>。",
    "转速n<800时报警；若a<b且c>d，停机。<—注意—>",
    "List<Object>、Map<键,值>、<script>不闭合",
    "见［报名表］（附件\\报名表.docx）和[说明]（说明.pdf），[备注]（见下）",
    "[官网](https：//a.example/b。)，[表](D:\\资料\\表.docx)，[空]()",
    "![车间] (车间.jpg) ![照片](照片.jpg =300x200)",
    "## 开班 {第二期}\n\n**重点**{请看} 价{格}",
    "[注意]: 请带身份证\n\n甲[^1]乙[^2]\n\n[^1]：说明\n[^1]: 又一条\n\n[^3]: 没人用",
    "~~旧~~ ==新== ~~没有结束 ==也没有",
    "甲&#乙;丙<丁>戊&已;\\<庚> \\~辛~",
    "<p onclick=x>壬</p><font color=red>癸</font><b>子",
    "<?丑?> <!寅> <![卯[辰]]> <a name='x'>午</a>",
    "<iframe src='//player.bilibili.com/player.html?bvid=BV1' title='w'></iframe>",
]


@pytest.mark.parametrize("source", SLIPS)
def test_the_words_of_typical_mistakes_are_on_the_page_or_reported(source):
    assert not lost_words(source)


def test_a_word_behind_a_blank_in_an_address_is_on_the_page():
    assert not lost_words("[官网](https：//a.example/b name='x'>午</a> )")


_PIECES = st.lists(
    st.sampled_from(
        [*re.findall(r"[^、，；。\s]+", " ".join(SLIPS)), "<b>", "</b>", "`", "**", "- ", "> ", "\n\n"]
    ),
    max_size=8,
).map(" ".join)  # fmt: skip


@given(_PIECES)
def test_whatever_is_put_together_no_word_is_lost_in_silence(source):
    if not re.search(r"<(?:script|iframe)\b", source):
        assert not lost_words(source)

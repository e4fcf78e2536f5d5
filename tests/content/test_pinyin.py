"""The readings of Chinese names are those of pypinyin."""

import pypinyin
from hypothesis import example, given
from hypothesis import strategies as st
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from sitebuilder.content.pinyin import pinyin

PHRASES = sorted(PHRASES_DICT)
CHARACTERS = [chr(int(code)) for code in PINYIN_DICT]
names = st.lists(
    st.sampled_from(PHRASES) | st.sampled_from(CHARACTERS) | st.text(max_size=3), min_size=1, max_size=5
).map("".join)


@given(names)
@example("重庆银行会计")
@example("女工lǜ色ü〇々")
@example("第1期：C语言")
def test_a_name_is_read_as_the_library_reads_it(name):
    assert pinyin(name) == pypinyin.lazy_pinyin(name)


def test_every_character_of_the_tables_is_read_as_the_library_reads_it():
    assert [each for each in CHARACTERS if pinyin(each) != pypinyin.lazy_pinyin(each)] == []


def test_every_tenth_phrase_of_the_tables_is_read_as_the_library_reads_it():
    assert [each for each in PHRASES[::10] if pinyin(each) != pypinyin.lazy_pinyin(each)] == []

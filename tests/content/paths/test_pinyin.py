"""The readings of Chinese names are those of pypinyin."""

from time import process_time

import pypinyin
from hypothesis import example, given
from hypothesis import strategies as st
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from sitebuilder.content.paths.pinyin import LONGEST_PHRASE, pinyin

PHRASES = sorted(PHRASES_DICT)
CHARACTERS = [chr(int(code)) for code in PINYIN_DICT]
names = st.lists(
    st.sampled_from(PHRASES) | st.sampled_from(CHARACTERS) | st.text(max_size=3), min_size=1, max_size=5
).map("".join)


@given(names)
@example("重庆银行会计")
@example("女工lǜ色ü〇々")
@example("第1期：C语言")
@example("0\U0003238a")
def test_a_name_is_read_as_the_library_reads_it(name):
    assert pinyin(name) == pypinyin.lazy_pinyin(name)


def test_every_character_of_the_tables_is_read_as_the_library_reads_it():
    assert [each for each in CHARACTERS if pinyin(each) != pypinyin.lazy_pinyin(each)] == []


def test_every_tenth_phrase_of_the_tables_is_read_as_the_library_reads_it():
    assert [each for each in PHRASES[::10] if pinyin(each) != pypinyin.lazy_pinyin(each)] == []


def test_no_phrase_of_the_tables_is_too_long_to_be_found():
    assert max(map(len, PHRASES)) <= LONGEST_PHRASE


def test_a_long_name_takes_time_in_a_straight_line():
    def seconds(length: int) -> float:
        before = process_time()
        assert pinyin("长" * length) == ["chang"] * length
        return process_time() - before

    seconds(10)
    assert seconds(16_000) < 8 * 3 * max(seconds(2_000), 0.005)

"""The readings of Chinese names are those of pypinyin."""

from functools import cache
from time import process_time

from hypothesis import example, given
from hypothesis import strategies as st

from sitebuilder.content.paths.pinyin import LONGEST_PHRASE, pinyin


# The library takes 0.3 s to load, in each process of pytest, though one of them runs these tests.
@cache
def phrases() -> list[str]:
    from pypinyin.constants import PHRASES_DICT

    return sorted(PHRASES_DICT)


@cache
def characters() -> list[str]:
    from pypinyin.constants import PINYIN_DICT

    return [chr(int(code)) for code in PINYIN_DICT]


def as_the_library_reads(name: str) -> list[str]:
    from pypinyin import lazy_pinyin

    return lazy_pinyin(name)


pieces = st.deferred(lambda: st.sampled_from(phrases()) | st.sampled_from(characters()) | st.text(max_size=3))
names = st.lists(pieces, min_size=1, max_size=5).map("".join)


@given(names)
@example("重庆银行会计")
@example("女工lǜ色ü〇々")
@example("第1期：C语言")
@example("0\U0003238a")
def test_a_name_is_read_as_the_library_reads_it(name):
    assert pinyin(name) == as_the_library_reads(name)


def test_every_character_of_the_tables_is_read_as_the_library_reads_it():
    assert [each for each in characters() if pinyin(each) != as_the_library_reads(each)] == []


def test_every_tenth_phrase_of_the_tables_is_read_as_the_library_reads_it():
    assert [each for each in phrases()[::10] if pinyin(each) != as_the_library_reads(each)] == []


def test_no_phrase_of_the_tables_is_too_long_to_be_found():
    assert max(map(len, phrases())) <= LONGEST_PHRASE


def test_a_long_name_takes_time_in_a_straight_line():
    def seconds(length: int) -> float:
        before = process_time()
        assert pinyin("长" * length) == ["chang"] * length
        return process_time() - before

    seconds(10)
    assert seconds(16_000) < 8 * 3 * max(seconds(2_000), 0.005)

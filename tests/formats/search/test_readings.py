"""The character tables: readings as in pypinyin, and traditional forms that are unambiguous."""

import re
from collections import Counter, defaultdict
from itertools import islice

import pytest
from pypinyin.constants import PHRASES_DICT

from sitebuilder.content.paths.pinyin import pinyin
from sitebuilder.formats.search.readings import common_characters, common_readings, readings
from sitebuilder.formats.search.traditional import simplified


def test_every_character_of_gb_2312_has_the_reading_that_permalinks_give_it():
    known = readings()
    assert len(known) == 6763
    assert {each for each in known if pinyin(each)[0] not in known[each]} == set()


def test_other_readings_are_those_that_phrases_have_often():
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for phrase in PHRASES_DICT:
        if len(phrase) == 2:
            for character, reading in zip(phrase, pinyin(phrase), strict=False):
                counts[character][reading] += 1
    for character in "行重长乐调校还都":
        often = {reading for reading, count in counts[character].items() if count >= 10}
        assert often <= set(readings()[character]), character


def test_the_common_characters_are_those_of_the_first_level():
    characters = common_characters()
    assert len(set(characters)) == 3755
    assert (characters[0], characters[-1]) == ("啊", "座")
    assert all(character in characters for character in "消防安全食品肇庆匠")


def test_the_common_readings_are_all_readings_of_the_common_characters():
    rows, others = common_readings()
    decoded: defaultdict[str, set[str]] = defaultdict(set)
    characters = iter(common_characters())
    for syllable, count in re.findall(r"([a-z]+)([0-9]+)(?: |$)", rows):
        for character in islice(characters, int(count)):
            decoded[character].add(syllable)
    for syllable, also in others.items():
        for character in also:
            decoded[character].add(syllable)
    assert decoded == {character: set(readings()[character]) for character in common_characters()}


@pytest.mark.parametrize(
    ("traditional", "simple"), ["證证", "書书", "訓训", "學学", "歷历", "電电", "聯联", "裏里"]
)
def test_a_traditional_character_has_a_simplified_form(traditional, simple):
    assert simplified()[traditional] == simple


def test_no_character_is_its_own_simplified_form_or_a_traditional_one():
    pairs = simplified()
    assert len(pairs) > 2500
    assert not {each for each, simple in pairs.items() if simple == each or simple in pairs}

"""The word index of titles; an updated index equals a new one."""

from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.formats.search.shards import ShardedIndex, StoredIndex, decode_shard, encode_shard
from sitebuilder.formats.search.words import build_word_index, english_words, update_word_index

titles = st.tuples(
    st.text(alphabet="消防安全行重2022 C，\u200b㎡\u5300", max_size=12),
    st.sampled_from(["", "/", "/courses/fire-safety/", "/news/2026/how-to/", "/courses/#status=open"]),
)


def keys(title: str, url: str = "") -> dict[str, list[int]]:
    (piece,) = build_word_index(iter([(title, url)])).changed.values()
    return piece


def test_a_title_is_found_by_its_sound_its_initials_and_with_another_character_in_the_middle():
    assert set(keys("消防安全")) == {
        *("消防", "防安", "安全"),
        *("xiao fang", "fang an", "an quan"),
        *("x,f", "f,a", "a,q"),
        *("消.安", "防.全"),
    }


def test_a_character_of_several_readings_is_found_by_each():
    assert {"银行", "yin hang", "yin xing", "y,h", "y,x"} == set(keys("银行"))


def test_other_characters_separate_readings():
    assert "dui wu" not in keys("队1伍")
    assert "dui wu" not in keys("队，伍")


def test_a_page_is_found_by_the_words_of_the_last_part_of_its_address():
    assert english_words("/zq/courses/fire-safety/") == ["fire", "safety"]
    assert english_words("/courses/computer-networks/") == ["computer", "network"]
    assert english_words("/news/2026/") == []
    assert english_words("/about/access/") == ["access"]


def written(pieces: ShardedIndex, before: list[bytes]) -> list[bytes]:
    changed = {number: encode_shard(piece) for number, piece in pieces.changed.items()}
    return [changed.get(number) or before[number] for number in range(pieces.count)]


@given(st.lists(titles, max_size=5), st.lists(titles, max_size=5))
def test_changed_words_are_those_of_the_changed_titles(before, after):
    old = build_word_index(iter(before))
    files = written(old, [])
    none = ("", "")
    changes = {
        number: ((before[number:] or [none])[0], (after[number:] or [none])[0])
        for number in range(max(len(before), len(after)))
    }
    stored = StoredIndex(
        old.count, old.size, lambda number: decode_shard(files[number]), old.long.__getitem__
    )
    assert written(update_word_index(stored, changes), files) == written(build_word_index(iter(after)), [])

"""The shards of the search index: every string of two characters or more is found by its pairs."""

import unicodedata
from collections.abc import Mapping

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import Struct

from sitebuilder.formats.search.shards import (
    SIZES,
    ShardedIndex,
    Sizes,
    StoredIndex,
    TextChange,
    build_text_index,
    decode_posting,
    decode_shard,
    encode_posting,
    encode_shard,
    fold,
    normalise_line,
    shard_number,
    update_text_index,
)

texts = st.text(alphabet="消防安全校企合作总工会BIMcé2022ＢＩ１，。 \n𠮷㎡", max_size=40)
UNSEEN = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u202e\u2060\u2066\u3164\ufe0f\ufeff\ufff9\U000e0020"
FEW = Sizes(shard=20, posting=7)
"""So few that postings on three pages are long."""
WORDS = ["消防安全", "校企合作", "总工会", "技能竞赛", "产业工人", "网络技术", "食品加工", "电子电工"]


def many_texts() -> list[str]:
    """Return texts that fill several pieces."""
    return [f"{WORDS[n % 8]}{n}" + "".join(WORDS[(n * k) % 8] for k in range(60)) for n in range(200)]


class Written(Struct, frozen=True):
    """All files of an index: those of its shards, and those of its long postings by key."""

    shards: list[bytes]
    long: dict[str, list[int]]


def written(pieces: ShardedIndex, before: Written | None = None) -> Written:
    """Return all files of an index; one that has not changed is as it was before."""
    shards, long = (before.shards, before.long) if before else ([], {})
    changed = {number: encode_shard(piece) for number, piece in pieces.changed.items()}
    return Written(
        [changed[number] if number in changed else shards[number] for number in range(pieces.count)],
        {key: posting for key, posting in {**long, **pieces.long}.items() if posting},
    )


def changed(files: Written, changes: Mapping[int, TextChange], sizes: Sizes = SIZES) -> ShardedIndex:
    """Return the index of which all files are given, with changes."""
    size = sum(len(posting) for content in files.shards for posting in decode_shard(content).values())
    stored = StoredIndex(
        len(files.shards), size, lambda n: decode_shard(files.shards[n]), lambda key: files.long[key]
    )
    return update_text_index(stored, changes, sizes)


def places(posting: list[int]) -> dict[int, list[int]]:
    """Read a posting back: the positions on each page."""
    size, found, page, at = posting[0], {}, 0, 1 + 2 * posting[0]
    for entry in range(1, size + 1):
        page, count = page + posting[entry], posting[size + entry]
        found[page] = [sum(posting[at : at + step + 1]) for step in range(count)]
        at += count
    assert at == len(posting)
    return found


@given(texts, st.lists(st.sampled_from(UNSEEN), max_size=8), st.randoms())
def test_invisible_characters_change_nothing(text, unseen, random):
    mixed = list(text)
    for each in unseen:
        mixed.insert(random.randint(0, len(mixed)), each)
    assert normalise_line("".join(mixed)) == normalise_line(text)


def test_letters_are_composed():
    assert normalise_line("cafe\u0301") == normalise_line("cafe\u200b\u0301") == "caf\xe9"


@given(st.lists(texts, min_size=1, max_size=6))
def test_each_pair_of_a_page_is_in_the_index_with_every_position(pages):
    index = {
        key: places(posting)
        for piece in build_text_index(pages).changed.values()
        for key, posting in piece.items()
    }
    expected: dict[str, dict[int, list[int]]] = {}
    for number, page in enumerate(pages):
        text = fold(page)
        for position in range(len(text)):
            pair = text[position : position + 2]
            if len(pair) == 2 and " " not in pair:
                expected.setdefault(pair, {}).setdefault(number, []).append(position)
    assert {key: value for key, value in index.items() if len(key) == 2} == expected


@given(st.lists(texts, max_size=5), st.lists(texts, max_size=5), st.sampled_from([SIZES, FEW]))
@example(["消防"], ["消防安全", "总工会"], SIZES)
@example(["消防安全", "总工会"], ["消防"], SIZES)
@example(["消防", "消防"], ["消防", "消防", "消防安全"], FEW)
@example(["消防", "消防", "消防安全"], ["消防", "消防"], FEW)
def test_an_updated_index_equals_one_built_from_the_changed_texts(before, after, sizes):
    old = written(build_text_index(before, sizes))
    changes = {
        number: TextChange("".join(before[number : number + 1]), "".join(after[number : number + 1]))
        for number in range(max(len(before), len(after)))
    }
    new, expected = changed(old, changes, sizes), build_text_index(after, sizes)
    assert (new.count, new.size) == (expected.count, expected.size)
    assert written(new, old) == written(expected)


def test_a_change_touches_only_the_pieces_that_hold_its_words():
    pages = many_texts()
    old = written(build_text_index(pages))
    assert len(old.shards) > 3
    longer = pages[7] + "焊"
    pieces = changed(old, {7: TextChange(pages[7], longer)})
    new = written(pieces, old)
    differing = {n for n, content in enumerate(old.shards) if content != new.shards[n]}
    assert differing == set(pieces.changed)
    assert 0 < len(pieces.changed) < len(old.shards)
    assert new == written(build_text_index([*pages[:7], longer, *pages[8:]]))


def test_a_growing_index_is_split_into_as_many_shards_as_a_new_one():
    pages = many_texts()
    few = written(build_text_index(pages[:100]))
    more = changed(few, {number: TextChange("", pages[number]) for number in range(100, 200)})
    assert len(few.shards) < more.count
    assert written(more) == written(build_text_index(pages))


def test_a_long_posting_stands_alone_and_says_so_in_its_shard():
    made = build_text_index(many_texts())
    assert made.long
    assert all(len(posting) > SIZES.posting for posting in made.long.values())
    entries = {key: posting for piece in made.changed.values() for key, posting in piece.items()}
    assert {key for key, posting in entries.items() if not posting} == made.long.keys()
    assert all(len(posting) <= SIZES.posting for posting in entries.values())
    assert decode_posting(encode_posting(made.long["消防"])) == made.long["消防"]


def test_shards_have_similar_sizes_and_each_key_is_in_its_shard():
    made = build_text_index(many_texts())
    sizes = [sum(map(len, piece.values())) for piece in made.changed.values()]
    assert max(sizes) < 4 * sum(sizes) / len(sizes)
    assert all(
        shard_number(key, made.count) == number for number, piece in made.changed.items() for key in piece
    )


@given(texts)
def test_folding_keeps_the_length_and_the_letters(text):
    folded = fold(text)
    assert len(folded) == len(text)
    for before, after in zip(text, folded, strict=True):
        assert after == " " or after.isalnum()
        assert after in (" ", before, before.lower(), unicodedata.normalize("NFKC", before).lower())


def test_full_width_and_capital_letters_are_found_by_plain_ones():
    assert fold("ＢＩＭ２０２２，C语言") == "bim2022 c语言"


def test_a_chinese_character_that_is_newer_than_this_python_is_a_letter():
    new = "\U0002ebf0\U000323af\U0003fffd"
    assert fold(f"张{new}、李") == f"张{new} 李"


def test_spaces_between_chinese_and_latin_are_nothing_and_between_latin_words_stay():
    assert normalise_line(" 第 12 期　开班  BIM  model 练习 ") == "第12期开班BIM model练习"

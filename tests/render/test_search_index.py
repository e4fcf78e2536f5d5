"""The search index: every string of two characters or more can be laid out in its pairs."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.render.search_index import SearchPage, fold, piece_of, search_index, tidy

FILTERS = ("section", "trade")
texts = st.text(alphabet="消防安全校企合作总工会BIMcé2022ＢＩ１，。 \n𠮷㎡", max_size=40)


def page(title: str, *lines: str, trade: str | None = None) -> SearchPage:
    return SearchPage("/a/", title, lines, None, False, ("页面", trade))


def postings(files: dict[str, bytes]) -> dict[str, dict[int, list[int]]]:
    """Read the index back: each key with its positions by page."""
    head = json.loads(files["head.json"])
    found: dict[str, dict[int, list[int]]] = {}
    for number in range(head["pieces"]):
        for key, numbers in json.loads(files[f"index/{number}.json"]).items():
            assert piece_of(key, head["pieces"]) == number
            at = shown = 0
            while at < len(numbers):
                shown, count = shown + numbers[at], numbers[at + 1]
                steps = numbers[at + 2 : at + 2 + count]
                found.setdefault(key, {})[shown] = [sum(steps[: index + 1]) for index in range(count)]
                at += 2 + count
    return found


@given(st.lists(st.tuples(texts, st.lists(texts, max_size=3)), min_size=1, max_size=6))
def test_each_pair_of_a_page_is_in_the_index_with_every_position(pages):
    files = search_index([page(title, *lines) for title, lines in pages], FILTERS)
    index = postings(files)
    expected: dict[str, dict[int, list[int]]] = {}
    for number in range(len(pages)):
        text = fold(json.loads(files[f"pages/{number}.json"])["text"])
        for position in range(len(text)):
            pair = text[position : position + 2]
            if len(pair) == 2 and " " not in pair:
                expected.setdefault(pair, {}).setdefault(number, []).append(position)
    assert {key: value for key, value in index.items() if len(key) == 2} == expected


@given(texts)
def test_folding_keeps_the_length_and_the_letters(text):
    folded = fold(text)
    assert len(folded) == len(text)
    for before, after in zip(text, folded, strict=True):
        assert after == " " or after.isalnum()
        assert after in (" ", before, before.lower(), unicodedata.normalize("NFKC", before).lower())


def test_full_width_and_capital_letters_are_found_by_plain_ones():
    assert fold("ＢＩＭ２０２２，C语言") == "bim2022 c语言"


def test_spaces_between_chinese_and_latin_are_nothing_and_between_latin_words_stay():
    assert tidy(" 第 12 期　开班  BIM  model 练习 ") == "第12期开班BIM model练习"


def test_the_same_pages_give_the_same_bytes_and_another_page_another_version():
    pages = [page("消防", "安全生产", trade="安全类"), page("总工会", "校企合作")]
    first, again = search_index(pages, FILTERS), search_index(pages, FILTERS)
    other = search_index([*pages[:1], page("总工会", "校企合作。")], FILTERS)
    assert first == again
    assert json.loads(first["head.json"])["version"] != json.loads(other["head.json"])["version"]


def test_filters_name_their_values_once_and_each_page_its_own():
    files = search_index([page("一", trade="安全类"), page("二"), page("三", trade="机电类")], FILTERS)
    facet = json.loads(files["head.json"])["filters"]["trade"]
    assert facet["values"] == ["安全类", "机电类"]
    assert facet["pages"] == [0, -1, 1]


def test_a_large_index_is_cut_into_pieces_of_similar_size():
    words = ["消防安全", "校企合作", "总工会", "技能竞赛", "产业工人", "网络技术", "食品加工", "电子电工"]
    pages = [page(f"{words[n % 8]}{n}", "".join(words[(n * k) % 8] for k in range(60))) for n in range(200)]
    files = search_index(pages, FILTERS)
    assert json.loads(files["head.json"])["pieces"] > 3

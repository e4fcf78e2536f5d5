"""The word index of titles: by text, pinyin, initials, with one wrong character, and in English.

Its keys are sharded like those of texts (``shards.py``), but separately: so its shards are small, and only a
changed title changes them.

- ``消防``: two adjacent characters that are not both ASCII;
- ``xiao fang``: two adjacent characters by their readings, in all combinations;
- ``x,f``: the same by their initials;
- ``食.安``: two characters with any one between them;
- ``safety``: a word of the URL, without the ``s`` of a plural.

Positions are those of the first character in the title, and 0 for a word of the URL.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise, product

from sitebuilder.formats.search.readings import readings
from sitebuilder.formats.search.shards import (
    KeyPositions,
    ShardedIndex,
    StoredIndex,
    build_index,
    fold,
    update_index,
)
from sitebuilder.patterns import lazy_pattern

_WORD = lazy_pattern(r"[a-z]{2,}")


def build_word_index(titles: Iterator[tuple[str, str]]) -> ShardedIndex:
    """Return the index of the titles and URLs of pages, in the order of page numbers."""
    return build_index(_key_positions(title, url) for title, url in titles)


def update_word_index(
    stored: StoredIndex, changes: Mapping[int, tuple[tuple[str, str], tuple[str, str]]]
) -> ShardedIndex:
    """Return what ``build_word_index`` would return for changed titles and URLs.

    ``changes`` maps page numbers to title and URL before and after, empty for a new or removed page.
    """
    key_changes = {
        page: (_key_positions(*before), _key_positions(*after)) for page, (before, after) in changes.items()
    }
    return update_index(stored, key_changes)


def english_words(url: str) -> list[str]:
    """Return the words of the last segment of a URL, without the ``s`` of a plural: fire, safety."""
    found = _WORD.findall(url.rstrip("/").rpartition("/")[2].lower())
    return [word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word for word in found]


def _key_positions(title: str, url: str) -> KeyPositions:
    positions_by_key: defaultdict[str, list[int]] = defaultdict(list)
    for key, position in _keys(fold(title)):
        if positions_by_key[key][-1:] != [position]:
            positions_by_key[key].append(position)
    return dict(positions_by_key) | {word: [0] for word in english_words(url)}


def _keys(text: str) -> Iterator[tuple[str, int]]:
    """Yield each key of a folded title with its position, in ascending order."""
    readings_by_character = readings()
    for at, (first, second) in enumerate(pairwise(text)):
        if not (first + second).isascii() and " " not in (first, second):
            yield first + second, at
        syllables = {*product(readings_by_character.get(first, ()), readings_by_character.get(second, ()))}
        yield from sorted((f"{one} {two}", at) for one, two in syllables)
        yield from sorted((initials, at) for initials in {f"{one[0]},{two[0]}" for one, two in syllables})
        third = text[at + 2 : at + 3].strip()
        if first != " " and third:
            yield f"{first}.{third}", at

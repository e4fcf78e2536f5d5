"""How a title is found: as it stands, by its sound, by its initials, with a wrong character, in English.

Its keys are cut into pieces as those of texts are (``shards.py``), but apart from them: so its pieces are
small, and only a new title changes them.

- ``消防``: two neighbouring characters that are no Latin ones;
- ``xiao fang``: two neighbouring characters by their readings, wherever a character has several in each;
- ``x,f``: the same by their initials;
- ``食.安``: two characters with one between them, which may be another;
- ``safety``: a word of the address, without the ``s`` of a plural.

Positions are those of the first character in the title; of a word of the address 0.
"""

import re
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

_PER_PIECE = 3000
_WORD = re.compile(r"[a-z]{2,}")


def build_word_index(titles: Iterator[tuple[str, str]]) -> ShardedIndex:
    """Return the index of pages' titles and addresses, in the order of the pages' numbers."""
    return build_index((_places(title, url) for title, url in titles), _PER_PIECE)


def update_word_index(
    stored: StoredIndex, changes: Mapping[int, tuple[tuple[str, str], tuple[str, str]]]
) -> ShardedIndex:
    """Return what ``build_word_index`` would return for changed titles and addresses.

    ``changes`` maps pages' numbers to title and address before and after, empty where there is no page.
    """
    places = {page: (_places(*before), _places(*after)) for page, (before, after) in changes.items()}
    return update_index(stored, places, _PER_PIECE)


def english_words(url: str) -> list[str]:
    """Return the words of the last part of an address, without the ``s`` of a plural: fire, safety."""
    found = _WORD.findall(url.rstrip("/").rpartition("/")[2].lower())
    return [word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word for word in found]


def _places(title: str, url: str) -> KeyPositions:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for key, position in _keys(fold(title)):
        if places[key][-1:] != [position]:
            places[key].append(position)
    return dict(places) | {word: [0] for word in english_words(url)}


def _keys(text: str) -> Iterator[tuple[str, int]]:
    """Yield each key of a folded title with its position, by rising positions."""
    known = readings()
    for at, (first, second) in enumerate(pairwise(text)):
        if not (first + second).isascii() and " " not in (first, second):
            yield first + second, at
        sounds = {*product(known.get(first, ()), known.get(second, ()))}
        yield from sorted((f"{one} {two}", at) for one, two in sounds)
        yield from sorted((initials, at) for initials in {f"{one[0]},{two[0]}" for one, two in sounds})
        third = text[at + 2 : at + 3].strip()
        if first != " " and third:
            yield f"{first}.{third}", at

"""The shards of an inverted index, which maps character pairs (bigrams) to pages and positions.

Any string of two characters or more is found by matching its consecutive pairs, so no word segmentation is
needed. Single characters are indexed too, with their first position only.

A posting of a key, a pair or a character, is a list of numbers: the number of pages, the pages, the number of
positions on each page, and all positions; pages, and positions on a page, are delta-encoded. In this order a
page can be inserted or removed without decoding the others.

Keys are distributed over shards by a hash. A long posting has a file of its own, and an empty list in its
shard: so nobody who asks for a rare key loads a common one, and for a common key nothing else.
"""

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from operator import add, sub

import msgspec
from msgspec import Struct

from sitebuilder.patterns import lazy_pattern

Shard = dict[str, list[int]]
"""Maps a key to its posting."""

KeyPositions = Mapping[str, list[int]]
"""Maps each key of a page to its positions there."""

_JSON = msgspec.json.Encoder(order="deterministic")
_SHARD_DECODER = msgspec.json.Decoder(Shard)
_POSTING_DECODER = msgspec.json.Decoder(list[int])


class Sizes(Struct, frozen=True):
    """How an index is split: the approximate number of numbers in a shard, and the most in a posting there.

    A thousand numbers are about 3 KB, and 1 KB compressed.
    """

    shard: int = 1000
    posting: int = 1000


SIZES = Sizes()

# Unicode's Default_Ignorable_Code_Point, and interlinear annotation characters; the same as in JavaScript.
_INVISIBLE = lazy_pattern(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]+"
)
_WHITE_SPACE = lazy_pattern(r"\s+")
_SPACE_BESIDE_CHINESE = lazy_pattern(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
_SEPARATOR = " "


_IDEOGRAPHIC_PLANES = range(0x20000, 0x40000)
"""Planes that hold Chinese characters alone: those that are newer than a Python's or a browser's Unicode are
letters too. Names have some of 2022 (Extension I, GB 18030-2022)."""


class ShardedIndex(Struct, frozen=True):
    """An index of ``count`` shards; ``changed`` maps numbers to the shards that differ from the index before.

    ``size`` is the number of numbers in all its shards. ``long`` maps keys to their long postings that differ
    from the index before; one that is no longer long, and so has no file any more, is empty.
    """

    count: int
    size: int
    changed: Mapping[int, Shard]
    long: Mapping[str, list[int]]


class StoredIndex(Struct, frozen=True):
    """A stored index; ``read`` returns the shard with a number, ``read_long`` the long posting of a key."""

    count: int
    size: int
    read: Callable[[int], Shard]
    read_long: Callable[[str], list[int]]


class TextChange(Struct, frozen=True):
    """A page's text before and after an update; empty for a new or removed page."""

    before: str
    after: str


class _Folding(dict[int, str]):
    """Maps letters and digits to their lower-case half-width form, and other characters to a separator."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).lower()
        folded = folded if len(folded) == 1 else chr(code)
        self[code] = folded if folded.isalnum() or code in _IDEOGRAPHIC_PLANES else _SEPARATOR
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return a text as it is searched: of the same length, with separators for all but letters and digits."""
    return text.translate(_FOLDING)


def normalise_line(line: str) -> str:
    """Return a line as it is indexed: in NFC, without invisible characters.

    Spaces between Chinese and Latin are removed: 第 12 期 is found as 第12期.
    """
    if not line.isascii():
        line = unicodedata.normalize("NFC", _INVISIBLE.sub("", line))
    return _SPACE_BESIDE_CHINESE.sub("", _WHITE_SPACE.sub(" ", line).strip())


def shard_number(key: str, shards: int) -> int:
    """Return the number of the shard that contains a key."""
    number = 0
    for character in key:
        number = (number * 31 + ord(character)) % 65521
    return number % shards


def decode_shard(content: bytes) -> Shard:
    """Return the shard of a file made by ``encode_shard``."""
    return _SHARD_DECODER.decode(content)


def encode_shard(shard: Shard) -> bytes:
    """Return a shard as JSON with sorted keys."""
    return _JSON.encode(shard)


def encode_posting(posting: Sequence[int]) -> bytes:
    """Return a long posting as JSON."""
    return _JSON.encode(posting)


def decode_posting(content: bytes) -> list[int]:
    """Return the posting of a file made by ``encode_posting``."""
    return _POSTING_DECODER.decode(content)


def build_text_index(texts: Iterable[str], sizes: Sizes = SIZES) -> ShardedIndex:
    """Return the index of the texts of pages, in the order of page numbers."""
    return build_index(map(_key_positions, texts), sizes)


def update_text_index(
    stored: StoredIndex, changes: Mapping[int, TextChange], sizes: Sizes = SIZES
) -> ShardedIndex:
    """Return what ``build_text_index`` would return for the changed texts; ``changes`` maps page numbers."""
    key_changes = {
        page: (_key_positions(change.before), _key_positions(change.after))
        for page, change in changes.items()
    }
    return update_index(stored, key_changes, sizes)


def build_index(key_positions: Iterable[KeyPositions], sizes: Sizes = SIZES) -> ShardedIndex:
    """Return the index of the keys of pages, in the order of page numbers."""
    pages: defaultdict[str, list[int]] = defaultdict(list)
    counts: defaultdict[str, list[int]] = defaultdict(list)
    deltas: defaultdict[str, list[int]] = defaultdict(list)
    for number, page in enumerate(key_positions):
        for key, positions in page.items():
            pages[key].append(number)
            counts[key].append(len(positions))
            deltas[key] += _deltas(positions)
    postings = {key: [len(held), *_deltas(held), *counts[key], *deltas[key]] for key, held in pages.items()}
    long = {key: posting for key, posting in postings.items() if len(posting) > sizes.posting}
    return _split_into_shards(postings | {key: [] for key in long}, sizes, long)


def update_index(
    stored: StoredIndex, changes: Mapping[int, tuple[KeyPositions, KeyPositions]], sizes: Sizes = SIZES
) -> ShardedIndex:
    """Return what ``build_index`` would return after changes, reading only files that change.

    ``changes`` maps page numbers to the keys before and after.
    """
    shards: dict[int, Shard] = {}
    postings: dict[str, list[int]] = {}
    for page, (before, after) in changes.items():
        for key in before.keys() | after.keys():
            positions = after.get(key, [])
            if before.get(key) != positions:
                posting = postings[key] if key in postings else _read_posting(stored, shards, key)
                postings[key] = _with_positions(posting, page, positions)
    long: dict[str, list[int]] = {}
    size = stored.size
    for key, posting in postings.items():
        shard = shards[shard_number(key, stored.count)]
        is_long, was_long = len(posting) > sizes.posting, key in shard and not shard[key]
        size -= len(shard.pop(key, ()))
        if posting:
            shard[key] = [] if is_long else posting
            size += len(shard[key])
        if is_long or was_long:
            long[key] = posting if is_long else []
    if _shard_count(size, sizes.shard) == stored.count:
        return ShardedIndex(stored.count, size, shards, long)
    every = {number: stored.read(number) for number in range(stored.count)} | shards
    return _split_into_shards(
        {key: posting for shard in every.values() for key, posting in shard.items()}, sizes, long
    )


def _read_posting(stored: StoredIndex, shards: dict[int, Shard], key: str) -> list[int]:
    """Return the stored posting of a key, empty if there is none; add the key's shard to those read."""
    number = shard_number(key, stored.count)
    if number not in shards:
        shards[number] = stored.read(number)
    posting = shards[number].get(key)
    if posting is None:
        return []
    return posting or stored.read_long(key)


def _with_positions(posting: list[int], number: int, positions: Sequence[int]) -> list[int]:
    """Return a posting with the positions of a page replaced; empty if it has no positions any more."""
    size = posting[0] if posting else 0
    pages = list(accumulate(posting[1 : size + 1]))
    counts, deltas = posting[size + 1 : 2 * size + 1], posting[2 * size + 1 :]
    at = bisect_left(pages, number)
    start = sum(counts[:at])
    if pages[at : at + 1] == [number]:
        del deltas[start : start + counts[at]], pages[at], counts[at]
    if positions:
        pages.insert(at, number)
        counts.insert(at, len(positions))
        deltas[start:start] = _deltas(positions)
    return [len(pages), *_deltas(pages), *counts, *deltas] if pages else []


def _split_into_shards(postings: Shard, sizes: Sizes, long: Mapping[str, list[int]]) -> ShardedIndex:
    size = sum(map(len, postings.values()))
    count = _shard_count(size, sizes.shard)
    shards: dict[int, Shard] = {number: {} for number in range(count)}
    for key, posting in postings.items():
        shards[shard_number(key, count)][key] = posting
    return ShardedIndex(count, size, shards, long)


def _shard_count(size: int, per_shard: int) -> int:
    """Return the number of shards for an index, rounded down to four significant binary digits.

    Otherwise a few more words would change the number, and with it every shard.
    """
    wanted = max(1, size // per_shard)
    return wanted - wanted % (1 << max(0, wanted.bit_length() - 4))


def _key_positions(text: str) -> dict[str, list[int]]:
    """Map each pair in a text to its positions, and each character to its first position."""
    folded = fold(text)
    positions_by_key: defaultdict[str, list[int]] = defaultdict(list)
    for position, pair in enumerate(map(add, folded, folded[1:])):
        positions_by_key[pair].append(position)
    found = {pair: positions for pair, positions in positions_by_key.items() if _SEPARATOR not in pair}
    return found | {each: [folded.index(each)] for each in set(folded) if each != _SEPARATOR}


def _deltas(numbers: Sequence[int]) -> list[int]:
    """Delta-encode ascending numbers."""
    return [*numbers[:1], *map(sub, numbers[1:], numbers)]

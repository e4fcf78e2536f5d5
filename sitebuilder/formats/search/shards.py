"""The pieces of the search index: for each two neighbouring characters the pages that hold them, and where.

Any string of two characters or more is found by laying such pairs end to end, wherever words begin or end:
nothing is cut into words. Each single character is held too, with its first position only.

A posting is what is known of one key, a pair or a character, as a row of numbers: of how many pages, which
pages, how many positions on each, and all positions; pages, and positions on a page, as differences from
the last one. In this order a page can be put in or taken out without a look at each of the others.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from operator import add, sub

import msgspec
from msgspec import Struct

Shard = dict[str, list[int]]
"""Maps a key to its posting."""

KeyPositions = Mapping[str, list[int]]
"""Maps each key of a page to its positions there."""

_JSON = msgspec.json.Encoder(order="deterministic")
_READ_JSON = msgspec.json.Decoder(Shard)

_PER_PIECE = 3000
"""Numbers in a piece: 8 to 10 KB, a third of it compressed."""

# Unicode's Default_Ignorable_Code_Point, and the marks of interlinear annotation. JavaScript has the same.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]+"
)
_GAPS = re.compile(r"\s+")
_LOOSE_GAP = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
_SEPARATOR = " "


class ShardedIndex(Struct, frozen=True):
    """An index cut into ``count`` pieces: those that differ from the index before, by number.

    ``size`` is how many numbers are in all its postings.
    """

    count: int
    size: int
    changed: Mapping[int, Shard]


class StoredIndex(Struct, frozen=True):
    """An index as it was written; ``read`` returns the piece of a number."""

    count: int
    size: int
    read: Callable[[int], Shard]


class TextChange(Struct, frozen=True):
    """A page's text before and after; empty where there was, or is, no such page."""

    before: str
    after: str


class _Folding(dict[int, str]):
    """Maps each character to itself, small and half-width; to a separator where it is no letter or digit."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).lower()
        folded = folded if len(folded) == 1 else chr(code)
        self[code] = folded if folded.isalnum() else _SEPARATOR
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return a text as it is searched: as long as before, with separators for all but letters and digits."""
    return text.translate(_FOLDING)


def normalise_line(line: str) -> str:
    """Return a line as it is found: in composed letters (NFC), without characters that nobody sees.

    Neither has it the spaces that only part Chinese from Latin: 第 12 期 is found as 第12期.
    """
    if not line.isascii():
        line = unicodedata.normalize("NFC", _UNSEEN.sub("", line))
    return _LOOSE_GAP.sub("", _GAPS.sub(" ", line).strip())


def shard_number(key: str, pieces: int) -> int:
    """Return in which piece a pair or a character stands."""
    number = 0
    for character in key:
        number = (number * 31 + ord(character)) % 65521
    return number % pieces


def decode_shard(content: bytes) -> Shard:
    """Return a piece as ``encode_shard`` has written it."""
    return _READ_JSON.decode(content)


def encode_shard(piece: Shard) -> bytes:
    """Return the bytes of a piece: JSON, its keys in order."""
    return _JSON.encode(piece)


def build_text_index(texts: Iterable[str]) -> ShardedIndex:
    """Return the index of pages' texts, in the order of the pages' numbers."""
    return build_index(map(_places, texts), _PER_PIECE)


def update_text_index(stored: StoredIndex, changes: Mapping[int, TextChange]) -> ShardedIndex:
    """Return what ``build_text_index`` would return for the changed texts; ``changes`` maps page numbers."""
    places = {page: (_places(change.before), _places(change.after)) for page, change in changes.items()}
    return update_index(stored, places, _PER_PIECE)


def build_index(of_pages: Iterable[KeyPositions], per_piece: int) -> ShardedIndex:
    """Return the index of pages' keys, in the order of the pages' numbers.

    ``per_piece`` is how many numbers are in a piece, about.
    """
    pages: defaultdict[str, list[int]] = defaultdict(list)
    counts: defaultdict[str, list[int]] = defaultdict(list)
    steps: defaultdict[str, list[int]] = defaultdict(list)
    for number, places in enumerate(of_pages):
        for key, positions in places.items():
            pages[key].append(number)
            counts[key].append(len(positions))
            steps[key] += _steps(positions)
    postings = {key: [len(held), *_steps(held), *counts[key], *steps[key]] for key, held in pages.items()}
    return _cut(postings, per_piece)


def update_index(
    stored: StoredIndex, changes: Mapping[int, tuple[KeyPositions, KeyPositions]], per_piece: int
) -> ShardedIndex:
    """Return what ``build_index`` would return after changes.

    ``changes`` maps pages' numbers to the keys before and after. Reads only pieces that change.
    """
    pieces: dict[int, Shard] = {}
    size = stored.size
    for page, (before, after) in changes.items():
        for key in before.keys() | after.keys():
            positions = after.get(key, [])
            if before.get(key) != positions:
                number = shard_number(key, stored.count)
                if number not in pieces:
                    pieces[number] = stored.read(number)
                size += _put(pieces[number], key, page, positions)
    if _how_many(size, per_piece) == stored.count:
        return ShardedIndex(stored.count, size, pieces)
    every = {number: stored.read(number) for number in range(stored.count)} | pieces
    return _cut({key: posting for piece in every.values() for key, posting in piece.items()}, per_piece)


def _put(piece: Shard, key: str, number: int, positions: Sequence[int]) -> int:
    """Set the positions of a page in the posting of a key; return by how much the piece has grown."""
    posting = piece.pop(key, [])
    size = posting[0] if posting else 0
    pages = list(accumulate(posting[1 : size + 1]))
    counts, steps = posting[size + 1 : 2 * size + 1], posting[2 * size + 1 :]
    at = bisect_left(pages, number)
    start = sum(counts[:at])
    if pages[at : at + 1] == [number]:
        del steps[start : start + counts[at]], pages[at], counts[at]
    if positions:
        pages.insert(at, number)
        counts.insert(at, len(positions))
        steps[start:start] = _steps(positions)
    if pages:
        piece[key] = [len(pages), *_steps(pages), *counts, *steps]
    return len(piece.get(key, ())) - len(posting)


def _cut(postings: Shard, per_piece: int) -> ShardedIndex:
    size = sum(map(len, postings.values()))
    count = _how_many(size, per_piece)
    pieces: dict[int, Shard] = {number: {} for number in range(count)}
    for key, posting in postings.items():
        pieces[shard_number(key, count)][key] = posting
    return ShardedIndex(count, size, pieces)


def _how_many(size: int, per_piece: int) -> int:
    """Return into how many pieces an index is cut: a number with four binary digits at most.

    Else a few words more would mean another number, and all pieces anew.
    """
    wanted = max(1, size // per_piece)
    return wanted - wanted % (1 << max(0, wanted.bit_length() - 4))


def _places(text: str) -> dict[str, list[int]]:
    """Map each pair in a text to its positions, and each character to its first one."""
    folded = fold(text)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for position, pair in enumerate(map(add, folded, folded[1:])):
        places[pair].append(position)
    found = {pair: positions for pair, positions in places.items() if _SEPARATOR not in pair}
    return found | {each: [folded.index(each)] for each in set(folded) if each != _SEPARATOR}


def _steps(numbers: Sequence[int]) -> list[int]:
    """Return the first of some rising numbers, and the difference of each other one from that before it."""
    return [*numbers[:1], *map(sub, numbers[1:], numbers)]

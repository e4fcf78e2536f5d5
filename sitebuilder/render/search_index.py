"""The search index: for each two neighbouring characters, the pages that hold them and where.

Any string of two characters or more is found by laying such pairs end to end, wherever words begin or end:
nothing is cut into words. ``assets/js/search/`` reads what is written here; both fold characters alike.

- ``head.json``: the version by which the other files are asked for, how many pieces there are, and of every
  page the length of its title and its filters.
- ``index/N.json``: a piece: each pair with ``page, count, position…`` for each page that holds it, page and
  positions as differences from the last; each single character with its first position only.
- ``pages/N.json``: a page: its address, date and section, whether it is a sample, and its text, title first,
  by whose characters positions count.
"""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import add, sub

import msgspec
from msgspec import Struct

_JSON = msgspec.json.Encoder(order="deterministic")

_PER_PIECE = 6000
"""Numbers in a piece: 15 to 20 KB, a third of it compressed."""

_GAPS = re.compile(r"\s+")
_LOOSE_GAP = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
_SEPARATOR = " "


class SearchPage(Struct, frozen=True):
    """A page of the index. ``facets`` are its values for each filter, in the order of the filters' names."""

    url: str
    title: str
    lines: tuple[str, ...]
    date: str | None
    sample: bool
    facets: tuple[str | None, ...]


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


def tidy(line: str) -> str:
    """Return a line without the spaces that only part Chinese from Latin: 第 12 期 is found as 第12期."""
    return _LOOSE_GAP.sub("", _GAPS.sub(" ", line).strip())


def piece_of(key: str, pieces: int) -> int:
    """Return in which piece a pair or a character stands."""
    number = 0
    for character in key:
        number = (number * 31 + ord(character)) % 65521
    return number % pieces


def search_index(pages: Sequence[SearchPage], filters: Sequence[str]) -> dict[str, bytes]:
    """Return the files of the index by name; ``filters`` names what visitors can filter by."""
    texts = ["\n".join([tidy(page.title), *filter(None, map(tidy, page.lines))]) for page in pages]
    postings = _postings(texts)
    pieces = max(1, sum(map(len, postings.values())) // _PER_PIECE)
    cut: list[dict[str, list[int]]] = [{} for _ in range(pieces)]
    for key in sorted(postings):
        cut[piece_of(key, pieces)][key] = postings[key]
    files = {f"index/{number}.json": _JSON.encode(piece) for number, piece in enumerate(cut)}
    for number, (page, text) in enumerate(zip(pages, texts, strict=True)):
        shown = {
            "url": page.url,
            "date": page.date,
            "section": page.facets[0],
            "sample": page.sample,
            "text": text,
        }
        files[f"pages/{number}.json"] = _JSON.encode(shown)
    facets = {name: _facet([page.facets[index] for page in pages]) for index, name in enumerate(filters)}
    version = hashlib.sha256(b"".join(files.values())).hexdigest()[:10]
    titles = [len(tidy(page.title)) for page in pages]
    head = {"version": version, "pieces": pieces, "titles": titles, "filters": facets}
    files["head.json"] = _JSON.encode(head)
    return files


def _postings(texts: Iterable[str]) -> dict[str, list[int]]:
    postings: defaultdict[str, list[int]] = defaultdict(list)
    last_pages: dict[str, int] = {}
    for number, text in enumerate(texts):
        for key, positions in _places(fold(text)).items():
            postings[key] += (number - last_pages.get(key, 0), len(positions), positions[0])
            last_pages[key] = number
            if len(positions) > 1:
                postings[key] += map(sub, positions[1:], positions)
    return postings


def _places(text: str) -> dict[str, list[int]]:
    """Map each pair in a folded text to its positions, and each character to its first one."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for position, pair in enumerate(map(add, text, text[1:])):
        places[pair].append(position)
    found = {pair: positions for pair, positions in places.items() if _SEPARATOR not in pair}
    return found | {each: [text.index(each)] for each in set(text) if each != _SEPARATOR}


def _facet(of_pages: Sequence[str | None]) -> dict[str, list[str] | list[int]]:
    """Return the values of a filter, and of each page the number of its value, or -1."""
    values = sorted({value for value in of_pages if value is not None})
    return {
        "values": values,
        "pages": [-1 if value is None else values.index(value) for value in of_pages],
    }

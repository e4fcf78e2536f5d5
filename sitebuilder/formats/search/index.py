"""The files of the search index, which ``assets/js/search/`` reads; both fold characters alike.

- ``head.json``: the version by which the other files are asked for, how many pieces of each kind there are,
  how large all of them are, what people say in place of the site's words, and of every page the length of its
  title and its filters.
- ``index/N.json``: a piece of the texts (``formats/search/shards.py``).
- ``words/N.json``: a piece of what titles are found by otherwise (``formats/search/words.py``).
- ``sounds.json``: the commonest characters by their reading; ``simplified.json``: traditional characters and
  the simplified ones for them. Asked for only when nothing is found.
- ``pages/N.json``: a page: its address, date and section, whether it is a sample, and its text, title first,
  by whose characters positions count.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from sitebuilder.formats.search.readings import common_readings
from sitebuilder.formats.search.shards import ShardedIndex, normalise_line
from sitebuilder.formats.search.traditional import simplified

HEAD_FILE = "head.json"
READINGS_FILE = "sounds.json"
SIMPLIFIED_FILE = "simplified.json"
_JSON = msgspec.json.Encoder(order="deterministic")


class IndexedPage(Struct, frozen=True):
    """The file of a page: what a result shows."""

    url: str
    date: str | None
    section: str
    sample: bool
    text: str


class IndexHead(Struct, frozen=True):
    """Of the head: how many pieces there are, of texts and of words, and how many numbers in all of each."""

    pieces: int
    size: int
    words: int
    words_size: int


class PageSummary(Struct, frozen=True):
    """What orders and filters results: a page's title, and its value of each filter in the filters' order."""

    title: str
    facets: tuple[str | None, ...]


def shard_file(number: int) -> str:
    """Return the name of a piece's file."""
    return f"index/{number}.json"


def word_shard_file(number: int) -> str:
    """Return the name of the file of a piece of words."""
    return f"words/{number}.json"


def page_file(number: int) -> str:
    """Return the name of a page's file."""
    return f"pages/{number}.json"


def page_text(title: str, lines: Iterable[str]) -> str:
    """Return the text of a page as the index holds it, the title in the first line."""
    return "\n".join([normalise_line(title), *filter(None, map(normalise_line, lines))])


def encode_readings() -> bytes:
    """Return the bytes of the file of readings."""
    return _JSON.encode(common_readings())


def encode_simplified() -> bytes:
    """Return the bytes of the file of traditional characters: all of them, and the simplified ones."""
    pairs = sorted(simplified().items())
    return _JSON.encode(["".join(each[0] for each in pairs), "".join(each[1] for each in pairs)])


def encode_page(page: IndexedPage) -> bytes:
    """Return the bytes of a page's file."""
    return _JSON.encode(page)


def decode_page(content: bytes) -> IndexedPage:
    """Return a page as ``encode_page`` has written it."""
    return msgspec.json.decode(content, type=IndexedPage)


def encode_head(
    pages: Sequence[PageSummary],
    filters: Sequence[str],
    synonyms: Mapping[str, Sequence[str]],
    pieces: ShardedIndex,
    words: ShardedIndex,
    digests: Iterable[bytes],
) -> bytes:
    """Return the bytes of the head.

    ``filters`` names what visitors can filter by, ``synonyms`` maps words of the site to what people say for
    them, ``digests`` are those of all other files.
    """
    head = {
        "version": hashlib.sha256(b"".join(digests)).hexdigest()[:10],
        "pieces": pieces.count,
        "size": pieces.size,
        "words": words.count,
        "words_size": words.size,
        "synonyms": synonyms,
        "titles": [len(normalise_line(page.title)) for page in pages],
        "filters": {name: _facet([page.facets[at] for page in pages]) for at, name in enumerate(filters)},
    }
    return _JSON.encode(head)


def decode_head(content: bytes) -> IndexHead:
    """Return what a changed index must know of the one before."""
    return msgspec.json.decode(content, type=IndexHead)


def _facet(of_pages: Sequence[str | None]) -> dict[str, list[str] | list[int]]:
    """Return the values of a filter, and of each page the number of its value, or -1."""
    values = sorted({value for value in of_pages if value is not None})
    numbers = {value: number for number, value in enumerate(values)}
    return {"values": values, "pages": [-1 if value is None else numbers[value] for value in of_pages]}

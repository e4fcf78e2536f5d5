"""The files of the search index, which ``assets/js/search/`` reads; both fold characters alike.

- ``head.json``: the version in the URLs of the other files, the number and total size of the shards of each
  kind, synonyms of the site's words, and for every page the length of its title and its filter values.
- ``index/N.json``: a shard of the text index (``formats/search/shards.py``); ``index/u6d88-9632.json``: a
  long posting, named by the code points of its key.
- ``words/``: the same files of the word index of titles (``formats/search/words.py``).
- ``sounds.json``: the readings of the most common characters, only requested when nothing is found;
  ``simplified/N.json``: traditional characters and their simplified forms, only requested for a query with
  such a character.
- ``pages/N.json``: a page: its URL, date and section, whether it is a sample, and its text with the title
  first, in which positions are counted.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct, field

from sitebuilder.formats.search.readings import common_readings
from sitebuilder.formats.search.shards import ShardedIndex, normalise_line
from sitebuilder.formats.search.traditional import simplified

HEAD_FILE = "head.json"
READINGS_FILE = "sounds.json"
SIMPLIFIED_FILES = tuple(f"simplified/{number}.json" for number in range(16))
"""The files of traditional characters; the number is a character's code point modulo 16 (``answer.js``)."""
_JSON = msgspec.json.Encoder(order="deterministic")


class IndexedPage(Struct, frozen=True):
    """A page as search results show it; the content of its file."""

    url: str
    date: str | None
    section: str
    sample: bool
    text: str


class IndexHead(Struct, frozen=True):
    """The fields of the head that an update needs: how many shards each index has, and numbers in them."""

    text_shards: int = field(name="pieces")
    text_size: int = field(name="size")
    word_shards: int = field(name="words")
    word_size: int = field(name="words_size")


class Shards(Struct, frozen=True):
    """The text index of pages and the word index of their titles."""

    texts: ShardedIndex
    words: ShardedIndex


class PageSummary(Struct, frozen=True):
    """A page's title and filter values (in the order of the filters), for ranking and filtering results."""

    title: str
    facets: tuple[str | None, ...]


TEXT_FOLDER, WORD_FOLDER = "index/", "words/"


def shard_file(folder: str, number: int) -> str:
    """Return the file name of a shard of the text index or of the word index."""
    return f"{folder}{number}.json"


def long_file(folder: str, key: str) -> str:
    """Return the file name of a long posting of the text index or of the word index."""
    return f"{folder}u{'-'.join(f'{ord(each):x}' for each in key)}.json"


def page_file(number: int) -> str:
    """Return the file name of a page."""
    return f"pages/{number}.json"


def page_text(title: str, lines: Iterable[str]) -> str:
    """Return the indexed text of a page, with the title in the first line."""
    return "\n".join([normalise_line(title), *filter(None, map(normalise_line, lines))])


def encode_readings() -> bytes:
    """Return the content of the file of readings."""
    return _JSON.encode(common_readings())


def encode_simplified() -> dict[str, bytes]:
    """Return the contents of the files of traditional characters: those, then their simplified forms."""
    parts: list[list[tuple[str, str]]] = [[] for _ in SIMPLIFIED_FILES]
    for pair in sorted(simplified().items()):
        parts[ord(pair[0]) % len(parts)].append(pair)
    contents = (["".join(pair[at] for pair in part) for at in (0, 1)] for part in parts)
    return dict(zip(SIMPLIFIED_FILES, map(_JSON.encode, contents), strict=True))


def encode_page(page: IndexedPage) -> bytes:
    """Return the content of a page's file."""
    return _JSON.encode(page)


def decode_page(content: bytes) -> IndexedPage:
    """Return the page of a file made by ``encode_page``."""
    return msgspec.json.decode(content, type=IndexedPage)


def encode_head(
    pages: Sequence[PageSummary],
    filters: Sequence[str],
    synonyms: Mapping[str, Sequence[str]],
    shards: Shards,
    digests: Iterable[bytes],
) -> bytes:
    """Return the content of the head.

    ``filters`` are the names of the filters, ``synonyms`` maps words of the site to their synonyms,
    ``digests`` are the digests of all other files.
    """
    head = {
        "version": hashlib.sha256(b"".join(digests)).hexdigest()[:10],
        "pieces": shards.texts.count,
        "size": shards.texts.size,
        "words": shards.words.count,
        "words_size": shards.words.size,
        "synonyms": synonyms,
        "titles": [len(normalise_line(page.title)) for page in pages],
        "filters": {name: _facet([page.facets[at] for page in pages]) for at, name in enumerate(filters)},
    }
    return _JSON.encode(head)


def decode_head(content: bytes) -> IndexHead:
    """Return the fields of the head that an update needs."""
    return msgspec.json.decode(content, type=IndexHead)


def _facet(values_of_pages: Sequence[str | None]) -> dict[str, list[str] | list[int]]:
    """Return the values of a filter, and for each page the index of its value, or -1."""
    values = sorted({value for value in values_of_pages if value is not None})
    numbers = {value: number for number, value in enumerate(values)}
    return {"values": values, "pages": [-1 if value is None else numbers[value] for value in values_of_pages]}

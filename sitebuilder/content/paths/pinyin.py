"""Convert Chinese names to pinyin with the tables of pypinyin: the same readings in a fraction of the time.

When imported, the library turns all its 47,000 phrases into lists, which takes longer than reading hundreds
of articles; here those that a name contains are found in its sorted tables. Tests compare the two
(``tests/content/paths/test_pinyin.py``).
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any

from msgspec import Struct

from sitebuilder.patterns import lazy_pattern

_IDEOGRAPHS = (
    "\u3007\u3007",
    "\u3400\u4dbf",
    "\u4e00\u9fff",
    "\ue815\ue864",
    "\uf900\ufaff",
    "\U00020000\U0002a6df",
    "\U0002a703\U0002b81d",
    "\U0002b825\U0002bf6e",
    "\U0002c029\U0002ce93",
    "\U0002d016\U0002d016",
    "\U0002d11b\U0002ebd9",
    "\U0002f80a\U0002fa1f",
    "\U00030000\U0003134a",
    "\U00031350\U00032389",
)
"""First and last characters of the ranges that pypinyin treats as Chinese."""

LONGEST_PHRASE = 10
"""Length in characters of the longest phrase in the tables; longer ones are not looked up."""

_FIRST_READING = lazy_pattern(r'\[\n"([^"]*)"')
"""The first reading of each character of a phrase."""

_TONES = str.maketrans(dict.fromkeys("\u0300\u0301\u0304\u030c"))


class _Tables(Struct, frozen=True):
    """The bytes of pypinyin's tables, JSON with one name a line in the order of code points.

    ``phrases`` maps a phrase to the readings of each of its characters, a list of lists; ``characters`` a
    code point in decimal digits to its readings with commas between them, commonest first.
    """

    phrases: bytes
    characters: bytes


@cache
def _tables() -> _Tables:
    """Return the tables, read on the first call.

    Raises:
        ModuleNotFoundError: pypinyin is not installed.
    """
    package = find_spec("pypinyin")
    if package is None or package.origin is None:
        raise ModuleNotFoundError(name="pypinyin")
    folder = Path(package.origin).parent
    return _Tables(*((folder / name).read_bytes() for name in ("phrases_dict.json", "pinyin_dict.json")))


def _offset(table: bytes, name: str, end: bytes, order: Callable[[bytes], Any]) -> int:
    """Return where the line of the first name begins that is not before ``name``; ``end`` follows a name."""

    def line(offset: int) -> int:
        return table.rfind(b'\n"', 0, table.find(end, offset))

    def name_at(offset: int) -> Any:
        start = line(offset) + 2
        return order(table[start : table.find(end, start)])

    offsets = range(table.rfind(end) + 1)
    found = bisect_left(offsets, order(name.encode()), key=name_at)
    return line(found) if found < len(offsets) else len(table)


@cache
def _phrases_with(first: str) -> bytes:
    """Return the part of the table with the phrases that begin with a character."""
    table = _tables().phrases
    start, end = (_offset(table, each, b'": [', bytes) for each in (first, chr(ord(first) + 1)))
    return table[start:end]


def _phrase_readings(phrase: str) -> list[str] | None:
    """Return the reading of each character of a phrase; None if the tables do not have it."""
    _, found, entry = _phrases_with(phrase[0]).partition(f'\n"{phrase}": [\n'.encode())
    return _FIRST_READING.findall(entry.partition(b"\n]\n]")[0].decode()) if found else None


@cache
def _character_reading(character: str) -> str:
    """Return the commonest reading of a character; the character itself if the tables have none."""
    table, code = _tables().characters, str(ord(character))
    start = _offset(table, code, b'": "', int)
    line = table[start + 1 : table.find(b"\n", start + 1)].decode()
    name, _, readings = line.partition(": ")
    return readings.strip('",').partition(",")[0] if name == f'"{code}"' else character


def pinyin(text: str) -> list[str]:
    """Return the reading of each ideograph, without tones; other text is returned unchanged between them."""
    result: list[str] = []
    for is_chinese, run in groupby(text, _is_ideograph):
        characters = "".join(run)
        result += _readings(characters) if is_chinese else [characters]
    return result


def _readings(run: str) -> Iterator[str]:
    """Yield the readings of a run of ideographs, matching the longest phrase first."""
    start = 0
    while start < len(run):
        ends = range(min(len(run), start + LONGEST_PHRASE), start, -1)
        phrases = (found for end in ends if (found := _phrase_readings(run[start:end])))
        readings = next(phrases, None) or [_character_reading(run[start])]
        yield from map(_without_tone, readings)
        start += len(readings)


def _without_tone(reading: str) -> str:
    """Return a syllable without its tone, with ``v`` for ``ü`` as is usual in URLs (ISO 7098 allows it)."""
    plain = unicodedata.normalize("NFD", reading).translate(_TONES)
    return unicodedata.normalize("NFC", plain).replace("ü", "v")


def _is_ideograph(character: str) -> bool:
    return any(each[0] <= character <= each[1] for each in _IDEOGRAPHS)

"""The readings of Chinese names, from the tables of pypinyin and as it reads them, in a sixth of its time.

The library turns all its 47,000 phrases into lists when it is imported, which takes longer than to read
hundreds of articles; here a phrase is decoded when a name has it. ``tests/content/test_pinyin.py``
compares the two.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

import msgspec
from msgspec import Raw, Struct

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
"""First and last characters of the ranges that the library takes for Chinese."""

LONGEST_PHRASE = 10
"""Characters of the longest phrase of the tables: what is longer is not looked for among them."""

_TONES = str.maketrans(dict.fromkeys("\u0300\u0301\u0304\u030c"))


class Tables(Struct, frozen=True):
    """Readings with tone marks.

    ``phrases`` maps a phrase to the JSON of the readings of each of its characters, a list of lists;
    ``characters`` maps a code point in decimal digits to readings with commas between, the commonest first.
    """

    phrases: dict[str, Raw]
    characters: dict[str, str]


@cache
def load_tables() -> Tables:
    """Return the tables, read at the first call.

    Raises:
        ModuleNotFoundError: pypinyin is not installed.
    """
    package = find_spec("pypinyin")
    if package is None or package.origin is None:
        raise ModuleNotFoundError(name="pypinyin")
    folder = Path(package.origin).parent
    return Tables(
        msgspec.json.decode((folder / "phrases_dict.json").read_bytes(), type=dict[str, Raw]),
        msgspec.json.decode((folder / "pinyin_dict.json").read_bytes(), type=dict[str, str]),
    )


def pinyin(text: str) -> list[str]:
    """Return the reading of each ideograph, without tones, and what stands between ideographs as it is."""
    result: list[str] = []
    for is_chinese, run in groupby(text, _is_ideograph):
        together = "".join(run)
        result += _readings(together) if is_chinese else [together]
    return result


def _readings(run: str) -> Iterator[str]:
    """Yield the readings of ideographs: of the longest phrase at the beginning, then of the rest likewise."""
    tables = load_tables()
    start = 0
    while start < len(run):
        ends = range(min(len(run), start + LONGEST_PHRASE), start, -1)
        phrase = next((run[start:end] for end in ends if run[start:end] in tables.phrases), None)
        if phrase is None:
            readings = tables.characters.get(str(ord(run[start])), run[start])
            yield _without_tone(readings.partition(",")[0])
            start += 1
        else:
            readings_of = msgspec.json.decode(tables.phrases[phrase], type=list[list[str]])
            yield from (_without_tone(each[0]) for each in readings_of)
            start += len(phrase)


def _without_tone(reading: str) -> str:
    """Return a syllable without its tone, with ``v`` for ``ü`` as in addresses (ISO 7098 allows it)."""
    plain = unicodedata.normalize("NFD", reading).translate(_TONES)
    return unicodedata.normalize("NFC", plain).replace("ü", "v")


def _is_ideograph(character: str) -> bool:
    return any(each[0] <= character <= each[1] for each in _IDEOGRAPHS)

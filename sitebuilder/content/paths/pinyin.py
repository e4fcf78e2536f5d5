"""Convert Chinese names to pinyin with the tables of pypinyin: the same readings in a sixth of the time.

When imported, the library turns all its 47,000 phrases into lists, which takes longer than reading hundreds
of articles; here a phrase is decoded when a name contains it. ``tests/content/paths/test_pinyin.py`` compares
the two.
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
"""First and last characters of the ranges that pypinyin treats as Chinese."""

LONGEST_PHRASE = 10
"""Length in characters of the longest phrase in the tables; longer ones are not looked up."""

_TONES = str.maketrans(dict.fromkeys("\u0300\u0301\u0304\u030c"))


class Tables(Struct, frozen=True):
    """Readings with tone marks.

    ``phrases`` maps a phrase to the JSON of the readings of each of its characters, a list of lists;
    ``characters`` maps a code point in decimal digits to its readings, comma-separated, commonest first.
    """

    phrases: dict[str, Raw]
    characters: dict[str, str]


@cache
def load_tables() -> Tables:
    """Return the tables, read on the first call.

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
    """Return the reading of each ideograph, without tones; other text is returned unchanged between them."""
    result: list[str] = []
    for is_chinese, run in groupby(text, _is_ideograph):
        characters = "".join(run)
        result += _readings(characters) if is_chinese else [characters]
    return result


def _readings(run: str) -> Iterator[str]:
    """Yield the readings of a run of ideographs, matching the longest phrase first."""
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
            phrase_readings = msgspec.json.decode(tables.phrases[phrase], type=list[list[str]])
            yield from (_without_tone(each[0]) for each in phrase_readings)
            start += len(phrase)


def _without_tone(reading: str) -> str:
    """Return a syllable without its tone, with ``v`` for ``ü`` as is usual in URLs (ISO 7098 allows it)."""
    plain = unicodedata.normalize("NFD", reading).translate(_TONES)
    return unicodedata.normalize("NFC", plain).replace("ü", "v")


def _is_ideograph(character: str) -> bool:
    return any(each[0] <= character <= each[1] for each in _IDEOGRAPHS)

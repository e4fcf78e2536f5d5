"""Readings above Han (``ruby``): they stand in brackets after their word, as Chinese books print them.

Words with a reading for each Han, as Word makes them, get one pair of brackets: ``焊接（hàn jiē）``.
"""

import re
from collections.abc import Iterable

from sitebuilder.importers.blocks import Inline, Run
from sitebuilder.markdown.normalise.chinese import is_chinese

BASE, READING, END = "\ufdd2", "\ufdd0", "\ufdd1"
"""The beginning of a word, that of its reading, and the end of both, until ``write_readings``."""

_ONE = rf"{BASE}([^{READING}-{BASE}]*){READING}([^{READING}-{BASE}]*){END}"
_WORD = re.compile(_ONE)
_WORDS = re.compile(rf"(?:{_ONE})+")


def write_readings(inlines: Iterable[Inline]) -> list[Inline]:
    """Return inlines whose readings stand in brackets after their words."""
    return [
        Run(_written(each.text), each.marks, each.href) if isinstance(each, Run) else each for each in inlines
    ]


def _written(text: str) -> str:
    if READING not in text and END not in text and BASE not in text:
        return text
    text = _WORDS.sub(_in_brackets, text)
    # A word in several styles.
    return text.replace(READING, "（").replace(END, "）").replace(BASE, "")


def _in_brackets(match: re.Match[str]) -> str:
    pairs = _WORD.findall(match[0])
    word = "".join(base for base, _ in pairs)
    gap = "" if any(map(is_chinese, (reading for _, reading in pairs))) else " "
    reading = gap.join(reading.strip() for _, reading in pairs)
    return f"{word}（{reading}）" if is_chinese(word) or is_chinese(reading) else f"{word} ({reading})"

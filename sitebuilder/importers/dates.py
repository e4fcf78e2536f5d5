"""Find the day of a document, below the unit that signs it (GB/T 9704)."""

import re
from collections.abc import Sequence
from datetime import datetime

from sitebuilder.importers.blocks import Block, Paragraph
from sitebuilder.importers.titles import line_text

_LONGEST = 30
_YEAR = "[0-9]{4}|[二〇○Ｏ零一三四五六七八九]{4}"
_DATE = re.compile(
    rf"({_YEAR})\s*年\s*([0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*月\s*([0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*日"
)
_DIGITS = {
    sign: value
    for value, signs in enumerate(("〇○Ｏ零", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}


def find_date(blocks: Sequence[Block]) -> datetime | None:
    """Return midnight of the day at the end of a document; ``None`` if there is none."""
    texts = [line_text(each) for each in blocks if isinstance(each, Paragraph)]
    for text in reversed(texts):
        if len(text) <= _LONGEST and (found := read_date(text)) and text.endswith("日"):
            return found
    return None


def read_date(text: str) -> datetime | None:
    """Return midnight of the last Chinese date in a text, in digits or numerals; ``None`` without one."""
    found = None
    for match in _DATE.finditer(text):
        found = match
    if found is None:
        return None
    year = "".join(str(_DIGITS.get(sign, sign)) for sign in found[1])
    try:
        return datetime(int(year), _number(found[2]), _number(found[3]))
    except ValueError:
        return None


def _number(text: str) -> int:
    if text.isascii():
        return int(text)
    tens, has_ten, ones = text.rpartition("十")
    if not has_ten:
        return _DIGITS.get(text, 0)
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)

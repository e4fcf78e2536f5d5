"""Stars that belong to no others: those a text tells of, dialled ones, ones to be filled in, of programs."""

import re
from collections.abc import Iterable, Iterator

from sitebuilder.markdown.stars.formulas import STARS
from sitebuilder.patterns import lazy_pattern

_POWER = lazy_pattern(
    r"\*\*(?<=[A-Za-z0-9)\]]\*\*)(?=(?:[0-9]{1,9}|[a-z]|\([^()*\n]{1,30}\))(?![A-Za-z0-9*]))"
)
"""The stars of a power as programs write it: ``2**3``, and no bold number: ``A**3**班``."""

_QUOTED = lazy_pattern(r"[“\"‘「『](?P<stars>\*{1,3})[”\"’」』]")
"""Stars that a text tells of: ``用“*”代替``."""

_APART = lazy_pattern(r"(?:(?<=[（(【])\*{1,3}(?=[）)】])|(?<=、)\*(?=[、，。；：]))")
"""Stars alone in brackets (``星号（*）``) or in a list of signs (``：_、*；``); one may be emphasis."""

_IN_BRACKETS = lazy_pattern(r"[(（](?P<stars>\*|\*\*(?=[为表是]))(?=[^*()（）\n]{1,40}[)）])")
"""Stars at the beginning of words in brackets, within which no others end emphasis: ``（*为组长）``."""

_POINTER = lazy_pattern(
    r"(?:char|double|float|int|long|unsigned|void|struct \w{1,20}|FILE) \*+"
    r"(?=[A-Za-z_][A-Za-z0-9_]{0,40}+(?:[ ]?[;,)=\[(，。；、）：:\u3400-\u9fff]|$))",
    re.MULTILINE,
)
"""The declaration of a pointer in C, not ``a long *time*``; where a line has one, all stars before names are
text."""

_BEFORE_NAME = lazy_pattern(r"\*(?<![\\A-Za-z0-9_*]\*)\**(?=[A-Za-z_])")
_STAND_IN = "\ufffc"
_QUOTES = {"“": "”", '"': '"', "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")", "【": "】"}
_UNITS = "年月日省市县区镇乡村路号"

_BLANKS = lazy_pattern(rf"\*(?<![\\*]\*)\*{{0,4}}[{_UNITS}](?:\*{{1,5}}[{_UNITS}])+")
"""Stars for what is to be filled in: ``**年**月**日``."""

_UNNAMED = lazy_pattern(r"\*{3,}(?=同志|先生|女士|老师|同学|公司|单位|学校|学院|大学|部门|小区|有限)")
"""The only three stars of a line, which stand for somebody's name: ``兹证明***同志``."""

_DIALLED = lazy_pattern(r"\*(?<![\\*]\*)[0-9]{2,6}(?:\*[0-9]{1,12}){0,3}#")
"""What is dialled: ``*123#``."""

_CALL = lazy_pattern(r"[A-Z]{2,}\(")

_CRITERION = lazy_pattern(r"\"(?<=[,(&=]\")(?P<first>\*?)[^\"*\\\n]{1,20}(?P<last>\*?)\"(?=[,)&])")
"""Any letters in the formula of a spreadsheet: ``COUNTIF(A:A,"*工*")``."""


def told_stars(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of stars that belong to no others: told of, in brackets, or of programs."""
    if "*" not in text:
        return
    for quoted in _QUOTED.finditer(text):
        if _QUOTES[quoted[0][0]] == quoted[0][-1]:
            yield quoted.span("stars")
    apart = [found.span() for found in _APART.finditer(text)]
    yield from apart if len(apart) > 1 else ()
    yield from (found.span("stars") for found in _IN_BRACKETS.finditer(text))
    if has_pointers(text):
        yield from (run.span() for run in _BEFORE_NAME.finditer(text))
    if '*"' in text or '"*' in text:
        yield from _criteria(text)
    for found in (*_BLANKS.finditer(text), *_DIALLED.finditer(text)):
        yield from (run.span() for run in STARS.finditer(text, *found.span()))
    if "**" in text:
        yield from _powers(text)
    if text.count("***") == 1 and (unnamed := _UNNAMED.search(text)) is not None:
        yield unnamed.span()


def _criteria(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stars that stand for any letters in the formulas of a spreadsheet."""
    for found in _CRITERION.finditer(text) if _CALL.search(text) else ():
        yield from (found.span(name) for name in ("first", "last") if found[name])


def without_stars(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a line in which its parts are no stars."""
    signs = [*text]
    for start, end in spans:
        signs[start:end] = _STAND_IN * (end - start)
    return "".join(signs)


def may_be_told(text: str, start: int, end: int) -> bool:
    """Return whether two stars around words may be such; only the offsets of the words are given."""
    first, before, after = text[start], text[max(0, start - 2) : start - 1], text[end + 1 : end + 2]
    if first in _UNITS or before in ("(", "（", '"') or after == '"' or _QUOTES.get(before) == first:
        return True
    # Most words are no numbers: two calls of the expression would take a tenth of a text's time.
    if first.isdigit() and _DIALLED.match(text, start - 1) is not None:
        return True
    return after.isdigit() and _DIALLED.match(text, end) is not None


def has_powers(text: str) -> bool:
    """Return whether a text may contain powers (``2**3``)."""
    return "**" in text and _POWER.search(text) is not None


def may_be_told_pair(text: str, start: int) -> bool:
    """Return whether twice two stars around words may be such; only the offset of the words is given."""
    first, before = text[start], text[max(0, start - 3) : start - 2]
    if first in _UNITS or before in ("(", "（") or _QUOTES.get(before) == first:
        return True
    return first.isascii() and _POWER.match(text, start - 2) is not None


def has_pointers(text: str) -> bool:
    """Return whether a text contains declarations of pointers, whose stars begin no emphasis."""
    return " *" in text and _POINTER.search(text) is not None


def _powers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stars of powers in a line if no others are left over, to which they could belong."""
    powers = [match.span() for match in _POWER.finditer(text)]
    others = sum(len(run[0]) > 1 for run in STARS.finditer(text)) - len(powers)
    if others % 2 == 0:
        yield from powers

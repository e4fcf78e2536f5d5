"""Stars in the names of people that are not published (``王*明、李*华``)."""

import re
from collections.abc import Iterator, Sequence

from sitebuilder.markdown.code_spans import blank_code_and_targets
from sitebuilder.markdown.stars.formulas import HAN
from sitebuilder.patterns import lazy_pattern

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付"
    "方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤欧区麦冼植伍岑邝温招甘古简骆尤丘施翁柯柳纪祝梅管鲍符卓饶凌兰苗焦"
    "池聂涂庞耿詹左樊霍温俞倪葛安邢路邬阮"
)

SURNAME = rf"(?:欧阳|司马|上官|诸葛|皇甫|令狐|[{_SURNAMES}])"
"""The usual surnames, and those of two characters (Ministry of Public Security, report on names of 2020)."""

_RUN = lazy_pattern(r"(?<![*\\])\*{1,2}(?!\*)")
_BEFORE = lazy_pattern(rf"{SURNAME}\Z")

_AFTER = lazy_pattern(rf"{HAN}?(?:\Z|[^*\u3400-\u9fff]|[等和与及同先女])")
"""What follows the stars of a name: at most one character of the name, then its end."""

_LAST = frozenset(f"{_SURNAMES}阳马官葛甫狐")
"""The last characters of surnames."""


def may_have_names(text: str) -> bool:
    """Return whether two stars or more stand after the last characters of surnames."""
    return sum(part[-1:] in _LAST for part in text.split("*")[:-1]) > 1


def has_masked_names(text: str) -> bool:
    """Return whether a line of a text contains stars of several names."""
    return may_have_names(text) and any(
        True
        for line in text.split("\n")
        if may_have_names(line)
        for _ in name_stars([blank_code_and_targets(line)])
    )


def name_stars(plain: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the stars of names, if every run of as many stars in the paragraph stands in a name."""
    for length in (1, 2):
        found = ((row, run) for row, text in enumerate(plain) for run in _RUN.finditer(text))
        runs = [(row, run) for row, run in found if len(run[0]) == length]
        if len(runs) > 1 and all(_is_in_name(plain[row], run) for row, run in runs):
            for row, run in runs:
                yield row, *run.span()


def _is_in_name(text: str, run: re.Match[str]) -> bool:
    before = _BEFORE.search(text, max(0, run.start() - 2), run.start())
    return before is not None and _AFTER.match(text, run.end()) is not None

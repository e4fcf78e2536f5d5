"""Stars for what is not published: names of people (``王*明、李*华``, ``张**``), digits (``138****1234``).

Markdown takes two of them for the ends of emphasis. Stars between digits are text, and so are those of names
if every run of as many stars in a paragraph stands in a name.
"""

import re
from collections.abc import Iterator, Sequence

from sitebuilder.markdown.code_spans import blank_code

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付"
    "方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤欧区麦冼植伍岑邝温招甘古简骆尤丘施翁柯柳纪祝梅管鲍符卓饶凌兰苗焦"
    "池聂涂庞耿詹左樊霍温俞倪葛安邢路邬阮"
)
SURNAME = rf"(?:欧阳|司马|上官|诸葛|皇甫|令狐|[{_SURNAMES}])"
"""The usual surnames, and those of two characters (Ministry of Public Security, report on names of 2020)."""


_HAN = "[\u3400-\u9fff]"
_RUN = re.compile(r"(?<![*\\])\*{1,2}(?!\*)")
_BEFORE = re.compile(rf"{SURNAME}\Z")
_AFTER = re.compile(rf"{_HAN}?(?:\Z|[^*\u3400-\u9fff]|[等和与及同先女])")
"""What follows the stars of a name: at most one character of the name, then its end."""

_DIGITS = re.compile(r"(?<=[0-9A-Za-z])(?<!\\)\*{3,}(?=[0-9A-Za-z])")
_MAYBE_IN_NAME = re.compile(rf"\*(?<=[{_SURNAMES}阳马官葛甫狐]\*)")


def masked_stars(plain: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the row, the start and the end of stars that are text in the lines of a paragraph.

    Code in them must be blanked.
    """
    for row, text in enumerate(plain):
        for run in _DIGITS.finditer(text) if "***" in text else ():
            yield row, run.start(), run.end()
    for length in (1, 2):
        runs = [(row, run) for row, text in enumerate(plain) for run in _runs(text, length)]
        if len(runs) > 1 and all(_is_in_name(plain[row], run) for row, run in runs):
            for row, run in runs:
                yield row, run.start(), run.end()


def has_masked_names(text: str) -> bool:
    """Return whether a line of a text contains stars of several names."""
    return _MAYBE_IN_NAME.search(text) is not None and any(
        True for line in text.split("\n") if "*" in line for _ in masked_stars([blank_code(line)])
    )


def _runs(text: str, length: int) -> Iterator[re.Match[str]]:
    return (run for run in _RUN.finditer(text) if len(run[0]) == length)


def _is_in_name(text: str, run: re.Match[str]) -> bool:
    before = _BEFORE.search(text, max(0, run.start() - 2), run.start())
    return before is not None and _AFTER.match(text, run.end()) is not None

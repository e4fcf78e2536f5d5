"""Stars that are text, where Markdown would take them for the ends of emphasis.

In names of people (``王*明、李*华``) and digits (``138****1234``) that are not published; for letters
(``*.doc``, ``TEST_*``) and for all (``COUNT(*)``); as marks after words (``姓名*、电话*``), before notes
(``*1 自带``) or in elements (``<b>*</b>姓名``); in formulas (``V=a*b*c``, ``长*宽*高``), and in faces
(``(*^_^*)``).
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from sitebuilder.markdown.code_spans import blank_code_and_targets, is_in_span
from sitebuilder.patterns import lazy_pattern

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付"
    "方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤欧区麦冼植伍岑邝温招甘古简骆尤丘施翁柯柳纪祝梅管鲍符卓饶凌兰苗焦"
    "池聂涂庞耿詹左樊霍温俞倪葛安邢路邬阮"
)
SURNAME = rf"(?:欧阳|司马|上官|诸葛|皇甫|令狐|[{_SURNAMES}])"
"""The usual surnames, and those of two characters (Ministry of Public Security, report on names of 2020)."""

_HAN = "[\u3400-\u9fff]"
_RUN = lazy_pattern(r"(?<![*\\])\*{1,2}(?!\*)")
_BEFORE = lazy_pattern(rf"{SURNAME}\Z")
_AFTER = lazy_pattern(rf"{_HAN}?(?:\Z|[^*\u3400-\u9fff]|[等和与及同先女])")
"""What follows the stars of a name: at most one character of the name, then its end."""

_LAST = frozenset(f"{_SURNAMES}阳马官葛甫狐")
"""The last characters of surnames."""

_NOTES = frozenset("带标打注有")
_NOTED = lazy_pattern(rf"(?<=[{''.join(sorted(_NOTES))}])\*{{1,2}}(?=[的为号者项处是])")
"""The star that a text tells of: ``带*的必填``."""

_SIGN = r"(?:_|[^\w\s*“‘《〈（(【「『])"
_FACE = lazy_pattern(
    rf"[(（](?P<first>\*)(?={_SIGN})(?:[^\w\s*)）]|_|[^\W_\u3400-\u9fff](?![^\W_])){{1,12}}(?P<last>\*)?[)）]"
)
"""A face made of signs: ``(*^_^*)``, ``(*≧▽≦)``."""

_MAYBE_LITERAL = lazy_pattern(
    r"\*(?:(?<!\*\*)(?=[、，；。：！？）])|(?<=\w\*)(?=[（(])|(?=[._])|(?<=[_.]\*)|(?<=>\*)(?=<)|(?=\*\*)|(?<=[带标打注有]\*)(?=[的为号者项处是])"
    r"|(?<=[(（]\*)|(?<=[“\"‘「『]\*)(?=\*{0,2}[”\"’」』])|(?<=[A-Za-z0-9]\*)(?=[\u3400-\u9fff])"
    r"|(?=[0-9]{2,6}[#*])|(?=[年月日省市县区镇乡村路号]\*)|(?<=\*\*\*)(?=[同先女老公单学大部小有])|(?<=[,(&=]\"\*)|(?=\"[,)&]))"
)
"""Without a match, and with less than two stars after a surname, no star is text by these rules."""

_ANY_RUN = lazy_pattern(r"\*+")
_OPEN_RUN = lazy_pattern(r"(?<![*\\])\*+|(?<=\\\*)\*+")
"""Stars, or those after the one that a backslash makes text."""

_CLOSINGS = (lazy_pattern(r"(?<![*\\])\*(?!\*)"), lazy_pattern(r"(?<![*\\])\*\*(?!\*)"))
"""A single star, and two."""

_AFTER_END = "，。；、：！？）)|"
_OPENING = "（("
_DIGITS = lazy_pattern(r"(?<=[0-9A-Za-z])(?<!\\)\*{3,}(?=[0-9A-Za-z])")
_EXTENSIONS = (
    "docx?|xlsx?|pptx?|wps|et|dps|pdf|ofd|txt|csv|jpe?g|png|gif|bmp|tiff?|svg|webp|psd|ai|dwg|dxf|mp[34]|avi|mov|wav|zip"
    "|rar|7z|gz|tar|exe|dll|msi|apk|iso|bat|sh|ini|log|tmp|bak|md|ya?ml|xml|json|html?|css|js|ts|py|java|class|jar|cs|c|h|cpp"
    "|php|sql|db|so"
)
_WILDCARD = lazy_pattern(
    rf"(?i)(?<![*\\])\*(?=\.(?:(?:{_EXTENSIONS})(?![A-Za-z0-9*])|\*))"
    r"|(?<=\()\*(?=\))"
    r"|(?<=[A-Za-z0-9]_)\*(?![*A-Za-z0-9])|(?<![*\\A-Za-z0-9_])\*(?=_[A-Za-z0-9])"
    r"|(?<=\*\.)\*(?!\*)"
)
_ALONE = lazy_pattern(r"<(?!(?:br|img|wbr)\b)[A-Za-z][^<>]*>(?P<star>\*)(?=</)")
"""A star that is all the text of an element."""

_NESTED = lazy_pattern(r"\*_[^*\n]*_\*")
"""Emphasis within emphasis, with both signs."""

_FACTOR = r"(?:[A-Za-z][A-Za-z0-9]{0,3}|[0-9.]{1,9}[a-z]{0,2})"
_NAMED_FACTOR = r"(?:[\u3400-\u9fff]|[A-Za-z0-9]){1,8}"
_FORMULA = lazy_pattern(
    rf"(?<![A-Za-z0-9_*\\]){_FACTOR}(?:\*{_FACTOR}){{2,}}(?![A-Za-z0-9_*])"
    r"|(?<![\u3400-\u9fff*\\])[\u3400-\u9fff](?:\*[\u3400-\u9fff]){2,}(?![\u3400-\u9fff*])"
    rf"|(?<=[=＝]){_NAMED_FACTOR}(?:\*{_NAMED_FACTOR}){{2,4}}(?![A-Za-z0-9_*\u3400-\u9fff])"
    rf"|(?<![A-Za-z0-9_*\\\u3400-\u9fff]){_NAMED_FACTOR}(?:\*{_NAMED_FACTOR}){{2,4}}(?=[=＝])"
)
"""Three factors or more: short Latin ones, single Han characters, or words beside an equals sign."""

_WITHIN_WORDS = lazy_pattern(r"[\w.]\*[\w.]")
"""Without a match there is no formula: that one takes a thirtieth of an edit to compile, and most bold words
are none."""

_OPERAND = r"(?:[^\W_][\w.%$:]{0,11}\([^()*\n]{0,30}\)|\([^()*\n]{1,30}\)|[\w.%$:]{1,12})"
_EXPRESSION = lazy_pattern(rf"(?<![\w*\\]){_OPERAND}(?:[*+/×÷=＝-]{_OPERAND}){{2,12}}(?![\w*])")
"""Operands with signs between them; a formula if it has an equals sign, or if all operands are Chinese."""

_EQUATION = lazy_pattern(rf"[=＝]{_OPERAND}(?:[*+/×÷-]{_OPERAND}){{1,12}}(?![\w*])")
"""What an equals sign stands before, however long the words on its other side."""

_POWER = lazy_pattern(
    r"\*\*(?<=[A-Za-z0-9)\]]\*\*)(?=(?:[0-9]{1,9}|[a-z]|\([^()*\n]{1,30}\))(?![A-Za-z0-9*]))"
)
"""The stars of a power as programs write it: ``2**3``, and no bold number: ``A**3**班``."""

_QUOTED = lazy_pattern(r"[“\"‘「『](?P<stars>\*{1,3})[”\"’」』]")
"""Stars that a text tells of: ``用“*”代替``."""

_IN_BRACKETS = lazy_pattern(r"[(（](?P<stars>\*|\*\*(?=[为表是]))(?=[^*()（）\n]{1,40}[)）])")
"""Stars at the beginning of words in brackets, within which no others end emphasis: ``（*为组长）``."""

_POINTER = lazy_pattern(r"(?:char|double|float|int|long|unsigned|void|struct \w{1,20}|FILE) \*+(?=[A-Za-z_])")
"""The declaration of a pointer in C; where a line has one, all stars before names are text."""

_BEFORE_NAME = lazy_pattern(r"\*(?<![\\A-Za-z0-9_*]\*)\**(?=[A-Za-z_])")

_FEWEST_NOTES = 2
_MAX_STARS = 40
_OPERATORS = "+/×÷=＝-"
_LATIN = r"A-Za-z0-9\u0370-\u03ff\u2126"
_PRODUCT = lazy_pattern(
    rf"\*(?<=[{_LATIN})\]%$°℃²³]\*)(?=[{_LATIN}√(\[$])|\*(?<=[^\W_]\*|[)）℃%”》」】]\*)(?=[0-9])"
)
"""A star between letters, numbers or brackets, or before a number."""

_BETWEEN_STARS = lazy_pattern(r"(?<=[^*\\]\*)[^\n*]+(?=\*)")
_COMMAS = "、，；："
_STAND_IN = "\ufffc"
_QUOTES = {"“": "”", '"': '"', "‘": "’", "「": "」", "『": "』"}
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

_MAX_CODE = 10
_LISTED_CODE = lazy_pattern(r"[、，；和与或及][A-Za-z0-9]{1,8}\Z")
_LISTED_WORD = lazy_pattern(r"[、，；][^、，；*]{1,3}\Z")
_AFTER_CODE = lazy_pattern(rf"\*(?<=[A-Za-z0-9]\*)(?={_HAN})")


def literal_stars(lines: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield, in order, the row, the start and the end of stars that are text in the lines of a paragraph."""
    written = "\n".join(lines)
    if _are_note_signs(lines, written) or (len(lines) > 1 and _all_multiply(lines)):
        for row, line in enumerate(lines):
            yield from ((row, *run.span()) for run in _ANY_RUN.finditer(line))
        return
    if (
        _MAYBE_LITERAL.search(written) is None
        and not _may_have_names(written)
        and _POWER.search(written) is None
        and not has_pointers(written)
        and not any(
            _may_be_factor(written, *words.span()) or _are_alike(written, words.start() - 1, words.end())
            for words in _BETWEEN_STARS.finditer(written)
        )
        and not _may_be_single(written)
    ):
        return
    plain = [blank_code_and_targets(line) for line in lines]
    within_lines = {(row, *span) for row, text in enumerate(plain) for span in _within_line(text)}
    told: set[tuple[int, int, int]] = set()
    for row, text in enumerate(plain):
        if spans := {*_told_of(text)}:
            told.update((row, *span) for span in spans)
            plain[row] = _without(text, spans)
    yield from sorted({*within_lines, *told, *_in_names(plain), *_ends(plain)})


def _within_line(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of stars that are text, whatever stands on other lines of the paragraph."""
    # What few lines have is asked for first: the expressions take long to compile.
    if "***" in text:
        yield from (run.span() for run in _DIGITS.finditer(text))
    yield from _wildcards(text)
    if text.count("*") > 1:
        yield from ((star, star + 1) for star in _formula_stars(text))
    for face in _FACE.finditer(text) if "(*" in text or "（*" in text else ():
        yield from (face.span(name) for name in ("first", "last") if face[name])


def _told_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of stars that belong to no others: told of, in brackets, or of programs."""
    if "*" not in text:
        return
    for quoted in _QUOTED.finditer(text):
        if _is_quoted(quoted[0][0], quoted[0][-1]):
            yield quoted.span("stars")
    yield from (found.span("stars") for found in _IN_BRACKETS.finditer(text))
    if has_pointers(text):
        yield from (run.span() for run in _BEFORE_NAME.finditer(text))
    if '*"' in text or '"*' in text:
        yield from _criteria(text)
    for found in (*_BLANKS.finditer(text), *_DIALLED.finditer(text)):
        yield from (run.span() for run in _ANY_RUN.finditer(text, *found.span()))
    if "**" in text:
        yield from _powers(text)
    if text.count("***") == 1 and (unnamed := _UNNAMED.search(text)) is not None:
        yield unnamed.span()


def _criteria(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stars that stand for any letters in the formulas of a spreadsheet."""
    for found in _CRITERION.finditer(text) if _CALL.search(text) else ():
        yield from (found.span(name) for name in ("first", "last") if found[name])


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a line in which its parts are no stars."""
    signs = [*text]
    for start, end in spans:
        signs[start:end] = _STAND_IN * (end - start)
    return "".join(signs)


def _are_note_signs(lines: Sequence[str], written: str) -> bool:
    """Return whether all stars of a paragraph begin its lines (``*1 每班一次``): none ends emphasis."""
    if written.count("\n*") + written.startswith("*") < _FEWEST_NOTES:
        return False
    runs = [len(_ANY_RUN.findall(line)) for line in lines]
    return max(runs) == 1 and all(line[:1] == "*" for line, count in zip(lines, runs, strict=True) if count)


def _all_multiply(lines: Sequence[str]) -> bool:
    """Return whether each star of several lines stands between factors (``S=a*b`` above ``P=2*(a+b)``)."""
    starred = [line for line in lines if "*" in line]
    return len(starred) > 1 and all(line.count("*") == len(_multiplying(line)) for line in starred)


def _may_be_single(written: str) -> bool:
    """Return whether a paragraph may have stars that begin nothing, or one star too many."""
    if written.count("*") < 2:
        return False
    first = _ANY_RUN.search(written)
    return "`" in written or written.count("*") % 2 == 1 or (first is not None and _is_end(written, first))


def may_be_literal(text: str, start: int, end: int) -> bool:
    """Return whether two stars around words may be text; only the offsets of the words are given."""
    first, before = text[start], text[max(0, start - 2) : start - 1]
    if first in _AFTER_END or first == "." or (first in _OPENING and before.isalnum()):
        return True
    if before in _NOTES:
        return _NOTED.match(text, start - 1) is not None
    if before in ("(", "（", '"') or text[end - 1] in _OPENING or _is_quoted(before, first):
        return True
    if text.startswith('"', end + 1):
        return True
    if (
        first in _UNITS
        or _DIALLED.match(text, start - 1) is not None
        or _DIALLED.match(text, end) is not None
    ):
        return True
    return _are_alike(text, start - 1, end)


def may_be_literal_pair(text: str, start: int) -> bool:
    """Return whether twice two stars around words may be text; only the offset of the words is given."""
    before = text[max(0, start - 3) : start - 2]
    if before in ("(", "（") or text[start] in _UNITS or _is_quoted(before, text[start]):
        return True
    return _POWER.match(text, start - 2) is not None


def _is_quoted(before: str, after: str) -> bool:
    return before in _QUOTES and _QUOTES[before] == after


def _are_alike(text: str, opening: int, closing: int) -> bool:
    """Return whether two single stars enclose nothing: they stand in like places, or behind listed codes.

    ``按*键，再按*键``, ``A*开头的在一楼，B*开头的在二楼``, ``A*组和B*组``, ``五*级、四*级``.
    """
    before, after = text[max(0, opening - 1) : opening], text[opening + 1 : opening + 2]
    if not (before.isalnum() and after.isalnum()):
        return False
    is_alike = text.startswith(after, closing + 1)
    if is_alike and before == text[closing - 1]:
        return True
    is_code = _AFTER_CODE.match(text, opening) is not None
    if is_code and _LISTED_CODE.search(text, max(opening, closing - _MAX_CODE), closing) is not None:
        return True
    if is_alike and _LISTED_WORD.search(text, max(opening, closing - _MAX_CODE), closing) is not None:
        return True
    is_same_word = text.startswith(text[opening + 1 : opening + 3], closing + 1)
    return is_code and is_same_word and _AFTER_CODE.match(text, closing) is not None


def _may_be_factor(text: str, start: int, end: int) -> bool:
    """Return whether words between two stars, of which only the offsets are given, may be a factor."""
    before, after = text[max(0, start - 2) : start - 1], text[end + 1 : end + 2]
    if not (_is_operand(before) and _is_operand(after)):
        return False
    first, last = text[start : start + 1], text[end - 1 : end]
    if end - start == 1 or f"{before}{first}{last}{after}".isascii():
        return True
    if first.isdigit() and after.isdigit():
        return True
    line_start = text.rfind("\n", 0, start) + 1
    nearby = text[max(line_start, start - 40) : end + 40].partition("\n")[0]
    return any(sign in nearby for sign in _OPERATORS)


def is_in_formula(text: str, start: int, end: int) -> bool:
    """Return whether words between two stars, of which only the offsets are given, may stand in a formula."""
    if not _may_be_factor(text, start, end):
        return False
    after = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1 : after if after >= 0 else len(text)]
    # Asked for each pair: a line with many is left to the library, which looks at it once.
    return line.count("*") > _MAX_STARS or any(True for _ in _formula_stars(blank_code_and_targets(line)))


def _is_operand(sign: str) -> bool:
    return sign.isalnum() or (sign != "" and sign in "()（）[]℃%$√°”》」】")


def _may_have_names(text: str) -> bool:
    """Return whether two stars or more stand after the last characters of surnames."""
    return sum(part[-1:] in _LAST for part in text.split("*")[:-1]) > 1


def has_pointers(text: str) -> bool:
    """Return whether a text contains declarations of pointers, whose stars begin no emphasis."""
    return " *" in text and _POINTER.search(text) is not None


def has_masked_names(text: str) -> bool:
    """Return whether a line of a text contains stars of several names."""
    return _may_have_names(text) and any(
        True
        for line in text.split("\n")
        if _may_have_names(line)
        for _ in _in_names([blank_code_and_targets(line)])
    )


def _ends(plain: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the stars that can only end emphasis where none is open (``评分：****``, ``姓名*：``, ``带*的``).

    A single star is text too if all others are pairs (``**带*的必填**``).
    """
    runs = [(row, run) for row, text in enumerate(plain) for run in _OPEN_RUN.finditer(text)]
    left: list[tuple[int, re.Match[str]]] = []
    opened: list[int] = []
    sign, is_clear = "", True
    for row, run in runs:
        text, length = plain[row], len(run[0])
        after = text[run.end() : run.end() + 1]
        if opened and opened[-1] == length:
            opened.pop()
        elif length in opened or (opened and (length > 2 or after not in tuple(_COMMAS))):
            is_clear = False
        elif is_clear and (_begins_nothing(text, run, sign) or _is_noted(text, run)):
            sign = after
            yield row, *run.span()
            continue
        else:
            opened.append(length)
        left.append((row, run))
    lengths = [len(run[0]) for _, run in left]
    if len(left) % 2 and lengths.count(1) == 1 and lengths.count(2) == len(left) - 1:
        row, run = left[lengths.index(1)]
        yield row, *run.span()


def _is_noted(text: str, run: re.Match[str]) -> bool:
    """Return whether a text tells of stars (``带*的必填``); two could begin bold words."""
    if _NOTED.match(text, run.start()) is None:
        return False
    return len(run[0]) == 1 or _CLOSINGS[1].search(text, run.end()) is None


def _begins_nothing(text: str, run: re.Match[str], sign: str) -> bool:
    """Return whether stars that could end emphasis begin none.

    One star after a word and before a mark cannot (CommonMark 6.2). After a mark it may, and so it may before
    a bracket, unless the next star stands before the same one. ``sign`` follows the last star that was text.
    """
    before, after = text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1]
    length = len(run[0])
    closing = _CLOSINGS[length - 1].search(text, run.end()) if length < 3 else None
    is_repeated = closing is not None and after in (sign, text[closing.end() : closing.end() + 1])
    if closing is not None and length == 1 and _are_alike(text, run.start(), closing.start()):
        return True
    if not _is_end(text, run):
        return length == 1 and after in tuple(_OPENING) and before.isalnum() and is_repeated
    if closing is None or after not in _AFTER_END.strip("|"):
        return True
    return length == 1 and (before.isalnum() or (after in _COMMAS and is_repeated))


def _is_end(text: str, run: re.Match[str]) -> bool:
    before, after = text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1]
    if len(run[0]) == 1 and not before.strip() and not after.strip():
        return True
    # Two stars before a space may begin bold words (``normalise.stars``).
    is_last = not after if len(run[0]) == 2 else not after.strip()
    return before.strip() not in ("", "|") and (is_last or after in _AFTER_END)


def _in_names(plain: Sequence[str]) -> Iterator[tuple[int, int, int]]:
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


def _wildcards(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stars that stand for letters or for all, outside emphasis within emphasis."""
    nested = [(match.start(), match.end() - 1) for match in _NESTED.finditer(text)] if "*_" in text else []
    if ">*</" in text:
        yield from (alone.span("star") for alone in _ALONE.finditer(text))
    for run in _WILDCARD.finditer(text):
        if not is_in_span(run.start(), nested):
            yield run.span()


def _powers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stars of powers in a line if no others are left over, to which they could belong."""
    powers = [match.span() for match in _POWER.finditer(text)]
    others = sum(len(run[0]) > 1 for run in _ANY_RUN.finditer(text)) - len(powers)
    if others % 2 == 0:
        yield from powers


def _formula_stars(text: str) -> Iterator[int]:
    """Yield the stars of formulas in a line, or all of its single stars if each multiplies."""
    singles = sum(len(run[0]) if len(run[0]) != 2 else 0 for run in _ANY_RUN.finditer(text))
    stars = _multiplying(text)
    if stars and len(stars) == singles and "](" not in text:
        yield from stars
        return
    formulas = [match.span() for match in _FORMULA.finditer(text)] if _WITHIN_WORDS.search(text) else []
    formulas += [match.span() for match in _EXPRESSION.finditer(text) if _is_formula(match[0])]
    for start, end in formulas:
        yield from (at for at in range(start, end) if text[at] == "*")


def _multiplying(text: str) -> list[int]:
    """Return the offsets of single stars between factors or in equations (``总价=单价*数量``)."""
    stars = {match.start() for match in _PRODUCT.finditer(text)}
    if "=" in text or "＝" in text:
        spans = [match.span() for match in _EQUATION.finditer(text)]
        spans += [match.span() for match in _EXPRESSION.finditer(text) if re.search("[=＝]", match[0])]
        stars.update(at for start, end in spans for at in range(start, end) if text[at] == "*")
    return sorted(stars)


def _is_formula(expression: str) -> bool:
    if expression.count("*") < 2:
        return False
    if "=" in expression or "＝" in expression:
        return True
    words = re.sub(r"[*+/×÷()-]", "", expression)
    if re.fullmatch(f"{_HAN}+", words):
        return any(sign in expression for sign in _OPERATORS)
    # With numbers each star has a term of its own: ``3*学时+2*学分``, and not ``共*3*天``.
    between = expression.split("*")[1:-1]
    return re.fullmatch(f"(?:{_HAN}|[0-9.])+", words) is not None and all("+" in term for term in between)

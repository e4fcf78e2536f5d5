"""Stars that are text, where Markdown would take them for the ends of emphasis.

In names of people (``names``) and digits (``138****1234``) that are not published; for letters
(``*.doc``, ``TEST_*``) and for all (``COUNT(*)``); as marks after words (``姓名*、电话*``), before notes
(``*1 自带``) or in elements (``<b>*</b>姓名``); in formulas (``formulas``), in faces (``(*^_^*)``), and
those that a text tells of (``told``).
"""

import re
from collections.abc import Collection, Iterator, Sequence

from sitebuilder.markdown.code_spans import blank_code_and_targets, is_in_span
from sitebuilder.markdown.file_extensions import EXTENSIONS
from sitebuilder.markdown.stars.formulas import HAN, STARS, all_multiply, formula_stars, may_be_factor
from sitebuilder.markdown.stars.names import may_have_names, name_stars
from sitebuilder.markdown.stars.told import has_pointers, has_powers, may_be_told, told_stars, without_stars
from sitebuilder.patterns import lazy_pattern

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
    r"|(?<=[(（]\*)|(?<=[\[【]\*)(?=[\]】])|(?<=[“\"‘「『]\*)(?=\*{0,2}[”\"’」』])|(?<=[A-Za-z0-9]\*)(?=[\u3400-\u9fff])"
    r"|(?=[0-9]{2,6}[#*])|(?=[年月日省市县区镇乡村路号]\*)|(?<=\*\*\*)(?=[同先女老公单学大部小有])|(?<=[,(&=]\"\*)|(?=\"[,)&]))"
)
"""Without a match, and with less than two stars after a surname, no star is text by these rules."""

_OPEN_RUN = lazy_pattern(r"(?<![*\\])\*+|(?<=\\\*)\*+")
"""Stars, or those after the one that a backslash makes text."""

_CLOSINGS = (lazy_pattern(r"(?<![*\\])\*(?!\*)"), lazy_pattern(r"(?<![*\\])\*\*(?!\*)"))
"""A single star, and two."""

_AFTER_END = "，。；、：！？）)|"
_OPENING = "（("
_DIGITS = lazy_pattern(r"(?<=[0-9A-Za-z])(?<!\\)\*{3,}(?=[0-9A-Za-z])")
_WILDCARD = lazy_pattern(
    rf"(?i)(?<![*\\])\*(?=\.(?:(?:{EXTENSIONS})(?![A-Za-z0-9*])|\*))"
    r"|(?<=[(\[【])\*(?=[)\]】])"
    r"|(?<=[A-Za-z0-9]_)\*(?![*A-Za-z0-9])|(?<![*\\A-Za-z0-9_])\*(?=_[A-Za-z0-9])"
    r"|(?<=\*\.)\*(?!\*)"
)

_ALONE = lazy_pattern(r"<(?!(?:br|img|wbr)\b)[A-Za-z][^<>]*>(?P<star>\*)(?=</)")
"""A star that is all the text of an element."""

_NESTED = lazy_pattern(r"\*_[^*\n]*_\*")
"""Emphasis within emphasis, with both signs."""

_WORD_END = lazy_pattern(r"\*(?<=[\u3400-\u9fff0-9%）)]\*)(?=[\s。，；、：:）)|]|\Z)")
"""The only star behind a word: ``电工*``."""

_FEWEST_NOTES = 2
_BETWEEN_STARS = lazy_pattern(r"(?<=[^*\\]\*)[^\n*]+(?=\*)")
_COMMAS = "、，；："
_MAX_CODE = 10
_LISTED_CODE = lazy_pattern(r"[、，；和与或及][A-Za-z0-9]{1,8}\Z")
_LISTED_WORD = lazy_pattern(r"[、，；][^、，；*]{1,3}\Z")
_AFTER_CODE = lazy_pattern(rf"\*(?<=[A-Za-z0-9]\*)(?={HAN})")


def literal_stars(lines: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield, in order, the row, the start and the end of stars that are text in the lines of a paragraph."""
    written = "\n".join(lines)
    if _are_note_signs(lines, written) or (len(lines) > 1 and all_multiply(lines)):
        for row, line in enumerate(lines):
            yield from ((row, *run.span()) for run in STARS.finditer(line))
        return
    if (
        _MAYBE_LITERAL.search(written) is None
        and not may_have_names(written)
        and not has_powers(written)
        and not has_pointers(written)
        and not any(
            may_be_factor(written, *words.span()) or _are_alike(written, words.start() - 1, words.end())
            for words in _BETWEEN_STARS.finditer(written)
        )
        and not _may_be_single(written)
    ):
        return
    plain = [blank_code_and_targets(line) for line in lines]
    within_lines = {(row, *span) for row, text in enumerate(plain) for span in _within_line(text)}
    told: set[tuple[int, int, int]] = set()
    for row, text in enumerate(plain):
        if spans := {*told_stars(text)}:
            told.update((row, *span) for span in spans)
            plain[row] = without_stars(text, spans)
    if len(lines) > 1 and (explained := _explained_marks(plain, told)):
        yield from explained
        return
    yield from sorted({*within_lines, *told, *name_stars(plain), *_ends(plain)})


def _within_line(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of stars that are text, whatever stands on other lines of the paragraph."""
    # What few lines have is asked for first: the expressions take long to compile.
    if "***" in text:
        yield from (run.span() for run in _DIGITS.finditer(text))
    yield from _wildcards(text)
    if text.count("*") > 1:
        yield from ((star, star + 1) for star in formula_stars(text))
    for face in _FACE.finditer(text) if "(*" in text or "（*" in text else ():
        yield from (face.span(name) for name in ("first", "last") if face[name])


def _are_note_signs(lines: Sequence[str], written: str) -> bool:
    """Return whether all stars of a paragraph begin its lines (``*1 每班一次``): none ends emphasis."""
    if written.count("\n*") + written.startswith("*") < _FEWEST_NOTES:
        return False
    runs = [len(STARS.findall(line)) for line in lines]
    return max(runs) == 1 and all(line[:1] == "*" for line, count in zip(lines, runs, strict=True) if count)


def _explained_marks(
    plain: Sequence[str], told: Collection[tuple[int, int, int]]
) -> list[tuple[int, int, int]]:
    """Return all stars of a paragraph if they begin its lines, below one that explains them or ends a word.

    ``带*的必填`` above ``*姓名``, ``学费900元*`` above ``*不退``. In ``plain`` the ``told`` ones are none.
    """
    noted = {(row, *star.span()) for row, text in enumerate(plain) for star in _NOTED.finditer(text)}
    runs = [(row, *run.span()) for row, text in enumerate(plain) for run in STARS.finditer(text)]
    others = [run for run in runs if run not in noted]
    marks = [(row, start, end) for row, start, end in others if (start, end) == (0, 1)]
    ends = others[: len(others) - len(marks)]
    if not marks or not (told or noted or ends) or others != [*ends, *marks]:
        return []
    if not all(_WORD_END.match(plain[row], start) for row, start, _ in ends):
        return []
    return sorted({*told, *noted, *others})


def _may_be_single(written: str) -> bool:
    """Return whether a paragraph may have stars that begin nothing, or one star too many."""
    if written.count("*") < 2:
        return False
    first = STARS.search(written)
    return "`" in written or written.count("*") % 2 == 1 or (first is not None and _is_end(written, first))


def may_be_literal(text: str, start: int, end: int) -> bool:
    """Return whether two stars around words may be text; only the offsets of the words are given."""
    first, before = text[start], text[max(0, start - 2) : start - 1]
    if first in ".]】" or text.startswith(".", end + 1):
        return True
    if first in _AFTER_END or (first in _OPENING and before.isalnum()):
        return True
    if before in _NOTES:
        return _NOTED.match(text, start - 1) is not None
    if text[end - 1] in _OPENING or may_be_told(text, start, end):
        return True
    return _are_alike(text, start - 1, end)


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
    listed = max(opening, closing - _MAX_CODE), closing
    if is_alike and _LISTED_WORD.search(text, *listed) is not None:
        return True
    if not before.isascii() or _AFTER_CODE.match(text, opening) is None:
        return False
    if _LISTED_CODE.search(text, *listed) is not None:
        return True
    is_same_word = text.startswith(text[opening + 1 : opening + 3], closing + 1)
    return is_same_word and _AFTER_CODE.match(text, closing) is not None


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


def _wildcards(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stars that stand for letters or for all, outside emphasis within emphasis."""
    nested = [(match.start(), match.end() - 1) for match in _NESTED.finditer(text)] if "*_" in text else []
    if ">*</" in text:
        yield from (alone.span("star") for alone in _ALONE.finditer(text))
    for run in _WILDCARD.finditer(text):
        if not is_in_span(run.start(), nested):
            yield run.span()

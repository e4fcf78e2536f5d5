"""Bold text with spaces inside its stars: ``** 注意 **``, which Markdown shows with the stars.

Where a pair is certain, the spaces are dropped. Powers (``a ** b``) and names that stars make unknown
(``张**``) stay as they are; what may be either is reported.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sitebuilder.markdown.code_spans import blank_code
from sitebuilder.markdown.normalise.chinese import HAN
from sitebuilder.markdown.normalise.lines import Edit, Line, Part
from sitebuilder.markdown.stars.literal import literal_stars
from sitebuilder.markdown.stars.names import SURNAME
from sitebuilder.patterns import lazy_pattern

_STARS = lazy_pattern(r"(?<![*\\])\*\*(?!\*)")
_ODD_STARS = lazy_pattern(r"(?<![*\\])(?:\*\*)*\*(?!\*|(?<=\w\*)\w)")
_UNEVEN = lazy_pattern(
    r"(?<![\w*\\])(?:(?P<first>\*)\*\*(?P<before>(?!\.[A-Za-z])[^*\s](?:[^*\n]*[^*\s])?)\*\*"
    r"|\*\*(?P<after>[^*\s](?:[^*\n]*[^*\s])?)\*\*(?P<last>\*))(?!\*)"
)
"""Words with three stars on one side and two on the other."""

_SPACES = " \u00a0\u3000"
_NAME = lazy_pattern(rf"(?:\A|[^\u3400-\u9fff]|[和与及给由]){SURNAME}\Z")
_SURNAME_AT_END = lazy_pattern(rf"{SURNAME}\Z")
_POWER = lazy_pattern(r"[A-Za-z0-9_)\]][ ]*\*\*[ ]*[A-Za-z0-9_(]|=")
_OPENS_WORDS = lazy_pattern(rf"\*\*[{_SPACES}]*(?P<words>[\u3400-\u9fff“‘《【（][^，。：；！？]*)")


_WIDE_STARS = lazy_pattern("＊+")
_WIDE_BOLD_AHEAD = lazy_pattern(
    r"(?:[^＊\n]*[。！？；])?[ \u3000]*"
    r"＊＊(?P<words>[\u3400-\u9fff“《（][^＊\n]{0,80}?(?<=[^\s，、（“《]))＊＊(?=[^＊\s])[^＊\n]*"
)
"""A line whose only full-width stars are around its first words, or around those that begin a sentence."""

_WIDE_BOLD = lazy_pattern(
    r"(?<![^\s，。；：、！？“（《【])＊＊(?P<words>[\u3400-\u9fffA-Za-z0-9“《（][^＊\n]{0,80}(?<=[^\s，、（“《]))"
    r"＊＊(?:(?<=[：。！？]＊＊)|(?![^\s，。；：、！？”）》】]))"
)
"""Words between full-width stars, before and after which a word or a sentence ends."""


_UNDERSCORES = lazy_pattern("_{2,}")
_UNDERSCORED = lazy_pattern(r"(?<!_)__(?P<words>[\u3400-\u9fff“《][^_\n]{0,30}[\u3400-\u9fff”》！：])__(?!_)")


class _Pair(Struct, frozen=True):
    """An opening and a closing ``**``: their offsets in the line, and the words between them."""

    opening: int
    closing: int
    words: str

    @property
    def has_spaces(self) -> bool:
        """Return whether a space makes the stars plain text; those in two cells of a table are no pair."""
        has_spaces = self.words[:1] in _SPACES or self.words[-1:] in _SPACES
        return has_spaces and self.words.strip(_SPACES) != "" and not re.search("[|｜]", self.words)


def mend_stars(part: Part, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a paragraph with spaces inside certain stars dropped; report uncertain ones.

    Full-width stars around bold words are first made half-width.
    """
    lines = [_with_half_width_stars(line) if "＊＊" in line.text else line for line in lines]
    if not any("*" in line.text for line in lines):
        return lines
    if any("***" in line.text for line in lines):
        lines = _with_even_stars(part, lines)
    lines = _escape_literal(lines)
    if not any("**" in line.text for line in lines):
        return lines
    # Code at the edge of bold words is no space.
    plain = [blank_code(line.text, "\ufffc") for line in lines]
    mended: list[Line] = []
    is_open = False
    for line, text in zip(lines, plain, strict=True):
        is_even = len(_STARS.findall(text)) % 2 == 0
        # In bold text that begins on a line above, the next stars close it.
        mended.append(_mend_line(part, line, text) if is_even and not is_open else line)
        is_open = is_open == is_even
    if is_open:
        _report_unclosed(part, lines, plain)
    return mended


def _with_half_width_stars(line: Line) -> Line:
    """Return a line with the full-width stars around bold words as half-width ones.

    All its stars must stand around such words: others stand for names or digits.
    """
    plain = blank_code(line.text)
    ahead = _WIDE_BOLD_AHEAD.fullmatch(plain)
    bold = [ahead] if ahead is not None else [*_WIDE_BOLD.finditer(plain)]
    if len(_WIDE_STARS.findall(plain)) != 2 * len(bold):
        return line
    text = line.text
    for found in bold:
        start, end = found.span("words")
        text = f"{text[: start - 2]}**{text[start:end]}**{text[end + 2 :]}"
    return line.with_text(text)


def report_underscores(part: Part, lines: Sequence[Line]) -> None:
    """Report the one run of words between ``__`` on a line if a letter or a digit touches it.

    Markdown then shows the underscores. More runs are a form to fill in.
    """
    for line in lines:
        text = blank_code(line.text) if "__" in line.text else ""
        found = _UNDERSCORED.search(text) if len(_UNDERSCORES.findall(text)) == 2 else None
        if found is not None and (
            text[: found.start()][-1:].isalnum() or text[found.end() : found.end() + 1].isalnum()
        ):
            part.reading.report("bold-underscores", line.source_offset(found.start()), words=found["words"])


def _escape_literal(lines: Sequence[Line]) -> list[Line]:
    edits: dict[int, list[Edit]] = {}
    for row, start, end in literal_stars([line.text for line in lines]):
        edits.setdefault(row, []).append(Edit(start, end, "\\*" * (end - start)))
    return [line.with_edits(edits[row]) if row in edits else line for row, line in enumerate(lines)]


def _with_even_stars(part: Part, lines: Sequence[Line]) -> list[Line]:
    """Return lines in which the third star on one side of bold words is text, and report it.

    Any other odd star may be the other half of it: ``***甲** 乙*``.
    """
    plain = [blank_code(line.text) for line in lines]
    uneven = [[*_UNEVEN.finditer(text)] for text in plain]
    if sum(len(_ODD_STARS.findall(text)) for text in plain) != sum(map(len, uneven)):
        return [*lines]
    for line, found in zip(lines, uneven, strict=True):
        for each in found:
            words = each["before"] or each["after"]
            part.reading.report("bold-uneven", line.source_offset(each.start()), words=words)
    return [
        line.with_edits(Edit(*each.span("first" if each["first"] else "last"), "\\*") for each in found)
        for line, found in zip(lines, uneven, strict=True)
    ]


def _mend_line(part: Part, line: Line, plain: str) -> Line:
    edits: list[Edit] = []
    is_power = _POWER.search(plain) is not None
    for pair in _pairs(plain):
        if not pair.has_spaces or _is_name(plain, pair):
            continue
        if not is_power and "*" not in pair.words and HAN.search(pair.words):
            words = line.text[pair.opening + 2 : pair.closing]
            bare = words.lstrip(_SPACES)
            begins = pair.closing - len(bare)
            edits += [
                Edit(pair.opening + 2, begins, ""),
                Edit(begins + len(bare.rstrip(_SPACES)), pair.closing, ""),
            ]
        elif not is_power:
            part.reading.report(
                "bold-blanks",
                line.source_offset(pair.opening),
                words=line.text[pair.opening + 2 : pair.closing].strip(_SPACES),
            )
    return line.with_edits(edits)


def _pairs(plain: str) -> Iterator[_Pair]:
    stars = [match.start() for match in _STARS.finditer(plain)] if "**" in plain else []
    for opening, closing in zip(stars[::2], stars[1::2], strict=True):
        yield _Pair(opening, closing, plain[opening + 2 : closing])


def _is_name(plain: str, pair: _Pair) -> bool:
    """Return whether the stars stand for the given name of a person."""
    return any(_NAME.search(plain[max(0, place - 2) : place]) for place in (pair.opening, pair.closing))


def _report_unclosed(part: Part, lines: Sequence[Line], plain: Sequence[str]) -> None:
    """Report stars left over, if they begin words: the last ones, or the only ones of a line.

    Three stars may be the other half of two and of one, or stand for a name as the two do. Those of a note
    are not told: they begin a line below others that are text (``费用**：``), or explain two stars as words
    before explain one.
    """
    if any("***" in text or "\\*\\*\\*" in text for text in plain):
        return
    has_notes = any("\\*\\*" in text for text in plain)
    for line, text in zip(reversed(lines), reversed(plain), strict=True):
        stars = [match.start() for match in _STARS.finditer(text)]
        if stars and ((has_notes and not stars[-1]) or _explains_two(text, stars[-1])):
            return
        if stars and (words := _opened_words(text, stars[-1])) is not None:
            part.reading.report("bold-open", line.source_offset(stars[-1]), words=words)
            return


def _explains_two(text: str, at: int) -> bool:
    """Return whether two stars are explained as one is before them: ``*为必填，**为选填``."""
    sign = text[at + 2 : at + 3]
    return sign != "" and re.search(rf"(?<!\*)\*{re.escape(sign)}", text[:at]) is not None


def _opened_words(text: str, at: int) -> str | None:
    """Return the words that stars without a counterpart begin; None after a name or a folder (``a/**``)."""
    words = _OPENS_WORDS.match(text, at)
    is_name = _SURNAME_AT_END.search(text, max(0, at - 2), at) is not None
    return (
        None if words is None or is_name or text[at - 1 : at] == "/" else words["words"].strip("*" + _SPACES)
    )

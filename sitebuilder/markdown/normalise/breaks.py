"""Decide for each line break in a paragraph whether it stays, ends the paragraph, or joins its lines.

Between two lines of Chinese prose it stays: of 303 such breaks in real texts, none of the 205 after an end
mark came from wrapping, and nine in ten of the other 98 were intended too. So lines are joined only where a
sentence visibly continues.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise

from msgspec import Struct

from sitebuilder.markdown.block_sentinels import HANGING
from sitebuilder.markdown.line_kinds import BLANKS_TO_FILL, MAIL_RULE, SHORT_LINE, are_short_lines
from sitebuilder.markdown.normalise.bare_code import is_bare_code
from sitebuilder.markdown.normalise.chinese import (
    CLOSING,
    CONTINUATION_MARKS,
    END_MARKS,
    INDENT,
    INDENTED_NUMBER,
    SENTENCE_ENDS,
    WIDE_INDENT,
    begins_with_number,
    display_width,
    ends_sentence,
    indent_length,
    is_chinese,
    is_complete,
    strip_line_end,
)
from sitebuilder.markdown.normalise.latin_lines import are_entries, are_lines, is_greeting, is_title_above
from sitebuilder.markdown.normalise.lines import Block, BlockKind, Container, Edit, Line
from sitebuilder.markdown.normalise.markers import is_ornamented
from sitebuilder.markdown.normalise.open_spans import Span, is_within_brackets, is_within_target, open_spans
from sitebuilder.markdown.normalise.pages import is_divided_line
from sitebuilder.markdown.normalise.single_lines import (
    LABELLED,
    PICTURE_OR_ADDRESS,
    has_next_letter,
    is_contact,
    is_datum,
    is_number_alone,
    is_part_of_letter,
    is_separate_line,
    is_title_or_ornament,
)
from sitebuilder.markdown.normalise.verse import end_verses, is_verse
from sitebuilder.patterns import lazy_pattern

_MIN_WRAP_WIDTH, _MAX_WRAP_WIDTH, _MAX_RAGGEDNESS = 60, 100, 6
"""The columns between which the lines of a hard-wrapped block end, and by how many they may differ."""

_MIN_PAGE_WIDTH = 50
"""The least columns of a line on the page of a notice (GB/T 9704, 5.2.3: 28 characters, indent included)."""

_WITHIN_SENTENCE = lazy_pattern("[，。；、：！？](?=.)")

_HARD_BREAK = lazy_pattern(r"(?:  |<br ?/?>|(?<!\\)\\)\Z")
_MAX_HARD_BREAK = 6
_DEEP_INDENT = lazy_pattern("[ \u00a0]*(?:\u3000[ \u00a0]*){3,}|[ \u00a0]{6,}")
"""An indent that is deeper than that of a paragraph."""

_MIN_LATIN_WIDTH = 40
"""The least columns of a line without Chinese, among Chinese ones, that may have been wrapped."""

_MIN_SLOGAN = 3
"""The least characters of a line that a pair of signs sets off together with others."""

_TAG_OR_FORMULA = ("<", "\\", "$")
_LATIN_WORD = lazy_pattern(r"(?<!\S)[A-Za-z]{2,}(?!\S)")
_MIN_LATIN_WORDS = 3

_CHINESE_ENDS = ("。", "！", "？", "；")
_ATTRIBUTES = lazy_pattern(r" *\{(?::[^{}\n]*|[.#][A-Za-z][\w-]*+(?: [.#][A-Za-z][\w-]*+)*)\} *")
"""Attributes of the paragraph above, as Python-Markdown writes them, or Hugo."""

_MEASURE = lazy_pattern("[年月日号时点分秒周天人名位个张份项次家台本元的]")
"""A measure word that continues a number at the end of the line above."""

_GAP = lazy_pattern("[ \u3000]{2,}")
"""Spaces that set the words of a row in columns."""

_LABEL = lazy_pattern("[\u3400-\u9fff\u3000 ]{2,8}：")
_SPEAKER = lazy_pattern("[ \u3000]*[\u3400-\u9fff][^，。；：！？\\s]{0,7}：")
"""Who speaks, or another label, at the beginning of a line."""

_MOMENT = lazy_pattern(
    "[ \u3000]*(?:(?:[\u3400-\u9fff]{1,6}|[A-Za-z]{1,8}\\.?)?[ \u3000]?[0-9]{1,3}[:：][0-9]{1,3}(?![0-9])"
    "|(?:[0-9]{4}年|[0-9]{1,2}月|[0-9]{1,2}日)|(?:周|星期)[一二三四五六日天]|[上下中]午|[早晚]上"
    "|第[0-9一二三四五六七八九十]{1,3}[天周场轮期课站步])"
)
"""A time, a day or the number of a verse at the beginning of a line, as programmes have them."""

_OPENED = " \u3000(（[【「“"
"""What opens brackets or a quotation before who speaks, or before a time."""

_ATTRIBUTION = lazy_pattern(r" *(?:--|[—–]{1,2}) ?[A-Z][^,;]{1,40}\Z")
"""Who said what stands above (``-- Linus``)."""

_NUMBER = lazy_pattern(r"(\d+)(?=\.(?: |\Z))")


class _Join(Enum):
    SOFT = auto()
    BREAK = auto()
    PARAGRAPH = auto()


class _Paragraph(Struct, frozen=True):
    """What holds for all breaks of a paragraph: an intended one becomes ``separated``."""

    container: Container
    separated: _Join
    is_wrapped: bool
    is_verse: bool
    is_emphasised: bool
    page_width: int


class _Break(Struct, frozen=True):
    """The break between two lines, and what is open at it.

    ``is_indented`` says whether both lines are indented alike, ``ends_verse`` whether a verse ends there.
    """

    before: str
    after: str
    span: Span
    is_indented: bool
    ends_verse: bool


def split_paragraph(lines: Sequence[Line], container: Container, page_width: int) -> list[Block]:
    """Split the lines of a paragraph into one or more paragraphs, with hard breaks marked.

    ``page_width`` is that of the page from which the whole text was copied, or 0.
    """
    joins = _classify_breaks(lines, container, page_width)
    # A backslash after the last line breaks nothing, so it is text (CommonMark 6.7).
    bare = [*map(_strip_indent, lines[:-1]), lines[-1].cut(indent_length(lines[-1].text))]
    groups: list[list[Line]] = [[bare[0]]]
    indented = [WIDE_INDENT.match(lines[0].text) is not None]
    for line, stripped, join in zip(lines[1:], bare[1:], joins, strict=True):
        if join is _Join.PARAGRAPH:
            groups.append([stripped])
            indented.append(WIDE_INDENT.match(line.text) is not None)
            continue
        if join is _Join.BREAK:
            before = groups[-1][-1]
            groups[-1][-1] = before.with_text(f"{before.text.rstrip()}  ")
        groups[-1].append(stripped)
    return [
        Block(BlockKind.TEXT, _finish(group, container, is_indented=each))
        for group, each in zip(groups, indented, strict=True)
    ]


def _strip_indent(line: Line) -> Line:
    """Return a line without its indent; a backslash for a hard break becomes two spaces."""
    stripped = line.cut(indent_length(line.text))
    if stripped.text.endswith("\\") and _has_hard_break(stripped.text):
        return stripped.with_text(f"{stripped.text[:-1]}  ")
    return stripped


def _finish(group: list[Line], container: Container, *, is_indented: bool) -> list[Line]:
    """Mark a hanging number with its sentinel, and escape what looks like the marker of a list item."""
    last = group[-1]
    group[-1] = last.with_text(last.text.rstrip())
    finished = [
        _escape_number(line) if not index or container in (Container.ITEM, Container.NOTE) else line
        for index, line in enumerate(map(_escape_ornament, group))
    ]
    if container.has_paragraphs and _is_hanging(group[0], is_indented=is_indented):
        finished[0] = finished[0].prefixed(HANGING)
    return finished


def _is_hanging(line: Line, *, is_indented: bool) -> bool:
    if begins_with_number(line.text):
        return True
    return is_indented and INDENTED_NUMBER.match(line.text) is not None


def _escape_ornament(line: Line) -> Line:
    """Escape what would begin a block: hyphens, a note's star, lines to write on, ``>=``."""
    if line.text[:1] == ">" or line.text.rstrip() == MAIL_RULE:
        return line.prefixed("\\")
    if line.text.startswith(("* ", "*\u3000")):
        return line.cut(1).prefixed("\\*")
    if line.text[:1] == "_" and BLANKS_TO_FILL.fullmatch(line.text):
        return line.with_edits(Edit(*each.span(), "\\_") for each in re.finditer("_", line.text))
    return line.cut(1).prefixed("\\-") if is_ornamented(line.text) else line


def _escape_number(line: Line) -> Line:
    """Escape a number that would begin a list item."""
    number = _NUMBER.match(line.text) if line.text[:1].isdecimal() else None
    if number is None:
        return line
    return line.cut(number.end()).prefixed(f"{number[1]}\\")


def _classify_breaks(lines: Sequence[Line], container: Container, page_width: int) -> list[_Join]:
    """Return how each line but the first is joined to the one before it."""
    if len(lines) == 1:
        return []
    texts = [line.text for line in lines]
    if is_bare_code(texts):
        return [_Join.BREAK] * (len(lines) - 1)
    if not any(map(is_chinese, texts)):
        return _classify_latin_breaks(texts)
    paragraph = _Paragraph(
        container,
        _separated(texts, container),
        _is_wrapped(texts),
        is_verse(texts),
        _is_emphasised(texts),
        page_width,
    )
    breaks = zip(pairwise(texts), open_spans(texts), _are_indented(texts), end_verses(texts), strict=True)
    return [
        _classify_break(paragraph, _Break(*pair, span, is_indented, ends_verse))
        for pair, span, is_indented, ends_verse in breaks
    ]


def _classify_latin_breaks(texts: Sequence[str]) -> list[_Join]:
    """Return how each line but the first of a paragraph without Chinese is joined to the one before it."""
    pairs = [*pairwise(texts)]
    if not are_lines(texts):
        width = max(len(text.strip()) for text in texts)
        return [
            _Join.BREAK if _are_separate(*pair) or is_title_above(*pair, width) else _Join.SOFT
            for pair in pairs
        ]
    is_open = [span is Span.SIGNS for span in open_spans(texts)]
    return [
        _Join.SOFT if _has_hard_break(pair[0]) or (within and not _are_separate(*pair)) else _Join.BREAK
        for pair, within in zip(pairs, is_open, strict=True)
    ]


def _separated(texts: Sequence[str], container: Container) -> _Join:
    """Return what an intended break becomes: short lines stay lines of one paragraph."""
    if not container.has_paragraphs:
        return _Join.BREAK
    is_numbered = any(map(begins_with_number, texts))
    return _Join.BREAK if are_short_lines(texts) and not is_numbered else _Join.PARAGRAPH


def _classify_break(paragraph: _Paragraph, each: _Break) -> _Join:
    """Return what the break between two lines becomes."""
    before, after, span = each.before, each.after, each.span
    if (
        span is Span.SIGNS
        or (span is Span.WORDS and not paragraph.is_emphasised and not _is_intended_in_span(before, after))
        or is_within_target(before, after)
        or _ATTRIBUTES.fullmatch(after)
        or _has_hard_break(before)
    ):
        return _Join.SOFT
    if _both_begin_with_pipe(before, after):
        return _Join.BREAK
    if _continues_enumeration(before, after):
        return _Join.SOFT
    join = _classify_plain_break(paragraph, each)
    # A paragraph ends all emphasis; a line break does not.
    return _Join.BREAK if span is Span.WORDS and join is _Join.PARAGRAPH else join


def _classify_plain_break(paragraph: _Paragraph, each: _Break) -> _Join:
    """Return what a break becomes that no markup decides."""
    before, after = each.before, each.after
    at_margin = paragraph.container.has_paragraphs
    if _begins_paragraph(after, paragraph.container):
        return _Join.PARAGRAPH
    if paragraph.page_width and is_divided_line(before, after, paragraph.page_width):
        return _Join.SOFT
    if paragraph.is_verse or each.ends_verse:
        return paragraph.separated
    if at_margin and not each.is_indented and _is_wrapped_at_space(before, after):
        return _Join.SOFT
    if paragraph.is_wrapped or not _is_intended(before, after):
        return _Join.SOFT
    if at_margin and any(PICTURE_OR_ADDRESS.fullmatch(text.strip()) for text in (before, after)):
        return _Join.PARAGRAPH
    return paragraph.separated


def _is_emphasised(texts: Sequence[str]) -> bool:
    """Return whether one pair of signs sets off all lines, like those of a slogan: each is its own line."""
    sign = texts[0].lstrip()[:2]
    if sign not in ("**", "==", "~~") or texts[-1].rstrip()[-2:] != sign:
        return False
    return (
        are_short_lines(texts)
        and sum(text.count(sign) for text in texts) == 2
        and all(len(text.strip().strip(sign)) >= _MIN_SLOGAN for text in texts)
    )


def _is_intended_in_span(before: str, after: str) -> bool:
    """Return whether a break between lines of emphasis is intended: after a sentence, before a label."""
    end, begin = strip_line_end(before), INDENT.sub("", after, count=1)
    return (
        end[-1:] in (*SENTENCE_ENDS, "；", "：")
        or begins_with_number(begin)
        or _LABEL.match(begin) is not None
    )


def _begins_paragraph(text: str, container: Container) -> bool:
    """Return whether a line begins a new paragraph, whatever precedes it."""
    if WIDE_INDENT.match(text):
        return container is not Container.ITEM and container is not Container.NOTE
    return container.has_paragraphs and begins_with_number(text)


def _continues_enumeration(before: str, after: str) -> bool:
    """Return whether an indented line goes on with the names above it: it stands deeper than a paragraph.

    Below a number it need not be so deep. The lines of a poem have the same indent.
    """
    if indent_length(before) >= indent_length(after) or not strip_line_end(before).endswith(
        ("，", "、", ",")
    ):
        return False
    return _DEEP_INDENT.match(after) is not None or begins_with_number(before)


def _is_intended(before: str, after: str) -> bool:
    """Return whether the break between two lines is intended, where nothing else decides."""
    end, begin = strip_line_end(before), INDENT.sub("", after, count=1)
    is_before, is_after = is_chinese(before) or end[-1:] in _CHINESE_ENDS, is_chinese(after)
    opened = before.lstrip(_OPENED)
    if (_MOMENT.match(begin) and _MOMENT.match(opened)) or is_part_of_letter(end, begin):
        return True
    if is_before and end.endswith(","):
        return False
    if begin[:1] == "！" and PICTURE_OR_ADDRESS.fullmatch(begin.rstrip()):
        return True
    if _SPEAKER.match(begin) and _SPEAKER.match(opened):
        return True
    if end[-1:] in CONTINUATION_MARKS or begin[:1] in CLOSING or is_within_brackets(end, begin):
        return False
    if (is_before and is_after) or has_next_letter(before, after):
        return True
    if is_before:
        if len(end) < SHORT_LINE and is_datum(begin):
            return True
        return end[-1:] in END_MARKS or is_separate_line(begin.strip()) or is_number_alone(begin.strip())
    if not is_after:
        return _is_short_latin(before.strip(), begin) or _are_separate(before, after)
    if is_separate_line(before.strip()) or (is_datum(before) and not _MEASURE.match(begin)):
        return True
    if is_greeting(before):
        return True
    return ends_sentence(after) and len(begin) >= SHORT_LINE


def _is_short_latin(before: str, after: str) -> bool:
    """Return whether a line without Chinese is too short for a wrapped one; tags and formulas may be.

    English on a narrow page is wrapped too: several words, then one that does not begin a sentence.
    """
    if before[:1] in _TAG_OR_FORMULA or after[:1] in _TAG_OR_FORMULA or before.endswith(("-", ",")):
        return False
    is_prose = len(_LATIN_WORD.findall(before)) >= _MIN_LATIN_WORDS and after[:1].islower()
    is_prose = is_prose and not before.endswith(":")
    return not is_prose and len(before) < _MIN_LATIN_WIDTH


def _are_separate(before: str, after: str) -> bool:
    """Return whether two lines without Chinese are lines of their own, not wrapped ones."""
    if _both_begin_with_pipe(before, after):
        return True
    if _has_hard_break(before):
        return False
    if any(is_title_or_ornament(text.strip()) for text in (before, after)):
        return True
    if is_contact(after.strip()) or has_next_letter(before, after) or _ATTRIBUTION.match(after):
        return True
    if are_entries(before, after):
        return True
    return all(is_datum(each) or LABELLED.fullmatch(each.strip()) for each in (before, after))


def _has_hard_break(text: str) -> bool:
    """Return whether a line ends with what Markdown takes for a line break."""
    return _HARD_BREAK.search(text[-_MAX_HARD_BREAK:]) is not None


def _both_begin_with_pipe(before: str, after: str) -> bool:
    """Return whether two lines begin with a pipe: a drawing of a tree, or rows that are not a valid table."""
    return before[:1] == after[:1] == "|"


def _is_wrapped_at_space(before: str, after: str) -> bool:
    """Return whether a line begins with the single space at which it was wrapped."""
    is_wrapped = after[:1] == " " and not after[1:2].isspace() and not is_complete(before)
    return is_wrapped and _GAP.search(after.strip()) is None


def _are_indented(texts: Sequence[str]) -> Iterator[bool]:
    """Yield whether each line but the first is indented like those above it, up to a complete line."""
    is_indented = texts[0][:1] == " "
    for before, after in pairwise(texts):
        if before[:1] != " ":
            is_indented = is_complete(before)
        is_indented = is_indented and after[:1] == " "
        yield is_indented


def _is_wrapped(texts: Sequence[str]) -> bool:
    """Return whether the lines were hard-wrapped: all but the last have about the same width."""
    if len(texts) < 3:
        return False
    widths = [display_width(text.strip()) for text in texts[:-1]]
    if (
        min(widths) < (_MIN_PAGE_WIDTH if _are_of_a_page(texts) else _MIN_WRAP_WIDTH)
        or max(widths) > _MAX_WRAP_WIDTH
        or max(widths) - min(widths) > _MAX_RAGGEDNESS
    ):
        return False
    return not all(map(is_complete, texts[:-1]))


def _are_of_a_page(texts: Sequence[str]) -> bool:
    """Return whether lines may come from the page of a notice: prose, only the last of which is complete."""
    return ends_sentence(texts[-1]) and all(
        not is_complete(text) and _WITHIN_SENTENCE.search(text.strip()) is not None for text in texts[:-1]
    )

"""Official notices (公文, GB/T 9704): numbered headings, lists of attachments, addressees."""

import re
from collections.abc import Sequence
from typing import cast

from sitebuilder.markdown.cjk import joins_without_space
from sitebuilder.markdown.normalise.chinese import (
    HEADING_NUMBERS,
    PARAGRAPH_NUMBER,
    display_width,
    indent_length,
    is_chinese,
)
from sitebuilder.markdown.normalise.lines import (
    Block,
    BlockKind,
    Container,
    Edit,
    HeadingNumbers,
    Line,
    Part,
    ReadingState,
    ReadResult,
)
from sitebuilder.markdown.normalise.pages import is_divided_line
from sitebuilder.patterns import lazy_pattern

_MAX_HEADING = 40
_MAX_BEFORE_COLON = 16
_STOPS = lazy_pattern(
    "[。；！？：:;!?…]|，(?:.*，){2}|，$|[.．·—_-]{3}[.．·—_ -]*[0-9]+$"
    r"|^[0-9]{1,2}[.．、)）](?:(?![0-9])|[^ \u3000]+[ \u3000]+[0-9]{1,2}[.．、)）])"
)
"""What no title has: the marks of a sentence, the leader before a page's number, or answers (``1.A 2.C``)."""

_BOLD = lazy_pattern(r"(\*\*|__)(?=\S)((?:(?!\1)[^\n])+?)\1")
_NUMBER_STARTS = frozenset("第一二三四五六七八九十百（(")
_BEGINS_NUMBER = _NUMBER_STARTS | frozenset("*_ \u00a0\u3000\u2002\u2003&")
_BEFORE_NAME = r"[.．、](?:[ \u3000]*(?=[^\s\d]|[0-9]{4}年|[0-9]{1,2}月)|[ \u3000]+(?=\d))"
"""The sign after the number of an attachment, and no decimal point."""

ATTACHMENTS = lazy_pattern(rf"附件[：:][ \u3000]*(?=[1１]{_BEFORE_NAME})")
"""The beginning of a list of attachments on one line."""

_ENTRY = lazy_pattern(rf"(?:(?<=[\s\u3000：:；;])|^)([0-9０-９]{{1,2}}){_BEFORE_NAME}")
_NUMBER_WIDTH, _RAGGEDNESS = 3, 2
"""The columns that the number of an attachment takes with its sign, and by how many typists miss them."""

_MAX_NAME = 120
"""Characters of a name that goes on below itself: each line copies those above it."""

_GROUP = lazy_pattern("各|全体|尊敬的|有关|.*(?:单位|部门|车间|班组|同志|同学|学员|老师|家长|职工)们?[：:]")
_ADDRESSEE = lazy_pattern("[^，。；！？\n]{2,60}[：:]")


def find_heading_numbers(lines: Sequence[Line], page_width: int) -> HeadingNumbers:
    """Return the kinds of numbers (``HEADING_NUMBERS``) whose lines are headings in a text.

    They are if most such lines are short, have no end mark, and are followed by something else. A colon may
    end them if no line of the kind is a sentence. A line that the page of ``page_width`` divided is one.
    """
    filled = [text for line in lines if (text := _strip_spaces(line.text))]
    counts = [[0, 0, 0, 0] for _ in HEADING_NUMBERS]
    for index, text in enumerate(filled):
        kind = _number_kind(text)
        if kind is None:
            continue
        following = filled[index + 1] if index + 1 < len(filled) else None
        is_divided = page_width > 0 and is_divided_line(text, following or "", page_width)
        is_title = heading_kind(text) is not None and not is_divided
        if not is_title and not _is_before_colon(text):
            counts[kind][_SENTENCE] += 1
        elif following is None or HEADING_NUMBERS[kind].match(_strip_bold(following)):
            counts[kind][_NOT_ALONE] += 1
        else:
            counts[kind][_ALONE if is_title else _WITH_COLON] += 1
    return HeadingNumbers(
        frozenset(kind for kind, count in enumerate(counts) if _are_headings(count)),
        frozenset(kind for kind, count in enumerate(counts) if _may_have_colon(count)),
    )


_ALONE, _NOT_ALONE, _WITH_COLON, _SENTENCE = range(4)


def _are_headings(count: Sequence[int]) -> bool:
    is_last_of_list = count[_ALONE] == 1 and count[_SENTENCE] > 1
    return (count[_ALONE] > count[_NOT_ALONE] and not is_last_of_list) or _may_have_colon(count)


def _may_have_colon(count: Sequence[int]) -> bool:
    return (
        count[_WITH_COLON] > 0
        and not count[_SENTENCE]
        and count[_ALONE] + count[_WITH_COLON] > count[_NOT_ALONE]
    )


def heading_kind(text: str) -> int | None:
    """Return the kind of number that begins a line, if the line may be a heading; None for any other line."""
    kind = _number_kind(text)
    if kind is None or len(text) > _MAX_HEADING:
        return None
    return None if _STOPS.search(_title(text, kind)) else kind


def _number_kind(text: str) -> int | None:
    """Return the kind of number that begins a line, if something follows it."""
    bare = _strip_bold(text)
    # Most lines begin with a word.
    if bare[:1] not in _NUMBER_STARTS:
        return None
    for kind, sign in enumerate(HEADING_NUMBERS):
        if (found := sign.match(bare)) and found.end() < len(bare):
            return kind
    return None


def _title(text: str, kind: int) -> str:
    """Return a line without its number."""
    return HEADING_NUMBERS[kind].sub("", _strip_bold(text), count=1)


def _is_before_colon(text: str) -> bool:
    """Return whether a line would be a heading without its final colon."""
    bare = _strip_bold(text)
    return (
        bare[-1:] in "：:" and len(bare) <= _MAX_BEFORE_COLON and heading_kind(bare[:-1].rstrip()) is not None
    )


def _strip_bold(text: str) -> str:
    """Return a line without bold markup around all of it."""
    bold = _BOLD.fullmatch(text) if text[:2] in ("**", "__") else None
    return bold[2].strip() if bold else text


def _strip_spaces(text: str) -> str:
    if text[:1] not in _BEGINS_NUMBER:
        return text.strip()
    return text[indent_length(text) :].strip(" \u00a0\u3000\u2002\u2003")


def begins_numbered(part: Part, at: int) -> bool:
    """Return whether a line of the text itself is a heading by its number."""
    return (
        bool(part.reading.numbered.alone)
        and part.lines[at].text.lstrip(" ")[:1] in _BEGINS_NUMBER
        and _kind_of_heading(part.reading, _strip_spaces(part.lines[at].text)) is not None
        and not _is_divided(part, at)
    )


def _is_divided(part: Part, at: int) -> bool:
    width = part.reading.page_width
    if not width or at + 1 == len(part.lines):
        return False
    return is_divided_line(part.lines[at].text, part.lines[at + 1].text, width)


def _kind_of_heading(reading: ReadingState, text: str) -> int | None:
    kind = heading_kind(text)
    if kind is None and reading.numbered.with_colon and _is_before_colon(text):
        kind = _number_kind(text)
        return kind if kind in reading.numbered.with_colon else None
    return kind if kind in reading.numbered.alone else None


def read_numbered(part: Part, at: int) -> ReadResult:
    """Read a numbered line as a heading, below the last Markdown heading and those with higher numbers."""
    line, reading = part.lines[at], part.reading
    kind = _kind_of_heading(reading, _strip_spaces(line.text)) or 0
    reading.above = tuple(each for each in reading.above if each < kind)
    level = min(reading.level + 1 + len(reading.above), 6)
    reading.above += (kind,)
    heading = line.cut(indent_length(line.text))
    heading = heading.with_text(_strip_spaces(heading.text))
    if (bold := _BOLD.fullmatch(heading.text)) is not None:
        heading = heading.cut(len(bold[1])).with_text(bold[2].rstrip())
    if heading.text.endswith("#"):
        # Here they are text; after a Markdown heading they would be its end.
        end = len(heading.text.rstrip("#"))
        heading = heading.with_edits([Edit(end, len(heading.text), "\\#" * (len(heading.text) - end))])
    return at + 1, [Block(BlockKind.OTHER, [heading.prefixed("#" * level + " ")])]


def begins_attachments(part: Part, at: int) -> bool:
    """Return whether a line begins a list of attachments."""
    text = part.lines[at].text
    if "附件" not in text or part.container is Container.ITEM:
        return False
    return ATTACHMENTS.match(text, indent_length(text)) is not None


def read_attachments(part: Part, at: int) -> ReadResult:
    """Read ``附件：1.… 2.…`` as a line and a list, with the entries on one line or several."""
    line = part.lines[at]
    title = cast("re.Match[str]", ATTACHMENTS.match(line.text, indent_length(line.text)))
    head = line.cut(title.start()).with_text(line.text[title.start() : title.end()].rstrip(" \u3000"))
    entries = [*_entries(line.cut(title.end()))]
    number = title.end()
    end = at + 1
    while end < len(part.lines) and not part.begins_signature(end):
        each = part.lines[end]
        indent = indent_length(each.text)
        bare = each.stripped()
        if _ENTRY.match(bare.text):
            entries += _entries(bare)
            line, number = each, indent
        elif bare.text and _is_below_name(line.text[:number], each.text[:indent]):
            before = entries[-1]
            if len(before.text) > _MAX_NAME:
                break
            between = "" if joins_without_space(before.text, bare.text) else " "
            entries[-1] = before.joined(between, bare)
        else:
            break
        end += 1
    return end, [Block(BlockKind.TEXT, [head]), Block(BlockKind.LIST, entries)]


def _is_below_name(before_number: str, indent: str) -> bool:
    """Return whether a line with this indent stands below the name after a number, which it continues."""
    column = display_width(before_number) + _NUMBER_WIDTH
    return abs(display_width(indent) - column) <= _RAGGEDNESS


def _entries(line: Line) -> list[Line]:
    found = list(_ENTRY.finditer(line.text))
    ends = [*(match.start() for match in found[1:]), len(line.text)]
    return [
        Line(line.text[match.end() : end].rstrip(" \u3000"), line.offset + match.end(), f"{int(match[1])}. ")
        for match, end in zip(found, ends, strict=True)
    ]


def begins_addressee(part: Part, at: int) -> bool:
    """Return whether the first line of a text, or the first after its title, names the addressees."""
    if at + 1 >= len(part.lines) or part.lines[at].text.rstrip()[-1:] not in "：:*_":
        return False
    text = _strip_bold(part.lines[at].text.strip(" \u3000"))
    if part.skip_blanks(0) != at and not _GROUP.match(text):
        return False
    return (
        _ADDRESSEE.fullmatch(text) is not None and is_chinese(text[:1]) and not PARAGRAPH_NUMBER.match(text)
    )


def read_addressee(part: Part, at: int) -> ReadResult:
    """Read the line of the addressees as a paragraph of its own (GB/T 9704, 7.3.2)."""
    return at + 1, [Block(BlockKind.TEXT, [part.lines[at].stripped()])]


def record_heading(part: Part, level: int) -> None:
    """Record a Markdown heading, below which numbered ones are placed if it is one of the text itself."""
    if part.container is Container.TOP:
        part.reading.level = max(1, min(level, 5))
        part.reading.above = ()

"""Fenced code in any container (CommonMark 4.5), and Git's conflict markers."""

import re
from collections.abc import Sequence
from typing import cast

from sitebuilder.markdown.block_sentinels import FENCE
from sitebuilder.markdown.normalise.chinese import is_chinese
from sitebuilder.markdown.normalise.lines import Block, BlockKind, Container, Line, Part, ReadResult
from sitebuilder.patterns import lazy_pattern

OPENING = lazy_pattern(r"( *)(`{3,}(?=[^`]*\Z)|~{3,}|(?:·{3,}|｀{3,}|'{3})(?=[ \w#+.-]*\Z)) *(.*)")
"""The line before fenced code; Chinese keyboards write ``·`` or ``｀`` for a backtick, some people ``'``."""

_UNCERTAIN = "·｀'"
_CLOSING = lazy_pattern(r" *(`{3,}|~{3,}|·{3,}|｀{3,}|'{3}) *")
_DIVIDER = lazy_pattern(" *(~{6,}) *")
"""A line of tildes alone, with which people divide texts."""

_CERTAIN_DIVIDER = 10
"""How many tildes nobody types for a fence, even where another such line follows."""

_BACKTICKS = lazy_pattern("`{3,}")
_LANGUAGE = lazy_pattern(r"\.?([\w#+-][\w#.+-]*)(?![\w#.+=-])")
_CONFLICT = lazy_pattern(r"(<{7}|>{7})(?: .*)?")


def begins_fence(part: Part, at: int) -> bool:
    """Return whether a line opens fenced code.

    It must be closed if indented by more than three spaces, or written with other signs or many tildes.
    Three quotation marks also stand in programs, where a line of code precedes them; words between tildes
    (``~~~~ 分割线 ~~~~``) divide a text.
    """
    line = part.lines[at]
    opening = OPENING.fullmatch(line.text)
    if opening is None:
        return False
    if opening[2][0] == "'" and (opening[1] or not _is_after_text(part, at)):
        return False
    if opening[2][0] == "~" and opening[3].endswith("~~~"):
        return False
    divider = _DIVIDER.fullmatch(line.text)
    if divider is not None and len(divider[1]) >= _CERTAIN_DIVIDER:
        return False
    is_certain = len(opening[1]) <= 3 and opening[2][0] not in _UNCERTAIN and not divider
    return is_certain or find_closing_fence(part, at, opening) is not None


def _is_after_text(part: Part, at: int) -> bool:
    before = part.lines[at - 1].text if at else ""
    return not before.strip() or is_chinese(before)


def find_closing_fence(part: Part, at: int, opening: re.Match[str]) -> int | None:
    """Return the index of the line that closes a fence; None when it is never closed."""
    fence = opening[2]
    return part.find_closing_line(
        at, fence, lambda text: fence in text and _CLOSING.fullmatch(text) is not None
    )


def find_end_of_code(part: Part, at: int) -> int | None:
    """Return the index of the line that closes the code that a line opens; None without code or end."""
    opening = OPENING.fullmatch(part.lines[at].text) if begins_fence(part, at) else None
    return None if opening is None else find_closing_fence(part, at, opening)


def read_fence(part: Part, at: int) -> ReadResult:
    """Read fenced code; if never closed, it extends to the end, which is reported."""
    line = part.lines[at]
    opening = cast("re.Match[str]", OPENING.fullmatch(line.text))
    end = find_closing_fence(part, at, opening)
    if end is None:
        part.reading.report("fence-open", line.offset + len(opening[1]), fence=opening[2])
    code = [each.dedent(len(opening[1])) for each in part.lines[at + 1 : end]]
    last_offset = part.lines[len(part.lines) - 1 if end is None else end].offset
    after = len(part.lines) if end is None else end + 1
    fence = "" if opening[2][0] in _UNCERTAIN else opening[2]
    return after, [fence_code(part, _info(line, opening), code, last_offset, fence)]


def fence_code(part: Part, info: Line, code: Sequence[Line], end: int, fence: str = "") -> Block:
    """Return a block of fenced code.

    ``info`` is what stands after the opening fence, ``end`` the offset of the closing one. Without a
    ``fence`` it gets one that the code does not contain.
    """
    mark = "" if part.container is Container.TOP else FENCE
    written = mark + (fence or _unused_fence(code))
    return Block(BlockKind.FENCE, [info.prefixed(written), *code, Line("", end, written)])


def _unused_fence(code: Sequence[Line]) -> str:
    return "`" * max((len(run) + 1 for line in code for run in _BACKTICKS.findall(line.text)), default=3)


def _info(line: Line, opening: re.Match[str]) -> Line:
    """Return the language or the attribute list of fenced code."""
    info = opening[3].strip()
    if info.startswith("{") and info.endswith("}"):
        return line.cut(opening.start(3))
    language = _LANGUAGE.match(info)
    return Line("", line.offset + opening.start(3), language[1] if language else "")


def begins_conflict(part: Part, at: int) -> bool:
    """Return whether a line is one of Git's conflict markers."""
    return part.container is Container.TOP and is_conflict_marker(part.lines[at].text)


def is_conflict_marker(text: str) -> bool:
    """Return whether a line begins or ends a conflict; Git writes both at the margin, in whatever block."""
    return text[:1] in ("<", ">") and _CONFLICT.fullmatch(text) is not None


def read_conflict(part: Part, at: int) -> ReadResult:
    """Report an unresolved conflict; the line is kept as text."""
    line = part.lines[at]
    part.reading.report("merge-conflict", line.offset, marker=line.text[:7])
    return at + 1, [Block(BlockKind.TEXT, [line.prefixed("\\")])]


def report_hidden_conflicts(part: Part) -> None:
    """Report the markers of conflicts in blocks that are kept as they are, such as raw HTML, but code."""
    told = {offset for code, offset, _ in part.reading.problems if code == "merge-conflict"}
    at = 0
    while at < len(part.lines):
        line = part.lines[at]
        if begins_fence(part, at):
            end = find_closing_fence(part, at, cast("re.Match[str]", OPENING.fullmatch(line.text)))
            at = len(part.lines) if end is None else end
        elif is_conflict_marker(line.text) and line.offset not in told:
            part.reading.report("merge-conflict", line.offset, marker=line.text[:7])
        at += 1

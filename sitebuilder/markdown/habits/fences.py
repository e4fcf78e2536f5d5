"""Fenced code wherever it stands (CommonMark 4.5), and what is left of a merge."""

import re
from bisect import bisect_right
from typing import cast

from sitebuilder.markdown.habits.lines import Kind, Line, Part, Piece, Read, Where
from sitebuilder.markdown.paragraphs import FENCE

OPENING = re.compile(r"( *)(`{3,}(?=[^`]*\Z)|~{3,}) *(.*)")
_CLOSING = re.compile(r" *(`{3,}|~{3,}) *")
_LANGUAGE = re.compile(r"\.?([\w#+-][\w#.+-]*)(?![\w#.+=-])")
_CONFLICT = re.compile(r"(<{7}|>{7})(?: .*)?")


def begins_fence(part: Part, at: int) -> bool:
    """Tell whether a line opens fenced code; far from the margin only one that is closed."""
    line = part.lines[at]
    opening = OPENING.fullmatch(line.text)
    if opening is None:
        return False
    return len(opening[1]) <= 3 or closing_of(part, at, opening) is not None


def closing_of(part: Part, at: int, opening: re.Match[str]) -> int | None:
    """Return the index of the line that closes a fence; None when there is none."""
    fence = opening[2]
    if fence not in part.closings:
        lines = enumerate(part.lines)
        part.closings[fence] = [
            index for index, line in lines if fence in line.text and _CLOSING.fullmatch(line.text)
        ]
    closings = part.closings[fence]
    following = bisect_right(closings, at)
    return closings[following] if following < len(closings) else None


def read_fence(part: Part, at: int) -> Read:
    """Read fenced code; one that is never closed goes to the end, and is told."""
    line = part.lines[at]
    opening = cast("re.Match[str]", OPENING.fullmatch(line.text))
    end = closing_of(part, at, opening)
    if end is None:
        part.reading.tell("fence-open", line.offset + len(opening[1]), fence=opening[2])
    mark = "" if part.where is Where.TOP else FENCE
    first = _opening_line(line, opening).under(mark)
    code = [each.dedent(len(opening[1])) for each in part.lines[at + 1 : end]]
    last_offset = part.lines[len(part.lines) - 1 if end is None else end].offset
    closing = Line("", last_offset, mark + opening[2])
    after = len(part.lines) if end is None else end + 1
    return after, [Piece(Kind.FENCE, [first, *code, closing])]


def _opening_line(line: Line, opening: re.Match[str]) -> Line:
    """Return the fence with its language, or with the attribute list that was written."""
    info = opening[3].strip()
    if info.startswith("{") and info.endswith("}"):
        return line.cut(opening.start(3)).under(opening[2])
    language = _LANGUAGE.match(info)
    return Line("", line.offset + opening.start(3), opening[2] + (language[1] if language else ""))


def begins_conflict(part: Part, at: int) -> bool:
    """Tell whether Git left a line here when two versions clashed."""
    line = part.lines[at]
    return part.where is Where.TOP and line.text[:1] in "<>" and _CONFLICT.fullmatch(line.text) is not None


def read_conflict(part: Part, at: int) -> Read:
    """Tell of a conflict that nobody has settled; the line stays to be read."""
    line = part.lines[at]
    part.reading.tell("merge-conflict", line.offset, marker=line.text[:7])
    return at + 1, [Piece(Kind.TEXT, [line.under("\\")])]

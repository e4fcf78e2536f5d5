"""Tables and trees drawn with signs (``+---+``) or the lines of box drawing (``┌─┬─┐``), as programs do."""

from collections.abc import Sequence

from sitebuilder.markdown.line_kinds import BRANCH
from sitebuilder.markdown.normalise.fences import fence_code
from sitebuilder.markdown.normalise.lines import Block, BlockKind, Line, Part, ReadResult, delimiter_row
from sitebuilder.markdown.normalise.text_lines import read_text_lines
from sitebuilder.patterns import lazy_pattern

DRAWN_BEGINNINGS = "+┌┏╔╭├┣╠│┃║└┗|`\\"
"""The signs with which a drawn table may begin."""

_BORDER = lazy_pattern(r" {0,3}(?:\+(?:[-=]+\+)+|[┌┏╔╭├┣╠└┗╚╰][─━═┄┈┬┳╦┼╋╬┴┻╩╪╫╤╧]+[┐┓╗╮┤┫╣┘┛╝╯])\s*")
_ROW = lazy_pattern(r" {0,3}(?:\|.*\||[│┃║].*[│┃║])\s*")
_BARS = str.maketrans("│┃║", "|||")
_TOP = lazy_pattern(r" {0,3}(?:\+(?:-+\+)+|[┌┏╔╭][─━═┄┈┬┳╦╤╥]+[┐┓╗╮])\s*")
_BOTTOM = lazy_pattern(r" {0,3}(?:\+(?:-+\+)+|[└┗╚╰][─━═┄┈┴┻╩╧╨]+[┘┛╝╯])\s*")
_INNER = lazy_pattern(r" {0,3}(?:[|+].*[|+]|[│┃║├┣╠╟╞].*[│┃║┤┫╣╢╡])\s*")
_DIVIDED = lazy_pattern(r"[┬┳╦╤╥┴┻╩╧╨┼╋╬╪╫]|\+-+\+-")
_TRUNK = lazy_pattern(r"[ \u3000]*[│┃|][ \u3000│┃|]*")
"""A line of a drawn tree between two branches."""

CONNECTING = "│┃┌┬┼├"
"""The signs with which a line may begin that connects the words above and below it."""

_CONNECTOR = lazy_pattern(r"(?=[^│┃┬┼]*[│┃┬┼])[ \u3000─━│┃┌┐└┘├┤┬┴┼↓▼]+")
_MIN_CONNECTORS = 2

_MAX_DRAWING = 300
"""Lines of a drawing that is shown as it is."""

_MIN_ROWS = 2
_MIN_BARS = 3
"""Around two columns."""


def begins_drawn_table(part: Part, at: int) -> bool:
    """Return whether a drawn table begins at a line: borders, and rows with equally many cells."""
    return bool(_rows(part, at)[1])


def read_drawn_table(part: Part, at: int) -> ReadResult:
    """Read a drawn table; its first row is its head."""
    end, rows = _rows(part, at)
    texts = read_text_lines(part, at, end)
    lines = [_with_pipes(texts[row - at]).dedent(3) for row in rows]
    columns = lines[0].text.count("|") - 1
    lines.insert(1, delimiter_row(columns, lines[0].offset))
    return end, [Block(BlockKind.OTHER, lines)]


def begins_drawing(part: Part, at: int) -> bool:
    """Return whether a closed drawing begins at a line: a table with merged cells, or a box."""
    return _TOP.fullmatch(part.lines[at].text) is not None and _drawing_end(part, at) > at


def read_drawing(part: Part, at: int) -> ReadResult:
    """Read a drawing as code, so that its lines stay below each other; one of several cells is reported."""
    end = _drawing_end(part, at)
    lines = part.lines[at:end]
    if any(_DIVIDED.search(line.text) for line in lines):
        part.reading.report("drawn-table", lines[0].offset + lines[0].indent)
    code = [line.dedent(3) for line in lines]
    return end, [fence_code(part, Line("", lines[0].offset), code, lines[-1].offset)]


def begins_tree(part: Part, at: int) -> bool:
    """Return whether a drawn tree begins at a line: two branches or more."""
    return _tree_end(part, at) > at + 1


def read_tree(part: Part, at: int) -> ReadResult:
    """Read a drawn tree as code, so that its branches stay below each other."""
    return _read_as_code(part, at, _tree_end(part, at))


def begins_chart(part: Part, at: int) -> bool:
    """Return whether words begin at a line that lines of box drawing connect with those below.

    Two lines connect them; nothing else that is drawn begins there or on the next line.
    """
    if part.lines[at + 1].text.lstrip(" \u3000")[:1] not in CONNECTING:
        return False
    if begins_drawn_table(part, at + 1) or begins_drawing(part, at + 1) or begins_tree(part, at + 1):
        return False
    lines = part.lines[at : _chart_end(part, at)]
    return sum(_CONNECTOR.fullmatch(line.text) is not None for line in lines) >= _MIN_CONNECTORS


def read_chart(part: Part, at: int) -> ReadResult:
    """Read a drawn chart as code, so that its words stay where its lines lead."""
    return _read_as_code(part, at, _chart_end(part, at))


def _read_as_code(part: Part, at: int, end: int) -> ReadResult:
    lines = part.lines[at:end]
    indent = min(line.indent for line in lines)
    code = [line.dedent(indent) for line in lines]
    return end, [fence_code(part, Line("", lines[0].offset), code, lines[-1].offset)]


def _chart_end(part: Part, at: int) -> int:
    """Return the index after a chart: each line connects, or stands right above or below one that does."""
    end = at
    connects = False
    for index in range(at, min(at + _MAX_DRAWING, len(part.lines))):
        text = part.lines[index].text
        before, connects = connects, _CONNECTOR.fullmatch(text) is not None
        is_above = (
            index + 1 < len(part.lines) and _CONNECTOR.fullmatch(part.lines[index + 1].text) is not None
        )
        if not text.strip() or not (before or connects or is_above or BRANCH.fullmatch(text)):
            break
        end = index + 1
    return end


def _tree_end(part: Part, at: int) -> int:
    """Return the index after the last branch of a tree; that of its first line if it is none."""
    end = at
    for index in range(at, min(at + _MAX_DRAWING, len(part.lines))):
        text = part.lines[index].text
        if BRANCH.fullmatch(text):
            end = index + 1
        elif index == at or not _TRUNK.fullmatch(text):
            break
    return end


def _drawing_end(part: Part, at: int) -> int:
    """Return the index after a drawing; that of its first line if it is not closed."""
    is_after_border, end = True, at
    for index in range(at + 1, min(at + _MAX_DRAWING, len(part.lines))):
        text = part.lines[index].text
        is_border = _BOTTOM.fullmatch(text) is not None
        if is_border and is_after_border:
            break
        if is_border:
            end = index + 1
        elif not _INNER.fullmatch(text):
            break
        is_after_border = is_border
    return end


def _rows(part: Part, at: int) -> tuple[int, Sequence[int]]:
    """Return the index after a drawn table and those of its rows; no rows if it is not certain to be one.

    What shows that it is none ends the search, so that a text of such lines is read in linear time.
    """
    rows: list[int] = []
    bars, borders, is_after_border = 0, 0, False
    for end in range(at, len(part.lines)):
        text = part.lines[end].text
        if _BORDER.fullmatch(text):
            if is_after_border:
                break
            borders += 1
            is_after_border = True
            continue
        if not _ROW.fullmatch(text):
            break
        count = _with_pipes(part.lines[end]).text.count("|")
        if count < _MIN_BARS or count != (bars or count) or (len(rows) == 1 and not borders):
            return end, []
        bars, is_after_border = count, False
        rows.append(end)
    else:
        end = len(part.lines)
    return end, rows if borders and len(rows) >= _MIN_ROWS else []


def _with_pipes(line: Line) -> Line:
    """Return a row of box drawing with pipes between its cells; one with pipes in its text is left alone."""
    return line if "|" in line.text else line.with_text(line.text.translate(_BARS))

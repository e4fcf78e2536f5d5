"""Official notices (公文, GB/T 9704): numbered headings, attachments, the unit and the date at the end."""

import re
from collections.abc import Sequence
from typing import cast

from sitebuilder.markdown.habits.lines import Kind, Line, Part, Piece, Read, Reading, Where
from sitebuilder.markdown.habits.signs import BLANKS, HEADING_SIGNS, WIDE_INDENT, ends_sentence, is_chinese
from sitebuilder.markdown.paragraphs import SIGNATURE

_LONGEST_HEADING = 40
_LONGEST_UNIT = 30
_MOST_UNITS = 3
_STOPS = re.compile("[。；！？，：:;!?…]")
_DAY = "[0-9一二三四五六七八九十]{1,3}"
_DATE = re.compile(rf"(?:[0-9]{{4}}|[二〇○零一二三四五六七八九]{{4}}) ?年 ?{_DAY} ?月 ?{_DAY} ?日")
_NO_UNIT = re.compile(r"[-+*#>|`~<!\[{=_]|\d+[.)、）]")
_ATTACHMENTS = re.compile(r"附件[：:][ \u3000]*(?=1[.．、][ \u3000]*[^\s\d])")
_ENTRY = re.compile(r"(?:(?<=[\s\u3000：:；;])|^)([0-9]{1,2})[.．、][ \u3000]*(?=[^\s\d])")
_ATTACHED = re.compile(r"[ \u3000]*(?:附件[：:]|[0-9]{1,2}[.．、])")
_ADDRESSEE = re.compile("[^，。；！？\n]{2,60}[：:]")


def find_numbered(lines: Sequence[Line]) -> frozenset[int]:
    """Return the kinds of numbers (0 for ``一、``, 1 for ``（一）``) whose lines are headings in a text.

    They are if most such lines stand alone: short, without an end mark, and something else follows.
    """
    filled = [text for line in lines if (text := _bare(line.text))]
    alone, others = [0, 0], [0, 0]
    for index, text in enumerate(filled):
        kind = heading_kind(text)
        if kind is None:
            continue
        following = filled[index + 1] if index + 1 < len(filled) else None
        if following is None or HEADING_SIGNS[kind].match(following):
            others[kind] += 1
        else:
            alone[kind] += 1
    return frozenset(kind for kind in (0, 1) if alone[kind] > others[kind])


def heading_kind(text: str) -> int | None:
    """Return the kind of number with which a line begins that may be a heading; None for any other line."""
    for kind, sign in enumerate(HEADING_SIGNS):
        if (found := sign.match(text)) and found.end() < len(text) <= _LONGEST_HEADING:
            return None if _STOPS.search(text, found.end()) else kind
    return None


def _bare(text: str) -> str:
    return (
        text.strip(" \u00a0\u3000\u2002\u2003")
        if text[:1] in " \u00a0\u3000\u2002\u2003一二三四五六七八九十（("
        else text.strip()
    )


def begins_numbered(part: Part, at: int) -> bool:
    """Tell whether a line is a heading by its number."""
    kinds = part.reading.numbered
    return bool(kinds) and part.where is Where.TOP and heading_kind(_bare(part.lines[at].text)) in kinds


def read_numbered(part: Part, at: int) -> Read:
    """Read a line with a number as a heading, one level below the last one that is marked."""
    line, reading = part.lines[at], part.reading
    kind = heading_kind(_bare(line.text)) or 0
    if kind == 0:
        reading.is_numbered = True
    level = min(reading.level + 1 + (kind if reading.is_numbered else 0), 6)
    indent = BLANKS.match(line.text)
    heading = line.cut(indent.end() if indent else 0)
    return at + 1, [Piece(Kind.OTHER, [heading.end_with(_bare(heading.text)).under("#" * level + " ")])]


def begins_attachments(part: Part, at: int) -> bool:
    """Tell whether a line begins a list of attachments."""
    text = part.lines[at].text
    return "附件" in text and _ATTACHMENTS.match(text, _indent(text)) is not None


def _indent(text: str) -> int:
    indent = BLANKS.match(text)
    return indent.end() if indent else 0


def read_attachments(part: Part, at: int) -> Read:
    """Read ``附件：1.… 2.…`` as a line and a list, whether the entries stand on one line or on many."""
    line = part.lines[at]
    title = cast("re.Match[str]", _ATTACHMENTS.match(line.text, _indent(line.text)))
    end = at + 1
    while end < len(part.lines) and _ENTRY.match(part.lines[end].text.strip(" \u3000")):
        end += 1
    head = line.cut(title.start()).end_with(line.text[title.start() : title.end()].rstrip(" \u3000"))
    entries = [*_entries(line.cut(title.end()))]
    for each in part.lines[at + 1 : end]:
        entries += _entries(each.cut(_indent(each.text)))
    return end, [Piece(Kind.TEXT, [head]), Piece(Kind.LIST, entries)]


def _entries(line: Line) -> list[Line]:
    found = list(_ENTRY.finditer(line.text))
    ends = [*(match.start() for match in found[1:]), len(line.text)]
    return [
        Line(line.text[match.end() : end].rstrip(" \u3000"), line.offset + match.end(), f"{match[1]}. ")
        for match, end in zip(found, ends, strict=True)
    ]


def begins_addressee(part: Part, at: int) -> bool:
    """Tell whether the first line of a text says whom it is for."""
    if part.where is not Where.TOP or part.after_blanks(0) != at or at + 1 >= len(part.lines):
        return False
    text = part.lines[at].text
    return _ADDRESSEE.fullmatch(text.strip(" \u3000")) is not None and is_chinese(
        text[:1] + text.strip(" \u3000")[:1]
    )


def read_addressee(part: Part, at: int) -> Read:
    """Read the line of the addressees as a paragraph of its own (GB/T 9704, 7.3.2)."""
    line = part.lines[at]
    bare = line.cut(_indent(line.text))
    return at + 1, [Piece(Kind.TEXT, [bare.end_with(bare.text.rstrip(" \u3000"))])]


def cut_signature(lines: list[Line]) -> tuple[list[Line], list[Piece]]:
    """Return the lines of a text without its signature, and the signature.

    It is the date at the end with the unit, or the units, above it; they stand apart from the text by a blank
    line or an indent, or the text before them ends with a full stop (GB/T 9704, 7.3.5).
    """
    last = _last(lines, len(lines))
    if last is None or not _DATE.fullmatch(_squeezed(lines[last].text)):
        return lines, []
    units: list[int] = []
    at = _last(lines, last)
    while at is not None and len(units) < _MOST_UNITS and _is_unit(lines[at].text):
        units.insert(0, at)
        if _stands_apart(lines, at):
            break
        at = at - 1 if at and not lines[at - 1].is_blank else None
    if not units or not _stands_apart(lines, units[0]) or _last(lines, units[0]) is None:
        return lines, []
    shown = [_shown(lines[index]) for index in (*units, last)]
    marked = [line.end_with(f"{line.text}  ") for line in shown[:-1]]
    first = (marked or shown)[0].under(SIGNATURE)
    return lines[: units[0]], [Piece(Kind.TEXT, [first, *marked[1:], shown[-1]])]


def _squeezed(text: str) -> str:
    return re.sub("[\u00a0\u3000]", " ", text).strip()


def _shown(line: Line) -> Line:
    bare = line.cut(_indent(line.text))
    return bare.end_with(bare.text.rstrip(" \u00a0\u3000"))


def _last(lines: Sequence[Line], before: int) -> int | None:
    """Return the index of the last line before an index that is not blank."""
    return next((index for index in range(before - 1, -1, -1) if not lines[index].is_blank), None)


def _is_unit(text: str) -> bool:
    bare = _squeezed(text)
    return (
        0 < len(bare) <= _LONGEST_UNIT
        and not _STOPS.search(bare)
        and not _NO_UNIT.match(bare)
        and is_chinese(bare)
        and heading_kind(bare) is None
        and not _DATE.fullmatch(bare)
    )


def _stands_apart(lines: Sequence[Line], at: int) -> bool:
    if at == 0:
        return False
    before = lines[at - 1]
    text = lines[at].text
    return (
        before.is_blank
        or text.startswith("    ")
        or bool(WIDE_INDENT.match(text))
        or ends_sentence(before.text)
        or _ATTACHED.match(before.text) is not None
    )


def note_heading(reading: Reading, level: int) -> None:
    """Remember a heading that the editor marked: numbered ones stand below it."""
    reading.level = max(1, min(level, 5))
    reading.is_numbered = False

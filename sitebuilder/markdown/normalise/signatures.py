"""Signatures of notices: who issued it (``unit``, 单位) and the date, at the right (GB/T 9704, 7.3.5)."""

from collections.abc import Iterator, Sequence

from sitebuilder.markdown.block_sentinels import SIGNATURE
from sitebuilder.markdown.line_kinds import THEMATIC_BREAK
from sitebuilder.markdown.normalise.chinese import (
    WIDE_INDENT,
    display_width,
    ends_sentence,
    indent_length,
    is_chinese,
)
from sitebuilder.markdown.normalise.lines import Block, BlockKind, Line, Part, ReadResult
from sitebuilder.markdown.normalise.notices import heading_kind
from sitebuilder.patterns import lazy_pattern

_MAX_UNIT = 30
_MAX_LINE = 60
_MAX_UNITS = 6
_MIN_RIGHT_INDENT = 8
"""The fewest columns of an indent that sets a line at the right."""

_FAR_RIGHT = 16
"""The fewest columns of an indent that nothing but a signature has."""

_SPACE = "[ \u00a0\u3000]"
_DIGIT = "[0-9０-９]"
_DAY = "[0-9０-９一二三四五六七八九十]{1,3}"
_DATE = (
    rf"(?:{_DIGIT}{{4}}|[二〇○零一二三四五六七八九]{{4}}){_SPACE}*年{_SPACE}*{_DAY}{_SPACE}*月(?:{_SPACE}*{_DAY}{_SPACE}*[日号])?"
    rf"|[0-9]{{4}}(?P<sign>[-./．]){_SPACE}?[0-9]{{1,2}}(?P=sign){_SPACE}?[0-9]{{1,2}}"
    rf"|(?:{_DIGIT}{{4}})?{_SPACE}*年{_SPACE}+月{_SPACE}+日"
)
_SEAL = rf"(?:{_SPACE}*[（(](?:盖章|公章|签章|印章|章)[）)])?"
_WHOLE_DATE = lazy_pattern(rf"(?:{_DATE}){_SEAL}")
_LOOSE_DATE = lazy_pattern(r"[0-9]{1,2}月[0-9]{1,2}[日号]|[0-9]{4}年[\u4e00-\u9fff]{1,6}")
"""A day without its year, or a season: a date only where it stands far at the right."""

_CLOSING = lazy_pattern(
    r"(?:[^\n]*[，。；])?[ \u3000]*(?:特此.{2,4}|敬礼|此复|此据|以上.{0,4}请.{0,2}(?:批示|审批|批准|审议))"
    r"[ \u3000]*|[ \u3000]*[顺恭谨敬]?祝[\u3400-\u9fff]{2,10}，?[ \u3000]*"
)
"""What ends the text above a signature, with a full stop or without."""

_DAY_SIGNS = ("日", "号")
_UNIT_AND_DATE = lazy_pattern(rf"(?P<unit>.*\S)(?=[\u00a0\u3000]| {{2}}){_SPACE}++(?:{_DATE}){_SEAL}")
_EMPHASIS = lazy_pattern(r"(\*\*|__|\*)(?=\S)([^*_]+)\1")
_STOPS = lazy_pattern("[。；！？，：:;!?…]")
_NOT_A_UNIT = lazy_pattern(r"[-+#>|`~<!\[{=_]|\*(?!\*)|\d+[.)、）]|.*(?:时间|日期|地点|从|自|至|截至|截止)\Z")
_LABEL = lazy_pattern(
    r"(?!联系)[\u4e00-\u9fff]{2,6}(?:人|单位|部门|机关|签名|签字|盖章)(?:[（(][^（）()]*[）)])?[：:]"
)
_PERSON = lazy_pattern(
    "[\u4e00-\u9fff]{2,6}[：:][ \u3000]*[\u4e00-\u9fff·]{1,4}(?:[ \u3000]*[\u4e00-\u9fff]{1,2})?"
)
"""Somebody and a name (``学员：王五``), which is a signature if it is set at the right."""

_ATTACHED = lazy_pattern(r"[ \u3000]*(?:附件[：:]|[0-9]{1,2}[.．、])")
_FOLLOWING = lazy_pattern(
    r"附|[（(](?:联系|咨询|此件|公开|信息|主动)|联系|咨询|抄送|抄报|报送|主题词|此件|(?:公开|信息公开)|#|[-*_]{3,}\Z"
    r"|(?:主?报|[主分]?送|印发|发)[：:]|[（(]共印"
    r"|备?注[：:]|又及|[（(]?(?:责?编辑?|审核|校对|撰稿|供稿|来源)[：:]|扫[码描]"
)
"""What may follow a signature: attachments, contacts, recipients of copies, remarks, who made the article."""

_DIRECTLY_FOLLOWING = lazy_pattern(
    r"附|[（(](?:联系|咨询|此件)|联系|咨询|抄送|抄报|报送|主题词|备?注[：:]|又及"
)
_PICTURE = lazy_pattern(r"!\[[^\[\]]*\]\([^()]*\)")


def split_signature(lines: list[Line]) -> tuple[list[Line], list[Block]]:
    """Return the lines of a text without its final signature, and the signature.

    It is a date below one or several units, separated from the text by a blank line, an indent, or a full
    stop before it.
    """
    last = _last_nonblank(lines, len(lines))
    first = None if last is None else _first_of_signature(lines, last)
    if first is None or last is None:
        return lines, []
    return lines[:first], [_signature_block(lines, first, last)]


def find_signatures(lines: Sequence[Line]) -> dict[int, int]:
    """Map the first line of each signature that is followed by attachments or the like to its last line."""
    return {
        first: last for last in _dates(lines) if (first := _find_followed_signature(lines, last)) is not None
    }


def _dates(lines: Sequence[Line]) -> Iterator[int]:
    for index, line in enumerate(lines):
        text = line.text
        may_be_dated = "年" in text or text[-1:].isdigit() or text[-1:] in _DAY_SIGNS
        if may_be_dated and len(text.strip()) <= _MAX_LINE and _is_dated(text):
            yield index


def _find_followed_signature(lines: Sequence[Line], last: int) -> int | None:
    """Return the first line of a signature that ends at a line and is followed by attachments or the like."""
    following = next((index for index in range(last + 1, len(lines)) if not lines[index].is_blank), None)
    if following is None:
        return None
    after = _FOLLOWING if following > last + 1 else _DIRECTLY_FOLLOWING
    first = _first_of_signature(lines, last)
    if after.match(_strip(lines[following].text)) or _are_pictures(lines, following):
        return first
    return first if _are_far_right(lines, first, last) else None


def _are_pictures(lines: Sequence[Line], at: int) -> bool:
    """Return whether all lines from one on are pictures, such as the code of a notice to scan."""
    rest = (lines[index] for index in range(at, len(lines)))
    return all(each.is_blank or _PICTURE.fullmatch(_strip(each.text)) for each in rest)


def _are_far_right(lines: Sequence[Line], first: int | None, last: int) -> bool:
    """Return whether a unit and a date stand so far right that they are a signature whatever follows."""
    if first is None or first == last:
        return False
    return _is_far_right(lines[first].text) and _is_far_right(lines[last].text)


def read_signature(part: Part, at: int) -> ReadResult:
    """Read a signature."""
    last = part.reading.signatures[at]
    return last + 1, [_signature_block(part.lines, at, last)]


def _signature_block(lines: Sequence[Line], first: int, last: int) -> Block:
    *above, date = (line.stripped() for line in lines[first : last + 1] if not line.is_blank)
    written = [*(line.with_text(f"{line.text}  ") for line in above), date]
    written[0] = written[0].prefixed(SIGNATURE)
    return Block(BlockKind.TEXT, written)


def _first_of_signature(lines: Sequence[Line], last: int) -> int | None:
    """Return the first line of the signature with its date on line ``last``; None if there is none."""
    if not _is_dated(lines[last].text) or _last_nonblank(lines, last) is None:
        return None
    date = _strip(lines[last].text)
    if not _is_whole_date(lines[last].text):
        return last if _is_separate(lines, last) else None
    units = _units_above(lines, last)
    if units and _is_separate(lines, units[0]) and _last_nonblank(lines, units[0]) is not None:
        return units[0]
    return last if not units and _is_at_right(lines[last].text) and "年" in date else None


def _is_whole_date(text: str) -> bool:
    bare = _strip(text)
    if _WHOLE_DATE.fullmatch(bare):
        return True
    return _LOOSE_DATE.fullmatch(bare) is not None and _is_far_right(text)


def _is_far_right(text: str) -> bool:
    return display_width(text[: indent_length(text)]) >= _FAR_RIGHT


def _is_dated(text: str) -> bool:
    """Return whether a line is a date, or a unit and a date."""
    bare = _strip(text)
    if _is_whole_date(text):
        return True
    both = _UNIT_AND_DATE.fullmatch(bare)
    return both is not None and _is_unit(both["unit"])


def _units_above(lines: Sequence[Line], last: int) -> list[int]:
    units: list[int] = []
    at = _last_nonblank(lines, last)
    while at is not None and len(units) < _MAX_UNITS and _is_unit(lines[at].text):
        units.insert(0, at)
        if _is_separate(lines, at) and not _is_between_units(lines, at):
            break
        at = at - 1 if at and not lines[at - 1].is_blank else None
    return units


def _is_between_units(lines: Sequence[Line], at: int) -> bool:
    """Return whether a unit stands right below another one, both set at the right by their indents."""
    return at > 0 and all(
        _is_at_right(lines[index].text) and _is_unit(lines[index].text) for index in (at - 1, at)
    )


def _strip(text: str) -> str:
    """Return a line without surrounding spaces and emphasis."""
    bare = text[indent_length(text) :].rstrip(" \u00a0\u3000")
    emphasis = _EMPHASIS.fullmatch(bare)
    return emphasis[2].strip(" \u00a0\u3000") if emphasis else bare


def _last_nonblank(lines: Sequence[Line], before: int) -> int | None:
    """Return the index of the last non-blank line before an index."""
    return next((index for index in range(before - 1, -1, -1) if not lines[index].is_blank), None)


def _is_unit(text: str) -> bool:
    bare = _strip(text)
    label = _LABEL.match(bare) or (_PERSON.fullmatch(bare) if _is_at_right(text) else None)
    return (
        0 < len(bare) <= _MAX_UNIT
        and not _STOPS.search(bare, label.end() if label else 0)
        and not _NOT_A_UNIT.match(bare)
        and is_chinese(bare)
        and heading_kind(bare) is None
        and not _is_whole_date(text)
    )


def _is_at_right(text: str) -> bool:
    return display_width(text[: indent_length(text)]) >= _MIN_RIGHT_INDENT


def _is_separate(lines: Sequence[Line], at: int) -> bool:
    if at == 0:
        return False
    before = lines[at - 1]
    text = lines[at].text
    return (
        before.is_blank
        or THEMATIC_BREAK.fullmatch(before.text) is not None
        or text.startswith("    ")
        or bool(WIDE_INDENT.match(text))
        or ends_sentence(before.text)
        or _CLOSING.fullmatch(before.text) is not None
        or _ATTACHED.match(before.text) is not None
    )

"""Find typical slips of office workers in YAML, line by line, in a text that could not be parsed.

A parser reports where it failed, which is often a line further down, and never why. Here each slip is
reported on its own line, with the corrected line: a full-width colon, a missing blank, text after a quotation
mark. The lines of block scalars and of other values over several lines are skipped.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sitebuilder.content.widths import to_half_width
from sitebuilder.content.yaml_lines import half_width_block_sign
from sitebuilder.content.yaml_quoting import quote_scalar
from sitebuilder.messages import Place, Problem, problem

_WIDE_BLANK = "\u00a0\u2002\u2003\u2009\u202f\u3000"
_INDENT = re.compile(rf"[ \t{_WIDE_BLANK}]*")
_MARK_AT_END = re.compile(
    r"""\s*(?:- +)?(["']?)[A-Za-z_][\w-]*\1[ \t]*:[ \t]*"""
    r"""(?:"(?:[^"\\]|\\.)*"|'[^']*')(?P<mark>[ \t]*[,，;；。])\s*$"""
)
"""A quoted value followed by punctuation at the end of the line, as other formats require it."""

_FENCE = re.compile(r"[-—－–―]{2,}\s*$")
_ITEM = re.compile(r"-[ \t]+")
_WIDE_ITEM = re.compile(rf"[－–—―−﹣‐·•●◦]+[ \t{_WIDE_BLANK}]*(?=\S)|\*[ \t]+|-[{_WIDE_BLANK}]+")
_TIGHT_ITEM = re.compile(r"-(?=[^\s\-0-9])")
_KEY = re.compile(rf"([A-Za-z_][\w-]*|[^\x00-\xff]{{2,8}}?)[ \t{_WIDE_BLANK}]*([:：])")
_BARE_KEY = re.compile(r"[A-Za-z_][\w-]*(?:\s|$)")
_NEXT_KEY = re.compile(r"\s*(?:- +)?[A-Za-z_][\w-]*:(?:\s|$)")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}\s*(?:#.*)?$")
_ANCHOR = re.compile(r"[&*][\w-]+(?=\s|$)")
_REFERENCE = re.compile(r"[&*][\w-]+")
_OPENING_QUOTES = "“”‘’＂＇"
_BRACKETS = {"[": "]", "{": "}"}
_MAX_SHOWN = 60


class _Slip(Struct, frozen=True):
    code: str
    column: int
    right: str = ""


class _LineResult(Struct, frozen=True):
    """The slips found on a line; ``following`` is the number of the next line to examine.

    ``indent`` is the indentation of the value that may continue there.
    """

    slips: tuple[_Slip, ...]
    following: int
    indent: int | None


def find_slips(text: str, start: Place) -> Iterator[Problem]:
    """Yield a problem for each slip in a YAML text that begins at ``start``."""
    lines = text.split("\n")
    references = frozenset(_REFERENCE.findall(text))
    number, indent = 0, None
    while number < len(lines):
        result = _examine_line(lines, references, number, indent)
        for slip in result.slips:
            place = Place(start.file, start.line + number, slip.column + 1)
            yield problem(slip.code, place, **({"right": _abbreviate(slip.right)} if slip.right else {}))
        number, indent = result.following, result.indent


def _examine_line(
    lines: Sequence[str], references: frozenset[str], number: int, above: int | None
) -> _LineResult:
    """Examine one line; ``above`` is the indentation of a value that may continue here, if there is one.

    ``references`` are the anchors and aliases of the whole text, with their signs.
    """
    line = lines[number]
    blank = _INDENT.match(line)
    column = blank.end() if blank else 0
    if column == len(line) or line[column] == "#":
        return _LineResult((), number + 1, above)
    slips = list(_indent_slips(line[:column]))
    if line.rstrip() in ("---", "..."):
        return _LineResult((), number + 1, None)
    if _FENCE.match(line, column):
        return _LineResult((_Slip("yaml-fence", column),), number + 1, None)
    if mark := _MARK_AT_END.match(line):
        right = line[: mark.start("mark")].strip()
        return _LineResult((*slips, _Slip("yaml-mark-at-end", mark.start("mark"), right)), number + 1, None)
    first = column
    column, is_item = _skip_item_markers(line, column, slips)
    key = _KEY.match(line, column)
    if key is None:
        if not is_item:
            goes_on = above is not None and first > above
            missing = () if goes_on or ": " in line else (_Slip("yaml-colon-missing", first),)
            # Lines indented below it belong to it and are not separate slips.
            return _LineResult((*slips, *missing), number + 1, None if missing else above)
        if _is_followed_by_key(lines, number, column):
            return _LineResult((*slips, _Slip("yaml-colon-missing", column)), number + 1, None)
        return _examine_value(lines, references, number, column, first, slips)
    if above is not None and first > above and not is_item and key[2] == ":" and line[key.end() :].strip():
        is_key = line[key.end()].isspace()
        return _LineResult((*slips, *((_Slip("yaml-indent", first),) if is_key else ())), number + 1, above)
    value = line[key.end() :]
    right = f"{key[1]}: {half_width_block_sign(value.strip()) or value.strip()}"
    if key[2] != ":":
        slips.append(_Slip("yaml-wide-colon", key.start(2), right))
    elif value and not value[0].isspace():
        if value.startswith("//"):
            return _examine_value(lines, references, number, column, first, slips)
        slips.append(_Slip("yaml-colon-blank", key.start(2), right))
    elif value and value[0] in _WIDE_BLANK:
        slips.append(_Slip("yaml-blank-wide", key.end(), right))
    return _examine_value(
        lines, references, number, len(line) - len(value.lstrip()), column, slips, f"{key[1]}: "
    )


def _is_followed_by_key(lines: Sequence[str], number: int, column: int) -> bool:
    """Return whether an item without a colon begins a mapping: an aligned key follows on the next line."""
    if not _BARE_KEY.match(lines[number], column) or number + 1 == len(lines):
        return False
    below = lines[number + 1]
    key = _KEY.match(below, column)
    return not below[:column].strip(" ") and key is not None and below[key.end() :][:1].strip() == ""


def _indent_slips(blank: str) -> Iterator[_Slip]:
    if "\t" in blank:
        yield _Slip("yaml-tab", blank.index("\t"))
    elif blank.strip(" "):
        yield _Slip("yaml-wide-blank", len(blank) - len(blank.lstrip(" ")))


def _skip_item_markers(line: str, column: int, slips: list[_Slip]) -> tuple[int, bool]:
    """Return the column at which the item on a line begins, after all hyphens, and whether there are any."""
    first = column
    while True:
        right = _ITEM.match(line, column)
        wide = None if right else _WIDE_ITEM.match(line, column)
        tight = None if right or wide else _TIGHT_ITEM.match(line, column)
        found = right or wide or tight
        if found is None:
            return column, column > first
        if not right:
            code = "yaml-wide-hyphen" if wide else "yaml-hyphen-blank"
            code = "yaml-blank-wide" if found[0][0] == "-" and wide else code
            slips.append(_Slip(code, column, f"- {line[found.end() :].strip()}"))
        column = found.end()


def _examine_value(
    lines: Sequence[str],
    references: frozenset[str],
    number: int,
    column: int,
    indent: int,
    slips: list[_Slip],
    before: str = "- ",
) -> _LineResult:
    """Examine the value that begins at a column; ``before`` is the corrected text before it."""
    line = lines[number]
    value = line[column:]
    sign = value[:1]
    if sign in ("'", '"'):
        found, following = _quoted_value(lines, number, column, before)
        return _LineResult((*slips, *found), following, None)
    if sign in _BRACKETS:
        found, following = _bracket_value(lines, number, column, before)
        return _LineResult((*slips, *found), following, None)
    if wide := half_width_block_sign(value):
        slips.append(_Slip("yaml-wide-block", column, before + wide))
    if wide or _BLOCK.match(value):
        return _LineResult(tuple(slips), _line_after_block(lines, number + 1, indent), None)
    if _is_special(value, references):
        code = "yaml-alias-unknown" if sign == "*" else "yaml-special-character"
        slips.append(_Slip(code, column, before + quote_scalar(value)))
    elif sign and sign in _OPENING_QUOTES and _needs_quotes(value[1:-1]):
        inner = value.strip().strip(_OPENING_QUOTES)
        slips.append(_Slip("yaml-wide-quote", column, before + quote_scalar(inner)))
    elif _colon_at(value) is not None:
        slips.append(_Slip("yaml-colon", column + (_colon_at(value) or 0), before + quote_scalar(value)))
    return _LineResult(tuple(slips), number + 1, indent if value else None)


def _is_special(value: str, references: frozenset[str]) -> bool:
    """Return whether a value begins with an indicator character of YAML."""
    sign = value[:1]
    if sign in ("&", "*"):
        found = _ANCHOR.match(value)
        other = "*" if sign == "&" else "&"
        return found is None or other + found[0][1:] not in references
    return bool(sign) and (sign in "!@%`|>,]}" or value[:2] in ("? ", "- "))


def _colon_at(value: str) -> int | None:
    """Return the offset of a half-width colon that makes YAML begin a mapping in a plain value."""
    found = re.search(r":(?=\s|$)", value.partition(" #")[0])
    return found.start() if found else None


def _needs_quotes(value: str) -> bool:
    return _colon_at(value) is not None or " #" in value


def _quoted_value(
    lines: Sequence[str], number: int, column: int, before: str
) -> tuple[tuple[_Slip, ...], int]:
    sign = lines[number][column]
    end = _end_of_quoted(lines[number], column)
    if end is not None:
        rest = lines[number][end:]
        if not rest.strip() or rest.lstrip().startswith("#") or rest.lstrip().startswith(":"):
            return (), number + 1
        value = lines[number][column:].strip()
        return (_Slip("yaml-after-quote", end, before + quote_scalar(value)),), number + 1
    for below in range(number + 1, len(lines)):
        if _NEXT_KEY.match(lines[below]):
            break
        if _end_of_quoted(sign + lines[below], 0) is not None:
            return (), below + 1
    # The other half was typed in Chinese.
    value = lines[number][column + 1 :].strip().rstrip(_OPENING_QUOTES)
    return (_Slip("yaml-quote", column, before + quote_scalar(value)),), number + 1


def _end_of_quoted(line: str, column: int) -> int | None:
    """Return the column after the closing quotation mark of the value at a column; None if it is unclosed."""
    pattern = r'"(?:[^"\\]|\\.)*"' if line[column] == '"' else r"'(?:[^']|'')*'"
    found = re.compile(pattern).match(line, column)
    return found.end() if found else None


def _bracket_value(
    lines: Sequence[str], number: int, column: int, before: str
) -> tuple[tuple[_Slip, ...], int]:
    """Examine a list or mapping in brackets, which may continue over several lines."""
    closing: list[str] = []
    for below in range(number, len(lines)):
        line = lines[below]
        if below > number and _NEXT_KEY.match(line) and closing[-1] != "}":
            break
        place = column if below == number else 0
        while place < len(line):
            sign = line[place]
            if sign in "'\"" and line[place - 1] in "[{,: ":
                place = _end_of_quoted(line, place) or len(line)
                continue
            if sign == "#" and line[place - 1].isspace():
                if place + 1 < len(line) and not line[place + 1].isspace():
                    first = max(line.rfind(mark, 0, place) for mark in "[,{") + 1
                    item = re.split(r"[,\]}]", line[first:])[0]
                    return (_Slip("yaml-hash", place, quote_scalar(item)),), below + 1
                break
            if sign in _BRACKETS:
                closing.append(_BRACKETS[sign])
            elif closing and sign == closing[-1]:
                closing.pop()
            place += 1
            if not closing:
                return _after_bracket(line, place, column, before), below + 1
    return _open_bracket(lines[number], column, before), number + 1


def _after_bracket(line: str, end: int, column: int, before: str) -> tuple[_Slip, ...]:
    rest = line[end:].strip()
    if rest and not rest.startswith(("#", ":")):
        return (_Slip("yaml-after-bracket", column, before + quote_scalar(line[column:])),)
    inner = line[column:end]
    if inner.startswith("{"):
        for wide, code in (("：", "yaml-wide-colon"), ("，", "yaml-wide-comma")):
            found = re.search(rf"\w{wide}", inner)
            if found:
                right = inner.replace("：", ": ").replace("，", ", ")
                return (_Slip(code, column + found.start() + 1, before + right),)
        tight = re.search(r"[{,]\s*[A-Za-z_]\w*:(?=[^\s/])", inner)
        if tight:
            right = re.sub(r"([{,]\s*[A-Za-z_]\w*):(?=[^\s/])", r"\1: ", inner)
            return (_Slip("yaml-colon-blank", column + tight.end() - 1, before + right),)
    return ()


def _open_bracket(line: str, column: int, before: str) -> tuple[_Slip, ...]:
    narrow = to_half_width(line[column:].replace("】", "]").replace("｝", "}"))
    if narrow.endswith(("]", "}")):
        return (_Slip("yaml-wide-bracket", column, before + narrow),)
    return (_Slip("yaml-bracket", column),)


def _line_after_block(lines: Sequence[str], number: int, indent: int) -> int:
    """Return the number of the first line after a block scalar whose key is at ``indent``."""
    while number < len(lines):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
            return number
        number += 1
    return number


def _abbreviate(right: str) -> str:
    return right if len(right) <= _MAX_SHOWN else f"{right[:_MAX_SHOWN]}……"

"""Find slips in the values of a YAML text: quotation marks, brackets, block scalars, special characters."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.content.model.chinese_keys import KeyNames
from sitebuilder.content.values.widths import mapping_in_wide_braces, to_half_width, with_half_width_marks
from sitebuilder.content.yaml.lines import half_width_block_sign
from sitebuilder.content.yaml.quoting import colon_of_mapping, quote_scalar, value_behind_key
from sitebuilder.markdown.cjk import joins_without_space

_NEXT_KEY = re.compile(r"\s*(?:- +)?[A-Za-z_][\w-]*:(?:\s|$)")
_KEY_AT_START = re.compile(r"\s*+(?:- +)?(?P<key>[A-Za-z_][\w-]*)[ \t]*[:：]")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}\s*(?:#.*)?$")
_ANCHOR = re.compile(r"[&*][\w-]+(?=\s|$)")
_OPENING_QUOTES = "“”‘’＂＇"
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^\s()#:]+)\) *")
"""A picture in Markdown, of which a field takes only the path."""

_BRACKETS = {"[": "]", "{": "}"}
_HALF_QUOTED = re.compile(r"""(?<=[\[{,，:\s])(['"])([^'"“”‘’＂＇,，\[\]{}]*)[“”‘’＂＇]?(?=\s*[,，\]}])""")
"""An item with a half-width quotation mark before it, and none or a Chinese one after it."""

_ENTRY_KEY = re.compile(r"\s*(?P<key>[A-Za-z_][\w-]*)(?P<colon>\s*[:：;；=＝][:：\s]*)")
_APOSTROPHES = re.compile(r"'(?:[^']|(?<=[A-Za-z])'(?=[A-Za-z]))+'")
"""A value in single quotation marks, of which those within words are apostrophes."""

_WIDE_COMMA = re.compile(r"\s*[，、；]")
_WIDE_SEPARATOR = re.compile(r"(?<=['\"])\s*[，、；]\s*|\s*[，；]\s*(?=[A-Za-z_]\w*[:：])")
"""A full-width mark after a quoted entry, or before a key."""

_MARKS_AT_END = ",，。；;、."
_MAX_LINES = 30
_NEED_QUOTES = frozenset(
    {
        "yaml-after-bracket",
        "yaml-after-quote",
        "yaml-alias-unknown",
        "yaml-colon",
        "yaml-quote",
        "yaml-special-character",
        "yaml-wide-quote",
    }
)
"""The slips that quotation marks around the whole value correct."""


class Lookahead(Struct):
    """The number of lines that may still be searched for the ends of values."""

    left: int


class YamlText(Struct, frozen=True):
    """The lines of a YAML text, and the names of its keys.

    ``references`` are its anchors and aliases, with their signs.
    """

    lines: Sequence[str]
    references: frozenset[str]
    names: KeyNames
    ahead: Lookahead

    def below(self, number: int) -> Iterator[int]:
        """Yield the numbers of the lines below one on which its value may be closed, while any are left."""
        for below in range(number + 1, len(self.lines)):
            if not self.ahead.left:
                return
            self.ahead.left -= 1
            yield below


class Slip(Struct, frozen=True):
    """A slip on a line: the code of its problem, its offset, the corrected text, and the problem's values.

    It is so many lines ``below`` the one that is examined.
    """

    code: str
    column: int
    right: str = ""
    values: Mapping[str, object] = {}
    below: int = 0


class LineResult(Struct, frozen=True):
    """The slips found on a line; ``following`` is the number of the next line to examine.

    ``indent`` is the indentation of the value that may continue there.
    """

    slips: tuple[Slip, ...]
    following: int
    indent: int | None = None


def examine_value(text: YamlText, number: int, column: int, indent: int, before: str) -> LineResult:
    """Examine the value that begins at a column of a line; ``before`` is the corrected text before it.

    ``indent`` is the column of its key. What needs quotation marks needs them around all of its lines.
    """
    result = _examine(text, number, column, indent, before)
    if len(result.slips) != 1 or result.slips[0].code not in _NEED_QUOTES:
        return result
    if text.lines[number][column] in _BRACKETS and result.slips[0].column != column:
        # It is in an entry of the value, which has marks of its own.
        return result
    joined, end = _whole_value(text.lines, number, indent)
    if end == number + 1:
        return result
    whole = _examine(YamlText([joined], text.references, text.names, Lookahead(0)), 0, column, indent, before)
    return LineResult(whole.slips or result.slips, end)


def _whole_value(lines: Sequence[str], number: int, indent: int) -> tuple[str, int]:
    """Return a line with those below it that go on with its value, and the number of the line after them."""
    joined, end = lines[number].rstrip(), number + 1
    while end < min(len(lines), number + _MAX_LINES):
        line = lines[end].strip()
        is_below = len(lines[end]) - len(lines[end].lstrip(" ")) > indent
        if not line or not is_below or line.startswith(("#", "- ")) or _KEY_AT_START.match(line):
            break
        joined += line if joins_without_space(joined, line) else f" {line}"
        end += 1
    return joined, end


def _examine(text: YamlText, number: int, column: int, indent: int, before: str) -> LineResult:
    lines = text.lines
    value = lines[number][column:]
    sign = value[:1]
    if sign in ("'", '"'):
        return LineResult(*_quoted_value(text, number, column, before))
    if sign in _BRACKETS:
        return LineResult(*_bracket_value(text, number, column, before))
    wide = half_width_block_sign(value)
    if wide or _BLOCK.match(value):
        slips = (Slip("yaml-wide-block", column, before + wide),) if wide else ()
        following = _line_after_block(lines, number + 1, indent)
        if (end := _end_of_text_at_margin(text, number, following)) > following:
            text_slip = Slip("yaml-block-indent", 0, "", {"key": before}, following - number)
            return LineResult((*slips, text_slip), end)
        return LineResult(slips, following)
    following = _line_after_block(lines, number + 1, indent)
    if (
        value[:2] in ("| ", "> ")
        and before.endswith(": ")
        and any(map(str.strip, lines[number + 1 : following]))
    ):
        right = f"{before}{sign}"
        return LineResult((Slip("yaml-block-words", column + 2, right, {"sign": sign}),), following)
    slip = _plain_value_slip(value, column, before, text)
    if slip and slip.code == "yaml-item-on-line":
        # The lines below go on with the item, which begins on a line of its own once it is corrected.
        return LineResult((slip,), number + 1)
    return LineResult((slip,) if slip else (), number + 1, indent if value else None)


def _plain_value_slip(value: str, column: int, before: str, text: YamlText) -> Slip | None:
    """Return the slip in a value that has no quotation marks or brackets, if there is one."""
    sign, colon = value[:1], colon_of_mapping(value)
    key = before.removesuffix(": ")
    if value.partition(" #")[0].strip() == "-" and key != before:
        return Slip("value-is-sign", column, "", {"key": key, "found": "-"})
    if value.startswith("- ") and key in text.names.list_keys:
        return Slip("yaml-item-on-line", column, value)
    if _is_special(value, text.references):
        if (picture := _PICTURE.fullmatch(value)) and key != before:
            return Slip("yaml-picture", column, before + picture[1])
        code = "yaml-alias-unknown" if sign == "*" else "yaml-special-character"
        return Slip(code, column, before + quote_scalar(value))
    within = value[1:-1]
    if sign and sign in _OPENING_QUOTES and (colon_of_mapping(within) is not None or " #" in within):
        inner = value.strip()
        if inner[-1] in _OPENING_QUOTES or not any(quote in inner[1:] for quote in _OPENING_QUOTES):
            inner = inner.strip(_OPENING_QUOTES)
        return Slip("yaml-wide-quote", column, before + quote_scalar(inner))
    if (braces := mapping_in_wide_braces(value)) is not None:
        return Slip("yaml-wide-bracket", column, before + braces)
    if colon is None:
        return None
    return _second_key(value, colon, column, text.names) or Slip(
        "yaml-colon", column + colon, before + quote_scalar(value)
    )


def _second_key(value: str, colon: int, column: int, names: KeyNames) -> Slip | None:
    """Return the slip of a value with another key after it (``王明 editor: 李华``), if it is a known one."""
    word = re.split(r"[\s,，;；、]", value[:colon])[-1]
    before = value[: colon - len(word)]
    key = word if word in names.keys or word in names.nested_keys else names.top.get(word, "")
    if not before.strip() or not key:
        return None
    return Slip("yaml-second-key", column + len(before), f"{key}: {value[colon + 1 :].strip()}")


def _is_special(value: str, references: frozenset[str]) -> bool:
    """Return whether a value begins with an indicator character of YAML."""
    sign = value[:1]
    if sign in ("&", "*"):
        found = _ANCHOR.match(value)
        other = "*" if sign == "&" else "&"
        return found is None or other + found[0][1:] not in references
    return bool(sign) and (sign in "!@%`|>,]}" or value[:2] in ("? ", "- "))


def _quoted_value(text: YamlText, number: int, column: int, before: str) -> tuple[tuple[Slip, ...], int]:
    lines = text.lines
    sign = lines[number][column]
    end = _end_of_quoted(lines[number], column)
    if end is not None:
        if _may_stand_behind(lines[number][end:].strip(), before):
            return (), number + 1
        value = lines[number][column:].strip()
        if _APOSTROPHES.fullmatch(value):
            # The marks around are none of the text.
            value = value[1:-1]
        is_measure = text.names.is_measure(before.removesuffix(": "), is_top=lines[number][:1].isalpha())
        return (_after_quote(value, end, before, is_measure=is_measure),), number + 1
    for below in text.below(number):
        if _NEXT_KEY.match(lines[below]):
            break
        if _end_of_quoted(sign + lines[below], 0) is not None:
            return (), below + 1
    # The other half was typed in Chinese.
    value = lines[number][column + 1 :].strip().rstrip(_OPENING_QUOTES)
    return (Slip("yaml-quote", column, before + quote_scalar(value)),), number + 1


def _after_quote(value: str, column: int, before: str, *, is_measure: bool) -> Slip:
    """Return the slip of words after a closing mark: all need other marks, but a number (``"40"人``) none."""
    if is_measure:
        return Slip("yaml-quoted-number", column, before + value_behind_key(value.replace(value[0], "")))
    return Slip("yaml-after-quote", column, before + quote_scalar(value))


def _may_stand_behind(rest: str, before: str) -> bool:
    """Return whether a text may follow a closing mark: none, a comment, or the colon of an item's key."""
    return not rest or rest[0] == "#" or (rest[0] == ":" and before == "- ")


def _end_of_quoted(line: str, column: int) -> int | None:
    """Return the column after the closing quotation mark of the value at a column; None if it is unclosed."""
    pattern = r'"(?:[^"\\]|\\.)*"' if line[column] == '"' else r"'(?:[^']|'')*'"
    found = re.compile(pattern).match(line, column)
    return found.end() if found else None


def _bracket_value(text: YamlText, number: int, column: int, before: str) -> tuple[tuple[Slip, ...], int]:
    """Examine a list or mapping in brackets, which may continue over several lines.

    ``begins`` are the places of the entries of open brackets; on another line an entry begins at its start.
    """
    lines = text.lines
    closing: list[str] = []
    begins: list[tuple[int, int]] = []
    slips: list[Slip] = []
    for below in chain((number,), text.below(number)):
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
                    key, value = _key_and_value(re.split(r"[,\]}]", line[first:])[0], text.names)
                    slips.append(Slip("yaml-hash", place, key + quote_scalar(value), {}, below - number))
                    if closing[-1] in line[place:]:
                        return tuple(slips), below + 1
                break
            is_end = bool(closing) and sign == closing[-1]
            if closing and (is_end or sign == ","):
                begin = begins[-1][1] if begins[-1][0] == below else 0
                slip = _entry_slip(line[begin:place], begin, text)
                slips += [replace(slip, below=below - number)] if slip else []
                begins[-1] = below, place + 1
            if sign in _BRACKETS:
                closing.append(_BRACKETS[sign])
                begins.append((below, place + 1))
            elif is_end:
                closing.pop()
                begins.pop()
            place += 1
            if not closing:
                return tuple(slips) or _after_bracket(line, place, column, before), below + 1
    return tuple(slips) or _open_bracket(lines[number], column, before), number + 1


def _key_and_value(entry: str, names: KeyNames) -> tuple[str, str]:
    """Split an entry in brackets into its key, with a colon and a space, and its value; many have no key."""
    found = _ENTRY_KEY.match(entry)
    if found is None or not (found["colon"].startswith(": ") or names.has(found["key"])):
        return "", entry
    return f"{found['key']}: ", entry[found.end() :]


def _entry_slip(entry: str, begin: int, text: YamlText) -> Slip | None:
    """Return the slip in an entry in brackets, if there is one; ``begin`` is the column of the entry."""
    key, value = _key_and_value(entry, text.names)
    column = begin + len(entry) - len(value.lstrip())
    value = value.strip()
    sign, colon = value[:1], colon_of_mapping(value)
    right = key + quote_scalar(value)
    if sign in ("'", '"'):
        end = _end_of_quoted(value, 0)
        if end is None or value[end:].lstrip()[:1] in ("", ":"):
            return None
        if found := _WIDE_COMMA.match(value, end):
            return Slip("yaml-wide-comma", column + found.end() - 1, key + _WIDE_SEPARATOR.sub(", ", value))
        is_measure = text.names.is_measure(key.removesuffix(": "), is_top=False)
        return _after_quote(value, column, key, is_measure=is_measure)
    if sign in _BRACKETS:
        return None if value[-1] in "]}" else Slip("yaml-after-bracket", column, right)
    if "，" in value:
        # It may be what ends the entry.
        return None
    if _is_special(value, text.references):
        return Slip("yaml-alias-unknown" if sign == "*" else "yaml-special-character", column, right)
    if colon is None or not (key or value.endswith(":")):
        return None
    if second := _second_key(value, colon, column, text.names):
        return Slip("yaml-comma-missing", second.column)
    return Slip("yaml-colon", column + colon, right)


def _after_bracket(line: str, end: int, column: int, before: str) -> tuple[Slip, ...]:
    rest = line[end:].strip()
    if rest and not rest.strip(_MARKS_AT_END):
        return (Slip("yaml-mark-at-end", end, before + line[column:end]),)
    if not _may_stand_behind(rest, before):
        return (Slip("yaml-after-bracket", column, before + quote_scalar(line[column:])),)
    inner = line[column:end]
    if inner.startswith("{"):
        for wide, code in (("：", "yaml-wide-colon"), ("，", "yaml-wide-comma")):
            found = re.search(rf"\w{wide}", inner)
            if found:
                return (Slip(code, column + found.start() + 1, before + with_half_width_marks(inner)),)
        tight = re.search(r"[{,]\s*[A-Za-z_]\w*:(?=[^\s/])", inner)
        if tight:
            right = re.sub(r"([{,]\s*[A-Za-z_]\w*):(?=[^\s/])", r"\1: ", inner)
            return (Slip("yaml-colon-blank", column + tight.end() - 1, before + right),)
    return ()


def _open_bracket(line: str, column: int, before: str) -> tuple[Slip, ...]:
    narrow = to_half_width(line[column:].replace("】", "]").replace("｝", "}"))
    closed = _HALF_QUOTED.sub(r"\1\2\1", narrow)
    if closed != narrow:
        return (Slip("yaml-quote", column, before + closed),)
    if narrow.endswith(("]", "}")):
        return (Slip("yaml-wide-bracket", column, before + narrow),)
    return (Slip("yaml-bracket", column),)


def _line_after_block(lines: Sequence[str], number: int, indent: int) -> int:
    """Return the number of the first line after a block scalar whose key is at ``indent``."""
    while number < len(lines):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
            return number
        number += 1
    return number


def _end_of_text_at_margin(text: YamlText, number: int, following: int) -> int:
    """Return the number of the line after the text of a block scalar that was not indented at all.

    Without such a text that is the line that follows the key, of which ``number`` is the line.
    """
    lines = text.lines
    is_empty = not any(line.strip() for line in lines[number + 1 : following])
    if not is_empty or following == len(lines) or lines[following].lstrip(" ")[:1].isspace():
        return following
    end = following
    while end < len(lines) and not _is_key_or_end(text, lines[end]):
        end += 1
    return end


def _is_key_or_end(text: YamlText, line: str) -> bool:
    key = _KEY_AT_START.match(line)
    return (key is not None and text.names.has(key["key"])) or line.rstrip() in ("---", "...")

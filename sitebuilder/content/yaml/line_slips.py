"""Find typical slips on one line of YAML: before its key, in the key, after it."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.content.yaml.front_matter import is_code_fence
from sitebuilder.content.yaml.item_signs import ODD_COLONS, WIDE_HYPHEN, WIDE_SPACES, item_sign
from sitebuilder.content.yaml.lines import half_width_block_sign
from sitebuilder.content.yaml.quoting import value_behind_key
from sitebuilder.content.yaml.value_slips import LineResult, Slip, YamlText, examine_value
from sitebuilder.messages import Word

_INDENT = re.compile(rf"[ \t{WIDE_SPACES}]*")
_MARK_AT_END = re.compile(
    r"""\s*(?:- +)?(["']?)[A-Za-z_][\w-]*\1[ \t]*:[ \t]*"""
    r"""(?:"(?:[^"\\]|\\.)*"|'[^']*')(?P<mark>[ \t]*[,，;；。])\s*$"""
)
"""A quoted value followed by punctuation at the end of the line, as other formats require it."""

_FENCE = re.compile(r"[-—－–―]{2,}\s*$")
_ITEM = re.compile(r"-[ \t]+")
_WIDE_ITEM = re.compile(rf"[{WIDE_HYPHEN}]+[ \t{WIDE_SPACES}]*(?=\S)|\*[ \t]+|-[{WIDE_SPACES}]+")
_NUMBERED_KEY = re.compile(r"[（(]?[0-9]{1,2}(?:[、．）)]|\.(?![0-9]))[ \t]*(?=[A-Za-z_][\w-]*[ \t]*[:：])")
_TIGHT_ITEM = re.compile(r"-(?=[^\s\-0-9])")
_KEY = re.compile(rf"([A-Za-z_][\w-]*|[^\x00-\xff]{{2,8}}?)[ \t{WIDE_SPACES}]*([:：])")
_KEY_WITHOUT_COLON = re.compile(rf"([A-Za-z_][\w-]*)[ \t]*([{ODD_COLONS}])[ \t\u3000]*(?=\S)")
_DRESSED_KEY = re.compile(
    rf"([*#＃【［「“]{{0,2}}[\u3400-\u9fffA-Za-z_](?:[\w-]|[ {WIDE_SPACES}]){{0,20}}[*】］」”]{{0,2}})"
    rf"[ \t{WIDE_SPACES}]*([:：])"
)
"""A key with signs around it or spaces between its letters: 【作者】：, 联 系 人：."""

_REMARK = re.compile(r"(?:＃+|//+|<!--+)(?P<text>.*)")
"""A line that other programs or a Chinese keyboard make of a comment."""

_NAME_IN_VALUE = re.compile(r"(?<=[\s,，;；、])(?P<name>[\u3400-\u9fff]{2,8})[ \t]?[:：]")
_KEY_AND_SPACE = re.compile(rf"([A-Za-z_][\w-]*)(?:[ \t{WIDE_SPACES}]+|\Z)")
_BARE_KEY = re.compile(r"[A-Za-z_][\w-]*(?:\s|$)")


class _Line(Struct, frozen=True):
    """A line with words on it, and the ``slips`` before them.

    ``first`` is its indentation, ``column`` where its words begin, after the signs of items. ``above`` is
    the indentation of a value that may continue here, if there is one.
    """

    text: YamlText
    number: int
    above: int | None
    first: int
    column: int
    is_item: bool
    slips: tuple[Slip, ...]

    @property
    def written(self) -> str:
        return self.text.lines[self.number]

    @property
    def may_continue_value(self) -> bool:
        """Whether it may belong to the value above."""
        return self.above is not None and self.first > self.above and not self.is_item

    def result(self, *slips: Slip, indent: int | None) -> LineResult:
        """Return the result of the line alone, with further slips."""
        return LineResult((*self.slips, *slips), self.number + 1, indent)

    def with_value(self, value: LineResult) -> LineResult:
        """Return the result of the line with that of its value.

        A correction that another slip suggests already is not reported twice.
        """
        suggested = {each.right for each in self.slips if each.right}
        others = (each for each in value.slips if each.right not in suggested)
        return LineResult((*self.slips, *others), value.following, value.indent)


def examine_line(text: YamlText, number: int, above: int | None) -> LineResult:
    """Examine one line; ``above`` is the indentation of a value that may continue here, if there is one."""
    line = text.lines[number]
    indent = _INDENT.match(line)
    first = indent.end() if indent else 0
    if first == len(line) or line[first] == "#":
        return LineResult((), number + 1, above)
    if line.rstrip() in ("---", "..."):
        return LineResult((), number + 1)
    if is_code_fence(line):
        return LineResult((Slip("yaml-code-fence", first),), number + 1)
    if _FENCE.match(line, first):
        return LineResult((Slip("yaml-fence", first),), number + 1)
    slips = list(_indent_slips(line[:first]))
    if mark := _MARK_AT_END.match(line):
        right = line[: mark.start("mark")].strip()
        return LineResult((*slips, Slip("yaml-mark-at-end", mark.start("mark"), right)), number + 1)
    column, is_item = _skip_item_markers(line, first, slips)
    here = _Line(text, number, above, first, column, is_item, tuple(slips))
    key = _KEY.match(line, column) or _dressed_key(text, line, column)
    return _examine_words(here) if key is None else _examine_entry(here, key)


def _examine_words(here: _Line) -> LineResult:
    """Examine a line without a key."""
    line, column = here.written, here.column
    odd = None if here.may_continue_value else _KEY_WITHOUT_COLON.match(line, column)
    if odd is not None and here.text.names.has(odd[1]):
        right = f"{odd[1]}: {value_behind_key(line[odd.end() :])}"
        return here.result(Slip("yaml-wide-colon", odd.start(2), right), indent=column)
    tight = None if here.may_continue_value else _KEY_AND_SPACE.match(line.rstrip(), column)
    if tight is not None and here.text.names.has(tight[1]):
        value = line[tight.end() :].strip()
        right = f"{tight[1]}: {value_behind_key(value)}".rstrip()
        return here.result(_colon_missing(column, right), indent=column if value else None)
    if here.is_item and _is_followed_by_key(here.text.lines, here.number, column):
        return here.result(_colon_missing(column), indent=None)
    if here.is_item:
        return _examine_item(here)
    if not here.may_continue_value and (remark := _REMARK.match(line, column)):
        words = remark["text"].rstrip().removesuffix("-->").strip()
        return here.result(Slip("yaml-remark", column, f"# {words}".rstrip()), indent=here.above)
    item = None if here.may_continue_value else item_sign(line[column:])
    if item is not None and _is_below_item(here):
        code, begin = item
        return here.result(Slip(code, column, f"- {line[column + begin :].strip()}"), indent=here.first)
    if here.may_continue_value or here.slips or ": " in line:
        return here.result(indent=here.above)
    # Lines indented below it belong to it and are not separate slips.
    return here.result(_colon_missing(here.first), indent=here.first)


def _is_below_item(here: _Line) -> bool:
    """Return whether the line above has the same indent and is an item, by its hyphen or another sign."""
    before = here.text.lines[here.number - 1] if here.number else ""
    words = before[here.first :]
    return not before[: here.first].strip(" ") and (words.startswith("- ") or item_sign(words) is not None)


def _colon_missing(column: int, right: str = "") -> Slip:
    return Slip("yaml-colon-missing", column, right, {"suggestion": Word("fix-colon") if right else ""})


def _examine_item(here: _Line) -> LineResult:
    """Examine the words of an item as a value."""
    return here.with_value(examine_value(here.text, here.number, here.column, here.first, "- "))


def _examine_entry(here: _Line, key: re.Match[str]) -> LineResult:
    """Examine a line with a key."""
    line, tail = here.written, here.written[key.end() :]
    if here.above is not None and here.may_continue_value and key[2] == ":" and tail.strip():
        is_key = tail[0].isspace()
        shallow = _shallow_lines(here.text.lines, here.number, here.first, here.above) if is_key else None
        if shallow is None:
            return here.result(*([Slip("yaml-indent", here.first)] if is_key else ()), indent=here.above)
        found = (
            Slip("yaml-indent", _indent_of(here.text.lines[at]), below=at - here.number) for at in shallow
        )
        here = replace(here, slips=(*here.slips, *found))
    name = here.text.names.meant_by(key[1], is_top=not here.first)
    if not name and _is_item_of_words(here, key):
        return here.result(indent=here.first)
    if not name and key[2] == ":" and tail.startswith("//"):
        return _examine_item(here)
    # A second colon right after the first is none of the value.
    value = tail.lstrip(f":： {WIDE_SPACES}") if tail[:1] in (":", "：") else tail
    second = _second_name(here.text, value, is_top=not here.first) if name else None
    if second is not None:
        right = f"{name}: {value[: second[0]].strip(f' ,，;；、{WIDE_SPACES}')}"
        beside = Slip("yaml-second-key", key.end() + second[0], second[1])
        return here.result(_chinese_key(here, key, name, right), beside, indent=here.column)
    right = f"{name or key[1]}: {half_width_block_sign(value.strip()) or value_behind_key(value)}".rstrip()
    here = replace(here, slips=(*here.slips, *_key_slips(here, key, name, right)))
    start = len(line) - len(value.lstrip())
    return here.with_value(examine_value(here.text, here.number, start, here.column, f"{name or key[1]}: "))


def _is_item_of_words(here: _Line, key: re.Match[str]) -> bool:
    """Return whether what looks like a key begins an item of words, such as “学历：大专”."""
    if key[2] == ":" or key[1].isascii() or not here.is_item:
        return False
    return not _is_above_key(here.text.lines, here.number, here.column)


def _key_slips(here: _Line, key: re.Match[str], name: str | None, right: str) -> Iterator[Slip]:
    """Yield what is wrong with a key and its colon; ``name`` is the one that a Chinese key means."""
    tail = here.written[key.end() :]
    if name:
        yield _chinese_key(here, key, name, right)
    elif key[2] != ":" and not key[1].isascii() and not here.first:
        # Prose has such words before a colon too.
        choices = here.text.names.choices
        values = {"key": key[1], "choices": choices, "remedy": Word("fix-key-or-text")}
        yield Slip("unknown-key", here.column, "", values)
    elif key[2] != ":":
        # The correction of a hyphen has that of the colon too.
        if not any(each.right == f"- {right}" for each in here.slips):
            yield Slip("yaml-wide-colon", key.start(2), right)
    elif tail and not tail[0].isspace():
        yield Slip("yaml-colon-blank", key.start(2), right)
    elif tail and tail[0] in WIDE_SPACES:
        yield Slip("yaml-blank-wide", key.end(), right)


def _chinese_key(here: _Line, key: re.Match[str], name: str | None, right: str) -> Slip:
    return Slip("chinese-key", here.column, right, {"key": key[1], "name": name})


def _shallow_lines(lines: Sequence[str], number: int, first: int, above: int) -> list[int] | None:
    """Return the wrongly indented lines between a key and the previous key at its column.

    Empty if another slip explains their indentation; None if the key itself is indented wrongly.
    """
    shallow: list[int] = []
    for at in range(number - 1, -1, -1):
        line = lines[at]
        indent = line[: len(line) - len(line.lstrip())]
        if len(indent) == len(line) or line[len(indent)] == "#":
            continue
        slips: list[Slip] = []
        column, _ = _skip_item_markers(line, len(indent), slips)
        if shallow and column == first and _KEY.match(line, column):
            return shallow[::-1]
        if not shallow and (slips or indent.strip(" ")):
            return []
        if not shallow and column == above > len(indent) and _next_line_begins_at(lines, number, first):
            # All keys of an item but its first are further in.
            return [at]
        if above not in (column, len(indent)):
            return None
        shallow.append(at)
    return None


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _next_line_begins_at(lines: Sequence[str], number: int, column: int) -> bool:
    """Return whether the next line with anything on it begins at a column."""
    below = next((line for line in lines[number + 1 : number + 4] if line.strip()), "")
    return _indent_of(below) == column


def _second_name(text: YamlText, value: str, *, is_top: bool) -> tuple[int, str] | None:
    """Return where another Chinese name of a key begins in a value, and the line that it needs; or None."""
    for found in _NAME_IN_VALUE.finditer(value):
        if "：" in value[: found.start()] or ":" in value[: found.start()]:
            # What stands before has colons of its own, as prose has.
            return None
        name = text.names.meant_by(found["name"], is_top=is_top)
        if name:
            return found.start(), f"{name}: {value[found.end() :].strip()}"
    return None


def _is_followed_by_key(lines: Sequence[str], number: int, column: int) -> bool:
    """Return whether an item without a colon begins a mapping: an aligned key follows on the next line."""
    return _BARE_KEY.match(lines[number], column) is not None and _is_above_key(lines, number, column)


def _is_above_key(lines: Sequence[str], number: int, column: int) -> bool:
    """Return whether a key follows on the next line, at the column."""
    if number + 1 == len(lines):
        return False
    below = lines[number + 1]
    key = _KEY.match(below, column)
    return not below[:column].strip(" ") and key is not None and below[key.end() :][:1].strip() == ""


def _dressed_key(text: YamlText, line: str, column: int) -> re.Match[str] | None:
    """Match a key with signs around it, if it is one that is known without them."""
    found = _DRESSED_KEY.match(line, column)
    return found if found and text.names.meant_by(found[1], is_top=not column) else None


def _indent_slips(indent: str) -> Iterator[Slip]:
    if "\t" in indent:
        yield Slip("yaml-tab", indent.index("\t"))
    elif indent.strip(" "):
        yield Slip("yaml-wide-blank", len(indent) - len(indent.lstrip(" ")))


def _skip_item_markers(line: str, column: int, slips: list[Slip]) -> tuple[int, bool]:
    """Return the column at which the item on a line begins, after all hyphens, and whether there are any."""
    first = column
    while True:
        right = _ITEM.match(line, column)
        wide = None if right else _WIDE_ITEM.match(line, column) or _NUMBERED_KEY.match(line, column)
        tight = None if right or wide else _TIGHT_ITEM.match(line, column)
        found = right or wide or tight
        if found is None:
            return column, column > first
        if "\t" in found[0]:
            slips.append(Slip("yaml-tab", column + found[0].index("\t")))
        if not right:
            code = "yaml-wide-hyphen" if wide else "yaml-hyphen-blank"
            code = "yaml-blank-wide" if found[0][0] == "-" and wide else code
            slips.append(Slip(code, column, f"- {_with_half_width_colon(line[found.end() :].strip())}"))
        column = found.end()


def _with_half_width_colon(item: str) -> str:
    """Return the text of an item, in which the colon after a key is in half width."""
    key = _KEY.match(item)
    is_wide = key is not None and key[1].isascii() and key[2] == "："
    return f"{key[1]}: {value_behind_key(item[key.end() :])}" if key is not None and is_wide else item

"""Find typical slips of office workers in YAML, line by line, in a text that could not be parsed.

A parser reports where it failed, which is often a line further down, and never why. Here each slip is
reported on its own line, with the corrected line: a full-width colon, a missing blank, text after a quotation
mark. The lines of block scalars and of other values over several lines are skipped.
"""

import re
from collections.abc import Iterator, Sequence

from sitebuilder.content.model.chinese_keys import KeyNames
from sitebuilder.content.yaml.front_matter import is_code_fence
from sitebuilder.content.yaml.item_signs import ODD_COLONS, WIDE_BLANK, WIDE_HYPHEN
from sitebuilder.content.yaml.lines import half_width_block_sign
from sitebuilder.content.yaml.quoting import value_behind_key
from sitebuilder.content.yaml.value_slips import LineResult, Slip, YamlText, examine_value
from sitebuilder.messages import Place, Problem, Word, problem

_INDENT = re.compile(rf"[ \t{WIDE_BLANK}]*")
_MARK_AT_END = re.compile(
    r"""\s*(?:- +)?(["']?)[A-Za-z_][\w-]*\1[ \t]*:[ \t]*"""
    r"""(?:"(?:[^"\\]|\\.)*"|'[^']*')(?P<mark>[ \t]*[,，;；。])\s*$"""
)
"""A quoted value followed by punctuation at the end of the line, as other formats require it."""

_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
"""Git's markers of an unresolved conflict."""

_FENCE = re.compile(r"[-—－–―]{2,}\s*$")
_ITEM = re.compile(r"-[ \t]+")
_WIDE_ITEM = re.compile(rf"[{WIDE_HYPHEN}]+[ \t{WIDE_BLANK}]*(?=\S)|\*[ \t]+|-[{WIDE_BLANK}]+")
_NUMBERED_KEY = re.compile(r"[（(]?[0-9]{1,2}(?:[、．）)]|\.(?![0-9]))[ \t]*(?=[A-Za-z_][\w-]*[ \t]*[:：])")
_TIGHT_ITEM = re.compile(r"-(?=[^\s\-0-9])")
_KEY = re.compile(rf"([A-Za-z_][\w-]*|[^\x00-\xff]{{2,8}}?)[ \t{WIDE_BLANK}]*([:：])")
_KEY_WITHOUT_COLON = re.compile(rf"([A-Za-z_][\w-]*)[ \t]*([{ODD_COLONS}])[ \t\u3000]*(?=\S)")
_DRESSED_KEY = re.compile(
    rf"([*#＃【［「“]{{0,2}}[\u3400-\u9fffA-Za-z_](?:[\w-]|[ {WIDE_BLANK}]){{0,20}}[*】］」”]{{0,2}})"
    rf"[ \t{WIDE_BLANK}]*([:：])"
)
"""A key with signs around it or blanks between its letters: 【作者】：, 联 系 人：."""

_REMARK = re.compile(r"(?:＃+|//+|<!--+)(?P<text>.*)")
"""A line that other programs or a Chinese keyboard make of a comment."""

_NAME_IN_VALUE = re.compile(r"(?<=[\s,，;；、])(?P<name>[\u3400-\u9fff]{2,8})[ \t]?[:：]")
_JSON_REMARK = re.compile(r"""(?:[^"/]|"(?:[^"\\]|\\.)*"|/(?!/))*+(?P<remark>//(?P<text>.*))""")
_BARE_KEY = re.compile(r"[A-Za-z_][\w-]*(?:\s|$)")
_REFERENCE = re.compile(r"[&*][\w-]+")
_MAX_SHOWN = 60
_MAX_UNCLOSED = 20
"""How often the rest of a text is searched in vain for the end of a value."""


def find_slips(text: str, start: Place, names: KeyNames) -> Iterator[Problem]:
    """Yield a problem for each slip in a YAML text that begins at ``start``, whose keys have these names."""
    lines = text.split("\n")
    if conflicts := list(_conflicts(lines, start)):
        yield from conflicts
        return
    if text.lstrip()[:1] in ("{", "["):
        # Its lines are no lines of YAML: the parser alone knows what is wrong, but for comments of programs.
        yield from _remarks_in_json(lines, start)
        return
    references = frozenset(_REFERENCE.findall(text))
    number, indent, unclosed = 0, None, 0
    while number < len(lines):
        reach = len(lines) if unclosed < _MAX_UNCLOSED else 0
        result = _examine_line(YamlText(lines, references, names, reach), number, indent)
        unclosed += any(slip.code in ("yaml-bracket", "yaml-quote") for slip in result.slips)
        for slip in result.slips:
            place = Place(start.file, start.line + number + slip.below, slip.column + 1)
            right = {"right": _abbreviate(slip.right)} if slip.right else {}
            yield problem(slip.code, place, **right, **slip.values)
        number, indent = result.following, result.indent


def _remarks_in_json(lines: Sequence[str], start: Place) -> Iterator[Problem]:
    """Yield a problem for each comment of JSON with slashes, which YAML takes for words."""
    for number, line in enumerate(lines):
        found = _JSON_REMARK.match(line)
        if found is not None:
            place = Place(start.file, start.line + number, found.start("remark") + 1)
            yield problem("yaml-remark", place, right=f"# {found['text'].strip()}")


def _conflicts(lines: Sequence[str], start: Place) -> Iterator[Problem]:
    """Yield a problem for each end of an unresolved conflict, or for what is left of its markers."""
    found = [(number, line) for number, line in enumerate(lines) if _CONFLICT.fullmatch(line)]
    ends = [each for each in found if each[1][0] in "<>"] or found
    for number, line in ends:
        yield problem("merge-conflict", Place(start.file, start.line + number, 1), marker=line[:7])


def _examine_line(text: YamlText, number: int, above: int | None) -> LineResult:
    """Examine one line; ``above`` is the indentation of a value that may continue here, if there is one."""
    line = text.lines[number]
    blank = _INDENT.match(line)
    column = blank.end() if blank else 0
    if column == len(line) or line[column] == "#":
        return LineResult((), number + 1, above)
    slips = list(_indent_slips(line[:column]))
    if line.rstrip() in ("---", "..."):
        return LineResult((), number + 1, None)
    if is_code_fence(line):
        return LineResult((Slip("yaml-code-fence", column),), number + 1, None)
    if _FENCE.match(line, column):
        return LineResult((Slip("yaml-fence", column),), number + 1, None)
    if mark := _MARK_AT_END.match(line):
        right = line[: mark.start("mark")].strip()
        return LineResult((*slips, Slip("yaml-mark-at-end", mark.start("mark"), right)), number + 1, None)
    first = column
    column, is_item = _skip_item_markers(line, column, slips)
    key = _KEY.match(line, column) or _dressed_key(text, line, column)
    if key is None:
        goes_on = above is not None and first > above and not is_item
        odd = None if goes_on else _KEY_WITHOUT_COLON.match(line, column)
        if odd is not None and text.names.has(odd[1]):
            right = f"{odd[1]}: {value_behind_key(line[odd.end() :])}"
            return LineResult((*slips, Slip("yaml-wide-colon", odd.start(2), right)), number + 1, column)
        if not is_item:
            if not goes_on and (remark := _REMARK.match(line, column)):
                words = remark["text"].rstrip().removesuffix("-->").strip()
                slips.append(Slip("yaml-remark", column, f"# {words}".rstrip()))
                return LineResult(tuple(slips), number + 1, above)
            missing = () if goes_on or slips or ": " in line else (Slip("yaml-colon-missing", first),)
            # Lines indented below it belong to it and are not separate slips.
            return LineResult((*slips, *missing), number + 1, first if missing else above)
        if _is_followed_by_key(text.lines, number, column):
            return LineResult((*slips, Slip("yaml-colon-missing", column)), number + 1, None)
        return _with_slips(slips, examine_value(text, number, column, first, "- "))
    if above is not None and first > above and not is_item and key[2] == ":" and line[key.end() :].strip():
        is_key = line[key.end()].isspace()
        shallow = _shallow_lines(text.lines, number, first, above) if is_key else None
        if shallow is None:
            return LineResult((*slips, *((Slip("yaml-indent", first),) if is_key else ())), number + 1, above)
        slips += [Slip("yaml-indent", _column(text.lines[at]), below=at - number) for at in shallow]
    tail = line[key.end() :]
    # A second colon right behind the first is none of the value.
    value = tail.lstrip(f":： {WIDE_BLANK}") if tail[:1] in (":", "：") else tail
    name = text.names.meant_by(key[1], is_top=not first)
    right = f"{name or key[1]}: {half_width_block_sign(value.strip()) or value_behind_key(value)}".rstrip()
    if name:
        second = _second_name(text, value, is_top=not first)
        if second is not None:
            right = f"{name}: {value[: second[0]].strip(f' ,，;；、{WIDE_BLANK}')}"
            slips.append(Slip("chinese-key", column, right, {"key": key[1], "name": name}))
            slips.append(Slip("yaml-second-key", key.end() + second[0], second[1]))
            return LineResult(tuple(slips), number + 1, column)
        slips.append(Slip("chinese-key", column, right, {"key": key[1], "name": name}))
    elif key[2] != ":" and not key[1].isascii() and is_item and not _is_above_key(text.lines, number, column):
        # An item of words, such as “学历：大专”.
        return LineResult(tuple(slips), number + 1, first)
    elif key[2] != ":" and not key[1].isascii() and not first:
        # Prose has such words before a colon too.
        values = {"key": key[1], "choices": text.names.choices, "remedy": Word("fix-key-or-text")}
        slips.append(Slip("unknown-key", column, "", values))
    elif key[2] != ":":
        # The correction of a hyphen has that of the colon too.
        is_told = any(each.right == f"- {right}" for each in slips)
        slips += [] if is_told else [Slip("yaml-wide-colon", key.start(2), right)]
    elif tail and not tail[0].isspace():
        if tail.startswith("//"):
            return _with_slips(slips, examine_value(text, number, column, first, "- "))
        slips.append(Slip("yaml-colon-blank", key.start(2), right))
    elif tail and tail[0] in WIDE_BLANK:
        slips.append(Slip("yaml-blank-wide", key.end(), right))
    found = examine_value(text, number, len(line) - len(value.lstrip()), column, f"{name or key[1]}: ")
    return _with_slips(slips, found)


def _shallow_lines(lines: Sequence[str], number: int, first: int, above: int) -> list[int] | None:
    """Return the lines above a key that are less indented than it and the key above them, which are wrong.

    There are none if another slip explains their indentation; None if the key itself is wrong.
    """
    shallow: list[int] = []
    for at in range(number - 1, -1, -1):
        line = lines[at]
        blank = line[: len(line) - len(line.lstrip())]
        if len(blank) == len(line) or line[len(blank)] == "#":
            continue
        slips: list[Slip] = []
        column, _ = _skip_item_markers(line, len(blank), slips)
        if shallow and column == first and _KEY.match(line, column):
            return shallow[::-1]
        if not shallow and (slips or blank.strip(" ")):
            return []
        if not shallow and column == above > len(blank) and _goes_on_at(lines, number, first):
            # All keys of an item but its first are further in.
            return [at]
        if above not in (column, len(blank)):
            return None
        shallow.append(at)
    return None


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _goes_on_at(lines: Sequence[str], number: int, column: int) -> bool:
    """Return whether the next line with anything on it begins at a column."""
    below = next((line for line in lines[number + 1 : number + 4] if line.strip()), "")
    return _column(below) == column


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


def _with_slips(slips: Sequence[Slip], value: LineResult) -> LineResult:
    """Return the result of a whole line: that of its value, with the slips before the value added.

    A slip whose correction is already that of another is not told twice.
    """
    told = {each.right for each in slips if each.right}
    others = (each for each in value.slips if each.right not in told)
    return LineResult((*slips, *others), value.following, value.indent)


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


def _indent_slips(blank: str) -> Iterator[Slip]:
    if "\t" in blank:
        yield Slip("yaml-tab", blank.index("\t"))
    elif blank.strip(" "):
        yield Slip("yaml-wide-blank", len(blank) - len(blank.lstrip(" ")))


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
    """Return the text of an item, in which the colon behind a key is in half width."""
    key = _KEY.match(item)
    is_wide = key is not None and key[1].isascii() and key[2] == "："
    return f"{key[1]}: {value_behind_key(item[key.end() :])}" if key is not None and is_wide else item


def _abbreviate(right: str) -> str:
    return right if len(right) <= _MAX_SHOWN else f"{right[:_MAX_SHOWN]}……"

"""The source lines of a YAML scalar: line breaks within it, keys swallowed by it, a comment after it."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sitebuilder.content.yaml.nodes import Node, ScalarNode
from sitebuilder.markdown.cjk import joins_without_space
from sitebuilder.patterns import lazy_pattern

_JOIN = "\ue000"
"""Sentinel at the end of a line that continues without a space, while the scalar is parsed again."""

_SWALLOWED_KEY = lazy_pattern(r"\s*[A-Za-z_][\w-]*\s*：")
_TIGHT_KEY = lazy_pattern(r"\s*(?P<key>[A-Za-z_][\w-]*)\s*:")
_BLOCK_SIGNS = str.maketrans(
    dict.fromkeys("｜￨│┃∣丨︱", "|") | dict.fromkeys("＞﹥〉", ">") | dict.fromkeys("－—﹣", "-")
)
_WIDE_BLOCK = lazy_pattern(r"(?P<sign>[｜￨│┃∣丨︱＞﹥〉][-－—﹣+0-9]{0,2})\s*(?:#.*)?$")
_SWALLOWED_ITEM = lazy_pattern(r"\s*(?:[－–—―−﹣·•●◦*]|-(?![- \t\n\d]))\s*\S")


ZERO_WIDTH = "\u200b\u2060"
_SPACES = " \t\u00a0\u3000"


def strip_unseen(text: str) -> str:
    """Return a YAML text without zero-width signs, and without wide spaces at the ends of its lines.

    Nobody sees them, and YAML takes them for parts of keys and values. The lines stay the same.
    """
    if text.isascii():
        return text
    for sign in ZERO_WIDTH:
        text = text.replace(sign, "")
    if "\u3000" in text or "\u00a0" in text:
        text = "\n".join(map(_without_wide_end, text.split("\n")))
    return text


def _without_wide_end(line: str) -> str:
    bare = line.rstrip(_SPACES)
    return bare if line[len(bare) :].strip(" \t") else line


def unfold(node: ScalarNode, source: Sequence[str]) -> str:
    """Return the text of a scalar without the spaces that YAML inserts between Han.

    YAML folds a line break into a space (1.2, 6.5), as Western text needs it. ``source`` are the lines of the
    whole YAML text. The lines of a literal block scalar are not joined.
    """
    first, last = node.start_mark, node.end_mark
    if first.line == last.line or node.style == "|" or _JOIN in node.value:
        return node.value
    lines = list(source[first.line : last.line + 1])
    if node.style == ">":
        lines = lines[: last.line - first.line]
    else:
        lines[-1] = lines[-1][: last.column]
    lines[0] = lines[0][first.column :]
    joined = [
        f"{line.rstrip()}{_JOIN}"
        if number and joins_without_space(line.rstrip()[-2:], after.lstrip())
        else line
        for number, (line, after) in enumerate(zip(lines, [*lines[1:], ""], strict=True), node.style != ">")
    ]
    if joined == lines:
        return node.value
    # Imported here: few scalars have several lines.
    import yaml

    try:
        parsed: Any = yaml.compose("x: " + "\n".join(joined) + "\n", Loader=yaml.SafeLoader)
        value: str = parsed.value[0][1].value
    except (yaml.YAMLError, AttributeError):
        return node.value
    # If this did not parse as the same scalar, the spaces stay.
    is_same = value.replace(_JOIN, "").rstrip("\n") == node.value.rstrip("\n")
    return value.replace(f"{_JOIN} ", "").replace(_JOIN, "") if is_same else node.value


def half_width_block_sign(line: str, column: int = 0) -> str | None:
    """Return the sign of a block scalar (``|``, ``>``) that was meant by a full-width one at a column.

    None if the rest of the line is anything else.
    """
    found = _WIDE_BLOCK.match(line, column)
    return found["sign"].translate(_BLOCK_SIGNS) if found else None


def swallowed_keys(
    node: ScalarNode, source: Sequence[str], keys: Collection[str] = ()
) -> Iterator[tuple[str, int, int, str]]:
    """Yield each line of a plain scalar over several lines that was meant to be a separate key or item.

    A scalar that was meant to be a block of lines is one slip, at its first line. Of ``keys`` the colon may
    be half-width, but lack the space after it.

    Each is the code of the problem, the zero-based line and column, and the corrected line.
    """
    if node.style:
        return
    first = node.start_mark
    before = source[first.line][: first.column].strip()
    if sign := half_width_block_sign(source[first.line], first.column):
        yield "yaml-wide-block", first.line, first.column, f"{before} {sign}"
        return
    for number in range(node.start_mark.line, node.end_mark.line + 1):
        line = source[number]
        column = node.start_mark.column if number == node.start_mark.line else 0
        item = _SWALLOWED_ITEM.match(line, column)
        key = _SWALLOWED_KEY.match(line) if number > node.start_mark.line else None
        tight = _TIGHT_KEY.match(line) if keys and number > node.start_mark.line else None
        if tight and tight["key"] in keys:
            yield (
                "yaml-colon-blank",
                number,
                tight.end() - 1,
                f"{tight['key']}: {line[tight.end() :].strip()}",
            )
        elif key:
            name, _, value = line.partition("：")
            value = half_width_block_sign(value.strip()) or value.strip()
            yield "yaml-wide-colon", number, key.end() - 1, f"{name.strip()}: {value}"
        elif item:
            text = line[column:].lstrip()
            code = "yaml-hyphen-blank" if text[0] == "-" else "yaml-wide-hyphen"
            code = "yaml-blank-wide" if text[0] == "-" and text[1].isspace() else code
            if number == first.line and before.endswith(":"):
                # Behind its key, an item needs a line of its own.
                code = "yaml-item-on-line"
            yield code, number, len(line) - len(text), f"- {text[1:].strip()}"


def trailing_comment(node: Node, source: Sequence[str]) -> tuple[int, int, str] | None:
    """Return the zero-based line and column of a comment after a value, and its text without ``#``; or None.

    An empty value begins where its comment does.
    """
    mark = node.end_mark
    if mark.line >= len(source) or (isinstance(node, ScalarNode) and node.style in ("|", ">")):
        return None
    line = source[mark.line]
    rest = line[mark.column :]
    text = rest.lstrip()
    if not text.startswith("#"):
        return None
    return mark.line, len(line) - len(text), text[1:]

"""The lines of a YAML scalar in its file: what a line break within it means, and what stands behind it."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from sitebuilder.markdown.cjk import joins_without_space

_JOIN = "\ue000"
"""Put at the end of a line that goes on without a blank, while the scalar is parsed once more."""

_KEY_BELOW = re.compile(r"\s*[A-Za-z_][\w-]*\s*：")
_ITEM_BELOW = re.compile(r"\s*(?:[－–—―−﹣·•●◦*]|-(?![- \t\n\d]))\s*\S")


def unfold(node: yaml.ScalarNode, source: Sequence[str]) -> str:
    """Return the text of a scalar over several lines without the blanks that YAML puts between Han.

    YAML folds a line break into a blank (1.2, 6.5), as Western text wants it; ``source`` are the lines of
    the whole text. Those of a literal block scalar stay apart.
    """
    first, last = node.start_mark, node.end_mark
    if node.style == "|" or _JOIN in node.value:
        return str(node.value)
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
        return str(node.value)
    try:
        again: Any = yaml.compose("x: " + "\n".join(joined) + "\n", Loader=yaml.SafeLoader)
        value: str = again.value[0][1].value
    except (yaml.YAMLError, AttributeError):
        return str(node.value)
    # Where this did not read the same scalar again, the blanks stay.
    is_same = value.replace(_JOIN, "").rstrip("\n") == node.value.rstrip("\n")
    return value.replace(f"{_JOIN} ", "").replace(_JOIN, "") if is_same else str(node.value)


def swallowed_keys(node: yaml.ScalarNode, source: Sequence[str]) -> Iterator[tuple[str, int, int, str]]:
    """Yield what in the lines below the first of a plain scalar was meant to be a key or an item of its own.

    That is: the code of the problem, the line and the column, both from 0, and the line as it should be.
    """
    if node.style:
        return
    for number in range(node.start_mark.line, node.end_mark.line + 1):
        line = source[number]
        column = node.start_mark.column if number == node.start_mark.line else 0
        item = _ITEM_BELOW.match(line, column)
        key = _KEY_BELOW.match(line) if number > node.start_mark.line else None
        if key:
            name, _, value = line.partition("：")
            yield "yaml-wide-colon", number, key.end() - 1, f"{name.strip()}: {value.strip()}"
        elif item:
            text = line[column:].lstrip()
            code = "yaml-hyphen-blank" if text[0] == "-" else "yaml-wide-hyphen"
            code = "yaml-blank-wide" if text[0] == "-" and text[1].isspace() else code
            yield code, number, len(line) - len(text), f"- {text[1:].strip()}"


def trailing_comment(node: yaml.Node, source: Sequence[str]) -> tuple[int, int, str] | None:
    """Return the line and the column, both from 0, of a comment behind a value, and it without its ``#``.

    None without one. A value that is not written begins where its comment does.
    """
    mark = node.end_mark
    if mark.line >= len(source) or (isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")):
        return None
    line = source[mark.line]
    rest = line[mark.column :]
    text = rest.lstrip()
    if not text.startswith("#"):
        return None
    return mark.line, len(line) - len(text), text[1:]


def quote_scalar(value: str) -> str:
    """Return a value in the quotation marks of YAML (1.2, 7.3) that need least escaping."""
    value = value.strip()
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"

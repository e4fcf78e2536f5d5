"""Report text that YAML silently drops as a comment or adds to the value above."""

from collections.abc import Collection
from itertools import takewhile

from sitebuilder.content.values.reading import Reading
from sitebuilder.content.yaml.item_signs import numbered_items
from sitebuilder.content.yaml.lines import swallowed_keys, trailing_comment
from sitebuilder.content.yaml.nodes import Node, ScalarNode
from sitebuilder.content.yaml.quoting import quote_scalar
from sitebuilder.messages import Label, Place
from sitebuilder.patterns import lazy_pattern

_COMMENTED_KEY = lazy_pattern(r"#+ *(?P<key>[a-z_]+) *[:：]")
"""A key at the margin in a comment."""


def report_lost_text(node: Node, reading: Reading, *, has_words: bool) -> bool:
    """Report text that YAML parses as a comment or as part of a value, although it was not meant so.

    ``has_words`` means that the value is shown as it is written, so that a comment may have been meant as
    text. Return True if the value certainly isn't what was meant.
    """
    first, last = node.start_mark.line, node.end_mark.line
    if has_words:
        _report_headings_above(node, reading)
    is_lost = first != last and report_swallowed_keys(node, reading)
    if last >= len(reading.source) or "#" not in reading.source[last]:
        return is_lost
    comment = trailing_comment(node, reading.source)
    if comment is None or not comment[2].strip():
        return is_lost
    number, column, text = comment
    is_tight = not text[0].isspace()
    if is_tight and has_words:
        whole = reading.source[number][node.start_mark.column if first == last else 0 :]
        reading.report("yaml-hash", _place(number, column, reading), right=quote_scalar(whole))
        return True
    if is_tight or has_words:
        reading.report("yaml-comment", _place(number, column, reading), found=text.strip())
    return is_lost


def _report_headings_above(node: Node, reading: Reading) -> None:
    """Report headings of Markdown between a key and the plain value below it, which are comments to YAML."""
    first, column = node.start_mark.line, node.start_mark.column
    if not first or "#" not in reading.source[first - 1]:
        return
    if not isinstance(node, ScalarNode) or node.style or reading.source[first][:column].strip():
        return
    lines = (reading.source[number] for number in range(first - 1, -1, -1))
    above = takewhile(lambda line: line[:column].isspace() and line[column:][:1] == "#", lines)
    for number, line in enumerate(above, 1):
        if line.startswith("##", column):
            reading.report("yaml-heading", _place(first - number, column, reading), found=line.strip())


def report_commented_key(key: str, meaning: Label, reading: Reading) -> bool:
    """Report a key that is missing since its line begins with ``#``."""
    for number, line in enumerate(reading.source):
        found = _COMMENTED_KEY.match(line)
        if found is not None and found["key"] == key:
            right = f"{key}: {line[found.end() :].strip()}"
            reading.report("key-commented", _place(number, 0, reading), key=key, meaning=meaning, right=right)
            return True
    return False


def report_deeper_item(node: Node, reading: Reading) -> bool:
    """Report an item that YAML folds into the one above, since it is indented further."""
    if not isinstance(node, ScalarNode) or node.style or node.start_mark.line == node.end_mark.line:
        return False
    for number in range(node.start_mark.line + 1, node.end_mark.line + 1):
        line = reading.source[number]
        text = line.lstrip()
        if text.startswith("- "):
            reading.report("yaml-indent", _place(number, len(line) - len(text), reading))
            return True
    return False


def report_commented_value(node: Node, reading: Reading) -> bool:
    """Report a value that begins with # and so is a comment to YAML; ``# `` begins a real comment."""
    if not isinstance(node, ScalarNode) or node.style or node.value:
        return False
    comment = trailing_comment(node, reading.source)
    if comment is None or not comment[2] or comment[2][0].isspace():
        return False
    line, column, text = comment
    reading.report("yaml-hash", _place(line, column, reading), right=quote_scalar(f"#{text}"))
    return True


def report_swallowed_keys(
    node: Node, reading: Reading, *, is_list: bool = False, keys: Collection[str] = ()
) -> bool:
    """Report the lines of a plain value that were meant to be separate keys or items.

    In place of a list, numbers begin items too; in that of a mapping, ``keys`` without a space after their
    colon are keys.
    """
    if not isinstance(node, ScalarNode):
        return False
    slips = list(swallowed_keys(node, reading.source, keys))
    if is_list and not slips:
        slips = list(numbered_items(node, reading.source))
    for code, line, column, right in slips:
        reading.report(code, _place(line, column, reading), right=right)
    return bool(slips)


def _place(line: int, column: int, reading: Reading) -> Place:
    """Convert a zero-based line and column of the YAML text into a place in the file."""
    return Place(reading.start.file, reading.start.line + line, column + 1)

"""Report text that YAML silently drops as a comment or adds to the value above."""

import yaml

from sitebuilder.content.reading import Reading
from sitebuilder.content.yaml_lines import swallowed_keys, trailing_comment
from sitebuilder.content.yaml_quoting import quote_scalar
from sitebuilder.messages import Place


def report_lost_text(node: yaml.Node, reading: Reading, *, has_words: bool) -> bool:
    """Report text that YAML parses as a comment or as part of a value, although it was not meant so.

    ``has_words`` means that the value is shown as it is written, so that a comment may have been meant as
    text. Return True if the value certainly isn't what was meant.
    """
    first, last = node.start_mark.line, node.end_mark.line
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


def report_commented_value(node: yaml.Node, reading: Reading) -> bool:
    """Report a value that begins with # and so is a comment to YAML; ``# `` begins a real comment."""
    if not isinstance(node, yaml.ScalarNode) or node.style or node.value:
        return False
    comment = trailing_comment(node, reading.source)
    if comment is None or not comment[2] or comment[2][0].isspace():
        return False
    line, column, text = comment
    reading.report("yaml-hash", _place(line, column, reading), right=quote_scalar(f"#{text}"))
    return True


def report_swallowed_keys(node: yaml.Node, reading: Reading) -> bool:
    """Report the lines of a plain value that were meant to be separate keys or items."""
    slips = list(swallowed_keys(node, reading.source)) if isinstance(node, yaml.ScalarNode) else []
    for code, line, column, right in slips:
        reading.report(code, _place(line, column, reading), right=right)
    return bool(slips)


def _place(line: int, column: int, reading: Reading) -> Place:
    """Convert a zero-based line and column of the YAML text into a place in the file."""
    return Place(reading.start.file, reading.start.line + line, column + 1)

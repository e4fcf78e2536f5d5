"""Text of a value that YAML drops or puts elsewhere without a word: told at its line."""

import yaml

from sitebuilder.content.reading import Reading
from sitebuilder.content.yaml_lines import quote_scalar, swallowed_keys, trailing_comment
from sitebuilder.messages import Place


def report_lost_text(node: yaml.Node, reading: Reading, *, has_words: bool) -> bool:
    """Report what YAML takes for a comment, or for more of a value, and nobody meant so.

    ``has_words`` when what stands there is shown as it is written: then a comment may have been meant as
    words. Tells whether the value is not what was meant for sure.
    """
    first, last = node.start_mark.line, node.end_mark.line
    is_lost = first != last and report_swallowed_keys(node, reading)
    if last >= len(reading.source) or "#" not in reading.source[last]:
        return is_lost
    comment = trailing_comment(node, reading.source)
    if comment is None or not comment[2].strip():
        return is_lost
    number, column, text = comment
    is_glued = not text[0].isspace()
    if is_glued and has_words:
        written = reading.source[number][node.start_mark.column if first == last else 0 :]
        reading.report("yaml-hash", _place(number, column, reading), right=quote_scalar(written))
        return True
    if is_glued or has_words:
        reading.report("yaml-comment", _place(number, column, reading), found=text.strip())
    return is_lost


def report_commented_value(node: yaml.Node, reading: Reading) -> bool:
    """Report words that begin with #, all of which YAML takes for a comment; ``# `` begins a true one."""
    if not isinstance(node, yaml.ScalarNode) or node.style or node.value:
        return False
    comment = trailing_comment(node, reading.source)
    if comment is None or not comment[2] or comment[2][0].isspace():
        return False
    line, column, text = comment
    reading.report("yaml-hash", _place(line, column, reading), right=quote_scalar(f"#{text}"))
    return True


def report_swallowed_keys(node: yaml.Node, reading: Reading) -> bool:
    """Report the lines of a plain value that were meant to be keys or items of their own."""
    slips = list(swallowed_keys(node, reading.source)) if isinstance(node, yaml.ScalarNode) else []
    for code, line, column, right in slips:
        reading.report(code, _place(line, column, reading), right=right)
    return bool(slips)


def _place(line: int, column: int, reading: Reading) -> Place:
    """Return the place in the file of a line and a column that count from 0 in its YAML."""
    return Place(reading.start.file, reading.start.line + line, column + 1)

"""Report values whose type is not that of the model; ``INVALID`` is the result of such a decoding."""

from collections.abc import Callable
from typing import Any

from sitebuilder.content.values.reading import Reading, is_item_path, last_key
from sitebuilder.content.yaml.lost_text import report_swallowed_keys
from sitebuilder.content.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode, node_place
from sitebuilder.content.yaml.quoting import in_single_quotes, quote_scalar
from sitebuilder.markdown.invisible import HIGH_NONCHARACTER, is_visible
from sitebuilder.messages import Label, Word
from sitebuilder.patterns import lazy_pattern

_CONTROL = lazy_pattern(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|{HIGH_NONCHARACTER}"
)

_WINDOWS_PATH = lazy_pattern(r"(?<![A-Za-z])[A-Za-z]:\\[^\\\"]")

_COMMA = lazy_pattern("[，、] *")


class Invalid:
    """The type of ``INVALID``, the result of decoding a field that could not be read."""


INVALID = Invalid()
Decoder = Callable[[Node, str, Reading], Any]


def report_wrong_type(
    node: Node, path: str, reading: Reading, expected: str, **forms: str | Label
) -> Invalid:
    """Report a value that does not have the ``expected`` type: scalar, words, text, list, mapping or item.

    Words are a scalar, and an item is a mapping within a list. A value in brackets that may be meant as words
    or text needs quotation marks. Of the ``forms``, ``right`` are keys of a mapping, of an item, or of the
    items of a list, and ``short`` is an item on one line.
    """
    if isinstance(node, ScalarNode) and report_control_character(node, reading):
        return INVALID
    if expected in ("list", "mapping", "item") and report_swallowed_keys(
        node, reading, is_list=expected != "mapping"
    ):
        return INVALID
    if expected in ("words", "text") and getattr(node, "flow_style", False):
        source = _source_of(node, reading)
        found: str | Word = source
        values: dict[str, object] = {
            "expected": Word("type-scalar"),
            "remedy": Word("fix-in-quotes"),
            "right": quote_scalar(source),
        }
        if joined := _joined(node):
            values |= {"remedy": Word("fix-in-quotes-or-joined"), "joined": joined}
    else:
        found = node.value if isinstance(node, ScalarNode) else Word(f"found-{node_name(node)}")
        kind = {"item": "mapping", "words": "scalar"}.get(expected, expected)
        remedy = "item" if expected == "item" or (expected == "list" and forms.get("right")) else kind
        values = {"expected": Word(f"type-{kind}"), "remedy": Word(f"fix-{remedy}")}
        values |= {name: form for name, form in forms.items() if form}
        if remedy == "item" and "short" in forms:
            values["remedy"] = Word("fix-item-or-line")
        elif kind == "scalar" and (joined := _joined(node)):
            remedy = "joined" if expected == "words" else "one"
            values |= {"remedy": Word(f"fix-{remedy}"), "joined": joined, "first": joined.partition("、")[0]}
    place = node_place(node, reading.start)
    reading.report("wrong-type", place, key=last_key(path), found=found, **values)
    return INVALID


def report_colon_in_item(node: Node, path: str, reading: Reading) -> bool:
    """Report words with a colon and a space as an item of a list, which YAML takes for a key and a value."""
    pairs = node.value if isinstance(node, MappingNode) and not node.flow_style else []
    is_item = is_item_path(path)
    if not is_item or len(pairs) != 1 or not all(isinstance(each, ScalarNode) for each in pairs[0]):
        return False
    text = reading.source[node.start_mark.line][node.start_mark.column :].strip()
    reading.report("yaml-colon", node_place(node, reading.start), right=f"- {quote_scalar(text)}")
    return True


def _joined(node: Node) -> str:
    """Return the words of a list of two or more as an enumeration; empty for any other value.

    Between the words of one item there may be the commas of a Chinese keyboard (``[李工，王工]``).
    """
    items = node.value if isinstance(node, SequenceNode) else []
    words = [each.value.strip() for each in items if isinstance(each, ScalarNode)]
    if len(words) == len(items) == 1:
        words = _COMMA.split(words[0])
    return "、".join(words) if len(words) >= len(items) and len(words) > 1 and all(words) else ""


def _source_of(node: Node, reading: Reading) -> str:
    """Return the first line of the source of a value in brackets."""
    line = reading.source[node.start_mark.line]
    end = node.end_mark.column if node.end_mark.line == node.start_mark.line else len(line)
    return line[node.start_mark.column : end]


def node_name(node: Node) -> str:
    """Return the catalogue's name for a mapping or a list."""
    return "mapping" if isinstance(node, MappingNode) else "sequence"


def report_control_character(node: ScalarNode, reading: Reading) -> bool:
    """Report a character that pages and feeds can't contain (XML 1.0, 2.2), though YAML can escape it.

    In double quotation marks, a path of Windows (``"D:\\new"``) has escapes that nobody meant.
    """
    if node.value.isprintable():
        return False
    if node.style == '"' and node.start_mark.line == node.end_mark.line:
        source = reading.source[node.start_mark.line][node.start_mark.column : node.end_mark.column]
        if _WINDOWS_PATH.search(source):
            reading.report("yaml-backslash", node_place(node, reading.start), right=in_single_quotes(source))
            return True
    if is_visible(node.value) or not _CONTROL.search(node.value):
        return False
    reading.report("yaml-control-character", node_place(node, reading.start))
    return True

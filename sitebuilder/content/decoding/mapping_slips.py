"""Report what is wrong with a whole mapping, or with what stands in place of one, as one problem."""

from collections.abc import Sequence
from itertools import groupby

from sitebuilder.content.decoding.known_keys import KnownKeys, item_form
from sitebuilder.content.decoding.mapping_keys import report_chinese_key, report_wide_braces, to_line_end
from sitebuilder.content.decoding.short_forms import KEY_IN_TEXT
from sitebuilder.content.model.chinese_keys import bare_key
from sitebuilder.content.values.reading import Reading, is_item_path, last_key
from sitebuilder.content.values.widths import to_half_width
from sitebuilder.content.yaml.item_signs import WIDE_SPACES, item_sign
from sitebuilder.content.yaml.lost_text import report_swallowed_keys
from sitebuilder.content.yaml.nodes import MappingNode, Node, ScalarNode, node_place
from sitebuilder.content.yaml.quoting import quote_scalar, value_behind_key
from sitebuilder.messages import Place, Word


def report_key_of_scalar(node: Node, known: KnownKeys, reading: Reading) -> bool:
    """Report a scalar such as “person：李工”, in place of a mapping, as a key with a full-width colon."""
    if not isinstance(node, ScalarNode):
        return False
    place = node_place(node, reading.start)
    if report_wide_braces(place, reading):
        return True
    text = node.value
    if node.end_mark.line > node.start_mark.line:
        # The lines below are other keys, which YAML folds into this one.
        text = reading.source[node.start_mark.line][node.start_mark.column :]
    if report_chinese_key(text, place, known.labels, reading) is None:
        found = KEY_IN_TEXT.match(text)
        if found is None or found["key"].lower() not in known.fields:
            return False
        at = Place(place.file, place.line, place.column + found.start("colon"))
        code = "yaml-colon-blank" if found["colon"] == ":" else "yaml-wide-colon"
        value = to_line_end(text, place, reading)[found.end() :]
        reading.report(code, at, right=f"{found['key'].lower()}: {value_behind_key(value)}".rstrip())
    for number in range(node.start_mark.line + 1, node.end_mark.line + 1):
        line = reading.source[number]
        column = len(line) - len(line.lstrip())
        below = Place(place.file, reading.start.line + number, column + 1)
        report_chinese_key(line.strip(), below, known.labels, reading)
    report_swallowed_keys(node, reading, keys=known.fields)
    return True


def report_split_items(nodes: Sequence[Node], known: KnownKeys, reading: Reading) -> bool:
    """Report an item whose keys each have a hyphen of their own, which YAML takes for several items."""
    if len(nodes) < 2 or not _only_key(nodes[0], known):
        return False
    keys = [_only_key(each, known) for each in nodes]
    if not all(keys) or len(set(keys)) < 2:
        return False
    first = keys[0]
    for node, key in zip(nodes, keys, strict=True):
        if key != first:
            right = reading.source[node.start_mark.line][node.start_mark.column :].strip()
            reading.report("yaml-hyphen-each", node_place(node, reading.start), right=right)
    return True


def report_items_as_keys(node: Node, path: str, known: KnownKeys, reading: Reading) -> bool:
    """Report a mapping in place of a list of models, whose keys tell its items apart (``notices: 通知``).

    A key of the model, its Chinese name, or what looks like a slip in one of them, makes it a single item.
    """
    if not isinstance(node, MappingNode):
        return False
    keys = _keys(node)
    if not keys or not all(_is_plain_key(key) and not known.has(key) for key in keys):
        return False
    place = node_place(node, reading.start)
    values = {"expected": Word("type-list"), "remedy": Word("fix-item"), "right": item_form(known.fields)}
    reading.report("wrong-type", place, key=last_key(path), found=Word("found-mapping"), **values)
    return True


def report_strange_item(node: MappingNode, path: str, known: KnownKeys, reading: Reading) -> bool:
    """Report an item none of whose keys is known or nearly one (``- a.txt: abc``) as one problem."""
    if not is_item_path(path):
        return False
    keys = _keys(node)
    if not keys or not all(
        _is_plain_key(key) and not known.has(key) and key not in known.parents for key in keys
    ):
        return False
    if any(reading.suggestions.nearest_key(key, known.fields, known.labels) for key in keys):
        return False
    right, remedy = item_form(known.fields), Word("fix-key-item")
    values = {"list": last_key(path.rpartition(".")[0]), "right": right, "remedy": remedy}
    place = node_place(node.value[0][0], reading.start)
    reading.report("unknown-key", place, key=keys[0], nearest="", choices=known.choices, **values)
    return True


def _keys(node: MappingNode) -> list[str]:
    """Return the keys of a mapping; empty texts for those that are no scalars."""
    return [key.value if isinstance(key, ScalarNode) else "" for key, _ in node.value]


def _is_plain_key(key: str) -> bool:
    """Return whether a key has no signs of a slip: of a colon, a hyphen, a bracket or a space."""
    is_bare = bare_key(key) == key and item_sign(key) is None
    return key != "" and is_bare and key[:1] not in WIDE_SPACES and not any(sign in key for sign in ":：｛{")


def _only_key(node: Node, known: KnownKeys) -> str:
    """Return the key of a mapping in block style that has no other; empty if it is none of the model."""
    pairs = node.value if isinstance(node, MappingNode) and not node.flow_style else []
    key = getattr(pairs[0][0], "value", "") if len(pairs) == 1 else ""
    return key if isinstance(key, str) and key in known.fields else ""


def report_cut_value(node: MappingNode, known: KnownKeys, reading: Reading) -> bool:
    """Report words in braces that a comma cuts in two (``{note: 自带电脑, 早到}``); return whether there are.

    YAML takes what is after the comma for a key without a value.
    """
    if not node.flow_style:
        return False
    pairs = node.value
    groups = groupby(range(len(pairs)), lambda index: index > 0 and _is_bare_word(pairs[index], known))
    runs = [list(group) for is_bare, group in groups if is_bare]
    told = [_report_cut(pairs[run[0] - 1], pairs[run[0]][0], pairs[run[-1]][0], reading) for run in runs]
    return any(told)


def _is_bare_word(pair: tuple[Node, Node], known: KnownKeys) -> bool:
    key, value = pair
    is_word = (
        isinstance(key, ScalarNode)
        and not key.style
        and key.start_mark.line == key.end_mark.line
        and to_half_width(key.value) not in known.fields
    )
    is_empty = isinstance(value, ScalarNode) and not value.style and not value.value
    return is_word and is_empty and not any(sign in key.value for sign in ":：")


def _report_cut(pair: tuple[Node, Node], word: Node, last: Node, reading: Reading) -> bool:
    """Report the words up to ``last`` as a part of the value of the pair before, if that has a plain one."""
    key, value = pair
    is_plain = isinstance(value, ScalarNode) and not value.style and value.value
    if not is_plain or value.start_mark.line != last.end_mark.line:
        return False
    text = reading.source[last.end_mark.line][value.start_mark.column : last.end_mark.column]
    right = f"{key.value}: {quote_scalar(text)}"
    reading.report("yaml-comma-in-braces", node_place(word, reading.start), found=word.value, right=right)
    return True

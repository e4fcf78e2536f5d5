"""Read the keys of a mapping, reporting duplicate and unknown ones."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice

import yaml
from msgspec import Struct

from sitebuilder.content.decoding.foreign_keys import report_foreign_key
from sitebuilder.content.decoding.wrong_types import report_control_character
from sitebuilder.content.model.chinese_keys import bare_key, known_names
from sitebuilder.content.model.fields import fields_of
from sitebuilder.content.values.item_signs import WIDE_BLANK, item_sign, split_words
from sitebuilder.content.values.reading import Reading, is_item_path, join_path, last_key
from sitebuilder.content.values.widths import mapping_in_wide_braces, to_half_width
from sitebuilder.content.yaml.lost_text import report_swallowed_keys
from sitebuilder.content.yaml.nodes import node_place
from sitebuilder.content.yaml.quoting import quote_scalar
from sitebuilder.messages import Label, Place, Word
from sitebuilder.patterns import lazy_pattern

_SECOND_KEY = lazy_pattern(r"(?<=[\s,，;；、])(?P<key>[a-z_]{2,30})\s?[：:]")
_KEY_IN_TEXT = lazy_pattern(r"\s*(?P<key>[A-Za-z_][\w-]*)\s*(?P<colon>[:：])")


def unique_keys(
    node: yaml.MappingNode, path: str, known: Collection[str], reading: Reading
) -> dict[str, yaml.Node]:
    """Map the keys of a mapping to their values; ``Title`` and ``ｔｉｔｌｅ`` are read as ``title``."""
    nodes: dict[str, yaml.Node] = {}
    for key_node, value_node in node.value:
        place = node_place(key_node, reading.start)
        if not isinstance(key_node, yaml.ScalarNode):
            reading.report("yaml-not-a-mapping", place)
            continue
        if report_control_character(key_node, reading):
            continue
        key = key_node.value
        if key not in known and (narrow := to_half_width(key).lower()) in known:
            key = narrow
        if key in nodes:
            if _report_item_sign(key, place, known, reading) is None:
                if not node.flow_style and _report_next_item(key, path, nodes, place, reading):
                    break
                first = reading.positions[join_path(path, key)]
                reading.report("yaml-duplicate-key", place, key=key, line=first.line)
            continue
        nodes[key] = value_node
        reading.positions[join_path(path, key)] = place
    return nodes


def _report_item_sign(key: str, place: Place, fields: Collection[str], reading: Reading) -> str | None:
    """Report a key behind a sign or a number that was meant to begin an item; return the key, or None."""
    code, begin = item_sign(key) or ("", 0)
    if not code or key[begin:] not in fields:
        return None
    right = reading.source[place.line - reading.start.line][place.column - 1 :]
    reading.report(code, place, right=f"- {right[begin:].strip()}")
    return key[begin:]


def _report_next_item(key: str, path: str, above: Collection[str], place: Place, reading: Reading) -> bool:
    """Report the first key of an item, where it comes again behind others: the next item begins there."""
    if not is_item_path(path) or len(above) < 2 or key != next(iter(above)):
        return False
    line = reading.source[place.line - reading.start.line]
    reading.report("yaml-next-item", place, key=key, right=f"- {line[place.column - 1 :].strip()}")
    return True


def _report_wide_braces(place: Place, reading: Reading) -> bool:
    """Report a mapping in full-width braces, which YAML takes for a text or for a key."""
    line = reading.source[place.line - reading.start.line]
    right = mapping_in_wide_braces(line[place.column - 1 :])
    if right is not None:
        reading.report("yaml-wide-bracket", place, right=f"{line[: place.column - 1].lstrip()}{right}")
    return right is not None


def report_key_of_scalar(
    node: yaml.ScalarNode, fields: Collection[str], labels: Mapping[str, str], reading: Reading
) -> bool:
    """Report a scalar such as “person：李工”, in place of a mapping, as a key with a full-width colon."""
    place = node_place(node, reading.start)
    if _report_wide_braces(place, reading):
        return True
    text = str(node.value)
    if node.end_mark.line > node.start_mark.line:
        # The lines below are other keys, which YAML folds into this one.
        text = reading.source[node.start_mark.line][node.start_mark.column :]
    if report_chinese_key(text, place, labels, reading) is None:
        found = _KEY_IN_TEXT.match(text)
        if found is None or found["key"] not in fields:
            return False
        at = Place(place.file, place.line, place.column + found.start("colon"))
        code = "yaml-wide-colon" if found["colon"] == "：" else "yaml-colon-blank"
        reading.report(code, at, right=f"{found['key']}: {text[found.end() :].strip()}".rstrip())
    for number in range(node.start_mark.line + 1, node.end_mark.line + 1):
        line = reading.source[number]
        column = len(line) - len(line.lstrip())
        below = Place(place.file, reading.start.line + number, column + 1)
        report_chinese_key(line.strip(), below, labels, reading)
    report_swallowed_keys(node, reading, keys=fields)
    return True


def report_split_items(nodes: Sequence[yaml.Node], fields: Collection[str], reading: Reading) -> bool:
    """Report an item whose keys each have a hyphen of their own, which YAML takes for several items."""
    if len(nodes) < 2 or not _only_key(nodes[0], fields):
        return False
    keys = [_only_key(each, fields) for each in nodes]
    if not all(keys) or len(set(keys)) < 2:
        return False
    first = keys[0]
    for node, key in zip(nodes, keys, strict=True):
        if key != first:
            right = reading.source[node.start_mark.line][node.start_mark.column :].strip()
            reading.report("yaml-hyphen-each", node_place(node, reading.start), right=right)
    return True


def report_items_as_keys(node: yaml.Node, path: str, model: type[Struct], reading: Reading) -> bool:
    """Report a mapping in place of a list of models, whose keys tell its items apart (``notices: 通知``).

    A key of the model, its Chinese name, or what looks like a slip in one of them, makes it a single item.
    """
    if not isinstance(node, yaml.MappingNode):
        return False
    fields = fields_of(model)
    own_keys = [each.key for each in fields.values()]
    meant = {*known_names({each.label.chinese: each.key for each in fields.values()}, fields), *fields}
    keys = [key.value if isinstance(key, yaml.ScalarNode) else "" for key, _ in node.value]
    if not keys or not all(_is_plain_key(key) and key not in meant for key in keys):
        return False
    place = node_place(node, reading.start)
    values = {"expected": Word("type-list"), "remedy": Word("fix-item"), "right": item_form(own_keys)}
    reading.report("wrong-type", place, key=last_key(path), found=Word("found-mapping"), **values)
    return True


def item_form(keys: Iterable[str]) -> str:
    """Return the form of an item as a problem shows it: the first keys of its model."""
    return ", ".join(f"{key}: …" for key in islice(keys, 3))


def report_second_key(
    node: yaml.Node, fields: Mapping[str, str], present: Collection[str], reading: Reading
) -> str | None:
    """Report another key within a value on one line (``张三，editor：李四``); return the name of its field.

    Only a key of the model that is missing is taken for one.
    """
    if not isinstance(node, yaml.ScalarNode):
        return None
    text = node.value
    if not ("：" in text or ":" in text) or node.style or node.start_mark.line != node.end_mark.line:
        return None
    for found in _SECOND_KEY.finditer(text):
        if found["key"] in fields and found["key"] not in present:
            place = node_place(node, reading.start)
            at = Place(place.file, place.line, place.column + found.start("key"))
            reading.report("yaml-second-key", at, right=f"{found['key']}: {text[found.end() :].strip()}")
            return fields[found["key"]]
    return None


def _is_plain_key(key: str) -> bool:
    """Return whether a key has no signs of a slip: of a colon, a hyphen, a bracket or a blank."""
    is_bare = bare_key(key) == key and item_sign(key) is None
    return key != "" and is_bare and key[:1] not in WIDE_BLANK and not any(sign in key for sign in ":：｛{")


def _only_key(node: yaml.Node, fields: Collection[str]) -> str:
    """Return the key of a mapping in block style that has no other; empty if it is none of the fields."""
    pairs = node.value if isinstance(node, yaml.MappingNode) and not node.flow_style else []
    key = getattr(pairs[0][0], "value", "") if len(pairs) == 1 else ""
    return key if isinstance(key, str) and key in fields else ""


def report_chinese_key(text: str, place: Place, labels: Mapping[str, str], reading: Reading) -> str | None:
    """Report a text such as “地点：一号楼” as a key and its value; return the key that it means, or None.

    ``labels`` maps the Chinese names of keys to the keys.
    """
    chinese, colon, value = text.partition("：" if "：" in text else ":")
    name = labels.get(bare_key(chinese)) if colon else None
    if name is not None:
        right = f"{name}: {value.strip()}".rstrip()
        reading.report("chinese-key", place, key=chinese.strip(), name=name, right=right)
    return name


def report_cut_value(node: yaml.MappingNode, known: Collection[str], reading: Reading) -> bool:
    """Report words in braces that a comma cuts in two (``{note: 自带电脑, 早到}``); return whether there are.

    YAML takes what is behind the comma for a key without a value.
    """
    is_reported, first = False, None
    for index, (key, value) in enumerate(node.value):
        is_cut = index > 0 and key.start_mark.line == key.end_mark.line and _is_bare_word(key, value, known)
        if first is None and is_cut:
            first = index
        if first is not None and (not is_cut or index == len(node.value) - 1):
            last = node.value[index if is_cut else index - 1][0]
            is_reported |= _report_cut(node.value[first - 1], node.value[first][0], last, reading)
            first = None
    return is_reported


def _is_bare_word(key: yaml.Node, value: yaml.Node, known: Collection[str]) -> bool:
    is_word = isinstance(key, yaml.ScalarNode) and not key.style and to_half_width(key.value) not in known
    is_empty = isinstance(value, yaml.ScalarNode) and not value.style and not value.value
    return is_word and is_empty and not any(sign in key.value for sign in ":：")


def _report_cut(
    pair: tuple[yaml.Node, yaml.Node], word: yaml.Node, last: yaml.Node, reading: Reading
) -> bool:
    """Report the words up to ``last`` as a part of the value of the pair before, if that has a plain one."""
    key, value = pair
    is_plain = isinstance(value, yaml.ScalarNode) and not value.style and value.value
    if not is_plain or value.start_mark.line != last.end_mark.line:
        return False
    text = reading.source[last.end_mark.line][value.start_mark.column : last.end_mark.column]
    right = f"{key.value}: {quote_scalar(text)}"
    reading.report("yaml-comma-in-braces", node_place(word, reading.start), found=word.value, right=right)
    return True


class KnownKeys(Struct, frozen=True):
    """The keys of a model, mapped to the names of its fields, and what else may stand for them.

    ``choices`` lists the keys for people, ``labels`` maps Chinese names to keys, ``english`` their English
    labels. ``parents`` maps the keys and the Chinese names of what is further in to the key that they belong
    below.
    """

    fields: Mapping[str, str]
    choices: Label
    labels: Mapping[str, str]
    parents: Mapping[str, str]
    english: Mapping[str, str] = {}


def report_strange_item(node: yaml.MappingNode, path: str, known: KnownKeys, reading: Reading) -> bool:
    """Report an item none of whose keys is known or nearly one (``- a.txt: abc``) as one problem."""
    keys = [key.value if isinstance(key, yaml.ScalarNode) else "" for key, _ in node.value]
    if not keys or not all(_is_strange(key, known) for key in keys):
        return False
    if any(reading.suggestions.nearest_key(key, known.fields, known.labels) for key in keys):
        return False
    right, remedy = item_form(known.fields), Word("fix-key-item")
    values = {"list": last_key(path.rpartition(".")[0]), "right": right, "remedy": remedy}
    place = node_place(node.value[0][0], reading.start)
    reading.report("unknown-key", place, key=keys[0], nearest="", choices=known.choices, **values)
    return True


def _is_strange(key: str, known: KnownKeys) -> bool:
    return _is_plain_key(key) and not any(key in each for each in (known.fields, known.labels, known.parents))


def report_unknown_key(key: str, path: str, known: KnownKeys, reading: Reading) -> list[str]:
    """Report a key that the model does not have; return the names of the fields that were meant.

    In brackets, YAML reads ``{file：a.docx}`` and ``{file:a.docx}`` as keys, and ``-id: a`` as one that
    begins with a hyphen.
    """
    fields = known.fields
    place = reading.positions[join_path(path, key)]
    if key[:1] and key[0] in WIDE_BLANK:
        reading.report("yaml-wide-blank", place)
        return []
    # At the top level, a sign before a key of its own is no hyphen of an item.
    items = fields if path else {name: name for name in known.parents if name not in fields}
    if (name := _report_item_sign(key, place, items, reading)) is not None:
        return [fields.get(name) or fields[known.parents[name]]]
    if _report_wide_braces(place, reading):
        return [*fields.values()]
    for colon, code in (("：", "yaml-wide-colon"), (":", "yaml-colon-blank")):
        meant = [name for part in split_words(key) if (name := part.partition(colon)[0].strip()) in fields]
        if colon in key and meant:
            place = Place(place.file, place.line, place.column + key.index(colon))
            reading.report(code, place, right=key.replace(colon, ": ").replace("，", ", "))
            return [fields[name] for name in meant]
    if (chinese_key := report_chinese_key(key, place, known.labels, reading)) is not None:
        return [fields[chinese_key]]
    meant_key = None if path else report_foreign_key(key, place, fields, reading)
    if meant_key is None:
        meant_key = known.parents.get(bare_key(key))
        remedy = Word("fix-key-below")
        if meant_key is None:
            _, begin = item_sign(key) or ("", 0)
            # Problems list keys as title（标题）, and what they list is copied.
            bare = bare_key(key[begin:].replace("(", "（").partition("（")[0])
            meant_key = (
                bare
                if bare in fields
                else known.english.get(bare) or reading.suggestions.nearest_key(bare, fields, known.labels)
            )
            remedy = Word("fix-key-nearest" if meant_key else "fix-key")
        values = {"nearest": meant_key or "", "choices": known.choices, "remedy": remedy}
        reading.report("unknown-key", place, key=key, **values)
    # The field whose key was mistyped is not missing too.
    return [fields[meant_key]] if meant_key else []

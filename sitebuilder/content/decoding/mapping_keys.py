"""Read the keys of a mapping, reporting duplicate and unknown ones."""

from collections.abc import Collection, Mapping

from sitebuilder.content.decoding.foreign_keys import report_foreign_key
from sitebuilder.content.decoding.known_keys import KnownKeys
from sitebuilder.content.decoding.wrong_types import report_control_character
from sitebuilder.content.model.chinese_keys import bare_key
from sitebuilder.content.values.reading import Reading, is_item_path, join_path
from sitebuilder.content.values.widths import mapping_in_wide_braces, to_half_width
from sitebuilder.content.yaml.item_signs import ODD_COLONS, WIDE_SPACES, item_sign, split_words
from sitebuilder.content.yaml.nodes import MappingNode, Node, ScalarNode, node_place
from sitebuilder.content.yaml.quoting import value_behind_key
from sitebuilder.messages import Place, Word
from sitebuilder.patterns import lazy_pattern

_COLON = lazy_pattern("[:：]")
_WITHIN_BRACKETS = lazy_pattern(r"[,，}\]]")
_SECOND_KEY = lazy_pattern(r"(?<=[\s,，;；、])(?P<key>[a-z_]{2,30})\s?[：:]")


def unique_keys(node: MappingNode, path: str, known: Collection[str], reading: Reading) -> dict[str, Node]:
    """Map the keys of a mapping to their values; ``Title`` and ``ｔｉｔｌｅ`` are read as ``title``."""
    nodes: dict[str, Node] = {}
    for key_node, value_node in node.value:
        place = node_place(key_node, reading.start)
        if not isinstance(key_node, ScalarNode):
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
    """Report a key after a sign or a number that was meant to begin an item; return the key, or None."""
    code, begin = item_sign(key) or ("", 0)
    if not code or key[begin:] not in fields:
        return None
    _, written = reading.split_line(place)
    reading.report(code, place, right=f"- {written[begin:].strip()}")
    return key[begin:]


def _report_next_item(key: str, path: str, above: Collection[str], place: Place, reading: Reading) -> bool:
    """Report the first key of an item, where it comes again after others: the next item begins there."""
    if not is_item_path(path) or len(above) < 2 or key != next(iter(above)):
        return False
    _, written = reading.split_line(place)
    reading.report("yaml-next-item", place, key=key, right=f"- {written.strip()}")
    return True


def report_wide_braces(place: Place, reading: Reading) -> bool:
    """Report a mapping in full-width braces, which YAML takes for a text or for a key."""
    before, written = reading.split_line(place)
    right = mapping_in_wide_braces(written)
    if right is not None:
        reading.report("yaml-wide-bracket", place, right=f"{before.lstrip()}{right}")
    return right is not None


def report_second_key(
    node: Node, fields: Mapping[str, str], present: Collection[str], reading: Reading
) -> str | None:
    """Report another key within a value on one line (``张三，editor：李四``); return the name of its field.

    Only a key of the model that is missing is taken for one.
    """
    if not isinstance(node, ScalarNode):
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


def to_line_end(text: str, place: Place, reading: Reading) -> str:
    """Return a text with what follows on its line, which YAML took for the value of a key, or for a comment.

    In brackets, that is what stands before the next comma or closing bracket.
    """
    before, rest = reading.split_line(place)
    if not rest.startswith(text):
        return text
    is_in_brackets = "{" in before or "[" in before
    return text + _WITHIN_BRACKETS.split(rest[len(text) :], maxsplit=1)[0] if is_in_brackets else rest


def report_chinese_key(text: str, place: Place, labels: Mapping[str, str], reading: Reading) -> str | None:
    """Report a text such as “地点：一号楼” as a key and its value; return the key that it means, or None.

    ``labels`` maps the Chinese names of keys to the keys.
    """
    chinese, *behind = _COLON.split(text, maxsplit=1)
    name = labels.get(bare_key(chinese)) if behind else None
    if name is not None:
        value = to_line_end(text, place, reading)[len(chinese) + 1 :]
        right = f"{name}: {value_behind_key(value)}".rstrip()
        reading.report("chinese-key", place, key=chinese.strip(), name=name, right=right)
    return name


def report_unknown_key(key: str, path: str, known: KnownKeys, reading: Reading) -> list[str]:
    """Report a key that the model does not have; return the names of the fields that were meant.

    In brackets, YAML reads ``{file：a.docx}`` and ``{file:a.docx}`` as keys, and ``-id: a`` as one that
    begins with a hyphen.
    """
    fields = known.fields
    place = reading.positions[join_path(path, key)]
    if key in known.renamed:
        reading.report("renamed-key", place, key=key, name=known.renamed[key])
        return []
    if key[:1] and key[0] in WIDE_SPACES:
        reading.report("yaml-wide-blank", place)
        return []
    # At the top level, a sign before a key of its own is no hyphen of an item.
    items = fields if path else {name: name for name in known.parents if name not in fields}
    if (name := _report_item_sign(key, place, items, reading)) is not None:
        return [fields.get(name) or fields[known.parents[name]]]
    if report_wide_braces(place, reading):
        return [*fields.values()]
    if meant := _report_colon_in_key(key, place, fields, reading):
        return meant
    if (chinese_key := report_chinese_key(key, place, known.labels, reading)) is not None:
        return [fields[chinese_key]]
    meant_key = None if path else report_foreign_key(key, place, fields, reading)
    if meant_key is None:
        meant_key, remedy = _meant_key(key, known, reading)
        values = {"nearest": meant_key, "choices": known.choices, "remedy": remedy}
        reading.report("unknown-key", place, key=key, **values)
    # The field whose key was mistyped is not missing too.
    return [fields[meant_key]] if meant_key else []


def _report_colon_in_key(key: str, place: Place, fields: Mapping[str, str], reading: Reading) -> list[str]:
    """Report a colon that YAML took for a part of the key; return the names of the fields that were meant."""
    for colon in f"：:{ODD_COLONS}":
        names = (part.partition(colon)[0].strip().lower() for part in split_words(key))
        meant = [name for name in names if name in fields]
        if colon in key and meant:
            right = key.replace(colon, ": ").replace("，", ", ")
            if reading.split_line(place)[0].endswith("{") and len(meant) > 1:
                right = f"{{{right}}}"
            elif len(meant) == 1:
                value = to_line_end(key, place, reading).partition(colon)[2]
                right = f"{meant[0]}: {value_behind_key(value)}"
            place = Place(place.file, place.line, place.column + key.index(colon))
            reading.report("yaml-colon-blank" if colon == ":" else "yaml-wide-colon", place, right=right)
            return [fields[name] for name in meant]
    return []


def _meant_key(key: str, known: KnownKeys, reading: Reading) -> tuple[str, Word]:
    """Return the key that an unknown one probably means, or an empty string, and the remedy."""
    if (parent := known.parents.get(bare_key(key))) is not None:
        return parent, Word("fix-key-below")
    _, begin = item_sign(key) or ("", 0)
    # Problems list keys as title（标题）, and what they list is copied.
    bare = bare_key(key[begin:].replace("(", "（").partition("（")[0])
    if bare in known.fields:
        return bare, Word("fix-key-nearest")
    nearest = known.english.get(bare) or reading.suggestions.nearest_key(bare, known.fields, known.labels)
    return (nearest, Word("fix-key-nearest")) if nearest else ("", Word("fix-key"))

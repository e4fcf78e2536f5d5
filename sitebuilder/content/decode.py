"""From YAML nodes to the typed, frozen content model, with every problem of a file at once.

A decoder is made once for each type, from the annotations of the model's structs. It gets a node,
the dotted path of its key and the ``Reading``, and returns the value, or ``INVALID`` after it
reported why.
"""

import re
import types
import typing
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from typing import Any, TypeVar

import msgspec
import yaml

from sitebuilder.content import addresses, lesson_times, scalars
from sitebuilder.content.fields import (
    ColumnName,
    Destination,
    Fee,
    FilePath,
    Form,
    LessonTimes,
    Moment,
    OldPath,
    PicturePath,
    PlaceName,
    Range,
    RefTo,
    Revised,
    RootFile,
    Slug,
    TagName,
    Text,
    TradeName,
    Url,
)
from sitebuilder.content.foreign_keys import report_foreign
from sitebuilder.content.listed import items_of, split_words
from sitebuilder.content.lost_text import has_keys_below, has_lost_text, is_all_comment
from sitebuilder.content.model_fields import ModelField, choice_word, fields_of, is_model
from sitebuilder.content.output_paths import composed
from sitebuilder.content.reading import Reading
from sitebuilder.content.renamed_keys import RENAMED_KEYS
from sitebuilder.content.scalars import Noted
from sitebuilder.content.widths import half_width, unquoted
from sitebuilder.content.yaml_lines import in_quotes, unfolded
from sitebuilder.content.yaml_nodes import node_place
from sitebuilder.markdown import render
from sitebuilder.markdown.cjk import runs_on
from sitebuilder.messages import Label, Place, Word


class Invalid:
    """The type of the one value that stands for a field which could not be read."""


INVALID = Invalid()
Decoder = Callable[[yaml.Node, str, Reading], Any]
Model = TypeVar("Model", bound=msgspec.Struct)

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NOT_YET_KNOWN = frozenset({"待定", "未定", "暂无", "暂未确定", "暂不确定", "待公布", "待确定", "待通知"})
"""What offices write for what nobody knows yet."""

_FIELD_TEXT_LEVEL = 3
"""Headings inside a field stand below the heading that the template gives the field."""


def decode(node: yaml.MappingNode, model: type[Model], reading: Reading) -> Model | None:
    """Return the mapping as a ``model``, or None when a value is wrong or a required one missing.

    All problems of the mapping, and of everything in it, are added to ``reading``.
    """
    value = _struct_decoder(model)(node, "", reading)
    return None if value is INVALID else value


def is_null(node: yaml.Node) -> bool:
    """Tell whether nothing is written after the key (YAML's null, never a quoted word)."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NULLS


class _Field(msgspec.Struct, frozen=True):
    name: str
    required: bool
    may_be_unknown: bool
    has_words: bool
    label: Label
    decoder: Decoder


@cache
def _struct_decoder(model: type[msgspec.Struct]) -> Decoder:
    fields = {each.key: _field(each) for each in fields_of(model).values()}
    labels = {field.label.chinese: key for key, field in fields.items()}
    renamed = RENAMED_KEYS.get(model, {})

    def read(node: yaml.Node, path: str, reading: Reading) -> Any:
        if not isinstance(node, yaml.MappingNode):
            return _wrong_type(node, path, reading, "mapping")
        values: dict[str, Any] = {}
        nodes = _unique_keys(node, path, fields, reading)
        for key, value_node in nodes.items():
            field = fields.get(key)
            if key in renamed:
                place = reading.positions[_join(path, key)]
                reading.report("renamed-key", place, key=key, name=renamed[key])
            elif field is None:
                for meant in _report_unknown(key, path, fields, labels, reading):
                    values.setdefault(meant, INVALID)
            elif field.has_words and is_all_comment(value_node, reading):
                values[field.name] = INVALID
            elif not _is_unknown(value_node, field):
                values[field.name] = field.decoder(value_node, _join(path, key), reading)
            elif field.required:
                reading.report("empty-value", node_place(value_node, reading.start), key=key)
                values[field.name] = INVALID
        for key, field in fields.items():
            if field.required and field.name not in values:
                place = node_place(node, reading.start)
                reading.report("missing-key", place, key=key, meaning=field.label)
                values[field.name] = INVALID
            elif values.get(field.name).__class__ is Noted:
                _take_note(key, path, fields, values, reading)
        broken = [name for name, value in values.items() if value is INVALID]
        return INVALID if broken else model(**values)

    return read


def _field(each: ModelField) -> _Field:
    is_list = typing.get_origin(each.type) is tuple
    is_open = is_list or is_model(each.item) or type(None) in typing.get_args(each.type)
    return _Field(
        name=each.name,
        required=each.required,
        # What visitors do not see decides something: when an article is published, where it stands.
        may_be_unknown=not each.required and each.is_shown and is_open,
        has_words=each.item in _WORDS,
        label=each.label,
        decoder=_decoder(each.type),
    )


def _is_unknown(node: yaml.Node, field: _Field) -> bool:
    """Tell whether a field has no value: nothing is written, or a word that says so (待定)."""
    if not isinstance(node, yaml.ScalarNode):
        return False
    return is_null(node) or (field.may_be_unknown and node.value.strip() in _NOT_YET_KNOWN)


def _report_unknown(
    key: str, path: str, fields: Mapping[str, _Field], labels: Mapping[str, str], reading: Reading
) -> list[str]:
    """Report a key that the model does not have; return the names of the fields that were meant for sure.

    In brackets, ``{file：a.docx}`` and ``{file:a.docx}`` are keys for YAML.
    """
    place = reading.positions[_join(path, key)]
    for colon, code in (("：", "yaml-wide-colon"), (":", "yaml-colon-blank")):
        meant = [name for part in split_words(key) if (name := part.partition(colon)[0].strip()) in fields]
        if colon in key and meant:
            place = Place(place.file, place.line, place.column + key.index(colon))
            reading.report(code, place, right=key.replace(colon, ": ").replace("，", ", "))
            return [fields[name].name for name in meant]
    if path or not report_foreign(key, place, fields, reading):
        nearest = reading.suggestions.nearest_key(key, fields, labels)
        remedy = Word("fix-key-nearest" if nearest else "fix-key")
        values = {"nearest": nearest or "", "choices": "、".join(fields), "remedy": remedy}
        reading.report("unknown-key", place, key=key, **values)
    return []


def _take_note(
    key: str, path: str, fields: Mapping[str, _Field], values: dict[str, Any], reading: Reading
) -> None:
    """Put what a value says beside itself into the field for that, before what stands there already."""
    name = fields[key].name
    noted: Noted = values[name]
    values[name] = noted.value
    field = fields.get(f"{key}_note")
    if field is None:
        place = reading.positions[_join(path, key)]
        reading.report("note-not-taken", place, key=key, note=noted.note)
        values[name] = INVALID
        return
    own = values.get(field.name)
    if own is not INVALID:
        values[field.name] = noted.note if own is None else f"{noted.note}；{own}"


def _tagged(models: Sequence[type[msgspec.Struct]]) -> Decoder:
    """Read a mapping as that of the models whose tag it names (``type: ssh``)."""
    by_tag = {str(model.__struct_config__.tag): model for model in models}
    key, choices = str(models[0].__struct_config__.tag_field), "、".join(by_tag)

    def read(node: yaml.Node, path: str, reading: Reading) -> Any:
        if not isinstance(node, yaml.MappingNode):
            return _wrong_type(node, path, reading, "mapping")
        found = next((pair for pair in node.value if getattr(pair[0], "value", None) == key), None)
        if found is None:
            place = node_place(node, reading.start)
            reading.report("missing-choice", place, key=key, choices=choices)
            return INVALID
        tag = getattr(found[1], "value", None)
        model = by_tag.get(tag) if isinstance(tag, str) else None
        if model is None:
            place = node_place(found[1], reading.start)
            shown = tag if isinstance(tag, str) else Word(f"found-{_node_name(found[1])}")
            reading.report("bad-choice", place, key=key, found=shown, choices=choices)
            return INVALID
        others = [pair for pair in node.value if pair is not found]
        rest = yaml.MappingNode(node.tag, others, node.start_mark, node.end_mark)
        return _struct_decoder(model)(rest, path, reading)

    return read


def _unique_keys(
    node: yaml.MappingNode, path: str, known: Collection[str], reading: Reading
) -> dict[str, yaml.Node]:
    """Map the keys of a mapping to their values; one in other letters than a known one is that (Title)."""
    nodes: dict[str, yaml.Node] = {}
    for key_node, value_node in node.value:
        place = node_place(key_node, reading.start)
        if not isinstance(key_node, yaml.ScalarNode):
            reading.report("yaml-not-a-mapping", place)
            continue
        if _has_control_character(key_node, reading):
            continue
        key = key_node.value
        if key not in known and (narrow := half_width(key).lower()) in known:
            key = narrow
        if key in nodes:
            first = reading.positions[_join(path, key)]
            reading.report("yaml-duplicate-key", place, key=key, line=first.line)
            continue
        nodes[key] = value_node
        reading.positions[_join(path, key)] = place
    return nodes


def _decoder(hint: Any) -> Decoder:
    """Return the decoder for an annotation of the content model.

    Raises:
        TypeError: the annotation is none that the model may use (a bug).
    """
    origin = typing.get_origin(hint)
    if origin is typing.Union or origin is types.UnionType:
        inner = [each for each in typing.get_args(hint) if each is not type(None)]
        return _decoder(inner[0]) if len(inner) == 1 else _tagged(inner)
    if hint in _ANNOTATED:
        return _scalar(_ANNOTATED[hint], has_words=hint in _WORDS)
    if origin is typing.Annotated:
        return _marked(*typing.get_args(hint))
    if origin is tuple:
        item = typing.get_args(hint)[0]
        return _sequence(_decoder(item), item)
    if hint is Text:
        return _read_text
    if hint in _PLAIN:
        return _scalar(_PLAIN[hint], has_words=hint is str)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _choice(hint)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return _struct_decoder(hint)
    raise TypeError(f"the content model cannot hold {hint!r}")


def _marked(base: Any, marker: Any) -> Decoder:
    if isinstance(marker, RefTo):
        return _scalar(partial(scalars.read_reference, to=marker))
    if isinstance(marker, Range):
        return _scalar(partial(scalars.read_int, limits=marker))
    if isinstance(marker, Form):
        return _scalar(partial(scalars.read_form, form=marker))
    raise TypeError(f"the content model cannot hold {base!r} with {marker!r}")


def _scalar(read: Callable[[str, str, Place, Reading], Any], *, has_words: bool = False) -> Decoder:
    """Return the decoder of a scalar; ``has_words`` when what stands there is shown as it is written."""

    def decoder(node: yaml.Node, path: str, reading: Reading) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            return _wrong_type(node, path, reading, "scalar")
        if _has_control_character(node, reading) or has_lost_text(node, reading, has_words=has_words):
            return INVALID
        value = read(_written(node, reading), _last(path), node_place(node, reading.start), reading)
        return INVALID if value is None else value

    return decoder


def _written(node: yaml.ScalarNode, reading: Reading) -> str:
    """Return the text of a scalar, Han over several lines without blanks between them."""
    if node.start_mark.line == node.end_mark.line:
        return str(node.value)
    return unfolded(node, reading.source)


def _sequence(read: Decoder, item: Any) -> Decoder:
    """Return the decoder of a list of what ``read`` reads, whose type is ``item``."""
    is_listed = item in _LISTED or (isinstance(item, type) and issubclass(item, StrEnum))

    def decoder(node: yaml.Node, path: str, reading: Reading) -> Any:
        nodes = items_of(node, item, reading, is_listed=is_listed)
        if nodes is None:
            return _wrong_type(node, path, reading, "list")
        values = []
        for index, each in enumerate(nodes):
            item_path = f"{path}.{index}"
            reading.positions[item_path] = node_place(each, reading.start)
            if is_null(each):
                reading.report("empty-value", reading.positions[item_path], key=_last(path))
            else:
                values.append(read(each, item_path, reading))
        if node.__class__ is yaml.SequenceNode and has_lost_text(node, reading, has_words=is_listed):
            return INVALID
        return INVALID if INVALID in values else tuple(values)

    return decoder


def _choice(enum: type[StrEnum]) -> Decoder:
    """Read one of an enumeration's values; its Chinese label will do as well."""
    labels = {member: choice_word(member) for member in enum}
    by_text = {member.value: member for member in enum} | {label: member for member, label in labels.items()}
    choices = "、".join(f"{member.value}（{label}）" for member, label in labels.items())

    def read(text: str, key: str, place: Place, reading: Reading) -> StrEnum | None:
        if text in by_text:
            return by_text[text]
        narrow = unquoted(half_width(text)).lower()
        if narrow in by_text:
            return by_text[narrow]
        reading.report("bad-choice", place, key=key, found=text, choices=choices)
        return None

    return _scalar(read)


def _read_string(text: str, key: str, place: Place, reading: Reading) -> str | None:
    # Composed, so that a name is the same whatever keyboard or disk it comes from.
    stripped = composed(" ".join((_without_breaks(text) if "\n" in text else text).split()))
    if stripped:
        return stripped
    reading.report("empty-value", place, key=key)
    return None


def _without_breaks(text: str) -> str:
    """Return a text as one line, in which Han that stood on two lines have no blank between them."""
    lines = [line.strip() for line in text.split("\n")]
    joined = ""
    for line in filter(None, lines):
        joined += line if not joined or runs_on(joined[-2:], line) else f" {line}"
    return joined


def _read_place_name(text: str, key: str, place: Place, reading: Reading) -> str | None:
    name = _read_string(text, key, place, reading)
    if name is not None:
        reading.place_names.append(name)
    return name


def _read_text(node: yaml.Node, path: str, reading: Reading) -> Any:
    if not isinstance(node, yaml.ScalarNode):
        return _wrong_type(node, path, reading, "text")
    if _has_control_character(node, reading) or has_lost_text(node, reading, has_words=True):
        return INVALID
    text, problems = render(
        _written(node, reading),
        _text_place(node, reading),
        base_level=_FIELD_TEXT_LEVEL,
        id_prefix=path.replace(".", "-").replace("_", "-") + "-",
    )
    reading.problems.extend(problems)
    return text


def _has_control_character(node: yaml.ScalarNode, reading: Reading) -> bool:
    """Report a character that no page or feed may hold (XML 1.0, 2.2); YAML's escapes let it in."""
    if node.value.isprintable() or not _CONTROL.search(node.value):
        return False
    reading.report("yaml-control-character", node_place(node, reading.start))
    return True


def _text_place(node: yaml.ScalarNode, reading: Reading) -> Place:
    """Return where a scalar's text begins: for a block scalar on the next line that is not empty."""
    place = node_place(node, reading.start)
    if node.style in {"|", ">"}:
        for number in range(node.start_mark.line + 1, len(reading.source)):
            line = reading.source[number]
            if line.strip():
                indent = len(line) - len(line.lstrip(" "))
                return Place(place.file, reading.start.line + number, indent + 1)
    offset = 1 if node.style in {"'", '"'} else 0
    return Place(place.file, place.line, place.column + offset)


def _wrong_type(node: yaml.Node, path: str, reading: Reading, expected: str) -> Invalid:
    if isinstance(node, yaml.ScalarNode) and _has_control_character(node, reading):
        return INVALID
    if expected in ("list", "mapping") and has_keys_below(node, reading):
        return INVALID
    if expected in ("scalar", "text") and getattr(node, "flow_style", False):
        source = _source_of(node, reading)
        found: str | Word = source
        values = {
            "expected": Word("type-scalar"),
            "remedy": Word("fix-in-quotes"),
            "right": in_quotes(source),
        }
    else:
        found = node.value if isinstance(node, yaml.ScalarNode) else Word(f"found-{_node_name(node)}")
        values = {"expected": Word(f"type-{expected}"), "remedy": Word(f"fix-{expected}")}
    place = node_place(node, reading.start)
    reading.report("wrong-type", place, key=_last(path), found=found, **values)
    return INVALID


def _source_of(node: yaml.Node, reading: Reading) -> str:
    """Return how a value in brackets is written, its first line."""
    line = reading.source[node.start_mark.line]
    end = node.end_mark.column if node.end_mark.line == node.start_mark.line else len(line)
    return line[node.start_mark.column : end]


def _node_name(node: yaml.Node) -> str:
    return "mapping" if isinstance(node, yaml.MappingNode) else "sequence"


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _last(path: str) -> str:
    """Return the key that an editor knows, without the numbers of list items."""
    if "." not in path:
        return path
    last = path.rpartition(".")[2]
    if not last.isdigit():
        return last
    return next((part for part in reversed(path.split(".")) if not part.isdigit()), path)


_LISTED = (str, TagName)
"""Types of words of which several are often written in one line."""

_WORDS = (str, Text, TagName, PlaceName, TradeName, ColumnName)
"""Types of what is shown as it is written."""

_ANNOTATED: dict[Any, Callable[[str, str, Place, Reading], Any]] = {
    Slug: scalars.read_slug,
    Url: scalars.read_url,
    Revised: scalars.read_revised,
    OldPath: addresses.read_old_path,
    RootFile: addresses.read_root_file,
    Destination: addresses.read_destination,
    FilePath: scalars.read_file_path,
    PicturePath: scalars.read_picture_path,
    PlaceName: _read_place_name,
    TagName: _read_string,
    TradeName: _read_string,
    ColumnName: _read_string,
}
_PLAIN: dict[Any, Callable[[str, str, Place, Reading], Any]] = {
    str: _read_string,
    bool: scalars.read_bool,
    Decimal: scalars.read_decimal,
    date: scalars.read_date,
    Moment: scalars.read_moment,
    LessonTimes: lesson_times.read_lesson_times,
    Fee: scalars.read_fee,
}

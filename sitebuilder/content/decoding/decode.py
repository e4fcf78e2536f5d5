"""Decode YAML nodes into the typed, frozen content model, reporting every problem of a file at once.

Each type has one decoder, built from the annotations of the model's structs. A decoder takes a node, the
dotted path of its key and the ``Reading``, and returns the value, or ``INVALID`` after it reported why.
"""

import types
import typing
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import Any, TypeVar

import msgspec

from sitebuilder.content.decoding import references, scalars
from sitebuilder.content.decoding.known_keys import item_form, known_keys
from sitebuilder.content.decoding.list_decoder import list_decoder
from sitebuilder.content.decoding.list_slips import is_end_of_told_span, report_titled_file
from sitebuilder.content.decoding.mapping_keys import report_second_key, report_unknown_key, unique_keys
from sitebuilder.content.decoding.mapping_slips import (
    report_cut_value,
    report_key_of_scalar,
    report_strange_item,
)
from sitebuilder.content.decoding.null_values import (
    LONGEST_UNKNOWN,
    filler_for_words,
    is_unknown,
    sign_for_nothing,
)
from sitebuilder.content.decoding.scalar_decoders import (
    ANNOTATED_READERS,
    NAME_TYPES,
    PLAIN_READERS,
    WORD_TYPES,
    choice_decoder,
    read_text,
    scalar_decoder,
)
from sitebuilder.content.decoding.scalars import AnnotatedValue
from sitebuilder.content.decoding.short_forms import expand_short_form, short_example
from sitebuilder.content.decoding.wrong_types import INVALID, Decoder, node_name, report_wrong_type
from sitebuilder.content.model.field_types import (
    Attachment,
    Destination,
    OldPath,
    Range,
    RefTo,
    Text,
    TextPattern,
)
from sitebuilder.content.model.fields import ModelField, fields_of, is_enumeration, is_model
from sitebuilder.content.model.site import SITE_FILE
from sitebuilder.content.values.reading import Reading, is_item_path, join_path
from sitebuilder.content.yaml.lost_text import report_commented_key, report_commented_value
from sitebuilder.content.yaml.nodes import MappingNode, Node, ScalarNode, node_place
from sitebuilder.messages import Label, Word

Model = TypeVar("Model", bound=msgspec.Struct)


def decode(node: MappingNode, model: type[Model], reading: Reading) -> Model | None:
    """Decode a mapping into a ``model``; return None if a value is wrong or a required one is missing.

    All problems of the mapping and of everything in it are added to ``reading``.
    """
    value = _struct_decoder(model)(node, "", reading)
    return None if value is INVALID else value


_UNKNOWN = object()


class _Field(msgspec.Struct, frozen=True):
    key: str
    name: str
    required: bool
    may_be_unknown: bool
    has_words: bool
    may_be_sign: bool
    label: Label
    decoder: Decoder


@cache
def _struct_decoder(model: type[msgspec.Struct]) -> Decoder:
    fields = {each.key: _field(each) for each in fields_of(model).values()}
    known = known_keys(model)

    def read(node: Node, path: str, reading: Reading) -> Any:
        node = expand_short_form(node, model)
        if not isinstance(node, MappingNode):
            is_told = report_key_of_scalar(node, known, reading) or (
                model is Attachment and report_titled_file(node, path, reading)
            )
            if not is_told:
                # An item of a list, of which the keys have not been seen yet.
                expected = "item" if is_item_path(path) else "mapping"
                report_wrong_type(
                    node, path, reading, expected, right=item_form(fields), **short_example(model)
                )
            return INVALID
        if report_strange_item(node, path, known, reading) or report_cut_value(node, known, reading):
            return INVALID
        values: dict[str, Any] = {}
        nodes = unique_keys(node, path, fields, reading)
        for key, value_node in nodes.items():
            field = fields.get(key)
            if field is None:
                for meant in report_unknown_key(key, path, known, reading):
                    values.setdefault(meant, INVALID)
            elif (second := report_second_key(value_node, known.fields, nodes, reading)) is not None:
                values |= {field.name: INVALID, second: INVALID}
            elif (value := _field_value(value_node, field, join_path(path, key), reading)) is not _UNKNOWN:
                values[field.name] = value
        if path and nodes and not values and fields.keys().isdisjoint(nodes):
            # No key is known: what is missing can't be told from what was meant.
            return INVALID
        for key, field in fields.items():
            if field.name in values:
                if values[field.name].__class__ is AnnotatedValue:
                    _move_note(key, path, fields, values, reading)
            elif field.required:
                _report_missing(node, field, path, reading)
                values[field.name] = INVALID
        is_invalid = any(value is INVALID for value in values.values())
        return INVALID if is_invalid else model(**values)

    return read


def _field_value(node: Node, field: _Field, path: str, reading: Reading) -> Any:
    """Return the value of a field, ``INVALID`` after it was reported, or ``_UNKNOWN``."""
    if not isinstance(node, ScalarNode) or len(node.value) > LONGEST_UNKNOWN:
        return field.decoder(node, path, reading)
    if field.has_words and report_commented_value(node, reading):
        return INVALID
    if field.may_be_sign and (sign := sign_for_nothing(node)):
        reading.report("value-is-sign", node_place(node, reading.start), key=field.key, found=sign)
        return INVALID
    if field.has_words and reading.start.file != SITE_FILE and (filler := filler_for_words(node)):
        # What a release lacks in the settings is told by the release.
        reading.report("placeholder-left", node_place(node, reading.start), found=filler)
    if not is_unknown(node, may_be_unknown=field.may_be_unknown):
        return field.decoder(node, path, reading)
    if field.required:
        reading.report("empty-value", node_place(node, reading.start), key=field.key)
        return INVALID
    return _UNKNOWN


def _report_missing(node: MappingNode, field: _Field, path: str, reading: Reading) -> None:
    """Report that a required field is missing, unless what stands in its place has been reported."""
    is_told = (
        is_end_of_told_span(field.key, reading)
        if path
        else report_commented_key(field.key, field.label, reading)
    )
    if not is_told:
        place = node_place(node, reading.start)
        reading.report("missing-key", place, key=field.key, meaning=field.label)


def _field(each: ModelField) -> _Field:
    is_list = typing.get_origin(each.type) is tuple
    read_bool = partial(scalars.read_bool, label=each.label.chinese)
    is_open = is_list or is_model(each.item) or type(None) in typing.get_args(each.type)
    return _Field(
        key=each.key,
        name=each.name,
        required=each.required,
        # A field that visitors don't see controls something, such as publication: it can't be "undecided".
        may_be_unknown=not each.required and each.is_shown and is_open,
        has_words=each.item in WORD_TYPES,
        # The home page has the address "/".
        may_be_sign=each.item not in (Destination, OldPath),
        label=each.label,
        decoder=scalar_decoder(read_bool) if each.item is bool else _decoder(each.type),
    )


def _move_note(
    key: str, path: str, fields: Mapping[str, _Field], values: dict[str, Any], reading: Reading
) -> None:
    """Move the note of an annotated value to the front of its ``_note`` field; report it if there is none."""
    name = fields[key].name
    annotated: AnnotatedValue = values[name]
    values[name] = annotated.value
    field = fields.get(f"{key}_note")
    if field is None:
        place = reading.positions[join_path(path, key)]
        reading.report("note-not-taken", place, key=key, note=annotated.note)
        values[name] = INVALID
        return
    existing = values.get(field.name)
    if existing is not INVALID:
        values[field.name] = annotated.note if existing is None else f"{annotated.note}；{existing}"


def _union_decoder(models: Sequence[type[msgspec.Struct]]) -> Decoder:
    """Return the decoder of a tagged union: the mapping names the tag of its model (``type: ssh``)."""
    by_tag = {str(model.__struct_config__.tag): model for model in models}
    key, choices = str(models[0].__struct_config__.tag_field), "、".join(by_tag)

    def read(node: Node, path: str, reading: Reading) -> Any:
        if not isinstance(node, MappingNode):
            return report_wrong_type(node, path, reading, "mapping", right=f"{key}: …")
        found = next((pair for pair in node.value if getattr(pair[0], "value", None) == key), None)
        if found is None:
            place = node_place(node, reading.start)
            reading.report("missing-choice", place, key=key, choices=choices)
            return INVALID
        tag = getattr(found[1], "value", None)
        model = by_tag.get(tag) if isinstance(tag, str) else None
        if model is None:
            place = node_place(found[1], reading.start)
            shown = tag if isinstance(tag, str) else Word(f"found-{node_name(found[1])}")
            reading.report("bad-choice", place, key=key, found=shown, choices=choices)
            return INVALID
        others = [pair for pair in node.value if pair is not found]
        rest = MappingNode(others, node.start_mark, node.end_mark)
        return _struct_decoder(model)(rest, path, reading)

    return read


def _decoder(hint: Any) -> Decoder:
    """Return the decoder for an annotation of the content model.

    Raises:
        TypeError: the model can't use this annotation (a bug).
    """
    origin = typing.get_origin(hint)
    if origin is typing.Union or origin is types.UnionType:
        inner = [each for each in typing.get_args(hint) if each is not type(None)]
        return _decoder(inner[0]) if len(inner) == 1 else _union_decoder(inner)
    if hint in ANNOTATED_READERS:
        return scalar_decoder(
            ANNOTATED_READERS[hint], has_words=hint in WORD_TYPES, is_name=hint in NAME_TYPES
        )
    if origin is typing.Annotated:
        return _annotated_decoder(*typing.get_args(hint))
    if origin is tuple:
        item = typing.get_args(hint)[0]
        return list_decoder(_decoder(item), item)
    if hint is Text:
        return read_text
    if hint in PLAIN_READERS:
        return scalar_decoder(PLAIN_READERS[hint], has_words=hint is str)
    if is_enumeration(hint):
        return choice_decoder(hint)
    if is_model(hint):
        return _struct_decoder(hint)
    raise TypeError(f"the content model cannot hold {hint!r}")


def _annotated_decoder(base: Any, marker: Any) -> Decoder:
    if isinstance(marker, RefTo):
        return scalar_decoder(partial(references.read_reference, to=marker))
    if isinstance(marker, Range):
        return scalar_decoder(partial(scalars.read_int, limits=marker))
    if isinstance(marker, TextPattern):
        return scalar_decoder(partial(scalars.read_pattern, form=marker))
    raise TypeError(f"the content model cannot hold {base!r} with {marker!r}")

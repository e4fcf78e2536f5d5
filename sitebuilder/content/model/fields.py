"""Descriptions of the models' fields, read from their annotations once for each model."""

import typing
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from sitebuilder.content.model.field_types import Fee, Kind, LessonTimes, Moment, Text
from sitebuilder.messages import DEFAULT_LANGUAGE, Label, word


class ModelField(Struct, frozen=True):
    """A field of a model: its name in Python, its key in files, its types, and its description for people.

    ``type`` is the type in the model, ``item`` that of one value as an editor writes it: without None, and
    for a list the type of its items. ``label`` and ``hint`` come from ``about``.
    """

    name: str
    key: str
    required: bool
    type: Any
    item: Any
    label: Label
    hint: Label
    is_shown: bool


@cache
def fields_of(model: type[Struct]) -> Mapping[str, ModelField]:
    """Map the name of each field of a model, in order, to its description.

    Raises:
        TypeError: a field has no ``about`` (a bug).
    """
    hints = typing.get_type_hints(model, include_extras=True)
    return {
        info.name: _field(info.name, info.encode_name, info.required, hints[info.name], model)
        for info in msgspec.structs.fields(model)
    }


@cache
def list_fields(model: type[Struct]) -> Label:
    """Return the keys of a model as a problem lists them: in Chinese with the label of each."""
    fields = fields_of(model).values()
    chinese = "、".join(f"{each.key}（{each.label.chinese}）" for each in fields)
    return Label(chinese, ", ".join(each.key for each in fields))


def label(model: type[Struct], name: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the label of a field of a model.

    Raises:
        KeyError: the model has no such field (a bug).
    """
    return fields_of(model)[name].label.text(language)


def hint(model: type[Struct], name: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the hint what to write in a field of a model, with the choices of an enumeration.

    Raises:
        KeyError: the model has no such field (a bug).
    """
    field = fields_of(model)[name]
    text = field.hint.text(language)
    if not is_enumeration(field.item):
        return text
    if language != DEFAULT_LANGUAGE:
        return f"{text} One of {', '.join(field.item)}."
    return f"{text}{'、'.join(f'{each.value} {choice_word(each)}' for each in field.item)}。"


_SCALAR_STRUCTS = (Fee, LessonTimes, Moment, Text)
"""Structs that an editor writes as a single value."""


def is_model(item: Any) -> bool:
    """Return whether a type is a struct whose fields an editor writes one by one."""
    return isinstance(item, type) and issubclass(item, Struct) and item not in _SCALAR_STRUCTS


def is_enumeration(item: Any) -> bool:
    """Return whether a type is a choice of a few values."""
    return isinstance(item, type) and issubclass(item, StrEnum)


def choice_word(choice: StrEnum) -> str:
    """Return the word by which pages show a value of an enumeration."""
    if isinstance(choice, Kind):
        return choice.label.chinese
    return word(f"{type(choice).__name__.lower()}-{choice.value}")


def _field(name: str, key: str, required: bool, annotation: Any, model: type[Struct]) -> ModelField:
    annotations = typing.get_args(annotation) if typing.get_origin(annotation) is Annotated else (annotation,)
    meta = next((each for each in annotations if isinstance(each, Meta)), None)
    if meta is None or meta.title is None or meta.description is None or meta.extra is None:
        raise TypeError(f"{model.__name__}.{name} has no label and no hint")
    others = tuple(each for each in annotations if not isinstance(each, Meta))
    bare = Annotated.__class_getitem__(others) if len(others) > 1 else others[0]  # type: ignore[attr-defined]
    labels, hints = zip((meta.title, meta.description), meta.extra["en"], strict=True)
    return ModelField(
        name=name,
        key=key,
        required=required,
        type=bare,
        item=_item(bare),
        label=Label(*labels),
        hint=Label(*hints),
        is_shown=meta.extra["is_shown"],
    )


def _item(hint: Any) -> Any:
    """Return the type of one value: without None, and for a tuple the type of its items."""
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return _item(arguments[0])
    if type(None) in arguments:
        (rest, *others) = (each for each in arguments if each is not type(None))
        return hint if others else _item(rest)
    return hint

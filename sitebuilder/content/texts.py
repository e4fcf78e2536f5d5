"""Find the rendered texts, the words and the places in a value of the content model, however deep."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from sitebuilder.content.model.field_types import PlaceName, TagName, Text, Url, YearText
from sitebuilder.content.model.fields import ModelField, fields_of, is_model
from sitebuilder.content.values.reading import join_path


def texts_in(value: Any) -> Iterator[Text]:
    """Yield every rendered text in a value, including those in nested structs."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)
    elif isinstance(value, msgspec.Struct):
        for field in _fields_with(type(value), Text):
            yield from texts_in(getattr(value, field.name))


@cache
def text_fields(model: type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the names of a model's fields that are rendered texts, in order."""
    return tuple(each.name for each in fields_of(model).values() if each.item is Text)


@cache
def word_fields(model: type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the names of a model's fields in which visitors read an editor's words, in order.

    URLs, files, references and values that the site has its own word for are excluded.
    """
    return tuple(
        each.name
        for each in fields_of(model).values()
        if each.is_shown
        and (
            each.item in (str, Text, TagName, PlaceName, YearText)
            or (is_model(each.item) and word_fields(each.item))
        )
    )


@cache
def place_fields(model: type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the names of a model's fields that say where something takes place."""
    return tuple(each.name for each in fields_of(model).values() if each.item is PlaceName)


def place_values(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the dotted path and the value of each field that says where something takes place."""
    return _values(value, PlaceName, "")


def url_values(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the dotted path and the value of each field that is an absolute URL."""
    return _values(value, Url, "")


def _values(value: Any, item: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield the dotted path, in keys, and the value of each field of a type of texts, however deep."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _values(each, item, f"{path}.{index}")
    elif isinstance(value, msgspec.Struct):
        for field in _fields_with(type(value), item):
            yield from _values(getattr(value, field.name), item, join_path(path, field.key))


@cache
def _fields_with(model: type[msgspec.Struct], item: Any) -> tuple[ModelField, ...]:
    """Return the fields of a model of a type, and those that contain one."""
    return tuple(
        each
        for each in fields_of(model).values()
        if each.item is item or (is_model(each.item) and _fields_with(each.item, item))
    )

"""The rendered texts in a value of the content model, wherever it holds them."""

import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from sitebuilder.content.fields import Text
from sitebuilder.content.model_fields import fields_of


def texts_in(value: Any) -> Iterator[Text]:
    """Yield every text field of a struct, those of structs in it too."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)
    elif isinstance(value, msgspec.Struct):
        for name in _fields_with_texts(type(value)):
            yield from texts_in(getattr(value, name))


@cache
def text_fields(model: type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the names of the fields of a model that are texts themselves, in its order."""
    return tuple(each.name for each in fields_of(model).values() if each.item is Text)


@cache
def _fields_with_texts(model: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(name for name, hint in typing.get_type_hints(model).items() if _may_hold_text(hint))


def _may_hold_text(hint: Any) -> bool:
    parts = typing.get_args(hint)
    if parts or not isinstance(hint, type):
        return any(map(_may_hold_text, parts))
    return hint is Text or (issubclass(hint, msgspec.Struct) and bool(_fields_with_texts(hint)))

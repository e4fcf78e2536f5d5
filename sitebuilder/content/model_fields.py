"""What the models say of their fields: read from their annotations once for each model."""

import typing
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct


class ModelField(Struct, frozen=True):
    """A field of a model: its name in Python and in files, whether it must be given, and its type.

    ``type`` is the annotation as the model writes it; ``item`` is that of the values that editors write,
    without ``None`` and, of a list, of its items.
    """

    name: str
    key: str
    required: bool
    type: Any
    item: Any


@cache
def fields_of(model: type[Struct]) -> Mapping[str, ModelField]:
    """Map the name of each field of a model, in order, to what the model says of it."""
    hints = typing.get_type_hints(model, include_extras=True)
    return {
        info.name: ModelField(
            info.name, info.encode_name, info.required, hints[info.name], _item(hints[info.name])
        )
        for info in msgspec.structs.fields(model)
    }


def _item(hint: Any) -> Any:
    """Return the type of one value: without None, and of a tuple that of its items."""
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return _item(arguments[0])
    if type(None) in arguments:
        return _item(next(each for each in arguments if each is not type(None)))
    return hint

"""The rendered texts in a value of the content model, wherever it holds them."""

from collections.abc import Iterator
from typing import Any

import msgspec

from sitebuilder.content.fields import Text


def texts_in(value: Any) -> Iterator[Text]:
    """Yield every text field of a struct, those of structs in it too."""
    if isinstance(value, Text):
        yield value
        return
    if isinstance(value, msgspec.Struct):
        value = tuple([getattr(value, name) for name in value.__struct_fields__])
    if isinstance(value, tuple):
        for item in value:
            if isinstance(item, (msgspec.Struct, tuple)):
                yield from texts_in(item)

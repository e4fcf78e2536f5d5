"""The rendered texts in a value of the content model, wherever it holds them."""

from collections.abc import Iterator
from typing import Any

import msgspec

from sitebuilder.content.fields import Text


def texts_in(value: Any) -> Iterator[Text]:
    """Yield every text field of a struct, those of structs in it too."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from texts_in(getattr(value, name))

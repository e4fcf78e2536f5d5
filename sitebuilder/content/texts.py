"""The rendered texts in a document, wherever its model holds them."""

from collections.abc import Iterator
from typing import Any

import msgspec

from sitebuilder.content.documents import Document
from sitebuilder.content.fields import Text


def texts(document: Document) -> Iterator[Text]:
    """Yield the body and every text field, nested ones too."""
    if document.body is not None:
        yield document.body
    if document.data is not None:
        yield from _texts_in(document.data)


def _texts_in(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts_in(item)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _texts_in(getattr(value, name))

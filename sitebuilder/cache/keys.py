"""The key of an output: a digest of all that its bytes depend on. The same key means the same bytes."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.content.files import digest
from sitebuilder.content.library import Entry
from sitebuilder.formats import template_digest
from sitebuilder.views.news.card import ArticleItem
from sitebuilder.views.shared.context import SiteFrame
from sitebuilder.views.shared.output import Asset, Output


class Key(Struct, frozen=True, array_like=True):
    """The digests of what an output is made from, apart so that a change can be told by its cause.

    ``maker`` is that of the output; ``template`` the digest of the template with all that it includes,
    ``frame`` of what all pages share, ``inputs`` of the rest: what the view is made from, or what stands for
    an asset's bytes. ``texts`` are the documents of which it may show all, text included: their paths, and
    the digests of their files.
    """

    maker: str
    template: bytes
    frame: bytes
    inputs: bytes
    texts: tuple[tuple[str, bytes], ...] = ()


class KeyMaker:
    """Makes keys; what many outputs share is digested once.

    ``documents`` maps the path of each document to the digest of its file.
    """

    def __init__(
        self, template_sources: Mapping[str, bytes], frame: SiteFrame, documents: Mapping[str, bytes]
    ) -> None:
        self._sources = template_sources
        self._frame = frame
        self._documents = documents
        self._templates: dict[str, bytes] = {}

    @cached_property
    def _frame_digest(self) -> bytes:
        return _digest(self._frame)[0]

    def of(self, output: Output) -> Key:
        """Return the key of an output."""
        if isinstance(output, Asset):
            return Key(output.maker, self._maker(output.maker), b"", output.key)
        function = f"{output.view.__module__}.{output.view.__qualname__}"
        inputs, texts = _digest((function, output.find_inputs()))
        return Key(output.maker, self._maker(output.maker), self._frame_digest, inputs, texts)

    def renew(self, key: Key) -> Key | None:
        """Return the key that an output of a section now has that sees what it saw when the key was made.

        None when a document has changed of which the output may show the text.
        """
        for path, text in key.texts:
            if self._documents.get(path) != text:
                return None
        template = self._maker(key.maker)
        return key if template == key.template else replace(key, template=template)

    def _maker(self, name: str) -> bytes:
        if name not in self._templates:
            is_template = name in self._sources
            self._templates[name] = template_digest(name, self._sources) if is_template else name.encode()
        return self._templates[name]


def search_key(shown: object) -> Key:
    """Return the key of a file of the search index, made from a page or from all that its files show."""
    return Key("search", b"", b"", _digest(shown)[0])


def _digest(value: Any) -> tuple[bytes, tuple[tuple[str, bytes], ...]]:
    """Return the digest of a value, in which an entry counts by its cache key, and the entries' texts."""
    texts: dict[str, bytes] = {}

    def cache_key(value: Entry[Any] | ArticleItem) -> object:
        if isinstance(value, Entry):
            texts[value.document.path] = value.document.digest
        return value.cache_key

    encoded = msgspec.msgpack.encode(value, enc_hook=cache_key, order="deterministic")
    return digest(encoded), tuple(texts.items())

"""Output keys: an output's key is a digest of everything its bytes depend on; equal keys mean equal bytes."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.content.library.library import Entry
from sitebuilder.content.paths.files import digest
from sitebuilder.formats.jinja.dependencies import template_digest
from sitebuilder.views.news.card import ArticleItem
from sitebuilder.views.shared.context import SiteFrame
from sitebuilder.views.shared.output import Asset, Output


class Key(Struct, frozen=True, array_like=True):
    """The digests of what an output is made from, kept apart to tell the cause of a change.

    ``maker`` names the output's template or encoder; ``template`` is the digest of the template with all that
    it includes, or an encoder's name; ``frame`` is the digest of what all pages share, ``inputs`` that of the
    rest: what the view is made from, or what identifies an asset's bytes. ``texts`` are the
    documents whose full text the output may show: their paths and the digests of their files.
    """

    maker: str
    template: bytes
    frame: bytes
    inputs: bytes
    texts: tuple[tuple[str, bytes], ...] = ()


class KeyMaker:
    """Computes keys, digesting only once what many outputs share.

    ``documents`` maps the path of each document to the digest of its file.
    """

    def __init__(
        self, template_sources: Mapping[str, bytes], frame: SiteFrame, documents: Mapping[str, bytes]
    ) -> None:
        self._sources = template_sources
        self._frame = frame
        self._documents = documents
        self._maker_versions: dict[str, bytes] = {}

    @cached_property
    def _frame_digest(self) -> bytes:
        return _digest(self._frame)[0]

    def of(self, output: Output) -> Key:
        """Return the key of an output."""
        if isinstance(output, Asset):
            return Key(output.maker, self._maker_version(output.maker), b"", output.key)
        function = f"{output.view.__module__}.{output.view.__qualname__}"
        inputs, texts = _digest((function, output.find_inputs()))
        return Key(output.maker, self._maker_version(output.maker), self._frame_digest, inputs, texts)

    def renew(self, key: Key) -> Key | None:
        """Return the current key of an output whose section's inputs are those of its old key.

        Returns None if a document has changed whose text the output may show.
        """
        for path, text in key.texts:
            if self._documents.get(path) != text:
                return None
        template = self._maker_version(key.maker)
        return key if template == key.template else replace(key, template=template)

    def _maker_version(self, name: str) -> bytes:
        if name not in self._maker_versions:
            is_template = name in self._sources
            self._maker_versions[name] = (
                template_digest(name, self._sources) if is_template else name.encode()
            )
        return self._maker_versions[name]


def search_key(shown: object) -> Key:
    """Return the key of a file of the search index, made from a page or from everything its files show."""
    return Key("search", b"", b"", _digest(shown)[0])


def _digest(value: Any) -> tuple[bytes, tuple[tuple[str, bytes], ...]]:
    """Return the digest of a value, with cache keys in place of entries, and the texts of the entries."""
    texts: dict[str, bytes] = {}

    def cache_key(value: Entry[Any] | ArticleItem) -> object:
        if isinstance(value, Entry):
            texts[value.document.path] = value.document.digest
        return value.cache_key

    encoded = msgspec.msgpack.encode(value, enc_hook=cache_key, order="deterministic")
    return digest(encoded), tuple(texts.items())

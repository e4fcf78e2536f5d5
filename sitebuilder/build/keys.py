"""The key of an output: a digest of all that its bytes depend on. The same key means the same bytes."""

from collections.abc import Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any

import msgspec
from msgspec import Struct

from sitebuilder.content.files import digest
from sitebuilder.render import template_digest
from sitebuilder.views.context import SiteFrame
from sitebuilder.views.outputs import Copied, Deferred, DeferredEncoding, Encoded, Made, Output, Rendered


class Key(Struct, frozen=True, array_like=True):
    """The digests of what an output is made from, apart so that a change can be told by its cause.

    ``template`` is that of the template with all that it includes, ``frame`` of what all pages share,
    ``inputs`` of the rest: the view, or the values that the view is made from.
    """

    template: bytes
    frame: bytes
    inputs: bytes


class Keys:
    """Makes keys; what many outputs share is digested once."""

    def __init__(self, template_sources: Mapping[str, bytes], frame: SiteFrame) -> None:
        self._sources = template_sources
        self._frame = frame
        self._templates: dict[str, bytes] = {}

    @cached_property
    def _frame_digest(self) -> bytes:
        return _digest(self._frame)

    def of(self, output: Output, file_digests: Mapping[str, bytes]) -> Key:
        """Return the key of an output; ``file_digests`` maps the source of a copied file to its digest."""
        if isinstance(output, Deferred):
            return self._deferred(self._template(output.template), output)
        if isinstance(output, DeferredEncoding):
            return self._deferred(output.encoder.encode(), output)
        if isinstance(output, Rendered):
            return Key(self._template(output.template), b"", _digest(output.view))
        if isinstance(output, Encoded):
            return Key(output.encoder.encode(), b"", _digest(output.value))
        if isinstance(output, Copied):
            return Key(b"copy", b"", file_digests[output.source])
        assert isinstance(output, Made)
        return Key(b"made", b"", digest(output.content))

    def _deferred(self, template: bytes, output: Deferred | DeferredEncoding) -> Key:
        maker = f"{output.make.__module__}.{output.make.__qualname__}"
        return Key(template, self._frame_digest, _digest((maker, output.inputs)))

    def _template(self, name: str) -> bytes:
        if name not in self._templates:
            self._templates[name] = template_digest(name, self._sources)
        return self._templates[name]


_ENCODER = msgspec.msgpack.Encoder(enc_hook=attrgetter("identity"), order="deterministic")
"""Encodes values, and an entry by what decides it."""


def _digest(value: Any) -> bytes:
    return digest(_ENCODER.encode(value))

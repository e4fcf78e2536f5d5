"""The cache of documents: what was read is kept by the digest of its bytes and never read twice.

A segment is a file of stored documents. An edit adds a small segment, a later one wins; when the small
ones have grown, one segment is written anew. A segment of another generator, or a damaged one, is a
cache miss.

In a segment the bulk of the documents lies behind them, so that thousands are at hand without reading it.
The bulk of each has its own checksum among the documents, and is checked when it is used: an edit pays for
the pages that it renders, not for all. Where it is damaged, the source file is read again.
"""

import errno
import os
import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from sitebuilder.cache.storage import (
    Cache,
    OpenFile,
    body_end,
    checksum,
    names_in,
    open_sealed,
    remove_all,
    write_sealed,
)
from sitebuilder.content.documents import Document, EncodedDetails, read_document
from sitebuilder.content.files import MAX_TEXT_BYTES, digest

_FOLDER = "documents"
_NAME = re.compile(r"\d{8}\.bin")
_MAX_SEGMENTS = 8

_BLOCK_BYTES = 1 << 18
"""How much of the bulk is read at a time: asking for each document takes as long as checking it."""


class _Segment(Struct, frozen=True, array_like=True):
    version: str
    documents: list[Document]


class Store(Struct, frozen=True):
    """The documents of the last builds by path; ``segments`` are the files that hold them, oldest first.

    ``version`` stands for the generator and the time zone: documents of another one are not believed.
    """

    cache: Cache
    version: str
    documents: Mapping[str, Document]
    segments: tuple[str, ...]


class _Bulk:
    """Reads the bulk of one document from its segment, or from the source file where that is damaged."""

    __slots__ = ("_checksum", "_of", "_size", "_start", "document")

    def __init__(self, of: "_OpenSegment", start: int, size: int, checksum: bytes) -> None:
        self._of, self._start, self._size, self._checksum = of, start, size, checksum
        self.document = ("", b"")

    def __call__(self) -> bytes:
        """Return the bytes of ``EncodedDetails``.

        Raises:
            OSError: they are damaged, and the source file cannot be read or has changed meanwhile.
        """
        of = self._of
        try:
            content = of.read(self._start, self._size)
        except OSError:
            content = b""
        if len(content) == self._size and checksum(of.cache, of.name, b"bulk", content) == self._checksum:
            return content
        return _read_again(of.cache, *self.document)


class _OpenSegment:
    """A segment's file, where its bulk begins, and what its documents were read with."""

    def __init__(self, cache: Cache, name: str, file: OpenFile, bulk_start: int) -> None:
        self.cache, self.name = cache, name
        self._file, self._bulk_start = file, bulk_start
        self._block_start, self._block = 0, b""

    def read(self, start: int, size: int) -> bytes:
        """Return a part of the bulk, read with what lies behind it: documents are used in their order.

        Raises:
            OSError: the file cannot be read.
        """
        offset = start - self._block_start
        if offset < 0 or offset + size > len(self._block):
            self._block = self._file.read(self._bulk_start + start, max(size, _BLOCK_BYTES))
            self._block_start, offset = start, 0
        return self._block[offset : offset + size]


def open_store(cache: Cache, version: str, *, clean: bool = False) -> Store:
    """Return what the cache knows of documents read by this very version of the generator."""
    documents: dict[str, Document] = {}
    segments: list[str] = []
    for name in [] if clean else _segments(cache):
        segment = _read_segment(cache, name)
        if segment is None or segment.version != version:
            continue
        segments.append(name)
        documents.update((each.path, each) for each in segment.documents)
    return Store(cache, version, documents, tuple(segments))


def save_store(store: Store, current: Sequence[Document]) -> OSError | None:
    """Make the cache hold the current documents: what is new in a segment of its own, or all in one.

    Returns why it could not be written.
    """
    if store.cache.key is None:
        return None
    new = [each for each in current if store.documents.get(each.path) is not each]
    gone = len(store.documents.keys() - {each.path for each in current})
    if not new and not gone:
        return None
    number = int(store.segments[-1].removesuffix(".bin")) + 1 if store.segments else 0
    is_much = len(new) * 10 > len(current)
    if not (gone or is_much or not store.segments or len(store.segments) >= _MAX_SEGMENTS):
        return _write_segment(store, _name(number), new)
    failed = _write_segment(store, _name(number), current)
    if failed is None:
        # Where an open file cannot be removed (Windows), it is superseded all the same.
        remove_all(store.cache, _FOLDER, [each for each in _segments(store.cache) if each != _name(number)])
    return failed


def _segments(cache: Cache) -> list[str]:
    return [name for name in names_in(cache, _FOLDER) if _NAME.fullmatch(name)]


def _name(number: int) -> str:
    return f"{number:08}.bin"


def _write_segment(store: Store, name: str, documents: Iterable[Document]) -> OSError | None:
    bulk: list[bytes] = []
    end = 0
    file = f"{_FOLDER}/{name}"

    def put_apart(packed: EncodedDetails) -> tuple[int, int, bytes]:
        nonlocal end
        content = packed.content
        bulk.append(content)
        start, end = end, end + len(content)
        return start, len(content), checksum(store.cache, file, b"bulk", content)

    body = msgspec.msgpack.encode(_Segment(store.version, list(documents)), enc_hook=put_apart)
    return write_sealed(store.cache, file, body, bulk)


def _read_segment(cache: Cache, name: str) -> _Segment | None:
    """Return a segment, its bulk still in the file; None when it is damaged or of another form."""
    opened = open_sealed(cache, f"{_FOLDER}/{name}")
    if opened is None:
        return None
    body, file = opened
    segment = _OpenSegment(cache, f"{_FOLDER}/{name}", file, body_end(body))
    bulks: list[_Bulk] = []

    def take(_: type, place: tuple[int, int, bytes]) -> EncodedDetails:
        bulks.append(_Bulk(segment, *place))
        return EncodedDetails(bulks[-1])

    try:
        found = msgspec.msgpack.decode(body, type=_Segment, dec_hook=take)
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError):
        return None
    for bulk, document in zip(bulks, found.documents, strict=True):
        bulk.document = document.path, document.digest
    return found


def _read_again(cache: Cache, path: str, expected: bytes) -> bytes:
    source = os.path.join(os.path.dirname(cache.folder), path)
    with open(source, "rb") as file:
        content = file.read(MAX_TEXT_BYTES + 1)
    if digest(content) != expected:
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), source)
    return read_document(path, content).encoded_details.content

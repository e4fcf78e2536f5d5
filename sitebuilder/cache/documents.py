"""The document cache: parsed documents are kept by the digest of their source and never parsed twice.

Documents are stored in segment files. An edit adds a small segment, and later ones win; when there is too
much in small ones, all documents are written into a single segment. A damaged segment, or one of another
generator version, is a cache miss.

In a segment the bulk of the documents follows them, so that thousands can be loaded without reading it. The
bulk of each document has a checksum of its own, which is verified on use: an edit pays for the pages that it
renders, not for all. If it is damaged, the source file is read again.
"""

import errno
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

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
from sitebuilder.content.documents import Document, EncodedDetails
from sitebuilder.content.paths.files import MAX_TEXT_BYTES, digest
from sitebuilder.patterns import lazy_pattern

_FOLDER = "documents"
_NAME = lazy_pattern(r"\d{8}\.bin")
_MAX_SEGMENTS = 8

_BLOCK_BYTES = 1 << 18
"""How much of the bulk to read at a time; reading it per document takes as long as verifying it."""


class _Segment(Struct, frozen=True, array_like=True):
    version: str
    documents: list[Document]


class Store(Struct, frozen=True):
    """The documents of the last builds by path; ``segments`` are the files that hold them, oldest first.

    ``version`` identifies the generator and the time zone; documents of another version are ignored.
    """

    cache: Cache
    version: str
    documents: Mapping[str, Document]
    segments: tuple[str, ...]


class _OpenSegment:
    """A segment's file, where its bulk begins, and the block read last.

    ``starts`` are the offsets of its documents' bulk, in their order.
    """

    def __init__(self, cache: Cache, name: str, file: OpenFile, bulk_start: int) -> None:
        self._cache, self._name = cache, name
        self._file, self._bulk_start = file, bulk_start
        self._block_start, self._block = 0, b""
        self.starts: list[int] = []
        self.documents: Sequence[Document] = ()

    def load_bulk(self, start: int, size: int, expected: bytes) -> bytes:
        """Return the bytes of an ``EncodedDetails``, or read the source file again if they are damaged.

        Raises:
            OSError: they are damaged, and the source file is unreadable or has changed meanwhile.
        """
        try:
            content = self._read(start, size)
        except OSError:
            content = b""
        if len(content) == size and checksum(self._cache, self._name, b"bulk", content) == expected:
            return content
        document = self.documents[self.starts.index(start)]
        return _read_again(self._cache, document.path, document.digest)

    def _read(self, start: int, size: int) -> bytes:
        """Return a part of the bulk; reads ahead, as documents are used in order.

        Raises:
            OSError: the file cannot be read.
        """
        offset = start - self._block_start
        if offset < 0 or offset + size > len(self._block):
            self._block = self._file.read(self._bulk_start + start, max(size, _BLOCK_BYTES))
            self._block_start, offset = start, 0
        return self._block[offset : offset + size]


def open_store(cache: Cache, version: str, *, clean: bool = False) -> Store:
    """Load the cached documents that this very version of the generator has parsed."""
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
    """Save the current documents: new ones in a segment of their own, or all in a single one.

    Returns the error, if any.
    """
    if store.cache.key is None:
        return None
    new = [each for each in current if store.documents.get(each.path) is not each]
    removed = len(store.documents.keys() - {each.path for each in current})
    if not new and not removed:
        return None
    number = int(store.segments[-1].removesuffix(".bin")) + 1 if store.segments else 0
    has_many_new = len(new) * 10 > len(current)
    if not (removed or has_many_new or not store.segments or len(store.segments) >= _MAX_SEGMENTS):
        return _write_segment(store, _name(number), new)
    failed = _write_segment(store, _name(number), current)
    if failed is None:
        # Even if an open file cannot be removed (Windows), it is superseded.
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

    def store_bulk(packed: EncodedDetails) -> tuple[int, int, bytes]:
        nonlocal end
        content = packed.content
        bulk.append(content)
        start, end = end, end + len(content)
        return start, len(content), checksum(store.cache, file, b"bulk", content)

    body = msgspec.msgpack.encode(_Segment(store.version, list(documents)), enc_hook=store_bulk)
    return write_sealed(store.cache, file, body, bulk)


def _read_segment(cache: Cache, name: str) -> _Segment | None:
    """Return a segment, its bulk still in the file; None if it is damaged or in another format."""
    opened = open_sealed(cache, f"{_FOLDER}/{name}")
    if opened is None:
        return None
    body, file = opened
    segment = _OpenSegment(cache, f"{_FOLDER}/{name}", file, body_end(body))
    load_bulk, add_start = segment.load_bulk, segment.starts.append

    def defer_bulk(_: type, place: tuple[int, int, bytes]) -> EncodedDetails:
        add_start(place[0])
        return EncodedDetails(partial(load_bulk, *place))

    try:
        found = msgspec.msgpack.decode(body, type=_Segment, dec_hook=defer_bulk)
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError):
        return None
    segment.documents = found.documents
    return found


def _read_again(cache: Cache, path: str, expected: bytes) -> bytes:
    # Imported here: a cache is hardly ever damaged.
    from sitebuilder.content.document_reader import read_document

    source = os.path.join(os.path.dirname(cache.folder), path)
    with open(source, "rb") as file:
        content = file.read(MAX_TEXT_BYTES + 1)
    if digest(content) != expected:
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), source)
    return read_document(path, content).encoded_details.content

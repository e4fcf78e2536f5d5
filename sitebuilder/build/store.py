"""The cache of documents: what was read is kept by the digest of its bytes and never read twice.

A segment is a file of stored documents. An edit adds a small segment, a later one wins; when the small
ones have grown, one segment is written anew. A segment of another generator, or a damaged one, is as
good as none.

In a segment the bulk of the documents lies behind them, so that thousands are at hand without decoding or
copying it: the file is mapped into memory.
"""

import mmap
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from sitebuilder.content.documents import Document, Packed

_FOLDER = "documents"
_MOST_SEGMENTS = 8
_HEAD = struct.Struct("<IQI")
"""The CRC-32 of the encoded documents, their size, and the CRC-32 of the bulk behind them."""


class _Segment(Struct, frozen=True, array_like=True):
    engine: str
    documents: list[Document]


class Store(Struct, frozen=True):
    """The documents of the last builds by path; ``segments`` are the files that hold them, oldest first.

    ``engine`` stands for the generator and the language: documents of another one are not believed.
    """

    folder: Path
    engine: str
    documents: Mapping[str, Document]
    segments: tuple[Path, ...]


def open_store(cache: Path, engine: str, *, clean: bool = False) -> Store:
    """Return what the cache folder knows of documents read by this very generator."""
    folder = cache / _FOLDER
    documents: dict[str, Document] = {}
    segments: list[Path] = []
    for path in [] if clean else sorted(folder.glob("*.bin")):
        segment = _read_segment(path)
        if segment is None or segment.engine != engine:
            continue
        segments.append(path)
        documents.update((each.path, each) for each in segment.documents)
    return Store(folder, engine, documents, tuple(segments))


def save_store(store: Store, current: Sequence[Document]) -> None:
    """Make the cache hold the current documents: what is new in a segment of its own, or all in one."""
    new = [each for each in current if store.documents.get(each.path) is not each]
    gone = len(store.documents.keys() - {each.path for each in current})
    if not new and not gone:
        return
    number = int(store.segments[-1].stem) + 1 if store.segments else 0
    if gone or not store.segments or len(store.segments) >= _MOST_SEGMENTS or len(new) * 10 > len(current):
        _write_segment(store, number, current)
        for path in store.folder.glob("*.bin"):
            if path.name != _name(number):
                # Where a mapped file cannot be removed (Windows), it is superseded all the same.
                with suppress(OSError):
                    path.unlink()
    else:
        _write_segment(store, number, new)


def _name(number: int) -> str:
    return f"{number:08}.bin"


def _write_segment(store: Store, number: int, documents: Iterable[Document]) -> None:
    bulk: list[bytes | memoryview] = []
    end = checksum = 0

    def put_apart(packed: Packed) -> tuple[int, int]:
        nonlocal end, checksum
        bulk.append(packed.content)
        checksum = zlib.crc32(packed.content, checksum)
        start, end = end, end + len(packed.content)
        return start, end

    body = msgspec.msgpack.encode(_Segment(store.engine, list(documents)), enc_hook=put_apart)
    store.folder.mkdir(parents=True, exist_ok=True)
    file = store.folder / _name(number)
    temporary = file.with_suffix(".tmp")
    with open(temporary, "wb") as writing:
        writing.write(_HEAD.pack(zlib.crc32(body), len(body), checksum))
        writing.write(body)
        writing.writelines(bulk)
    temporary.replace(file)


def _read_segment(path: Path) -> _Segment | None:
    """Return a segment, its bulk a view of the mapped file; None when it is damaged or of another form."""
    try:
        with open(path, "rb") as file:
            view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        body_checksum, size, checksum = _HEAD.unpack_from(view)
        body, bulk = view[_HEAD.size : _HEAD.size + size], view[_HEAD.size + size :]
        if zlib.crc32(body) != body_checksum or zlib.crc32(bulk) != checksum:
            return None

        def take(_: type, place: list[int]) -> Packed:
            return Packed(bulk[place[0] : place[1]])

        return msgspec.msgpack.decode(body, type=_Segment, dec_hook=take)
    except (OSError, ValueError, struct.error, msgspec.DecodeError):
        return None

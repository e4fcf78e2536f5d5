"""The cache of documents: what was read is kept by the digest of its bytes and never read twice.

A segment is a file of stored documents. An edit adds a small segment, a later one wins; when the small
ones have grown, one segment is written anew. A segment of another generator, or a damaged one, is as
good as none.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from sitebuilder.build.records import read_record, write_record
from sitebuilder.content.documents import Document

_FOLDER = "documents"
_MOST_SEGMENTS = 8


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
        segment = read_record(path, _Segment)
        if segment is None or segment.engine != engine:
            continue
        segments.append(path)
        documents.update((each.path, each) for each in segment.documents)
    return Store(folder, engine, documents, tuple(segments))


def save_store(store: Store, current: Mapping[str, Document]) -> None:
    """Make the cache hold the current documents: what is new in a segment of its own, or all in one."""
    new = [each for path, each in current.items() if store.documents.get(path) is not each]
    gone = len(store.documents.keys() - current.keys())
    if not new and not gone:
        return
    if gone or not store.segments or len(store.segments) >= _MOST_SEGMENTS or len(new) * 10 > len(current):
        _write_segment(store, 0, current.values())
        for path in store.folder.glob("*.bin"):
            if path.name != _name(0):
                path.unlink()
    else:
        _write_segment(store, int(store.segments[-1].stem) + 1, new)


def _name(number: int) -> str:
    return f"{number:04}.bin"


def _write_segment(store: Store, number: int, documents: Iterable[Document]) -> None:
    write_record(store.folder / _name(number), _Segment(store.engine, list(documents)))

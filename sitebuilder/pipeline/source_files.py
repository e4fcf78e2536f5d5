"""Reading source files: each is hashed when it may have changed, and read anew when its digest is new."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from operator import attrgetter

import msgspec
from msgspec import Struct

from sitebuilder.cache.digests import DigestIndex
from sitebuilder.cache.documents import Store
from sitebuilder.cache.file_state import FileStat
from sitebuilder.content.attachments import is_dangerous_content
from sitebuilder.content.documents import Document, EncodedDetails, read_document
from sitebuilder.content.files import (
    MOST_BYTES,
    FileDigest,
    digest,
    digest_file,
    megabytes,
    read_regular_file,
)
from sitebuilder.content.pinyin import load_tables
from sitebuilder.messages import Place, Problem, disk_problem, problem
from sitebuilder.pipeline.workspace import Workspace
from sitebuilder.processes.pool import Codec, begin_in_processes

_INSPECTED = "inspected 1: "
"""Before the paths, in the index, of files whose beginnings the rules of this number found harmless."""

_WORTH_A_PROCESS = 50
"""Documents that take longer to read than a process takes to start."""


def read_file(path: str, stat: FileStat, *, most: int = MOST_BYTES) -> bytes | Problem:
    """Return a file's bytes; of one with more than ``most`` only enough to say so, one byte more."""
    try:
        return read_regular_file(stat.path, most, stat.size)
    except OSError as error:
        return disk_problem(error, path)


def read_files(
    stats: Mapping[str, FileStat], folder: str = "", *, most: int = MOST_BYTES
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return the bytes of files by path, and a problem for each that cannot be read or is too large.

    The paths are relative to ``folder`` (``assets/``); ``most`` is a number of bytes.
    """
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path, stat in stats.items():
        found = read_file(folder + path, stat, most=most)
        if isinstance(found, Problem):
            problems.append(found)
        elif len(found) > most:
            size, limit = megabytes(max(stat.size, len(found))), megabytes(most)
            problems.append(problem("file-too-large", Place(folder + path), size=size, limit=limit))
        else:
            contents[path] = found
    return contents, tuple(problems)


def digest_files(
    stats: Mapping[str, FileStat], index: DigestIndex
) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """Return the digests of files to publish by path, and a problem for each that is not what it seems.

    What may have changed is read a piece at a time: a file may be larger than memory.
    """
    digests: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path, stat in stats.items():
        known = index.known_digest(_INSPECTED + path, stat)
        if known is None:
            found = _inspect(path, stat)
            if isinstance(found, Problem):
                problems.append(found)
                continue
            known = found.digest
            index.record_digest(_INSPECTED + path, stat, found.size, known)
        digests[path] = known
    return digests, tuple(problems)


def _inspect(path: str, stat: FileStat) -> FileDigest | Problem:
    try:
        found = digest_file(stat.path)
    except OSError as error:
        return disk_problem(error, path)
    if is_dangerous_content(found.head):
        return problem("attachment-content", Place(path), found=path.rpartition("/")[2])
    return found


class _Read(Struct, frozen=True, array_like=True):
    """A file as read: its size, its digest, and its document unless the stored one is of these bytes.

    ``fault`` is why it could not be read.
    """

    size: int = 0
    digest: bytes = b""
    document: Document | None = None
    fault: Problem | None = None


_CODEC: Codec[_Read] = Codec(
    partial(msgspec.msgpack.encode, enc_hook=attrgetter("content")),
    partial(msgspec.msgpack.decode, type=list[_Read], dec_hook=lambda _, content: EncodedDetails(content)),
)


def begin_reading(
    workspace: Workspace, stats: Mapping[str, FileStat], store: Store, zone: str
) -> Callable[[], tuple[dict[str, Document], tuple[Problem, ...]]]:
    """Begin to read documents in other processes; return what goes on with it in this one.

    That returns all documents by path: from the store where their bytes are known, read anew otherwise.
    ``zone`` is the time zone of the site.
    """
    index, stored = workspace.index, store.documents
    documents: dict[str, Document | None] = {
        path: each
        if (each := stored.get(path)) is not None and index.known_digest(path, stat) == each.digest
        else None
        for path, stat in stats.items()
    }
    doubtful = [path for path, each in documents.items() if each is None]
    processes = min(workspace.jobs, len(doubtful) // _WORTH_A_PROCESS)
    if processes > 1 and not stored:
        load_tables()

    @cache
    def slugs() -> Mapping[str, str]:
        return {name: slug for document in stored.values() for name, slug in document.slugs.items()}

    def read_all(paths: Sequence[str]) -> list[_Read]:
        return [_read(path, stats[path], stored.get(path), slugs, zone) for path in paths]

    def on_progress(done: int) -> None:
        workspace.on_progress("read", done, len(doubtful))

    reading = begin_in_processes(read_all, doubtful, processes, on_progress, codec=_CODEC)

    def finish() -> tuple[dict[str, Document], tuple[Problem, ...]]:
        problems: list[Problem] = []
        for path, read in zip(doubtful, reading(), strict=True):
            if read.fault is not None:
                problems.append(read.fault)
                continue
            index.record_digest(path, stats[path], read.size, read.digest)
            documents[path] = read.document or stored[path]
        return {path: each for path, each in documents.items() if each is not None}, tuple(problems)

    return finish


def _read(
    path: str,
    stat: FileStat,
    stored: Document | None,
    slugs: Callable[[], Mapping[str, str]],
    zone: str,
) -> _Read:
    content = read_file(path, stat)
    if isinstance(content, Problem):
        return _Read(fault=content)
    if stored is not None and digest(content) == stored.digest:
        return _Read(len(content), stored.digest)

    def known_slug(name: str) -> str | None:
        own = stored.slugs.get(name) if stored is not None else None
        return own or slugs().get(name)

    document = read_document(path, content, known_slug, zone)
    return _Read(len(content), document.digest, document)

"""Read source files: hash those that may have changed, and parse those whose digest is new."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE, iterdecode
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from operator import attrgetter
from posixpath import basename

import msgspec
from msgspec import Struct

from sitebuilder.cache.digests import DigestIndex
from sitebuilder.cache.documents import Store
from sitebuilder.cache.file_state import InputFile
from sitebuilder.content.documents import Document, EncodedDetails
from sitebuilder.content.library.attachments import is_dangerous_content
from sitebuilder.content.merge_conflicts import has_conflict
from sitebuilder.content.paths.files import (
    MAX_TEXT_BYTES,
    FileDigest,
    digest,
    digest_file,
    read_regular_file,
    too_large,
)
from sitebuilder.messages import Place, Problem, disk_problem, problem
from sitebuilder.pipeline.workspace import Workspace
from sitebuilder.processes.pool import Chunks, Codec, begin_in_processes
from sitebuilder.processes.time_limit import OutOfTimeError, processor_time_limits

_INSPECTED = "inspected 3: "
"""Prefix, in the index, of the paths of files in which this version of the rules found nothing to tell."""

_PIECE = 1 << 20
"""Bytes decoded at once of a text that may be larger than memory."""

MOST_SECONDS = 60.0
"""Processor time for one document; other limits refuse far earlier what would take long."""

_PARALLEL_THRESHOLD = 50
"""Documents that take longer to read than a process takes to start."""


def read_file(path: str, stat: InputFile, *, most: int = MAX_TEXT_BYTES) -> bytes | Problem:
    """Return a file's bytes, at most ``most`` plus one, which tells the caller that the file is too large."""
    try:
        return read_regular_file(stat.path, most, stat.size)
    except OSError as error:
        return disk_problem(error, path)


def read_files(
    stats: Mapping[str, InputFile], folder: str = "", *, most: int = MAX_TEXT_BYTES
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return the bytes of files by path, and a problem for each that is unreadable or too large.

    The paths are relative to ``folder`` (``assets/``); ``most`` is a number of bytes.
    """
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path, stat in stats.items():
        found = read_file(folder + path, stat, most=most)
        if isinstance(found, Problem):
            problems.append(found)
        elif len(found) > most:
            problems.append(too_large(Place(folder + path), max(stat.size, len(found)), most))
        else:
            contents[path] = found
    return contents, tuple(problems)


def digest_files(
    stats: Mapping[str, InputFile], index: DigestIndex
) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """Return the digests of files to publish by path, and what is wrong with their contents.

    Files that may have changed are read in chunks, as a file may be larger than memory. A text with a
    problem is not recorded, so that each build reads it and reports it again.
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
            fault = _text_fault(path, stat)
            if fault is None:
                index.record_digest(_INSPECTED + path, stat, found.size, known)
            else:
                problems.append(problem(fault, Place(path), found=basename(path)))
        digests[path] = known
    return digests, tuple(problems)


def _inspect(path: str, stat: InputFile) -> FileDigest | Problem:
    try:
        found = digest_file(stat.path)
    except OSError as error:
        return disk_problem(error, path)
    if is_dangerous_content(found.head):
        return problem("attachment-content", Place(path), found=basename(path))
    return found


def _text_fault(path: str, stat: InputFile) -> str | None:
    """Return the code of the problem with a file that is served as UTF-8 text, or None.

    One that begins with the mark of UTF-16 is fine, as that takes precedence over the header (WHATWG
    Encoding, 6), and so is a file that is no text.
    """
    # Imported here: most builds inspect no file.
    from sitebuilder.formats.media_types import content_type

    if not content_type(path).endswith("charset=utf-8"):
        return None
    with suppress(OSError), open(stat.path, "rb") as opened:
        if opened.peek(2).startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            return None
        try:
            for piece in iterdecode(iter(partial(opened.read, _PIECE), b""), "utf-8"):
                if has_conflict(piece.encode()):
                    return "attachment-conflict"
        except UnicodeDecodeError:
            return "attachment-encoding"
    return None


def _unchanged(
    path: str, stat: InputFile, stored: Mapping[str, Document], index: DigestIndex
) -> Document | None:
    """Return the stored document of a file that has certainly not changed, or None."""
    document = stored.get(path)
    return document if document is not None and index.known_digest(path, stat) == document.digest else None


class _DocumentReading(Struct, frozen=True, array_like=True):
    """The result of reading a file: its size, its digest, and its document unless the stored one is current.

    ``fault`` is set if the file is unreadable.
    """

    size: int = 0
    digest: bytes = b""
    document: Document | None = None
    fault: Problem | None = None


_CODEC: Codec[_DocumentReading] = Codec(
    partial(msgspec.msgpack.encode, enc_hook=attrgetter("content")),
    partial(
        msgspec.msgpack.decode,
        type=list[_DocumentReading],
        dec_hook=lambda _, content: EncodedDetails(content),
    ),
)


def begin_reading(
    workspace: Workspace, stats: Mapping[str, InputFile], store: Store, zone: str
) -> Callable[[], tuple[dict[str, Document], tuple[Problem, ...]]]:
    """Begin to read documents in other processes; return a function that helps them finish.

    That function maps the path of each document to it: from the store if its bytes are known, otherwise newly
    read. ``zone`` is the site's time zone.
    """
    index, stored = workspace.index, store.documents
    documents = {path: _unchanged(path, stat, stored, index) for path, stat in stats.items()}
    uncertain = [path for path, each in documents.items() if each is None]
    if uncertain:
        # Before processes are forked; and here, as a build without a changed document needs no parser.
        import sitebuilder.content.document_reader  # noqa: F401
    processes = min(workspace.jobs, len(uncertain) // _PARALLEL_THRESHOLD)

    @cache
    def slugs() -> Mapping[str, str]:
        return {name: slug for document in stored.values() for name, slug in document.slugs.items()}

    def read_all(paths: Sequence[str]) -> list[_DocumentReading]:
        read = []
        with processor_time_limits(MOST_SECONDS) as begin:
            for path in paths:
                begin()
                read.append(_read(path, stats[path], stored.get(path), slugs, zone))
        return read

    def on_progress(done: int) -> None:
        workspace.on_progress("read", done, len(uncertain))

    # One of each kind before processes are forked, which inherit the patterns that it compiles.
    first = _one_of_each_kind(uncertain) if processes > 1 else []
    others = [path for path in uncertain if path not in first]
    first_read = read_all(first)
    reading = begin_in_processes(read_all, others, processes, on_progress, Chunks(codec=_CODEC))

    def finish() -> tuple[dict[str, Document], tuple[Problem, ...]]:
        problems: list[Problem] = []
        for path, read in zip((*first, *others), (*first_read, *reading()), strict=True):
            if read.fault is not None:
                problems.append(read.fault)
                continue
            index.record_digest(path, stats[path], read.size, read.digest)
            documents[path] = read.document or stored[path]
        return {path: each for path, each in documents.items() if each is not None}, tuple(problems)

    return finish


def _one_of_each_kind(paths: Sequence[str]) -> list[str]:
    """Return the last path in each folder of ``content/``."""
    return [*{path.split("/")[1]: path for path in paths}.values()]


def _read(
    path: str,
    stat: InputFile,
    stored: Document | None,
    slugs: Callable[[], Mapping[str, str]],
    zone: str,
) -> _DocumentReading:
    from sitebuilder.content.document_reader import read_document

    content = read_file(path, stat)
    if isinstance(content, Problem):
        return _DocumentReading(fault=content)
    if stored is not None and digest(content) == stored.digest:
        return _DocumentReading(len(content), stored.digest)

    def known_slug(name: str) -> str | None:
        own_slug = stored.slugs.get(name) if stored is not None else None
        return own_slug or slugs().get(name)

    try:
        document = read_document(path, content, known_slug, zone)
    except (OutOfTimeError, RecursionError):
        return _DocumentReading(fault=problem("file-too-complex", Place(path)))
    return _DocumentReading(len(content), document.digest, document)

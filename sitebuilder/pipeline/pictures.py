"""Read pictures: facts are cached by digest, and each file made from a picture is made only once."""

import errno
import os
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import partial
from posixpath import splitext
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.assets.pictures.process import (
    MAX_BYTES,
    make_picture_file,
    oversize_fault,
    picture_key,
    picture_recipe,
    process_picture,
)
from sitebuilder.cache.blobs import read_blob, remove_other_blobs, write_blob
from sitebuilder.cache.digests import DigestIndex
from sitebuilder.cache.file_state import InputFile
from sitebuilder.cache.records import read_record, write_record
from sitebuilder.cache.storage import Cache
from sitebuilder.content.paths.files import digest
from sitebuilder.content.pictures import PictureFacts, PictureFault
from sitebuilder.content.share import ShareCard
from sitebuilder.messages import Place, Problem, disk_problem, problem
from sitebuilder.patterns import lazy_pattern
from sitebuilder.pipeline.source_files import read_file
from sitebuilder.pipeline.workspace import Workspace
from sitebuilder.processes.pool import Chunks, run_in_processes
from sitebuilder.processes.time_limit import OutOfTimeError, processor_time_limit

FOLDER = "pictures"
"""The cache folder for files made from pictures."""

MOST_SECONDS = 60.0
"""Processor time for one picture. The largest photographs take some 3 seconds."""

_T = TypeVar("_T")

_RECORD = "pictures.bin"
_HYPHEN = lazy_pattern("-")


class _FactsRecord(Struct, frozen=True, array_like=True):
    """Facts about pictures by what they were found from (``_facts_key``), all with one recipe."""

    recipe: bytes
    facts: dict[bytes, PictureFacts | PictureFault]


class _PictureReading(Struct, frozen=True, array_like=True):
    digest: bytes
    size: int
    facts: PictureFacts | PictureFault


class PictureReadings(Struct, frozen=True):
    """Facts about pictures by source path, problems with unreadable ones, and the error if caching failed."""

    facts: Mapping[str, PictureFacts | PictureFault]
    problems: tuple[Problem, ...]
    unwritten: OSError | None


def read_pictures(
    workspace: Workspace, names: Iterable[str], stats: Mapping[str, InputFile]
) -> PictureReadings:
    """Return the facts about the named pictures, and make the files of those seen for the first time.

    A name without a file is left out; it is reported where the picture is used. Facts about other pictures
    stay in the cache as long as their files, so that a mistake in an article costs no second processing.
    """
    wanted = sorted(stats.keys() & set(names))
    cache, index = workspace.cache, workspace.index
    if workspace.options.clean:
        # Share pictures too, which are cached by their names alone.
        remove_other_blobs(cache, FOLDER, frozenset())
    if not wanted:
        return PictureReadings({}, (), None)
    record = None if workspace.options.clean else read_record(cache, _RECORD, _FactsRecord)
    known = record.facts if record is not None and record.recipe == picture_recipe() else {}
    found: dict[str, PictureFacts | PictureFault] = {}
    keys: dict[str, bytes] = {}
    problems: list[Problem] = []
    unknown: list[str] = []
    for path in wanted:
        if stats[path].size > MAX_BYTES:
            found[path] = oversize_fault(stats[path].size)
        elif key := _known_key(path, stats[path], known, index):
            found[path], keys[path] = known[key], key
        else:
            unknown.append(path)
    work = partial(_read_all, stats, known, cache)

    def on_progress(done: int) -> None:
        workspace.on_progress("pictures", done, len(unknown))

    read = run_in_processes(work, unknown, min(workspace.jobs, len(unknown)), on_progress, Chunks(1))
    for path, each in zip(unknown, read, strict=True):
        if isinstance(each, Problem):
            problems.append(each)
            continue
        index.record_digest(path, stats[path], each.size, each.digest)
        found[path], keys[path] = each.facts, _facts_key(path, each.digest)
    facts = {**known, **{key: found[path] for path, key in keys.items()}}
    current = _FactsRecord(picture_recipe(), facts)
    unwritten = write_record(cache, _RECORD, current) if current != record else None
    return PictureReadings(found, tuple(problems), unwritten)


def picture_file(cache: Cache, path: str, stat: InputFile, name: str) -> bytes | Problem:
    """Return a file made from a picture, from the cache or newly made."""
    content = read_blob(cache, FOLDER, name)
    if content is not None:
        return content
    source = read_file(path, stat, most=MAX_BYTES)
    if isinstance(source, Problem):
        return source
    found = digest(source)
    if not name.startswith(picture_key(found)):
        # It has changed since the site was planned.
        return disk_problem(OSError(errno.ESTALE, os.strerror(errno.ESTALE)), path)
    made = _within_time_limit(lambda: make_picture_file(path, source, found, name))
    if isinstance(made, PictureFault):
        return problem(made.code, Place(path), **made.values)
    if made is None:
        return problem("picture-broken", Place(path), reason="-")
    write_blob(cache, FOLDER, name, made)
    return made


def share_file(cache: Cache, card: ShareCard, name: str) -> bytes:
    """Return a share picture, from the cache or newly drawn."""
    content = read_blob(cache, FOLDER, name)
    if content is None:
        # Imported here: most builds draw nothing.
        from sitebuilder.assets.share.draw import draw_share_picture

        content = draw_share_picture(card)
        write_blob(cache, FOLDER, name, content)
    return content


def remove_unused_pictures(
    cache: Cache, pictures: Iterable[PictureFacts | PictureFault], paths: Iterable[str]
) -> OSError | None:
    """Remove cached picture files that no document uses and that are no output, and the facts about them.

    ``paths`` are the paths of all outputs; those of pictures end with ``-`` and the name of the cached file.
    Returns the error if the facts could not be written.
    """
    made = {path[at.end() :] for path in paths for at in _HYPHEN.finditer(path)}
    facts = (each for each in pictures if isinstance(each, PictureFacts))
    made.update(each.name for known in facts for each in (*known.files, *known.webp))
    remove_other_blobs(cache, FOLDER, frozenset(made))
    record = read_record(cache, _RECORD, _FactsRecord)
    if record is None:
        return None
    kept = {key: each for key, each in record.facts.items() if _is_fault_or_made(each, made)}
    return write_record(cache, _RECORD, replace(record, facts=kept)) if kept != record.facts else None


def _is_fault_or_made(facts: PictureFacts | PictureFault, made: Container[str]) -> bool:
    return isinstance(facts, PictureFault) or any(each.name in made for each in facts.files)


def _facts_key(path: str, content_digest: bytes) -> bytes:
    """Return what identifies the facts about a picture: its bytes, and its extension, which names the format.

    The same bytes are a drawing as ``.svg``, and broken as ``.png``.
    """
    return content_digest + splitext(path)[1].lower().encode()


def _known_key(path: str, stat: InputFile, known: Container[bytes], index: DigestIndex) -> bytes | None:
    """Return the key of the known facts about a picture that has certainly not changed, or None."""
    content_digest = index.known_digest(path, stat)
    key = _facts_key(path, content_digest) if content_digest is not None else None
    return key if key in known else None


def _read_all(
    stats: Mapping[str, InputFile],
    known: Mapping[bytes, PictureFacts | PictureFault],
    cache: Cache,
    paths: Sequence[str],
) -> list[_PictureReading | Problem]:
    return [_read(path, stats[path], known, cache) for path in paths]


def _read(
    path: str, stat: InputFile, known: Mapping[bytes, PictureFacts | PictureFault], cache: Cache
) -> _PictureReading | Problem:
    content = read_file(path, stat, most=MAX_BYTES)
    if isinstance(content, Problem):
        return content
    found = digest(content)
    key = _facts_key(path, found)
    if key in known:
        return _PictureReading(found, len(content), known[key])
    processed = _within_time_limit(lambda: process_picture(path, content, found))
    facts, files = (processed, {}) if isinstance(processed, PictureFault) else processed
    for name, made in files.items():
        write_blob(cache, FOLDER, name, made)
    return _PictureReading(found, len(content), facts)


def _within_time_limit(work: Callable[[], _T]) -> _T | PictureFault:
    """Return the result of work on one picture, or the fault that it takes too long."""
    try:
        with processor_time_limit(MOST_SECONDS):
            return work()
    except OutOfTimeError:
        return PictureFault("picture-too-complex", {})

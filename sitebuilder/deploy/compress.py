"""Compressed files beside those of a release, made before anybody asks for them: ``.gz`` and ``.br``.

A web server sends them as they are (nginx: ``gzip_static``, ``brotli_static``). They are made once for each
content: the cache keeps them by its digest. The same bytes are compressed to the same bytes.
"""

import gzip
import os
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from sitebuilder.cache.blobs import read_blob, remove_other_blobs, write_blob
from sitebuilder.cache.recycle import FILE_MODE
from sitebuilder.cache.storage import Cache
from sitebuilder.content.files import digest as digest_of
from sitebuilder.formats.media_types import content_type
from sitebuilder.messages import Place, Problem, problem
from sitebuilder.output.manifest import MANIFEST
from sitebuilder.output.root import open_regular
from sitebuilder.processes.pool import run_in_processes

BLOBS = "compressed"
"""The folder of the cache that holds what was made."""

_MIN_BYTES = 256
"""What is smaller fits into one packet as it is."""

_MAX_BYTES = 50_000_000
"""What is larger is no page: compressing it would take minutes, and its visitor waits for the line anyway."""

_QUALITY = 10
"""Of Brotli: 11 makes pages 2 % smaller and takes four times as long, a minute for 1,000 pages."""

_FONTS = ("font/otf", "font/ttf")


class Compressed(Struct, frozen=True):
    """What was put beside the outputs: the path of each file to its digest, in the form of the manifest."""

    files: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


def _ignore(done: int) -> None:
    """Listen to no progress."""


def compress_folder(
    folder: Path,
    manifest: Mapping[str, str],
    cache: Cache,
    jobs: int,
    on_progress: Callable[[int], None] = _ignore,
) -> Compressed:
    """Put compressed files beside the outputs of a folder, where they are smaller; return which.

    ``manifest`` maps the path of each output to its digest. The folder's own manifest is compressed too.
    Where an output has the name of a compressed file (``a.txt`` and ``a.txt.gz``) nothing is written, and
    that is the problem returned: a server would send the one for the other. An output that is not what the
    manifest says is a problem too, as far as it is looked at: verifying is the deploy's. What an interrupted
    run has left is replaced.

    Raises:
        OSError: a file cannot be read or written.
        WorkerError: a process has failed.
    """
    chosen = sorted(path for path in manifest if is_compressible(path))
    taken = [path for path in chosen for ending in _MAKERS if path + ending in manifest]
    if taken:
        return Compressed({}, tuple(_taken(path) for path in dict.fromkeys(taken)))
    items = [(path, manifest[path]) for path in chosen]
    if (folder / MANIFEST).exists():
        items.append((MANIFEST, digest_of((folder / MANIFEST).read_bytes()).hex()))
    work = partial(_compress_all, folder, cache)
    made = run_in_processes(work, items, max(1, min(jobs, len(items))), on_progress)
    names = frozenset(_blob_name(digest, ending) for _, digest in items for ending in _MAKERS)
    remove_other_blobs(cache, BLOBS, names)
    problems = tuple(each for each in made if isinstance(each, Problem))
    files = (each for each in made if not isinstance(each, Problem))
    return Compressed({path: digest for each in files for path, digest in each}, problems)


def is_compressible(path: str) -> bool:
    """Tell by its name whether a file gets smaller: texts and bare fonts, no pictures, archives or PDF."""
    kind = content_type(path)
    return "charset=" in kind or kind in _FONTS


def _taken(path: str) -> Problem:
    return problem("compressed-name-taken", Place(path), path=path)


_Files = tuple[tuple[str, str], ...]
"""Paths and digests of what was written beside one output."""


def _compress_all(folder: Path, cache: Cache, items: Sequence[tuple[str, str]]) -> list[_Files | Problem]:
    return [_compress(folder, cache, path, digest) for path, digest in items]


def _compress(folder: Path, cache: Cache, path: str, digest: str) -> _Files | Problem:
    """Write the compressed files of one output."""
    with open_regular(folder / path) as file:
        stat = os.fstat(file.fileno())
        if not _MIN_BYTES <= stat.st_size <= _MAX_BYTES:
            return ()
        contents = {ending: read_blob(cache, BLOBS, _blob_name(digest, ending)) for ending in _MAKERS}
        if None in contents.values():
            content = file.read()
            if digest_of(content).hex() != digest:
                return problem("output-not-as-built", Place(path), path=path)
            contents = {ending: _make(cache, content, digest, ending) for ending in _MAKERS}
    written = [(path + ending, content) for ending, content in contents.items() if content]
    for name, content in written:
        _write(folder / name, content, stat)
    return tuple((name, digest_of(content).hex()) for name, content in written)


def _make(cache: Cache, content: bytes, digest: str, ending: str) -> bytes:
    """Return content compressed, and keep that in the cache; empty where it would not be smaller."""
    compressed = _MAKERS[ending](content)
    made = compressed if len(compressed) < len(content) else b""
    write_blob(cache, BLOBS, _blob_name(digest, ending), made)
    return made


def _write(path: Path, content: bytes, like: os.stat_result) -> None:
    """Write a file of the age of another, whole or not at all; no link in its place is followed."""
    temporary = path.with_name(f".{digest_of(os.fsencode(path.name)).hex()}.{os.getpid()}")
    try:
        with open(temporary, "xb") as file:
            file.write(content)
        os.chmod(temporary, FILE_MODE)
        os.utime(temporary, ns=(like.st_mtime_ns, like.st_mtime_ns))
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _gzip(content: bytes) -> bytes:
    """Compress with neither time nor name in the head (RFC 1952)."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def _brotli(content: bytes) -> bytes:
    # Imported here: only a deploy needs it.
    import brotli

    made: bytes = brotli.compress(content, mode=brotli.MODE_TEXT, quality=_QUALITY)
    return made


_MAKERS: dict[str, Callable[[bytes], bytes]] = {".gz": _gzip, ".br": _brotli}


def _blob_name(digest: str, ending: str) -> str:
    """Return the name of what was made of the content of a digest, by this version of what makes it."""
    return f"{digest}-{_version(ending)}{ending}"


def _version(ending: str) -> str:
    if ending == ".gz":
        return zlib.ZLIB_RUNTIME_VERSION.replace("/", "-")
    import brotli

    return str(brotli.__version__)

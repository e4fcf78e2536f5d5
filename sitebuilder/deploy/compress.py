"""Precompress the files of a release: write ``.gz`` and ``.br`` files beside them.

Web servers send them as they are (nginx: ``gzip_static``, ``brotli_static``). Each content is compressed only
once; the cache keeps the result by digest. The same bytes always compress to the same bytes.
"""

import gzip
import os
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from sitebuilder.cache.blobs import read_blob, remove_other_blobs, write_blob
from sitebuilder.cache.recycle import FILE_MODE
from sitebuilder.cache.storage import Cache
from sitebuilder.content.paths.files import digest as digest_of
from sitebuilder.content.paths.files import named_errors
from sitebuilder.formats.media_types import content_type
from sitebuilder.messages import Place, Problem, problem
from sitebuilder.output.manifest import MANIFEST
from sitebuilder.output.root import open_regular
from sitebuilder.processes.pool import run_in_processes

BLOBS = "compressed"
"""The cache folder for compressed files."""

_MIN_BYTES = 256
"""A smaller file fits into one packet uncompressed."""

_MAX_BYTES = 50_000_000
"""A larger file is not a page; compressing it would take minutes, and its download is slow anyway."""

_QUALITY = 10
"""For Brotli. 11 makes pages 2 % smaller and takes four times as long, a minute for 1,000 pages."""

_FONTS = ("font/otf", "font/ttf")


def _ignore(done: int) -> None:
    """Discard progress reports."""


def compress_folder(
    folder: Path,
    manifest: Mapping[str, str],
    cache: Cache,
    jobs: int,
    on_progress: Callable[[int], None] = _ignore,
) -> tuple[Problem, ...]:
    """Write compressed files beside the outputs of a folder if they are smaller; return the problems.

    ``manifest`` maps the path of each output to its digest. The folder's own manifest is compressed too. If
    an output has the name of a compressed file (``a.txt`` and ``a.txt.gz``) nothing is written, and that is
    the problem returned: servers would send one for the other. An output that does not match the manifest is
    also a problem if it is read; verifying all of them is up to the deploy. Files from an interrupted run are
    replaced.

    Raises:
        OSError: a file cannot be read or written.
        WorkerError: a process failed.
    """
    taken_paths = {path for path in manifest for ending in _COMPRESSORS if path + ending in manifest}
    if taken_paths:
        return tuple(problem("compressed-name-taken", Place(path), path=path) for path in sorted(taken_paths))
    items = [(path, manifest[path]) for path in sorted(manifest) if is_compressible(path)]
    if (folder / MANIFEST).exists():
        items.append((MANIFEST, digest_of((folder / MANIFEST).read_bytes()).hex()))
    work = partial(_compress_all, folder, cache)
    problems = run_in_processes(work, items, max(1, min(jobs, len(items))), on_progress)
    names = frozenset(_blob_name(digest, ending) for _, digest in items for ending in _COMPRESSORS)
    remove_other_blobs(cache, BLOBS, names)
    return tuple(each for each in problems if each is not None)


def is_compressible(path: str) -> bool:
    """Return whether compressing a file helps, by its name.

    It does for texts and plain fonts, not for pictures, archives or PDFs.
    """
    kind = content_type(path)
    return "charset=" in kind or kind in _FONTS


def _compress_all(folder: Path, cache: Cache, items: Sequence[tuple[str, str]]) -> list[Problem | None]:
    return [_compress(folder, cache, path, digest) for path, digest in items]


def _compress(folder: Path, cache: Cache, path: str, digest: str) -> Problem | None:
    """Write the compressed files of one output; return why it is not the one in the manifest, if so."""
    with open_regular(folder / path) as file:
        stat = os.fstat(file.fileno())
        if not _MIN_BYTES <= stat.st_size <= _MAX_BYTES:
            return None
        contents = {ending: read_blob(cache, BLOBS, _blob_name(digest, ending)) for ending in _COMPRESSORS}
        if None in contents.values():
            content = file.read()
            if digest_of(content).hex() != digest:
                return problem("output-not-as-built", Place(path), path=path)
            contents = {ending: _compress_content(cache, content, digest, ending) for ending in _COMPRESSORS}
    for ending, compressed in contents.items():
        if compressed:
            _write(folder / (path + ending), compressed, stat)
    return None


def _compress_content(cache: Cache, content: bytes, digest: str, ending: str) -> bytes:
    """Return compressed content and cache it; empty if it would not be smaller."""
    compressed = _COMPRESSORS[ending](content)
    compressed_content = compressed if len(compressed) < len(content) else b""
    write_blob(cache, BLOBS, _blob_name(digest, ending), compressed_content)
    return compressed_content


def _write(path: Path, content: bytes, like: os.stat_result) -> None:
    """Write a file with another's mtime atomically, without following a symlink in its place."""
    temporary = path.with_name(f".{digest_of(os.fsencode(path.name)).hex()}.{os.getpid()}")
    try:
        with named_errors(path), open(temporary, "xb") as file:
            file.write(content)
        os.chmod(temporary, FILE_MODE)
        os.utime(temporary, ns=(like.st_mtime_ns, like.st_mtime_ns))
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _gzip(content: bytes) -> bytes:
    """Compress without time or name in the header (RFC 1952)."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def _brotli(content: bytes) -> bytes:
    # Imported here: only a deploy needs it.
    import brotli

    compressed_content: bytes = brotli.compress(content, mode=brotli.MODE_TEXT, quality=_QUALITY)
    return compressed_content


_COMPRESSORS: dict[str, Callable[[bytes], bytes]] = {".gz": _gzip, ".br": _brotli}


def _blob_name(digest: str, ending: str) -> str:
    """Return the cache name of a compressed content, which includes the version of the compressor."""
    return f"{digest}-{_version(ending)}{ending}"


def _version(ending: str) -> str:
    if ending == ".gz":
        return zlib.ZLIB_RUNTIME_VERSION.replace("/", "-")
    import brotli

    return str(brotli.__version__)

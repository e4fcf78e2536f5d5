"""Storage of the cache: files sealed with the key, verified before they are used, and replaced atomically.

A sealed file begins with a header: the size of its body, the body's checksum, and a checksum of these two.
Checksums are keyed (BLAKE2b, RFC 7693) and include the name of the file, so that none can replace another.
The header is verified before anything else is read, so that of a forged file, however large, no more is read.

Anything else in the place of a cache file is a cache miss. Write errors are returned, not raised: a cache
only saves time.
"""

import os
from _blake2 import blake2b
from collections.abc import Collection, Iterable, Mapping

from sitebuilder.cache.folder import (
    Folder,
    clear,
    clear_unless_folder,
    close_folder,
    list_names,
    open_file,
    open_folder,
    replace_file,
    write_new,
)
from sitebuilder.cache.secret_key import CacheFault, find_key, make_key

CACHE_FOLDER = ".cache"

CHECKSUM_BYTES = 16

_FOLDERS = ("compressed", "documents", "pictures", "previews", "replaced")
"""The folders inside the cache folder."""

_PORTABLE = ("assets.bin", "compressed/", "documents/", "pictures", "site.bin", "templates.bin")
"""Prefixes of the names of files that refer to bytes by digest only, and so are valid for any site.

The others refer to the files of one site by path.
"""

_SIZE_BYTES = 8
_PREFIX_BYTES = _SIZE_BYTES + CHECKSUM_BYTES
"""A file begins with the size and the checksum of its body, and a checksum of these."""

_HEADER_BYTES = _PREFIX_BYTES + CHECKSUM_BYTES

_PURPOSE = b"sitebuilder 1"
"""The purpose of the checksums; a new file format gets a new number."""


class Cache:
    """A site's cache: its folder, the site's name in checksums, and the key.

    Without a key nothing is read or written; ``fault`` is the reason.
    """

    __slots__ = ("fault", "folder", "key", "site")

    def __init__(self, site: str, key: bytes | None = None, fault: CacheFault | None = None) -> None:
        self.folder = os.path.join(site, CACHE_FOLDER)
        self.site = os.fsencode(os.path.realpath(site))
        self.key, self.fault = key, fault


class PreparedFile:
    """A file written beside the one that it will replace; both names are relative to the cache folder."""

    __slots__ = ("cache", "name", "temporary")

    def __init__(self, cache: Cache, temporary: str, name: str) -> None:
        self.cache, self.temporary, self.name = cache, temporary, name


def find_cache(site: str, environment: Mapping[str, str]) -> Cache:
    """Return a site's cache for reading; neither the folder nor the key is created."""
    return Cache(site, find_key(site, environment))


def open_cache(site: str, environment: Mapping[str, str]) -> Cache:
    """Return a site's cache for a build; the key and the folder are created if missing.

    Anything else in the place of one of its folders is removed.
    """
    key = make_key(site, environment)
    try:
        folder = open_folder(os.path.join(site, CACHE_FOLDER), make=True)
        try:
            for name in _FOLDERS:
                clear_unless_folder(folder, name)
        finally:
            close_folder(folder)
    except OSError as error:
        return Cache(site, fault=CacheFault("cache-unwritable", CACHE_FOLDER, error))
    return Cache(site, fault=key) if isinstance(key, CacheFault) else Cache(site, key)


def checksum(cache: Cache, name: str, part: bytes, content: bytes | memoryview) -> bytes:
    """Return the keyed checksum (16 bytes) of a part of a named file."""
    site_name = b"" if name.startswith(_PORTABLE) else cache.site
    hasher = blake2b(digest_size=CHECKSUM_BYTES, key=cache.key or b"", person=_PURPOSE)
    hasher.update(b"%s\0%s\0%d\0%s" % (part, name.encode(), len(site_name), site_name))
    hasher.update(content)
    return hasher.digest()


def seal(cache: Cache, purpose: str, content: bytes) -> bytes:
    """Return bytes preceded by their keyed checksum, for a file outside the cache folder; see ``unseal``."""
    return _seal_checksum(cache, purpose, content) + content


def unseal(cache: Cache, purpose: str, sealed_bytes: bytes) -> bytes | None:
    """Return the bytes sealed for a purpose; None without a key, or if somebody else wrote them."""
    content = sealed_bytes[CHECKSUM_BYTES:]
    if cache.key is None or _seal_checksum(cache, purpose, content) != sealed_bytes[:CHECKSUM_BYTES]:
        return None
    return content


def _seal_checksum(cache: Cache, purpose: str, content: bytes) -> bytes:
    hasher = blake2b(digest_size=CHECKSUM_BYTES, key=cache.key or b"", person=_PURPOSE)
    hasher.update(b"%s\0%s" % (os.fsencode(purpose), content))
    return hasher.digest()


class OpenFile:
    """A file open for reading at any offset, even by several forked processes at the same time."""

    __slots__ = ("_file",)

    def __init__(self, file: int) -> None:
        self._file = file

    def read(self, start: int, size: int) -> bytes:
        """Return up to ``size`` bytes from an offset, fewer at the end of the file.

        Raises:
            OSError: the file cannot be read.
        """
        return _read_at(self._file, size, start)

    def size(self) -> int:
        """Return the size of the file in bytes."""
        return os.fstat(self._file).st_size

    def close(self) -> None:
        """Close the file; calling this again has no effect."""
        file, self._file = self._file, -1
        if file >= 0:
            os.close(file)

    def __del__(self) -> None:
        self.close()


def open_sealed(cache: Cache, name: str, *, temporary: str = "") -> tuple[bytes, OpenFile] | None:
    """Return the verified body of a sealed file, and the file; None if there is none that can be trusted.

    What follows the body, from ``body_end`` on, is not verified. ``temporary`` is the name of the file if it
    was not put into place.
    """
    if cache.key is None:
        return None
    try:
        file = OpenFile(_open(cache.folder, temporary or name))
        body = _verified_body(cache, name, file)
    except OSError:
        return None
    return None if body is None else (body, file)


def body_end(body: bytes) -> int:
    """Return the offset in a sealed file at which its body ends and unsealed bytes may follow."""
    return _HEADER_BYTES + len(body)


def read_sealed(cache: Cache, name: str) -> bytes | None:
    """Return the verified body of a sealed file; None if there is none that can be trusted."""
    opened = open_sealed(cache, name)
    return None if opened is None else opened[0]


def read_prepared(cache: Cache, name: str) -> bytes | None:
    """Return the verified body of a file that a killed build had prepared; None if there is none."""
    opened = open_sealed(cache, name, temporary=_temporary(name))
    return None if opened is None else opened[0]


def write_sealed(
    cache: Cache,
    name: str,
    body: bytes,
    trailer: Iterable[bytes | memoryview] = (),
    *,
    temporary: str | None = None,
) -> OSError | None:
    """Replace a sealed file; return the error, if any. Without a key nothing is written.

    ``trailer`` is appended to the body as it is; ``temporary`` is the name of the file while it is written,
    for files that several processes may write at once.
    """
    prepared = prepare_sealed(cache, name, body, trailer, temporary=temporary)
    return prepared if isinstance(prepared, OSError) else put_sealed(prepared)


def prepare_sealed(
    cache: Cache,
    name: str,
    body: bytes,
    trailer: Iterable[bytes | memoryview] = (),
    *,
    temporary: str | None = None,
) -> PreparedFile | OSError:
    """Write a sealed file beside the one that it will replace."""
    prepared = PreparedFile(cache, temporary or _temporary(name), name)
    if cache.key is None:
        return prepared
    prefix = len(body).to_bytes(_SIZE_BYTES, "little") + checksum(cache, name, b"body", body)
    error = _write(
        cache, prepared.temporary, (prefix, checksum(cache, name, b"head", prefix), body, *trailer)
    )
    return error or prepared


def _temporary(name: str) -> str:
    return f"{name}.tmp"


def put_prepared(cache: Cache, name: str) -> OSError | None:
    """Put the file into place that a killed build had prepared; return the error, if any."""
    return put_sealed(PreparedFile(cache, _temporary(name), name))


def put_sealed(prepared: PreparedFile) -> OSError | None:
    """Move a prepared file into place; return the error, if any."""
    if prepared.cache.key is None:
        return None
    return _put(prepared.cache, prepared.temporary, prepared.name)


def write_plain(cache: Cache, name: str, content: bytes) -> OSError | None:
    """Replace a file of the cache that is for people, not builds; return the error, if any."""
    return _write(cache, _temporary(name), (content,)) or _put(cache, _temporary(name), name)


def remove(cache: Cache, name: str) -> None:
    """Remove a file of the cache, or anything else in its place; ignore failures."""
    remove_all(cache, os.path.dirname(name), (os.path.basename(name),))


def remove_all(cache: Cache, inner: str, names: Collection[str]) -> None:
    """Remove files of a folder of the cache, or anything else in their place; ignore failures."""
    try:
        folder = _folder(cache.folder, inner)
    except OSError:
        return
    try:
        for name in names:
            try:
                clear(folder, name)
            except OSError:
                continue  # On Windows an open file; nobody will read it again.
    finally:
        close_folder(folder)


def names_in(cache: Cache, inner: str) -> list[str]:
    """Return the names in a folder of the cache, sorted; none if it is not a folder."""
    try:
        folder = _folder(cache.folder, inner)
    except OSError:
        return []
    try:
        return list_names(folder)
    except OSError:
        return []
    finally:
        close_folder(folder)


def _folder(top: str, inner: str, *, make: bool = False) -> Folder:
    return open_folder(top, inner, make=make) if inner else open_folder(top, make=make)


def _open(top: str, name: str) -> int:
    inner, _, last = name.rpartition("/")
    folder = _folder(top, inner)
    try:
        return open_file(folder, last)
    finally:
        close_folder(folder)


def _write(cache: Cache, name: str, chunks: Iterable[bytes | memoryview]) -> OSError | None:
    inner, _, last = name.rpartition("/")
    try:
        folder = _folder(cache.folder, inner, make=True)
        try:
            write_new(folder, last, chunks)
        finally:
            close_folder(folder)
    except OSError as error:
        return error
    return None


def _put(cache: Cache, temporary: str, name: str) -> OSError | None:
    inner, _, last = name.rpartition("/")
    try:
        folder = _folder(cache.folder, inner)
        try:
            replace_file(folder, temporary.rpartition("/")[2], last)
        finally:
            close_folder(folder)
    except FileNotFoundError:
        return None  # Another build has just put its own file there.
    except OSError as error:
        return error
    return None


def _verified_body(cache: Cache, name: str, file: OpenFile) -> bytes | None:
    head = file.read(0, _HEADER_BYTES)
    prefix = head[:_PREFIX_BYTES]
    if len(head) != _HEADER_BYTES or checksum(cache, name, b"head", prefix) != head[_PREFIX_BYTES:]:
        return None
    size, expected = int.from_bytes(prefix[:_SIZE_BYTES], "little"), prefix[_SIZE_BYTES:]
    if file.size() < _HEADER_BYTES + size:
        return None  # Cut short.
    body = file.read(_HEADER_BYTES, size)
    return body if len(body) == size and checksum(cache, name, b"body", body) == expected else None


def _read_at(file: int, size: int, start: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(file, size, start)
    os.lseek(file, start, os.SEEK_SET)
    return os.read(file, size)

"""Blobs: bytes that were made, kept in the cache by name, each a sealed file; a damaged one is a miss."""

import os

from sitebuilder.cache.storage import Cache, names_in, read_sealed, remove_all, write_sealed


def write_blob(cache: Cache, folder: str, name: str, content: bytes) -> OSError | None:
    """Write a blob, while other processes may be doing the same; return why that failed."""
    return write_sealed(cache, f"{folder}/{name}", content, temporary=f"{folder}/{name}.{os.getpid()}.tmp")


def read_blob(cache: Cache, folder: str, name: str) -> bytes | None:
    """Return the blob of a name; None at a cache miss."""
    return read_sealed(cache, f"{folder}/{name}")


def remove_other_blobs(cache: Cache, folder: str, names: frozenset[str]) -> None:
    """Remove the blobs of all other names."""
    remove_all(cache, folder, [name for name in names_in(cache, folder) if name not in names])

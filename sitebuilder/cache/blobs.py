"""Cached bytes by name, each in a sealed file; a damaged one is a cache miss."""

import os

from sitebuilder.cache.storage import Cache, names_in, read_sealed, remove_all, write_sealed


def write_blob(cache: Cache, folder: str, name: str, content: bytes) -> OSError | None:
    """Write a blob, even while other processes write the same one; return the error, if any."""
    return write_sealed(cache, f"{folder}/{name}", content, temporary=f"{folder}/{name}.{os.getpid()}.tmp")


def read_blob(cache: Cache, folder: str, name: str) -> bytes | None:
    """Return the blob with a name, or None on a cache miss."""
    return read_sealed(cache, f"{folder}/{name}")


def remove_other_blobs(cache: Cache, folder: str, names: frozenset[str]) -> None:
    """Remove the blobs with any other name."""
    remove_all(cache, folder, [name for name in names_in(cache, folder) if name not in names])

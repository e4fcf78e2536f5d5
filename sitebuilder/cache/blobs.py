"""Things made, kept in the cache by name: each a sealed file; a damaged one is as good as none."""

import os

from sitebuilder.cache.storage import Cache, names_in, read_sealed, remove_all, write_sealed


def keep(cache: Cache, folder: str, name: str, content: bytes) -> OSError | None:
    """Keep some bytes, while other processes may be doing the same; return why they could not be kept."""
    return write_sealed(cache, f"{folder}/{name}", content, temporary=f"{folder}/{name}.{os.getpid()}.tmp")


def kept(cache: Cache, folder: str, name: str) -> bytes | None:
    """Return the bytes kept by a name; None when there are none that can be believed."""
    return read_sealed(cache, f"{folder}/{name}")


def forget_others(cache: Cache, folder: str, names: frozenset[str]) -> None:
    """Remove what is kept by other names."""
    remove_all(cache, folder, [name for name in names_in(cache, folder) if name not in names])

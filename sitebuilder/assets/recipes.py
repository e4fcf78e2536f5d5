"""Recipes: digests of everything besides the input that determines an output, for caching it."""

import os
import sys
from collections.abc import Collection
from hashlib import blake2b
from pathlib import Path


def recipe(folder: Path, libraries: Collection[str]) -> bytes:
    """Return a digest of the code in a folder and of the installed versions of some libraries.

    The names of ``*.dist-info`` folders contain the versions, so no library need be imported.
    """
    versions = sorted(
        name
        for place in sys.path
        if place.endswith("site-packages") and os.path.isdir(place)
        for name in os.listdir(place)
        if name.endswith(".dist-info") and name.partition("-")[0].lower() in libraries
    )
    digest = blake2b("\0".join(versions).encode(), digest_size=16)
    for path in sorted(folder.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.digest()

"""What is known of the files of a release: their sizes and digests, read once."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from sitebuilder.content.files import digest as digest_of

_PIECE = 1 << 20
DIGITS = 32
"""How many hexadecimal digits of SHA-256 the manifest keeps."""


class Facts(Struct, frozen=True, array_like=True):
    """A file: its size in bytes, its digest as the manifest has it, and its MD5, by which buckets know it."""

    size: int
    digest: str
    md5: str


def read_facts(path: Path) -> Facts:
    """Read a file and return what is to be known of it.

    Raises:
        OSError: it cannot be read.
    """
    digest, md5 = hashlib.sha256(), hashlib.md5(usedforsecurity=False)
    with open(path, "rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            md5.update(piece)
        return Facts(os.fstat(file.fileno()).st_size, digest.hexdigest()[:DIGITS], md5.hexdigest())


def facts_of(content: bytes) -> Facts:
    """Return what is to be known of a file of these bytes."""
    return Facts(
        len(content), digest_of(content).hex(), hashlib.md5(content, usedforsecurity=False).hexdigest()
    )


def facts_of_folder(folder: Path, manifest: Mapping[str, str]) -> tuple[dict[str, Facts], list[str]]:
    """Read the files that a manifest names; return their facts, and the paths that are not as it says."""
    facts, differing = {}, []
    for path, digest in manifest.items():
        try:
            found = read_facts(folder / path)
        except OSError:
            differing.append(path)
            continue
        facts[path] = found
        if found.digest != digest:
            differing.append(path)
    return facts, differing

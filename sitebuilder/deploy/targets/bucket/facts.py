"""Facts about a release's files: sizes and digests, computed in one read."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from sitebuilder.content.paths.files import digest as digest_of

_CHUNK_BYTES = 1 << 20
DIGITS = 32
"""How many hexadecimal digits of SHA-256 the manifest keeps."""


class Facts(Struct, frozen=True, array_like=True):
    """A file's size in bytes, its digest as in the manifest, and its MD5, which buckets use."""

    size: int
    digest: str
    md5: str


def read_facts(path: Path) -> Facts:
    """Read a file and return its facts.

    Raises:
        OSError: it cannot be read.
    """
    digest, md5 = hashlib.sha256(), hashlib.md5(usedforsecurity=False)
    with open(path, "rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
            md5.update(chunk)
        return Facts(os.fstat(file.fileno()).st_size, digest.hexdigest()[:DIGITS], md5.hexdigest())


def facts_of(content: bytes) -> Facts:
    """Return the facts of a file with these bytes."""
    return Facts(
        len(content), digest_of(content).hex(), hashlib.md5(content, usedforsecurity=False).hexdigest()
    )


def facts_of_folder(folder: Path, manifest: Mapping[str, str]) -> tuple[dict[str, Facts], list[str]]:
    """Read the files in a manifest; return their facts, and the paths that do not match it."""
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

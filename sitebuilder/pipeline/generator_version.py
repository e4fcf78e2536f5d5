"""The version of the generator: what, beside content and templates, decides the bytes of an output."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from sitebuilder.cache.digests import DigestIndex
from sitebuilder.cache.file_state import FileStat
from sitebuilder.cache.fingerprint import PACKAGE, Listing, environment_digest
from sitebuilder.content.files import digest


def generator_version(index: DigestIndex, listing: Listing) -> str:
    """Return a digest of the generator's code, of Python's version and of every installed library's.

    Files of the code are hashed again only when they may have changed: ``listing`` is how all inputs look,
    if that is known. The names of ``*.dist-info`` folders carry the libraries' versions, so none need be
    imported.
    """
    made = hashlib.blake2b(environment_digest().encode(), digest_size=16)
    for path, stat in sorted(_code(listing)):
        known = index.known_digest(f"generator/{path}", stat)
        if known is None:
            content = Path(stat.path).read_bytes()
            known = digest(content)
            index.record_digest(f"generator/{path}", stat, len(content), known)
        made.update(path.encode() + b"\0" + known)
    return made.hexdigest()


def _code(listing: Listing) -> Iterator[tuple[str, FileStat]]:
    """Yield the files of the code by their paths in the package, and how they look."""
    if PACKAGE in listing:
        for path, *looks in listing[PACKAGE]:
            if path.endswith(".py"):
                yield path, FileStat(f"{PACKAGE}/{path}", *looks)
        return
    for file in Path(PACKAGE).rglob("*.py"):
        found = file.stat()
        path = file.relative_to(PACKAGE).as_posix()
        yield path, FileStat(str(file), found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)

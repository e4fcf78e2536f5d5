"""The generator's version: all that determines an output's bytes besides content and templates."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from sitebuilder.cache.digests import DigestIndex
from sitebuilder.cache.file_state import InputFile
from sitebuilder.cache.fingerprint import PACKAGE, Listing, environment_digest
from sitebuilder.content.paths.files import MAX_TEXT_BYTES, digest, read_regular_file


def generator_version(index: DigestIndex, listing: Listing) -> str:
    """Return a digest of the generator's code and of the versions of Python and all installed libraries.

    Code files are hashed again only if they may have changed; ``listing`` is the state of all inputs, as far
    as known. The libraries' versions are in the names of the ``*.dist-info`` folders, so none has to be
    imported.
    """
    version_hash = hashlib.blake2b(environment_digest().encode(), digest_size=16)
    for path, stat in sorted(_code_files(listing)):
        file_digest = index.known_digest(f"generator/{path}", stat)
        if file_digest is None:
            content = read_regular_file(stat.path, MAX_TEXT_BYTES, stat.size)
            file_digest = digest(content)
            index.record_digest(f"generator/{path}", stat, len(content), file_digest)
        version_hash.update(path.encode() + b"\0" + file_digest)
    return version_hash.hexdigest()


def _code_files(listing: Listing) -> Iterator[tuple[str, InputFile]]:
    """Yield each code file's path below the package and its state."""
    if PACKAGE in listing:
        for path, *state in listing[PACKAGE]:
            if path.endswith(".py"):
                yield path, InputFile(f"{PACKAGE}/{path}", *state)
        return
    for file in Path(PACKAGE).rglob("*.py"):
        found = file.stat()
        path = file.relative_to(PACKAGE).as_posix()
        yield path, InputFile(str(file), found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)

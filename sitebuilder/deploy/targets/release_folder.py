"""Read and write the files of releases in folders of this machine."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from sitebuilder.cache.recycle import FILE_MODE
from sitebuilder.cache.remove_tree import remove_tree
from sitebuilder.content.paths.files import digest_file, named_errors, read_regular_file
from sitebuilder.deploy.release import (
    RELEASE_FILE,
    LiveRelease,
    Release,
    decode_manifest,
    decode_release,
)
from sitebuilder.deploy.targets.layout import decode_list
from sitebuilder.output.manifest import MANIFEST, MAX_MANIFEST_BYTES

NEW = ".new"
"""What the names of files end with that are being written."""


def link_or_copy(source: Path, twin: Path | None, to: Path, expected: str) -> None:
    """Put a file of a release in place: as a hard link to the live one's twin, or else as a copy."""
    to.parent.mkdir(parents=True, exist_ok=True)
    if twin is not None:
        with suppress(OSError):
            if digest_file(twin).digest.hex() == expected:
                os.link(twin, to)
                return
    shutil.copyfile(source, to, follow_symlinks=False)
    to.chmod(FILE_MODE)


def digest_of(file: Path) -> str | None:
    """Return the digest of a file as in the manifest; None if it cannot be read."""
    try:
        return digest_file(file).digest.hex()
    except OSError:
        return None


def discard(folder: str | Path) -> None:
    """Remove an unfinished release; what cannot be removed is left to the next deploy."""
    with suppress(OSError):
        remove_tree(os.fspath(folder))


def read_list(file: Path) -> list[str]:
    """Return the paths in a list of files; none if it is missing, damaged or far too large."""
    try:
        content = read_regular_file(file, MAX_MANIFEST_BYTES)
    except OSError:
        return []
    is_whole = len(content) <= MAX_MANIFEST_BYTES
    return decode_list(content.decode("utf-8", "surrogateescape")) if is_whole else []


def read_record(folder: Path) -> Release | None:
    """Return the record of the release in a folder; None if it is missing or damaged."""
    try:
        return decode_release(read_regular_file(folder / RELEASE_FILE, MAX_MANIFEST_BYTES))
    except OSError:
        return None


def read_release(folder: Path) -> LiveRelease | None:
    """Return the release in a folder; None if its record is missing, damaged or that of another."""
    release = read_record(folder)
    try:
        manifest = decode_manifest(read_regular_file(folder / MANIFEST, MAX_MANIFEST_BYTES))
    except OSError:
        return None
    if release is None or manifest is None or release.id != folder.name:
        return None
    return LiveRelease(release, manifest)


def write_atomically(file: Path, text: str) -> None:
    """Replace a file; names that are not UTF-8 are written as the bytes that they are."""
    temporary = file.with_name(f"{file.name}{NEW}")
    temporary.unlink(missing_ok=True)
    try:
        # Created anew, so that no link is followed.
        with named_errors(file), open(temporary, "xb") as opened:
            opened.write(text.encode("utf-8", "surrogateescape"))
        temporary.replace(file)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def is_same_file(path: Path, other: Path) -> bool:
    """Return whether two paths are one file by hard links; symlinks are not followed."""
    try:
        return os.path.samestat(path.lstat(), other.lstat())
    except OSError:
        return False

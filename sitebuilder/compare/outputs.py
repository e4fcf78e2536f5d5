"""Finds the files in which two output folders differ, by their manifests, so that few files are read."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from sitebuilder.content.paths.files import digest_file, read_regular_file
from sitebuilder.content.paths.folders import files_below
from sitebuilder.content.paths.real_paths import path_inside
from sitebuilder.output.manifest import MANIFEST, load_manifest

MAX_BYTES = 20_000_000
"""Limit for reading a file; no page or calendar is as large, and larger files are compared by digest only."""


class Output(Struct, frozen=True):
    """An output folder; ``digests`` maps the path of each file to the digest of its bytes."""

    folder: Path
    digests: Mapping[str, str]

    def read(self, path: str) -> bytes:
        """Return the bytes of a file that the digests name.

        Raises:
            OSError: the file no longer exists, is outside the folder, or cannot be read.
        """
        file = path_inside(self.folder, path)
        if file is None:
            raise FileNotFoundError(2, os.strerror(2), os.fspath(self.folder / path))
        return read_regular_file(file, MAX_BYTES)


class Differences(Struct, frozen=True):
    """The paths at which two outputs differ, each part sorted."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def is_output(folder: Path) -> bool:
    """Return whether a folder is the output of a build."""
    return (folder / MANIFEST).is_file() or (folder / "index.html").is_file()


def open_output(folder: Path) -> Output:
    """Return the output in a folder; without a manifest every file is hashed.

    Raises:
        OSError: a file cannot be read.
    """
    return Output(folder, load_manifest(folder) or dict(_hash_files(folder)))


def differences(old: Output, new: Output) -> Differences:
    """Return the differences between two outputs, without compressed copies of other files."""
    before, after = _uncompressed(old.digests), _uncompressed(new.digests)
    common = before.keys() & after.keys()
    return Differences(
        tuple(sorted(after.keys() - common)),
        tuple(sorted(before.keys() - common)),
        tuple(sorted(path for path in common if before[path] != after[path])),
    )


def _uncompressed(digests: Mapping[str, str]) -> dict[str, str]:
    return {
        path: digest
        for path, digest in digests.items()
        if not (path.endswith((".gz", ".br")) and path[:-3] in digests)
    }


def _hash_files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in files_below(folder):
        file = folder / path
        if file.is_file() and not file.is_symlink() and file.name != MANIFEST:
            yield path, digest_file(file).digest.hex()

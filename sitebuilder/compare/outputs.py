"""Two output folders, and which of their files differ: by their manifests, so that few files are read."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from sitebuilder.content.files import digest_file, read_regular_file
from sitebuilder.output.manifest import MANIFEST, load_manifest

MAX_BYTES = 20_000_000
"""No page and no calendar is as large; what is larger is compared by its digest alone."""


class Output(Struct, frozen=True):
    """An output folder: ``digests`` maps the path of each file to that of its bytes."""

    folder: Path
    digests: Mapping[str, str]

    def read(self, path: str) -> bytes:
        """Return the bytes of a file that the digests name.

        Raises:
            OSError: it is not there any more, leads out of the folder, or cannot be read.
        """
        file = os.path.realpath(self.folder / path)
        if not file.startswith(os.path.join(os.path.realpath(self.folder), "")):
            raise FileNotFoundError(2, os.strerror(2), os.fspath(self.folder / path))
        return read_regular_file(file, MAX_BYTES)


class Differences(Struct, frozen=True):
    """The paths at which two outputs differ, each in the order of paths."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def is_output(folder: Path) -> bool:
    """Tell whether a folder is a site as it is published."""
    return (folder / MANIFEST).is_file() or (folder / "index.html").is_file()


def open_output(folder: Path) -> Output:
    """Return an output folder; without a manifest every file is read.

    Raises:
        OSError: a file cannot be read.
    """
    return Output(folder, load_manifest(folder) or dict(_digests(folder)))


def differences(old: Output, new: Output) -> Differences:
    """Return what differs, paths without what serves the same bytes compressed."""
    before, after = _plain(old.digests), _plain(new.digests)
    common = before.keys() & after.keys()
    return Differences(
        tuple(sorted(after.keys() - common)),
        tuple(sorted(before.keys() - common)),
        tuple(sorted(path for path in common if before[path] != after[path])),
    )


def _plain(digests: Mapping[str, str]) -> dict[str, str]:
    return {
        path: digest
        for path, digest in digests.items()
        if not (path.endswith((".gz", ".br")) and path[:-3] in digests)
    }


def _digests(folder: Path) -> Iterator[tuple[str, str]]:
    for parent, _, names in os.walk(folder):
        for name in names:
            file = os.path.join(parent, name)
            if not os.path.islink(file) and name != MANIFEST:
                yield os.path.relpath(file, folder).replace(os.sep, "/"), digest_file(file).digest.hex()

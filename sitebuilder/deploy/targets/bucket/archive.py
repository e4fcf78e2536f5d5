"""The private archive of releases, from which an old one can be published again.

``blobs/ab/abcd…`` are files by digest, each stored once however many releases contain it;
``releases/<id>.json`` lists a release's files. The archive may be a remote or a folder of this machine.
"""

import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from sitebuilder.deploy.release import Release, decode_json, is_plain_path, is_release_id
from sitebuilder.deploy.targets.bucket.facts import DIGITS, Facts, read_facts
from sitebuilder.deploy.targets.bucket.lease import LEASE
from sitebuilder.deploy.targets.bucket.record import begun_path
from sitebuilder.deploy.targets.bucket.storage import (
    Storage,
    Stored,
    fetch_files,
    fetch_small,
    list_files,
    remove_files,
    send_files,
    send_small,
    verify_files,
)

_RELEASE_FILE = re.compile(r"releases/[^/]+\.json")
_DIGEST = re.compile(rf"[0-9a-f]{{{DIGITS}}}")
_BLOB = re.compile(rf"blobs/[0-9a-f]{{2}}/{_DIGEST.pattern}")
_MARKER = re.compile(r"private-[0-9a-f]{16}")
_PRIVATE = {"Content-Type": "application/octet-stream", "Cache-Control": "no-store"}


class ArchivedRelease(Struct, frozen=True):
    """A release and the facts of its files by path, including the manifest."""

    release: Release
    files: dict[str, Facts]


def archive_files(
    archive: Storage, folder: Path, files: Mapping[str, Facts], present: Mapping[str, Stored], beside: Path
) -> None:
    """Archive the files of a folder that the archive lacks.

    ``present`` are the archive's files. ``beside`` is where a temporary folder is created.

    Raises:
        DeployError: the archive fails, or does not contain what was sent.
    """
    missing = {
        _blob(facts): (path, facts)
        for path, facts in files.items()
        if (found := present.get(_blob(facts))) is None or found.size != facts.size
    }
    if missing:
        with tempfile.TemporaryDirectory(dir=beside) as named:
            for blob, (path, _) in missing.items():
                _link_or_copy(folder / path, Path(named, blob))
            send_files(archive, Path(named), list(missing), _PRIVATE)
        verify_files(archive, {blob: facts for blob, (_, facts) in missing.items()})


def archive_release(archive: Storage, kept: ArchivedRelease) -> None:
    """Write the list of a release's archived files; from now on it can be published again."""
    send_small(archive, {_release_file(kept.release.id): msgspec.json.encode(kept)}, _PRIVATE)


def archived_releases(archive: Storage) -> list[ArchivedRelease]:
    """Return the archived releases, newest first, ignoring incomplete files."""
    return _releases_among(archive, list_files(archive))


def _releases_among(archive: Storage, present: Iterable[str]) -> list[ArchivedRelease]:
    names = [name for name in present if _RELEASE_FILE.fullmatch(name)]
    found = (_decode(content) for content in fetch_small(archive, names).values())
    return sorted(filter(None, found), key=lambda each: each.release.id, reverse=True)


def prune(archive: Storage, most: int, live: Collection[str]) -> None:
    """Remove all but the newest ``most`` releases and those in ``live``, then files no release contains.

    What an interrupted deploy had begun to write is removed as well.
    """
    present = list_files(archive)
    kept = _releases_among(archive, present)
    retained = kept[:most]
    retained += [each for each in kept[most:] if each.release.id in live]
    removed = {each.release.id for each in kept} - {each.release.id for each in retained}
    remove_files(archive, [_release_file(each) for each in removed])
    unused = [name for name in present if _is_ours(begun_path(name) or "")]
    if removed:
        named = {_blob(facts) for each in retained for facts in each.files.values()}
        unused += [name for name in present if name.startswith("blobs/") and name not in named]
    remove_files(archive, set(unused))


def _is_ours(path: str) -> bool:
    return any(each.fullmatch(path) for each in (_RELEASE_FILE, _BLOB, _MARKER)) or path == LEASE


@contextmanager
def fetch_release(
    archive: Storage, kept: ArchivedRelease, paths: Iterable[str], beside: Path
) -> Iterator[Path]:
    """Yield a temporary folder with the given files of a release, their digests verified.

    Raises:
        DeployError: one is missing from the archive, or has other bytes.
    """
    files = {path: kept.files[path] for path in paths}
    with tempfile.TemporaryDirectory(dir=beside) as blobs, tempfile.TemporaryDirectory(dir=beside) as folder:
        fetch_files(archive, sorted({_blob(facts) for facts in files.values()}), Path(blobs))
        for path, facts in files.items():
            source = Path(blobs, _blob(facts))
            if not source.is_file() or read_facts(source).digest != facts.digest:
                raise archive.error("bucket-archive-incomplete", release=kept.release.id, path=path)
            _link_or_copy(source, Path(folder, path))
        yield Path(folder)


def archive_marker(archive: Storage, present: Iterable[str]) -> str:
    """Return the name of the archive's marker, a file with a random name that reveals the archive.

    ``present`` are the archive's files; a marker is created if there is none.
    """
    markers = sorted(name for name in present if _MARKER.fullmatch(name))
    if markers:
        return markers[0]
    name = f"private-{secrets.token_hex(8)}"
    send_small(archive, {name: b"The releases beside this file are private.\n"}, _PRIVATE)
    return name


def _decode(content: bytes) -> ArchivedRelease | None:
    kept = decode_json(content, ArchivedRelease)
    if kept is None:
        return None
    # The archive is private, but its paths become paths on this machine.
    is_plain = all(
        is_plain_path(path) and _DIGEST.fullmatch(facts.digest) for path, facts in kept.files.items()
    )
    return kept if is_plain and is_release_id(kept.release.id) else None


def _blob(facts: Facts) -> str:
    return f"blobs/{facts.digest[:2]}/{facts.digest}"


def _release_file(release: str) -> str:
    return f"releases/{release}.json"


def _link_or_copy(source: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, to)
    except OSError:
        shutil.copyfile(source, to)

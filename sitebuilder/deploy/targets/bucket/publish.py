"""Publish a release to a bucket: send and remove files step by step, verifying each step."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from msgspec import Struct

from sitebuilder.deploy.release import RELEASE_FILE, Release, encode_release
from sitebuilder.deploy.targets.bucket.facts import Facts, facts_of
from sitebuilder.deploy.targets.bucket.lease import LEASE
from sitebuilder.deploy.targets.bucket.order import (
    group_by_headers,
    headers_of,
    removing_steps,
    sending_steps,
)
from sitebuilder.deploy.targets.bucket.record import (
    RECORD,
    SPARE,
    Record,
    decode_record,
    encode_record,
    finish_deploy,
    foreign_paths,
    partial_paths,
    removable_paths,
    start_deploy,
    without_paths,
)
from sitebuilder.deploy.targets.bucket.storage import (
    Storage,
    Stored,
    differing_files,
    fetch_small,
    remove_empty_folders,
    remove_files,
    send_files,
    send_small,
    verify_files,
)
from sitebuilder.output.manifest import MANIFEST
from sitebuilder.output.root import folders_above
from sitebuilder.pipeline.options import OnProgress

OWN_FILES = frozenset({MANIFEST, RELEASE_FILE, RECORD, SPARE, LEASE})
"""Files of the bucket that belong to no page: those about the release, our own record, and the lease."""


class ReleaseContent(Struct, frozen=True):
    """A release to publish.

    ``files`` are the facts of all its files except the manifest; ``folder`` provides a local folder with at
    least the requested files.
    """

    release: Release
    files: Mapping[str, Facts]
    folder: Callable[[Iterable[str]], AbstractContextManager[Path]]


class PublicBucket(Struct, frozen=True):
    """A bucket to publish to, as it is before.

    ``live`` is the manifest of the release that it claims to have, ``present`` its current files.
    ``may_replace`` allows replacing files of others in the release's paths. What only removed pages refer to
    is removed ``grace`` seconds after them, as somebody may just be opening one.
    """

    storage: Storage
    live: Mapping[str, str]
    present: Mapping[str, Stored]
    may_replace: bool
    grace: float


def publish_release(
    bucket: PublicBucket, content: ReleaseContent, before_switch: Callable[[], None], on_progress: OnProgress
) -> None:
    """Make the bucket's content that of a release.

    ``before_switch`` is called when all files have been sent, before the records say so.

    Raises:
        DeployError: a step failed, or its files did not arrive intact; no later step has begun, and nothing
            was removed.
    """
    storage, live = bucket.storage, bucket.live
    record = read_record(storage) or Record()
    paths_to_send = files_to_send(bucket, content.files, record)
    if not bucket.may_replace:
        foreign = foreign_paths(bucket.present, record, live)
        refuse_foreign(storage, foreign & set(paths_to_send), content.files)
    record = start_deploy(record, live, content.files, paths_to_send)
    write_record(storage, record)
    with content.folder([*paths_to_send, MANIFEST]) as folder:
        _send(bucket, content.files, folder, paths_to_send, on_progress)
        before_switch()
        record = finish_deploy(record, content.files.keys(), content.release.manifest)
        write_record(storage, record)
        send_verified(storage, MANIFEST, (folder / MANIFEST).read_bytes())
    send_verified(storage, RELEASE_FILE, encode_release(content.release))
    needed = {*content.files, *OWN_FILES}
    removed = [path for path in removable_paths(record) if path not in needed]
    removed += partial_paths(bucket.present, {*record.ages, *OWN_FILES})
    _remove(bucket, record, removed, on_progress)


def files_to_send(bucket: PublicBucket, files: Mapping[str, Facts], record: Record) -> list[str]:
    """Return the paths of files that the bucket lacks or may have with other bytes."""
    uncertain = set(record.doubtful)

    def is_present(path: str, facts: Facts) -> bool:
        stored = bucket.present.get(path)
        if stored is None or stored.size != facts.size:
            return False
        if bucket.storage.backend.lists_md5 and stored.md5 is not None:
            return stored.md5 == facts.md5
        return path not in uncertain and bucket.live.get(path) == facts.digest

    return [path for path, facts in files.items() if not is_present(path, facts)]


def refuse_foreign(storage: Storage, paths: set[str], files: Mapping[str, Facts]) -> None:
    """Stop if files of others would be replaced; those with the same bytes become ours.

    Raises:
        DeployError: there are such files.
    """
    differing = sorted(differing_files(storage, {path: files[path] for path in paths}))
    if differing:
        raise storage.error("bucket-foreign", path=differing[0], count=len(differing))


def read_record(storage: Storage) -> Record | None:
    """Return our record of the bucket; None if there is none.

    Raises:
        DeployError: neither the record nor its spare can be read.
    """
    return pick_record(storage, fetch_small(storage, [RECORD, SPARE]))


def pick_record(storage: Storage, found: Mapping[str, bytes]) -> Record | None:
    """Return the record among fetched files, as ``read_record`` does.

    Raises:
        DeployError: neither the record nor its spare can be read.
    """
    for name in (RECORD, SPARE):
        record = decode_record(found[name]) if name in found else None
        if record is not None:
            return record
    if RECORD in found:
        raise storage.error("bucket-record", path=RECORD)
    return None


def write_record(storage: Storage, record: Record) -> None:
    """Write our record. If writes are not atomic, write its spare first, so that one is always complete."""
    for name in (RECORD,) if storage.backend.features.bucket_based else (SPARE, RECORD):
        send_verified(storage, name, encode_record(record))


def send_verified(storage: Storage, name: str, content: bytes) -> None:
    """Write one small file and verify it.

    Raises:
        DeployError: it did not arrive.
    """
    send_small(storage, {name: content}, headers_of(name))
    verify_files(storage, {name: facts_of(content)})


def _send(
    bucket: PublicBucket,
    files: Mapping[str, Facts],
    folder: Path,
    paths_to_send: Sequence[str],
    on_progress: OnProgress,
) -> None:
    done = 0
    for paths in sending_steps(paths_to_send, bucket.present):
        for headers, group in group_by_headers(paths):
            on_progress("upload", done, len(paths_to_send))
            send_files(bucket.storage, folder, group, headers)
            done += len(group)
        verify_files(bucket.storage, {path: files[path] for path in paths})


def _remove(bucket: PublicBucket, record: Record, removed: Sequence[str], on_progress: OnProgress) -> None:
    """Remove what no release needs any more, and then update the record."""
    if not removed:
        return
    on_progress("remove", 0, len(removed))
    for number, group in enumerate(removing_steps(removed)):
        if number:
            time.sleep(bucket.grace)
        remove_files(bucket.storage, group)
    remove_empty_folders(bucket.storage, _folders(removed) - _folders(record.ages.keys() - set(removed)))
    write_record(bucket.storage, without_paths(record, set(removed)))


def _folders(paths: Iterable[str]) -> set[str]:
    return {folder for path in paths for folder in folders_above(path)}

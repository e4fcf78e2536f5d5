"""A bucket as a target, with its archive and its lease.

A bucket is not atomic. During a deploy some pages are new and others are not yet, but everything a page
refers to exists at every moment (``order.py``).
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import msgspec

from sitebuilder.cache.folder import clear_unless_folder, close_folder, open_folder
from sitebuilder.cache.lock import file_lock
from sitebuilder.content.model.deploy import BucketTarget
from sitebuilder.deploy.release import (
    RELEASE_FILE,
    UNFINISHED,
    LiveRelease,
    Release,
    StagedRelease,
    decode_manifest,
    decode_release,
)
from sitebuilder.deploy.target import DeployError, deploy_error
from sitebuilder.deploy.targets.bucket.archive import (
    ArchivedRelease,
    archive_files,
    archive_marker,
    archive_release,
    archived_releases,
    fetch_release,
    prune,
)
from sitebuilder.deploy.targets.bucket.daemon import do_nothing
from sitebuilder.deploy.targets.bucket.facts import Facts, facts_of_folder
from sitebuilder.deploy.targets.bucket.lease import LeaseTimes, hold_lease, home_id
from sitebuilder.deploy.targets.bucket.publish import (
    PublicBucket,
    ReleaseContent,
    pick_record,
    publish_release,
    read_record,
    write_record,
)
from sitebuilder.deploy.targets.bucket.rclone import Rclone, Timeouts, find_rclone, start_rclone
from sitebuilder.deploy.targets.bucket.record import RECORD, SPARE, Record, is_unfinished
from sitebuilder.deploy.targets.bucket.remote import Remote, first_part, is_within, parse_remote
from sitebuilder.deploy.targets.bucket.storage import Storage, Stored, fetch_small, list_files, open_storage
from sitebuilder.messages import disk_problem, outside
from sitebuilder.output.manifest import MANIFEST
from sitebuilder.pipeline.options import OnProgress

_TIMEOUTS = Timeouts()
_TIMES = LeaseTimes()
_RELEASES = "releases"
"""The archive of a bucket that is given none, in the folder of this machine."""


class Bucket:
    """A bucket reached with rclone. It finds the program and queries the remote on first use."""

    is_atomic = False
    takes_compressed = False

    def __init__(
        self,
        settings: BucketTarget,
        state: Path,
        timeouts: Timeouts = _TIMEOUTS,
        times: LeaseTimes = _TIMES,
        cache: Path | None = None,
    ) -> None:
        """``state`` is a local folder for this target: its lock, and its releases if it has no archive.

        Nothing from ``cache`` down to it is a symlink once it is made; by default ``cache`` is its parent.

        Raises:
            DeployError: the settings do not name a valid place, or the archive is public.
        """
        self.name = settings.name
        self._settings, self._state, self._timeouts, self._times = settings, state, timeouts, times
        self._cache = cache or state.parent
        self._remote = self._parse(settings.remote)
        self._archive_remote: Remote | None = None
        if settings.archive is not None:
            # A folder of its own: two targets may be given the same archive.
            self._archive_remote = self._parse(settings.archive).below(settings.name)
        if self._archive_remote is not None and is_within(self._archive_remote, self._remote):
            raise self._archive_is_public()
        self._opened: dict[Remote, Storage] = {}
        self._started: Rclone | None = None

    @contextmanager
    def lock(self, on_wait: Callable[[str], None]) -> Iterator[None]:
        """Lock the bucket exclusively; ``lease.py`` describes what a bucket can guarantee."""
        self._make_state()
        file = self._state / "lock"
        with file_lock(file, lambda: on_wait(self.name)):
            storage = self._open(self._archive_remote or self._remote)
            with hold_lease(storage, home_id(os.fspath(file)), self._times, on_wait) as holder:
                storage.rclone.daemon.each_second = holder.renew_if_due
                try:
                    yield
                finally:
                    storage.rclone.daemon.each_second = do_nothing

    def live(self) -> LiveRelease | None:
        """Return what the bucket says is live.

        Incomplete records are ignored. While an unfinished deploy has left anything to do, no release is live
        as a whole; the digest of its manifest is then ``UNFINISHED``, so that the next deploy publishes it.
        """
        storage = self._storage()
        found = fetch_small(storage, [RELEASE_FILE, MANIFEST, RECORD, SPARE])
        release = decode_release(found.get(RELEASE_FILE, b""))
        manifest = decode_manifest(found.get(MANIFEST, b""))
        if release is None or manifest is None:
            return None
        record = pick_record(storage, found)
        if record is None or is_unfinished(record):
            release = msgspec.structs.replace(release, manifest=UNFINISHED)
        return LiveRelease(release, manifest)

    def publish(self, built: StagedRelease, live: LiveRelease | None, on_progress: OnProgress) -> None:
        """Archive the release, publish it, then keep only the newest releases."""
        files, differing = facts_of_folder(built.folder, {**built.manifest, MANIFEST: built.release.manifest})
        if differing:
            raise deploy_error("bucket-not-as-built", self.name, path=differing[0])
        archive, storage = self._archive(), self._storage()
        archived = list_files(archive)
        # The marker exists before the bucket is listed, so it shows up there if the two are one place.
        marker = archive_marker(archive, archived)
        present = list_files(storage)
        if any(path.rpartition("/")[2] == marker for path in present):
            raise self._archive_is_public()
        archive_files(archive, built.folder, files, archived, self._state)
        self._publish(
            ArchivedRelease(built.release, files),
            live,
            present,
            lambda _: nullcontext(built.folder),
            on_progress,
        )

    def releases(self) -> Sequence[Release]:
        """Return the archived releases, newest first."""
        return [kept.release for kept in archived_releases(self._archive())]

    def roll_back(self, release: Release, on_progress: OnProgress) -> None:
        """Publish an archived release again, fetching what differs from the live one."""
        archive = self._archive()
        kept = next((each for each in archived_releases(archive) if each.release.id == release.id), None)
        if kept is None:
            raise deploy_error("bucket-release-gone", self.name, release=release.id)
        self._make_state()
        self._publish(
            kept,
            self.live(),
            list_files(self._storage()),
            lambda paths: fetch_release(archive, kept, paths, self._state),
            on_progress,
        )

    def held(self) -> str | None:
        """Return the revisions and manifests of the releases that automatic deploys may not publish again."""
        record = read_record(self._storage())
        return record.held if record is not None else None

    def hold(self, held: str | None) -> None:
        """Record the revisions and manifests of the releases that automatic deploys may not publish again."""
        record = read_record(self._storage()) or Record()
        if record.held != held:
            write_record(self._storage(), msgspec.structs.replace(record, held=held))

    def _publish(
        self,
        kept: ArchivedRelease,
        live: LiveRelease | None,
        present: dict[str, Stored],
        folder: Callable[[Iterable[str]], AbstractContextManager[Path]],
        on_progress: OnProgress,
    ) -> None:
        archive = self._archive()
        bucket = PublicBucket(
            self._storage(),
            live.manifest if live is not None else {},
            present,
            may_replace=self._settings.adopt,
            grace=self._times.grace,
        )
        content = ReleaseContent(kept.release, without_manifest(kept.files), folder)
        publish_release(bucket, content, lambda: archive_release(archive, kept), on_progress)
        before = [live.release.id] if live is not None else []
        prune(archive, self._settings.keep, [kept.release.id, *before])

    def _storage(self) -> Storage:
        return self._open(self._remote)

    def _archive(self) -> Storage:
        """Open the archive; if none is configured, it is a folder of this machine."""
        if self._archive_remote is None:
            self._make_state()
            return self._open(Remote("", str((self._state / _RELEASES).absolute())))
        archive = self._open(self._archive_remote)
        same_name = self._archive_remote.name == self._remote.name
        if (
            archive.backend.features.bucket_based
            and same_name
            and first_part(self._archive_remote) == first_part(self._remote)
        ):
            # Read access is granted for a bucket as a whole.
            raise self._archive_is_public()
        return archive

    def _archive_is_public(self) -> DeployError:
        return deploy_error(
            "bucket-archive-public", self.name, remote=self._remote, archive=self._archive_remote
        )

    def _open(self, remote: Remote) -> Storage:
        if remote not in self._opened:
            self._opened[remote] = open_storage(self._rclone(), remote)
        return self._opened[remote]

    def _rclone(self) -> Rclone:
        if self._started is None:
            place = outside(f"deploy/{self.name}")
            self._started = start_rclone(find_rclone(place), place, self._timeouts)
        return self._started

    def _make_state(self) -> None:
        try:
            self._cache.parent.mkdir(parents=True, exist_ok=True)
            below = self._state.relative_to(self._cache).parts
            folder = open_folder(os.fspath(self._cache), *below, make=True)
            try:
                clear_unless_folder(folder, _RELEASES)
            finally:
                close_folder(folder)
        except OSError as error:
            raise DeployError(disk_problem(error, self._state)) from None

    def _parse(self, text: str) -> Remote:
        remote = parse_remote(text)
        if remote is None:
            raise deploy_error("bad-bucket", self.name, found=text)
        return remote


def without_manifest(files: Mapping[str, Facts]) -> dict[str, Facts]:
    """Return the files of a release except the manifest, which is sent last and separately."""
    return {path: facts for path, facts in files.items() if path != MANIFEST}

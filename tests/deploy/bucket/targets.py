"""A bucket as a target of the tests: quick where a real one is patient."""

from pathlib import Path

from sitebuilder.content.model.deploy import BucketTarget
from sitebuilder.deploy.release import StagedRelease
from sitebuilder.deploy.targets.bucket import Bucket
from sitebuilder.deploy.targets.bucket.lease import LeaseTimes
from sitebuilder.deploy.targets.bucket.rclone import Timeouts
from sitebuilder.pipeline.options import OnProgress, ignore_progress
from tests.deploy.bucket.stores import Store

QUICK = LeaseTimes(settling=0, grace=0, asking=0.2, waiting=20)
PATIENCE = Timeouts(connecting=10, answering=15, tries=2)
"""Twice, as rclone's own server for S3 answers 500 now and then when files come into a new folder at once."""


def target(bucket: Store, state: Path, times: LeaseTimes = QUICK, **settings: object) -> Bucket:
    """Return the target of a store; ``state`` is what the machine remembers of it."""
    values = {"name": "oss", "remote": bucket.remote, "archive": bucket.archive, **settings}
    return Bucket(BucketTarget(**values), state, PATIENCE, times)  # type: ignore[arg-type]


def publish(to: Bucket, release: StagedRelease, on_progress: OnProgress = ignore_progress) -> None:
    """Publish a release as ``deploy`` does."""
    with to.lock(lambda who: None):
        to.publish(release, to.live(), on_progress)


def roll_back(to: Bucket, release: StagedRelease) -> None:
    """Go back to a release as ``deploy --rollback`` does."""
    with to.lock(lambda who: None):
        to.roll_back(release.release, ignore_progress)

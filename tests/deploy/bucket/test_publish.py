"""Publishing to a bucket, by rclone and real servers: what is there afterwards, whatever was there before."""

from pathlib import Path

import pytest

from sitebuilder.content.model.deploy import BucketTarget as Settings
from sitebuilder.deploy.targets.bucket import BucketTarget
from sitebuilder.deploy.targets.bucket.lease import Times
from sitebuilder.deploy.targets.bucket.rclone import Patience
from tests.deploy.bucket.releases import version, whole
from tests.deploy.bucket.stores import KINDS, Store, store

QUICK = Times(settling=0, asking=0.2, grace=0)


def target(bucket: Store, state: Path, **settings: object) -> BucketTarget:
    values = {"name": "oss", "remote": bucket.remote, "archive": bucket.archive, **settings}
    return BucketTarget(Settings(**values), state, Patience(5, 10, 2), QUICK)  # type: ignore[arg-type]


def publish(to: BucketTarget, release) -> None:
    with to.lock(lambda who: None):
        to.publish(release, to.live(), lambda stage, done, total: None)


@pytest.fixture(params=KINDS)
def bucket(request, tmp_path_factory, monkeypatch):
    with store(request.param, tmp_path_factory.mktemp(request.param)) as made:
        monkeypatch.setenv("RCLONE_CONFIG", str(made.settings))
        yield made


def test_a_bucket_holds_what_was_published_and_nothing_of_before_but_the_assets_of_one_release(
    bucket, tmp_path
):
    to = target(bucket, tmp_path / "state")
    first, second = version(tmp_path, "a"), version(tmp_path, "b", 5)
    assert to.live() is None
    publish(to, first)
    assert bucket.files() == whole(first)
    publish(to, second)
    found = bucket.files()
    assets = {path for path in whole(first) if path.startswith("assets/") or path.endswith("-640.webp")}
    assert found.keys() - whole(second).keys() == assets
    assert found == {**{path: whole(first)[path] for path in assets}, **whole(second)}

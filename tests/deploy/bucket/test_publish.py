"""Publishing to a bucket, by rclone and real servers: what is there afterwards, whatever was there before."""

import shutil
import sys
from datetime import UTC, datetime

import msgspec
import pytest

from sitebuilder.cli import progress
from sitebuilder.cli.deploying import Terminal
from sitebuilder.content.model.deploy import BucketTarget
from sitebuilder.deploy.release import UNFINISHED
from sitebuilder.deploy.target import DeployError
from sitebuilder.deploy.targets.bucket.lease import LEASE, Lease
from sitebuilder.deploy.targets.bucket.record import RECORD
from sitebuilder.deploy.targets.choose import open_target
from tests.deploy.bucket.releases import built, outputs_of, version, whole
from tests.deploy.bucket.targets import QUICK, publish, roll_back, target
from tests.site_folder import tree, write_files

ONE = pytest.mark.parametrize("bucket", ["s3"], indirect=True)
"""What concerns no kind of bucket more than another is tested with the quickest."""

PAST = datetime(2026, 1, 1, tzinfo=UTC)


def refused(work) -> str:
    with pytest.raises(DeployError) as caught:
        work()
    return caught.value.problem.code


def own_assets(release) -> set[str]:
    return {path for path in release.manifest if path.startswith("assets/") or path.endswith("-640.webp")}


def test_a_bucket_contains_the_release_and_for_one_more_release_the_assets_of_the_last(bucket, tmp_path):
    to = target(bucket, tmp_path / "state")
    first, second, third = (version(tmp_path, name, number) for number, name in enumerate("abc"))
    assert to.live() is None
    publish(to, first)
    assert bucket.files() == whole(first)
    live = to.live()
    assert live is not None and (live.release, live.manifest) == (first.release, first.manifest)
    publish(to, second)
    found = bucket.files()
    assert found.keys() - whole(second).keys() == own_assets(first)
    assert {path: found[path] for path in whole(second)} == whole(second)
    publish(to, third)
    assert bucket.files().keys() - whole(third).keys() == own_assets(second)
    roll_back(to, first)
    assert {path: bucket.files()[path] for path in whole(first)} == whole(first)
    live = to.live()
    assert live is not None and live.release == first.release


@ONE
def test_the_bar_of_a_terminal_shows_what_is_sent_and_what_is_removed(bucket, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(progress, "_SHOW_AFTER", 0.0)
    to, console = target(bucket, tmp_path / "state"), Terminal("zh-CN")
    for number, name in enumerate("abc"):
        publish(to, version(tmp_path, name, number), console.on_progress)
    console.end_bar()
    shown = capsys.readouterr().err
    assert "传送文件" in shown and "删除不用的文件" in shown


@ONE
def test_a_symlink_in_place_of_what_this_machine_remembers_is_not_followed(bucket, tmp_path):
    kept = write_files(tmp_path / "other", {"releases/blobs/ab/thesis.docx": "x"})
    (tmp_path / "state").symlink_to(kept)
    to = target(bucket, tmp_path / "state", archive=None)
    publish(to, version(tmp_path, "a", 0))
    assert set(tree(kept)) == {"releases/blobs/ab/thesis.docx"}
    assert [each.id for each in to.releases()] == [version(tmp_path, "a", 0).release.id]


@ONE
@pytest.mark.parametrize("place", ["deploy", "deploy/oss", "deploy/oss/bucket", "deploy/oss/bucket/releases"])
def test_no_command_follows_a_symlink_on_the_way_to_what_this_machine_remembers(bucket, tmp_path, place):
    name = {"deploy": "oss/bucket/", "deploy/oss": "bucket/"}.get(place, "") + "releases/thesis.docx"
    kept = write_files(tmp_path / "other", {name: "x"})
    link = tmp_path / "site/.cache" / place
    link.parent.mkdir(parents=True)
    link.symlink_to(kept)
    settings = BucketTarget(name="oss", remote=bucket.remote)
    assert open_target(settings, tmp_path / "site").releases() == []
    assert not link.is_symlink() and set(tree(kept)) == {name}


@pytest.mark.parametrize("bucket", ["moto"], indirect=True)
def test_each_file_is_served_with_its_type_and_its_cache_lifetime(bucket, tmp_path):
    files = outputs_of("a") | {
        "data.csv": b"a\n",
        "news/photo.avif": b"no picture",
        "news/drawing-0123456789abcdef-drawing.svg": b"<svg/>",
    }
    release = built(tmp_path / "release", files)
    publish(target(bucket, tmp_path / "state"), release)
    headers = {path: bucket.ask(path)[2] for path in whole(release)}
    types = {path.rpartition(".")[2]: each["Content-Type"] for path, each in headers.items()}
    assert types["html"] == "text/html; charset=utf-8"
    assert types["css"] == "text/css; charset=utf-8"
    assert types["ics"] == "text/calendar; charset=utf-8"
    assert types["xml"] == "application/xml; charset=utf-8"
    assert types["json"] == "application/json; charset=utf-8"
    assert types["map"] == "text/plain; charset=utf-8"
    assert (types["webp"], types["avif"], types["svg"]) == (
        "image/webp",
        "image/avif",
        "image/svg+xml; charset=utf-8",
    )
    for path, each in headers.items():
        is_asset = path in own_assets(release) or "0123456789abcdef" in path
        assert ("immutable" in each["Cache-Control"]) == is_asset, path
        assert ("no-cache" in each["Cache-Control"]) >= path.endswith(".html"), path


@ONE
def test_files_of_others_are_never_removed_and_only_replaced_on_request(bucket, tmp_path):
    to = target(bucket, tmp_path / "state")
    others = {"press/2020.pdf": b"theirs", "assets/old.0123456789.css": b"theirs", "index.html": b"theirs"}
    for path, content in others.items():
        (bucket.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (bucket.folder / path).write_bytes(content)
    assert refused(lambda: publish(to, version(tmp_path, "a"))) == "bucket-foreign"
    assert bucket.files() == others
    to = target(bucket, tmp_path / "state", adopt=True)
    for minutes, name in enumerate("abc"):
        publish(to, version(tmp_path, name, minutes))
    found = bucket.files()
    assert found["press/2020.pdf"] == found["assets/old.0123456789.css"] == b"theirs"
    assert found["index.html"] != b"theirs"


@ONE
def test_a_file_that_has_the_same_bytes_already_becomes_ours(bucket, tmp_path):
    release = version(tmp_path, "a")
    shutil.copytree(release.folder, bucket.folder)
    publish(target(bucket, tmp_path / "state"), release)
    assert bucket.files() == whole(release)


def test_changed_or_deleted_files_of_the_bucket_are_restored_by_the_next_deploy(bucket, tmp_path):
    to, first = target(bucket, tmp_path / "state"), version(tmp_path, "a")
    publish(to, first)
    bucket.rclone("deletefile", f"{bucket.remote}/index.html")
    other = tmp_path / "other"
    other.write_bytes(b"changed by hand")
    bucket.rclone("copyto", str(other), f"{bucket.remote}/news/0/index.html")
    publish(to, version(tmp_path, "a", 1))
    assert bucket.files() == whole(version(tmp_path, "a", 1))


@ONE
def test_without_a_record_the_manifest_determines_which_files_are_ours(bucket, tmp_path):
    to = target(bucket, tmp_path / "state")
    publish(to, version(tmp_path, "a"))
    bucket.rclone("deletefile", f"{bucket.remote}/.deploys.json")
    live = to.live()
    assert live is not None and live.release.manifest == UNFINISHED
    publish(to, version(tmp_path, "b", 1))
    assert "news/only-a/index.html" not in bucket.files()


@ONE
def test_a_record_that_cannot_be_read_or_names_what_lies_outside_stops_the_deploy(bucket, tmp_path):
    to = target(bucket, tmp_path / "state")
    publish(to, version(tmp_path, "a"))
    before = bucket.files()
    for content in (b"{", b'{"ages": {"../../etc/passwd": 3}}', b'{"ages": {"a\\nb": 3}}', b"[]", b"\xff"):
        (bucket.folder / ".deploys.json").write_bytes(content)
        assert refused(lambda: publish(to, version(tmp_path, "b", 1))) == "bucket-record"
    assert bucket.files() == before


@pytest.mark.long
@ONE
def test_only_as_many_releases_as_configured_are_kept_with_their_files(bucket, tmp_path):
    to = target(bucket, tmp_path / "state", keep=2)
    releases = [version(tmp_path, name, minutes) for minutes, name in enumerate("abc")]
    for each in releases:
        publish(to, each)
    assert [each.id for each in to.releases()] == [each.release.id for each in releases[:0:-1]]
    kept = set(bucket.rclone("lsf", "-R", "--files-only", "store:old/oss/blobs").decode().split())
    digests = {digest for each in releases[1:] for digest in (*each.manifest.values(), each.release.manifest)}
    assert {name.rpartition("/")[2] for name in kept} == digests
    assert refused(lambda: roll_back(to, releases[0])) == "bucket-release-gone"


@ONE
def test_a_damaged_archive_is_reported_before_anything_changes(bucket, tmp_path):
    to = target(bucket, tmp_path / "state")
    first, second = version(tmp_path, "a"), version(tmp_path, "b", 1)
    publish(to, first)
    publish(to, second)
    before = {path: content for path, content in bucket.files().items() if not path.startswith(".")}
    digest = first.manifest["index.html"]
    (bucket.folder.parents[1] / "old" / "oss" / "blobs" / digest[:2] / digest).write_bytes(b"x")
    assert refused(lambda: roll_back(to, first)) == "bucket-archive-incomplete"
    after = {path: content for path, content in bucket.files().items() if not path.startswith(".")}
    assert after == before


@ONE
def test_an_archive_that_is_public_is_refused(bucket, tmp_path):
    for archive in ("store:site/www", "store:site/www/old", "STORE:/site/WWW/old/"):
        assert (
            refused(lambda where=archive: target(bucket, tmp_path, archive=where)) == "bucket-archive-public"
        )
    beside = target(bucket, tmp_path / "state", archive="store:site/private")
    assert refused(lambda: publish(beside, version(tmp_path, "a"))) == "bucket-archive-public"
    # Another name for the same place: the archive's mark is seen in the bucket.
    settings = bucket.settings.read_text(encoding="utf-8")
    bucket.settings.write_text(settings + settings.replace("[store]", "[other]"), encoding="utf-8")
    hidden = target(bucket, tmp_path / "state", archive="other:site/www/old")
    assert refused(lambda: publish(hidden, version(tmp_path, "a"))) == "bucket-archive-public"
    assert not any(path.endswith(".html") for path in bucket.files())


@pytest.mark.long
@ONE
def test_without_an_archive_releases_are_kept_on_this_machine(bucket, tmp_path):
    to = target(bucket, tmp_path / "state", archive=None)
    first, second = version(tmp_path, "a"), version(tmp_path, "b", 1)
    publish(to, first)
    publish(to, second)
    roll_back(to, first)
    assert whole(first).items() <= bucket.files().items()


@ONE
def test_holds_survive_deploys(bucket, tmp_path):
    to = target(bucket, tmp_path / "state")
    assert to.held() is None
    publish(to, version(tmp_path, "a"))
    to.hold("d1c5fb0")
    publish(to, version(tmp_path, "b", 1))
    assert to.held() == "d1c5fb0"
    to.hold(None)
    assert to.held() is None


@ONE
def test_what_a_cut_connection_left_half_written_is_removed_by_the_next_deploy(bucket, tmp_path):
    to = target(bucket, tmp_path / "state")
    publish(to, version(tmp_path, "a"))
    half = [f"{name}.0123abcd.partial" for name in ("index.html", ".manifest.json", "release.json", RECORD)]
    for name in (*half, "theirs.txt.0123abcd.partial"):
        bucket.put(f"{bucket.remote}/{name}", b"half")
    archived = f"releases/{to.releases()[0].id}.json.0123abcd.partial"
    bucket.put(f"{bucket.archive}oss/{archived}", b"half")
    publish(to, version(tmp_path, "b", 1))
    found = bucket.rclone("lsf", "-R", "--files-only", bucket.remote).decode().split()
    assert [name for name in found if name.endswith(".partial")] == ["theirs.txt.0123abcd.partial"]
    assert ".partial" not in bucket.rclone("lsf", "-R", "--files-only", bucket.archive).decode()


@ONE
def test_a_second_deploy_waits_or_says_so_and_the_lease_of_a_killed_one_ends(bucket, tmp_path):
    waited: list[str] = []
    short = msgspec.structs.replace(QUICK, lease=60, waiting=1)
    with target(bucket, tmp_path / "one").lock(waited.append):
        other = target(bucket, tmp_path / "two", short)
        assert refused(lambda: other.lock(waited.append).__enter__()) == "bucket-locked"
        assert len(waited) == 1
    with target(bucket, tmp_path / "two").lock(waited.append):
        assert len(waited) == 1
    left = Lease("gone", "another machine", PAST)
    bucket.put(f"store:old/oss/{LEASE}", msgspec.json.encode(left))
    with target(bucket, tmp_path / "two").lock(waited.append):
        assert len(waited) == 1


@ONE
def test_a_deploy_whose_lease_another_has_taken_stops(bucket, tmp_path):
    to = target(bucket, tmp_path / "state", msgspec.structs.replace(QUICK, renewal=0))

    def publish_while_another_begins() -> None:
        with to.lock(lambda who: None):
            renew = to._rclone().daemon.each_second
            renew()
            theirs = Lease("other", "another machine", PAST)
            bucket.put(f"store:old/oss/{LEASE}", msgspec.json.encode(theirs))
            renew()

    assert refused(publish_while_another_begins) == "bucket-lock-lost"

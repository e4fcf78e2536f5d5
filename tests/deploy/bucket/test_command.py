"""The command ``deploy`` upon a bucket, from a commit to what visitors read, and back."""

from pathlib import Path

import pytest

from sitebuilder.deploy.release import decode_release
from tests.deploy.bucket.stores import Store, store
from tests.deploy.sites import deploy, differing_files, make_site, notice
from tests.deploy.web import serving
from tests.git import commit


@pytest.fixture
def bucket(tmp_path_factory, monkeypatch):
    with store("s3", tmp_path_factory.mktemp("s3")) as made:
        monkeypatch.setenv("RCLONE_CONFIG", str(made.settings))
        yield made


@pytest.fixture
def shown(bucket: Store) -> Path:
    assert bucket.folder is not None
    return bucket.folder


@pytest.fixture
def site(tmp_path: Path, bucket: Store, shown: Path):
    with serving(shown) as address:
        places = f"remote: '{bucket.remote}', archive: '{bucket.archive}', url: '{address}'"
        yield make_site(tmp_path, f"  - {{name: live, type: bucket, {places}}}\n")


def live_revision(shown: Path) -> str | None:
    release = decode_release((shown / "release.json").read_bytes())
    return release.revision if release else None


def test_a_commit_is_published_changed_and_rolled_back(site, shown):
    first = commit(site)
    assert deploy(site, "--dry-run").returncode == 0
    assert not any(shown.rglob("*"))

    done = deploy(site, "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert "第0号通知" in done.stdout and "已发布" in done.stdout
    assert differing_files(site, shown) == []
    assert live_revision(shown) == first
    old_home = (shown / "index.html").read_bytes()

    (site / "content/news/2026/n1.md").unlink()
    second = commit(site, {"content/news/2026/n0.md": notice("改过的通知")})
    done = deploy(site, "--yes", "--allow-removals", "--changed-urls", str(site.parent / "urls.txt"))
    assert (done.returncode, done.stderr) == (0, "")
    assert live_revision(shown) == second
    assert not (shown / "news/2026/n1/index.html").exists()
    assert "/news/2026/n0/\n" in (site.parent / "urls.txt").read_text(encoding="utf-8")

    listed = deploy(site, "--list")
    assert first[:7] in listed.stdout and second[:7] in listed.stdout
    back = deploy(site, "--rollback", "--yes")
    assert back.returncode == 0, back.stderr
    assert live_revision(shown) == first
    assert (shown / "index.html").read_bytes() == old_home
    assert (shown / "news/2026/n1/index.html").exists()

    held = deploy(site, "--yes")
    assert held.returncode == 1 and second[:12] in held.stderr


def test_a_deploy_that_stops_halfway_says_that_some_files_are_new(site, shown):
    """A folder in the place of the home page cannot be replaced, and home is sent last."""
    assert deploy(site, "--yes").returncode == 0
    commit(site, {"content/news/2026/n0.md": notice("改过的通知"), "content/pages/index.md": HOME})
    (shown / "index.html").unlink()
    (shown / "index.html").mkdir()
    (shown / "index.html/x").write_text("x")
    stopped = deploy(site, "--yes")
    assert stopped.returncode == 1 and "有的文件已经换成新的" in stopped.stdout
    assert "改过的通知" in (shown / "news/2026/n0/index.html").read_text("utf-8")
    (shown / "index.html/x").unlink()
    (shown / "index.html").rmdir()
    assert deploy(site, "--yes").returncode == 0
    assert differing_files(site, shown) == []


HOME = "---\ntitle: 首页\n---\n改了。\n"

"""A deploy of an older commit than the live release's: told, and refused without the word for it."""

import json
import os
from pathlib import Path

import pytest

from tests.deploy.sites import deploy, make_site, notice
from tests.git import commit, git


@pytest.fixture
def site(tmp_path: Path, shown: Path, address: str) -> Path:
    return make_site(tmp_path, f"  - {{name: live, type: folder, path: {shown}, url: '{address}'}}\n")


def change(site: Path, text: str) -> str:
    return commit(site, {"content/news/2026/n9.md": notice(text)})


def page(shown: Path) -> str:
    return (shown / "news/2026/n9/index.html").read_text("utf-8")


def clone_of(site: Path, folder: Path, *options: str) -> Path:
    """Return a clone in which the same target is published."""
    git(folder, "clone", "--quiet", *options, site.as_uri(), "clone")
    return folder / "clone"


def test_a_job_of_an_older_commit_that_runs_again_publishes_nothing(site, shown):
    old, new = change(site, "旧通知"), change(site, "新通知")
    assert deploy(site, "--yes").returncode == 0
    git(site, "checkout", "--quiet", "--detach", old)
    late = deploy(site, "--yes")
    assert late.returncode == 1 and "deploy-older" in late.stderr
    assert old[:12] in late.stderr and new[:12] in late.stderr and "--allow-older" in late.stderr
    assert "新通知" in page(shown)
    assert "deploy-older" in deploy(site, "--dry-run").stderr


def test_an_older_commit_is_published_by_somebody_who_says_so(site, shown):
    old = change(site, "旧通知")
    change(site, "新通知")
    deploy(site, "--yes")
    git(site, "checkout", "--quiet", "--detach", old)
    assert deploy(site, "--yes", "--allow-older").returncode == 0
    assert "旧通知" in page(shown)


def test_an_older_commit_that_makes_the_same_site_is_only_confirmed(site, shown):
    old = change(site, "通知")
    commit(site, {"README.md": "说明"})
    assert deploy(site, "--yes").returncode == 0
    before = os.readlink(shown)
    git(site, "checkout", "--quiet", "--detach", old)
    assert deploy(site, "--yes").returncode == 0
    assert os.readlink(shown) == before


def test_a_clone_without_the_live_commit_is_told_to_fetch_it(site, shown, tmp_path):
    change(site, "通知")
    colleague = clone_of(site, tmp_path)
    change(site, "同事看不到的通知")
    assert deploy(site, "--yes").returncode == 0
    change(colleague, "同事的通知")
    refused = deploy(colleague, "--yes")
    assert refused.returncode == 1 and "deploy-live-commit-unknown" in refused.stderr
    assert "git pull" in refused.stderr and "同事看不到的通知" in page(shown)
    git(colleague, "fetch", "--quiet")
    git(colleague, "rebase", "--quiet", "--strategy-option=theirs", "origin/main")
    assert deploy(colleague, "--yes").returncode == 0
    assert "同事的通知" in page(shown)


def test_a_shallow_clone_publishes_what_is_due_and_is_told_how_to_become_whole(site, shown, tmp_path):
    commit(site, {"content/news/2026/late.md": notice("之后", "publish_at: 2026-03-02 09:00\n")})
    assert deploy(site, "--yes").returncode == 0
    clone = clone_of(site, tmp_path, "--depth=1")
    due = deploy(clone, "--yes", "--if-due", "--now", "2026-03-02T01:00Z")
    assert due.returncode == 0 and (shown / "news/2026/late/index.html").exists()
    newest = change(site, "新通知")
    later = tmp_path / "later"
    later.mkdir()
    shallow = clone_of(site, later, "--depth=1")
    refused = deploy(shallow, "--yes")
    assert refused.returncode == 1 and "git fetch --unshallow" in refused.stderr
    git(shallow, "fetch", "--quiet", "--unshallow")
    assert deploy(shallow, "--yes").returncode == 0
    assert json.loads((shown / "release.json").read_text("utf-8"))["revision"] == newest


def test_a_commit_beside_the_live_one_is_published_with_a_note(site, shown):
    base = git(site, "rev-parse", "HEAD")
    change(site, "甲")
    assert deploy(site, "--yes").returncode == 0
    git(site, "checkout", "--quiet", "-b", "other", base)
    change(site, "乙")
    done = deploy(site, "--yes")
    assert done.returncode == 0 and "不在这次要发布的" in done.stdout
    assert "乙" in page(shown)


def test_after_a_release_without_a_commit_any_commit_is_published(site, shown):
    change(site, "通知")
    deploy(site, "--yes", "--dirty")
    git(site, "checkout", "--quiet", "--detach", "HEAD~1")
    assert deploy(site, "--yes").returncode == 0
    assert not (shown / "news/2026/n9/index.html").exists()

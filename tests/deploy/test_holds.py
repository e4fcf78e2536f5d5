"""Which releases are held, and for how long."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.content.model.deploy import FolderTarget
from sitebuilder.deploy.holds import Hold, decode_holds, encode_holds, hold, is_held, lift_hold
from sitebuilder.deploy.release import Release
from sitebuilder.deploy.targets.folder import Folder
from tests.deploy.sites import deploy, make_site, notice
from tests.git import commit, git

_REVISIONS = st.text("0123456789abcdef", min_size=40, max_size=40)
_DIGESTS = st.lists(st.text("0123456789abcdef", min_size=32, max_size=32), max_size=3, unique=True)
_HOLDS = st.lists(st.builds(Hold, _REVISIONS, _DIGESTS.map(tuple)), max_size=4)


def release(letter: str, manifest: str) -> Release:
    revision = letter * 40 if letter else None
    return Release("20260301T000000Z-0000000", revision, manifest * 32, "2026-03-01T00:00+08:00", None)


@pytest.fixture
def target(tmp_path: Path) -> Folder:
    (tmp_path / "site.releases").mkdir()
    return Folder(FolderTarget(name="live", path=str(tmp_path / "site")))


@given(_HOLDS, _DIGESTS)
def test_what_a_target_stores_is_read_back(holds, orphans):
    first = [Hold(None, tuple(orphans))] if orphans else []
    assert decode_holds(encode_holds([*holds, *first])) == [*first, *holds]


def test_releases_of_one_commit_are_held_together_and_lifted_one_by_one(target):
    first, second, other = release("a", "1"), release("a", "2"), release("b", "3")
    for each in (first, other, second):
        hold(target, each)
    assert set(decode_holds(target.held())) == {
        Hold("a" * 40, ("1" * 32, "2" * 32)),
        Hold("b" * 40, ("3" * 32,)),
    }
    lift_hold(target, second)
    assert not is_held(second, target.held())
    assert is_held(other, target.held()) and is_held(release("c", "1"), target.held())
    lift_hold(target, other)
    lift_hold(target, first)
    assert target.held() is None


def test_a_release_without_a_commit_is_held_by_its_bytes(target):
    hold(target, release("", "1"))
    assert is_held(release("a", "1"), target.held()) and not is_held(release("", "2"), target.held())


@pytest.fixture
def site(tmp_path: Path, shown: Path, address: str) -> Path:
    return make_site(
        tmp_path, f"  - {{name: live, type: folder, path: {shown}, url: '{address}', keep: 2}}\n"
    )


def test_a_hold_ends_when_every_kept_release_is_newer_and_its_commit_is_refused_all_the_same(site, shown):
    """Published, rolled back, mended, three times over: only what still protects is held."""
    lengths, bad = [], []
    deploy(site, "--yes")
    for number in range(3):
        bad.append(commit(site, {"content/news/2026/n9.md": notice(f"错{number}")}))
        assert deploy(site, "--yes").returncode == 0
        assert deploy(site, "--rollback", "--yes").returncode == 0
        assert "deploy-held" in deploy(site, "--yes").stderr
        for text in ("改好", "又改", "再改"):
            commit(site, {"content/news/2026/n9.md": notice(f"{text}{number}")})
            assert deploy(site, "--yes").returncode == 0
        held = shown.with_name("site.releases") / ".held"
        lengths.append(len(decode_holds(held.read_text("ascii").strip())) if held.exists() else 0)
    assert lengths == [0, 0, 0]
    for revision in bad:
        git(site, "checkout", "--quiet", "--detach", revision)
        assert "deploy-older" in deploy(site, "--yes").stderr


def test_a_hold_stays_while_a_release_before_it_is_kept(site, shown):
    """A rollback to that release would let a late job of the held commit publish it again."""
    deploy(site, "--yes")
    first = shown.resolve().name
    bad = commit(site, {"content/news/2026/n9.md": notice("错")})
    deploy(site, "--yes")
    deploy(site, "--rollback", "--yes")
    commit(site, {"content/news/2026/n9.md": notice("改好")})
    assert deploy(site, "--yes").returncode == 0
    assert deploy(site, "--rollback", first, "--yes").returncode == 0
    git(site, "checkout", "--quiet", "--detach", bad)
    assert "deploy-held" in deploy(site, "--yes").stderr


def test_a_hold_that_cannot_be_ended_leaves_the_new_release_live_and_says_so(site, shown):
    deploy(site, "--yes")
    commit(site, {"content/news/2026/n9.md": notice("错")})
    deploy(site, "--yes")
    deploy(site, "--rollback", "--yes")
    for text in ("改好", "又改"):
        commit(site, {"content/news/2026/n9.md": notice(text)})
        assert deploy(site, "--yes").returncode == 0
    (shown.with_name("site.releases") / ".held").write_text("a" * 32 + "," + git(site, "rev-parse", "HEAD~2"))
    (shown.with_name("site.releases") / ".held.new").mkdir()
    commit(site, {"content/news/2026/n9.md": notice("再改")})
    told = deploy(site, "--yes")
    assert told.returncode == 1 and "已经公开，但后面的步骤没有做完" in told.stdout
    assert "再改" in (shown / "news/2026/n9/index.html").read_text("utf-8")

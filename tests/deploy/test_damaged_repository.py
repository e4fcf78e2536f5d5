"""A damaged Git repository is told as one, with what to do, by each command that reads it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sitebuilder.compare.revisions import Repository, find_commit, open_repository
from sitebuilder.deploy.ancestry import History
from sitebuilder.deploy.committed import committed_revision
from sitebuilder.deploy.target import DeployError
from sitebuilder.messages import Problem, format_problem
from sitebuilder.pipeline.history import git_in
from sitebuilder.pipeline.repository import repository_fault
from sitebuilder.review.log import read_log
from tests.deploy.sites import make_site
from tests.git import commit, git
from tests.program import run_program
from tests.site_folder import ROOT, write_files


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = make_site(tmp_path, "  - {name: pages, type: git}\n")
    commit(
        site,
        {"content/pages/x.md": "---\ntitle: 甲\nreview: {first: {name: 甲, time: 2026-01-01}}\n---\n文\n"},
    )
    commit(site, {"content/pages/x.md": "---\ntitle: 甲\n---\n文\n"})
    return site


def _object(site: Path, name: str) -> Path:
    id = git(site, "rev-parse", name)
    file = site / ".git/objects" / id[:2] / id[2:]
    file.chmod(0o644)
    return file


def _write(path: str, content: str) -> Callable[[Path], object]:
    return lambda site: (site / ".git" / path).write_text(content)


def _pack(site: Path) -> None:
    git(site, "gc", "--quiet")
    for pack in (site / ".git/objects/pack").glob("*.pack"):
        pack.chmod(0o644)
        pack.write_bytes(pack.read_bytes()[:60])


DAMAGE: dict[str, Callable[[Path], object]] = {
    "HEAD is empty": _write("HEAD", ""),
    "HEAD is garbage": _write("HEAD", "\0\0\0\0"),
    "HEAD is gone": lambda site: (site / ".git/HEAD").unlink(),
    "the branch is empty": _write("refs/heads/main", ""),
    "the branch is garbage": _write("refs/heads/main", "\0" * 41),
    "the branch names what is not there": _write("refs/heads/main", "1" * 40 + "\n"),
    "all objects are gone": lambda site: shutil.rmtree(site / ".git/objects"),
    "the commit is empty": lambda site: _object(site, "HEAD").write_bytes(b""),
    "the commit is garbage": lambda site: _object(site, "HEAD").write_bytes(b"garbage"),
    "the commit is gone": lambda site: _object(site, "HEAD").unlink(),
    "the pack is cut off": _pack,
    "all refs are gone": lambda site: shutil.rmtree(site / ".git/refs"),
    "packed refs are garbage": _write("packed-refs", "xx yy zz\n"),
    "the settings are garbage": _write("config", "[[["),
    "the link to the repository is garbage": lambda site: _replace(site, "garbage"),
    "the repository of a worktree is gone": lambda site: _replace(site, "gitdir: /nowhere/x\n"),
    "the repository is an empty folder": lambda site: _empty(site),
}


def _empty(site: Path) -> None:
    shutil.rmtree(site / ".git")
    (site / ".git").mkdir()


def _replace(site: Path, link: str) -> None:
    shutil.rmtree(site / ".git")
    (site / ".git").write_text(link)


def check_told(fault: Problem | None, site: Path) -> None:
    assert fault is not None and fault.code == "git-damaged", fault
    told = format_problem(fault, "zh-CN")
    assert f"“{site}”里的 Git 仓库" in told and "损坏" in told and "重新克隆" in told


def deploy_fault(site: Path) -> Problem:
    with pytest.raises(DeployError) as caught:
        committed_revision(site, ROOT, "live")
    return caught.value.problem


def diff_fault(site: Path, revision: str) -> Problem | None:
    repository = open_repository(site)
    found = find_commit(repository, revision) if isinstance(repository, Repository) else repository
    return found if isinstance(found, Problem) else None


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_repository_is_told_as_one_by_deploy_diff_and_log(site, damage):
    DAMAGE[damage](site)
    for fault in (
        deploy_fault(site),
        diff_fault(site, "HEAD"),
        diff_fault(site, "main~1"),
        read_log(site).fault,
    ):
        check_told(fault, site)


@pytest.mark.parametrize("content", [b"", b"garbage"])
def test_a_damaged_index_is_told_by_deploy_and_log_which_need_it(site, content):
    (site / ".git/index").write_bytes(content)
    fault = deploy_fault(site)
    check_told(fault, site)
    assert ".git/index" in format_problem(fault, "zh-CN") and "git reset" in format_problem(fault, "zh-CN")
    assert diff_fault(site, "HEAD") is None
    check_told(read_log(site).fault, site)


@pytest.mark.parametrize("content", [b"", b"garbage", None])
def test_an_older_object_that_is_damaged_is_told_by_what_needs_it(site, content):
    file, revision, old = (
        _object(site, "HEAD~1"),
        git(site, "rev-parse", "HEAD"),
        git(site, "rev-parse", "HEAD~1"),
    )
    file.unlink() if content is None else file.write_bytes(content)
    assert committed_revision(site, ROOT, "live") == revision
    check_told(diff_fault(site, "HEAD~1"), site)
    check_told(read_log(site).fault, site)
    if content is not None:
        with pytest.raises(DeployError) as caught:
            History(site, "live").kinship(revision, old)
        check_told(caught.value.problem, site)


def test_a_damaged_version_of_a_document_is_told_by_the_log(site):
    _object(site, "HEAD~1:content/pages/x.md").write_bytes(b"garbage")
    log = read_log(site)
    check_told(log.fault, site)
    assert not log.is_complete
    told = run_program("log", "-C", str(site))
    assert told.returncode == 1 and "git-damaged" in told.stderr


def test_a_site_in_a_folder_of_a_damaged_repository_is_told_too(site):
    below = site / "content"
    (site / ".git/HEAD").write_text("")
    check_told(deploy_fault(below), site)


@pytest.mark.parametrize(
    "revision", ["nope", "main~99", "HEAD@{99}", "1" * 40, "12", "HEAD:content", "v1^{tree}"]
)
def test_what_was_never_there_is_no_damage(site, revision):
    git(site, "tag", "v1")
    (site / ".git/refs/remotes/origin").mkdir(parents=True)
    (site / ".git/refs/remotes/origin/HEAD").write_text("ref: refs/remotes/origin/gone\n")
    fault = diff_fault(site, revision)
    assert fault is not None and fault.code == "diff-no-revision"


def test_a_repository_without_a_commit_and_none_at_all_are_no_damage(site):
    git(site, "checkout", "--quiet", "--orphan", "new")
    assert deploy_fault(site).code == "deploy-no-commit" and read_log(site).fault is None
    shutil.rmtree(site / ".git")
    assert deploy_fault(site).code == "deploy-no-history" and read_log(site).fault is None
    shallow = write_files(site.parent / "other", {"site.yaml": "x"})
    reader = git_in(shallow)
    assert reader is not None and repository_fault(reader.result, shallow) is None


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a folder to somebody else")
def test_the_log_of_a_repository_that_git_does_not_read_says_what_allows_it(site):
    for folder in (site, site / ".git"):
        os.chown(folder, 65534, 65534)
    fault = read_log(site).fault
    assert fault is not None and fault.code == "git-owner"

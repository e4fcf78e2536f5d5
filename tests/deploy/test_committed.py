"""What Git says of a site before it is published."""

import os
import shutil
from pathlib import Path

import pytest

from sitebuilder.compare.revisions import open_repository
from sitebuilder.deploy.committed import committed_revision
from sitebuilder.deploy.target import DeployError
from sitebuilder.messages import Problem, format_problem
from tests.deploy.sites import make_site
from tests.git import commit, git
from tests.site_folder import ROOT, write_files


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path, "  - {name: pages, type: git}\n")


def code_of(site: Path) -> str:
    with pytest.raises(DeployError) as caught:
        committed_revision(site, ROOT, "live")
    return caught.value.problem.code


def test_a_committed_site_is_its_commit(site):
    revision = commit(site, {"content/pages/x.md": "---\ntitle: 甲\n---\n文\n"})
    assert committed_revision(site, ROOT, "live") == revision == git(site, "rev-parse", "HEAD")


@pytest.mark.parametrize(
    "path",
    ["content/pages/about.md", "content/news/2026/new.md", "site.yaml", "templates/x.html", "content/x.jpg"],
)
def test_a_changed_or_untracked_file_is_reported(site, path):
    write_files(site, {path: "---\ntitle: 甲\n---\n改\n"})
    assert code_of(site) == "deploy-uncommitted"


def test_an_ignored_file_that_a_build_reads_is_reported(site):
    commit(site, {".gitignore": "*.jpg\n.cache/\n"})
    write_files(site, {"content/pages/photo.jpg": b"x"})
    assert code_of(site) == "deploy-uncommitted"


def test_a_deleted_file_and_one_that_was_only_added_are_reported(site):
    (site / "content/pages/about.md").unlink()
    assert code_of(site) == "deploy-uncommitted"
    git(site, "rm", "--quiet", "--cached", "content/pages/about.md")
    assert code_of(site) == "deploy-uncommitted"


@pytest.mark.parametrize("path", ["content/.DS_Store", "content/pages/about.md~", "notes.txt", "docs/x.md"])
def test_files_that_no_build_reads_do_not_matter(site, path):
    write_files(site, {path: "x"})
    assert committed_revision(site, ROOT, "live")


def test_a_site_without_history_is_reported(site):
    git(site, "update-ref", "-d", "HEAD")
    assert code_of(site) == "deploy-no-commit"


def test_a_site_outside_git_is_reported(site):
    shutil.rmtree(site / ".git")
    assert code_of(site) == "deploy-no-history"


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a folder to somebody else")
def test_a_repository_that_git_does_not_read_is_named_with_what_allows_it(site):
    """As in the containers of a CI, where somebody else has cloned."""
    for folder in (site, site / ".git"):
        os.chown(folder, 65534, 65534)
    with pytest.raises(DeployError) as caught:
        committed_revision(site, ROOT, "live")
    told = format_problem(caught.value.problem, "zh-CN")
    assert caught.value.problem.code == "git-owner" and f"safe.directory {site}" in told
    compared = open_repository(site)
    assert isinstance(compared, Problem) and compared.code == "git-owner"


def test_settings_of_the_repository_run_no_program(site, tmp_path):
    trap = tmp_path / "trap"
    script = f"#!/bin/sh\ntouch {trap}\n"
    for hook in ("post-index-change", "reference-transaction"):
        write_files(site / ".git/hooks", {hook: script})
        (site / ".git/hooks" / hook).chmod(0o755)
    git(site, "config", "core.fsmonitor", f"touch {trap}")
    trap.unlink(missing_ok=True)
    committed_revision(site, ROOT, "live")
    assert not trap.exists()

"""Publishing to a branch that a host shows as pages, with a real repository as the remote."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitebuilder.content.model.deploy import GitTarget
from sitebuilder.deploy.git import reason_of
from sitebuilder.deploy.release import Release, StagedRelease
from sitebuilder.deploy.target import DeployError
from sitebuilder.deploy.targets.git import GitBranch
from tests.deploy.sites import deploy, differing_files, make_site, notice
from tests.deploy.web import serving
from tests.git import commit, git
from tests.site_folder import tree, write_files

HOOK = """#!/bin/sh
unset GIT_DIR
rm -rf {folder}
{wait}git clone --quiet --branch gh-pages {remote} {folder}
"""
"""What a host does with a branch of pages, at once or later."""


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    folder = tmp_path / "remote.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(folder)], check=True)
    show(folder, tmp_path / "hosted")
    return folder


def show(remote: Path, folder: Path, wait: str = "") -> None:
    """Let a remote show its branch in a folder after each push."""
    write_files(remote / "hooks", {"post-update": HOOK.format(remote=remote, folder=folder, wait=wait)})
    (remote / "hooks/post-update").chmod(0o755)


@pytest.fixture
def site(tmp_path: Path, remote: Path) -> Iterator[Path]:
    """Yield a site, and serve what the remote shows of its branch."""
    with serving(tmp_path / "hosted") as url:
        site = make_site(tmp_path, f"  - {{name: live, type: git, url: '{url}'}}\n")
        git(site, "remote", "add", "origin", str(remote))
        yield site


def publish(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return deploy(site, "--yes", *arguments)


def sources(site: Path) -> dict[str, bytes]:
    """Return the files of whoever deploys."""
    return {path: content for path, content in tree(site).items() if path[:5] not in (".git/", ".cach")}


def shown(remote: Path, folder: Path) -> Path:
    """Check out the branch as a host does."""
    subprocess.run(["rm", "-rf", str(folder)], check=True)
    git(folder.parent, "clone", "--quiet", "--branch", "gh-pages", str(remote), str(folder))
    return folder


def test_a_branch_holds_what_was_built_and_nobodys_files_are_touched(site, remote, tmp_path):
    before = sources(site)
    head, status = git(site, "rev-parse", "HEAD"), git(site, "status", "--porcelain")
    assert publish(site).returncode == 0
    page = shown(remote, tmp_path / "shown")
    assert differing_files(site, page) == [] and (page / ".nojekyll").read_bytes() == b""
    assert json.loads((page / "release.json").read_text("utf-8"))["revision"] == head
    assert sources(site) == before
    assert (git(site, "rev-parse", "HEAD"), git(site, "status", "--porcelain")) == (head, status)
    assert git(site, "branch", "--list") == "* main"


def test_bytes_are_those_that_were_built_whatever_filters_the_repository_has(site, remote, tmp_path):
    commit(site, {".gitattributes": "* text eol=crlf filter=shout\n"})
    git(site, "config", "filter.shout.clean", "tr a-z A-Z")
    git(site, "config", "core.autocrlf", "true")
    assert publish(site, "--dirty").returncode == 0
    assert differing_files(site, shown(remote, tmp_path / "shown")) == []


def test_files_of_others_stay_in_the_branch_and_old_assets_go(site, remote, tmp_path):
    write_files(site, {"assets/css/site.css": "body { color: #111 }\n", "assets/js/site.js": "\n"})
    commit(site)
    publish(site)
    page = shown(remote, tmp_path / "shown")
    (old,) = (path.name for path in (page / "assets").glob("site.*.css"))
    write_files(page, {"CNAME": "www.example.cn\n"})
    commit(page)
    git(page, "push", "--quiet", "origin", "gh-pages")
    for colour, is_there in (("#222", True), ("#333", False)):
        commit(site, {"assets/css/site.css": f"body {{ color: {colour} }}\n"})
        assert publish(site).returncode == 0
        page = shown(remote, tmp_path / "shown")
        assert (page / "CNAME").exists() and (page / "assets" / old).exists() is is_there


def test_somebody_elses_branch_is_left_alone(site, remote):
    git(site, "push", "--quiet", "origin", "main:gh-pages")
    before = git(remote, "rev-parse", "gh-pages")
    refused = publish(site)
    assert refused.returncode == 1 and "deploy-branch-foreign" in refused.stderr
    assert git(remote, "rev-parse", "gh-pages") == before


def test_a_rollback_is_a_new_commit_with_the_old_tree(site, remote):
    publish(site)
    first = git(remote, "rev-parse", "gh-pages^{tree}")
    commit(site, {"content/news/2026/n9.md": notice("新通知")})
    publish(site)
    count = int(git(remote, "rev-list", "--count", "gh-pages"))
    assert publish(site, "--rollback").returncode == 0
    assert git(remote, "rev-parse", "gh-pages^{tree}") == first
    assert int(git(remote, "rev-list", "--count", "gh-pages")) > count
    listed = deploy(site, "--list").stdout.splitlines()
    assert len(listed) == 2 and "撤回过" in listed[0] and "现在公开的" in listed[1]
    assert "deploy-held" in publish(site).stderr
    deploy(site, "--unhold")
    assert publish(site).returncode == 0
    assert git(remote, "rev-parse", "gh-pages^{tree}") != first


def test_a_rollback_that_somebody_undoes_at_once_is_reported_as_that(site, remote):
    publish(site)
    first = json.loads(git(remote, "show", "gh-pages:release.json"))["id"]
    commit(site, {"content/news/2026/n9.md": notice("新通知")})
    publish(site)
    write_files(remote / "hooks", {"post-receive": UNDOES_ROLLBACKS})
    (remote / "hooks/post-receive").chmod(0o755)
    said = publish(site, "--rollback")
    assert said.returncode == 1 and "deploy-rollback-failed" in said.stderr
    assert f"现在公开的不是 {first}" in said.stderr and "--list" in said.stderr


UNDOES_ROLLBACKS = """#!/bin/sh
read old new name
git log -1 --format=%s "$new" | grep -q '^Roll back' && git update-ref "$name" "$old"
"""


def test_a_hold_outlives_commits_of_others_and_later_releases(site, remote, tmp_path):
    publish(site)
    bad = commit(site, {"content/news/2026/n9.md": notice("新通知")})
    publish(site)
    publish(site, "--rollback")
    page = shown(remote, tmp_path / "shown")
    write_files(page, {"CNAME": "www.example.cn\n"})
    commit(page)
    git(page, "push", "--quiet", "origin", "gh-pages")
    assert "deploy-held" in publish(site).stderr
    commit(site, {"content/news/2026/n9.md": notice("改好的通知")})
    assert publish(site).returncode == 0
    git(site, "reset", "--hard", "--quiet", bad)
    assert "deploy-held" in publish(site).stderr


def test_a_push_that_came_in_between_is_not_overwritten(site, remote, tmp_path):
    publish(site)
    target = GitBranch(GitTarget("live"), site)
    live = target.live()
    page = shown(remote, tmp_path / "shown")
    write_files(page, {"other.txt": "x"})
    commit(page)
    git(page, "push", "--quiet", "origin", "gh-pages")
    write_files(tmp_path / "built", {"index.html": "x", "release.json": "{}", ".manifest.json": "{}"})
    release = Release("20260301T000000Z-0000000", None, "", "", None)
    with pytest.raises(DeployError) as caught:
        target.publish(StagedRelease(tmp_path / "built", release, {}), live, lambda *_: None)
    assert caught.value.problem.code == "deploy-pushed-meanwhile"
    assert "other.txt" in git(remote, "ls-tree", "--name-only", "gh-pages")


def test_hooks_and_editors_of_the_repository_run_nothing(site, tmp_path, monkeypatch):
    trap = tmp_path / "trap"
    for name in ("pre-push", "post-commit", "commit-msg", "reference-transaction", "post-index-change"):
        write_files(site / ".git/hooks", {name: f"#!/bin/sh\ntouch {trap}\nexit 1\n"})
        (site / ".git/hooks" / name).chmod(0o755)
    git(site, "config", "core.editor", f"touch {trap}")
    trap.unlink(missing_ok=True)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert publish(site).returncode == 0
    assert not trap.exists()


def test_a_remote_that_git_does_not_know_is_reported(site):
    git(site, "remote", "remove", "origin")
    said = publish(site).stderr
    assert "deploy-no-remote" in said and "没有叫 origin 的远程仓库" in said
    assert "git remote -v" in said and "git remote add origin 网址" in said


@pytest.mark.parametrize(
    "address",
    [
        "https://bob:s3cret@127.0.0.1:9/x.git",
        "https://s3cret@127.0.0.1:9/x.git",
        "https://bob:s3@cret@127.0.0.1:9/x.git",
        "https://127.0.0.1:9/x.git?private_token=s3cret",
        "http://127.0.0.1:9/x.git?a=b&token=s3cret&c=d",
    ],
)
def test_no_password_and_no_token_of_a_remotes_address_is_shown(site, address):
    git(site, "remote", "set-url", "origin", address)
    for arguments in (("--yes",), ("--list",), ("--rollback", "--yes")):
        told = deploy(site, "live", *arguments)
        assert told.returncode == 1 and "deploy-program-failed" in told.stderr
        assert "cret" not in told.stdout + told.stderr and "s3" not in told.stdout + told.stderr


def test_of_what_git_says_the_line_that_tells_what_is_wrong_is_shown():
    advice = "Please make sure you have the correct access rights\nand the repository exists.\n"
    no_answer = f"fatal: Could not read from remote repository.\n\n{advice}"
    refused = " ! [remote rejected] a -> pages (pre-receive hook declined)\n"
    assert reason_of(f"ssh: connect to host a port 22: Connection refused\r\n{no_answer}") == (
        "ssh: connect to host a port 22: Connection refused"
    )
    assert reason_of(f"To a\n{refused}error: failed to push some refs to 'a'\n") == refused.strip()
    assert reason_of("hint: x\nfatal: unable to access 'a': y\nhint: z\n") == "fatal: unable to access 'a': y"
    assert reason_of(no_answer).startswith("fatal: ") and reason_of("x\ny\n") == "y" and reason_of("") == "-"


def test_a_remote_that_hangs_is_not_waited_for_indefinitely(site, monkeypatch):
    git(site, "remote", "set-url", "origin", "ssh://git@host.invalid/x.git")
    monkeypatch.setenv("GIT_SSH_COMMAND", "exec sleep 100; :")
    with pytest.raises(DeployError) as caught:
        GitBranch(GitTarget("live"), site, answer_seconds=1).live()
    assert caught.value.problem.code == "deploy-program-failed"
    assert "timed out" in str(caught.value.problem.values)


def test_a_remote_whose_address_is_a_command_runs_nothing(site, tmp_path):
    git(site, "remote", "set-url", "origin", f"ext::sh -c touch% {tmp_path}/trap")
    assert publish(site).returncode == 1
    assert not (tmp_path / "trap").exists()


def test_a_user_without_a_git_identity_can_publish(site, remote, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("EMAIL", "")
    git(site, "config", "user.useConfigOnly", "true")
    assert publish(site).returncode == 0
    assert git(remote, "log", "-1", "--format=%an", "gh-pages") == "sitebuilder"


def test_the_live_url_is_probed_until_the_host_has_caught_up(site, remote, tmp_path):
    publish(site)
    show(remote, tmp_path / "hosted", wait="exec >/dev/null 2>&1; sleep 2 & wait; ")
    commit(site, {"content/news/2026/n9.md": notice("新通知")})
    done = publish(site)
    assert (done.returncode, done.stderr) == (0, "")

"""The workflows of CI: thin over scripts that run anywhere, and their steps as a fresh clone runs them."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.deploy.sites import commit, git
from tests.deploy.web import serving
from tests.site_folder import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SUMMARY = 'if [ -f reports/changes.md ]; then cat reports/changes.md >> "$GITHUB_STEP_SUMMARY"; fi'
SETTINGS = """
release:
  waived: [icp, public_security, contact]
deploy:
  - {{name: live, type: folder, path: {path}, url: '{url}'}}
"""


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return loaded


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def gitlab_scripts() -> list[str]:
    jobs = load(ROOT / ".gitlab-ci.yml")
    return [line for job in jobs.values() if isinstance(job, dict) for line in job.get("script", ())]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_step_of_github_runs_a_script_of_the_repository_and_nothing_else(path: Path):
    runs = [step["run"] for step in steps(load(path)) if "run" in step]
    assert runs
    for run in runs:
        assert run == SUMMARY or os.access(ROOT / run.split()[0], os.X_OK), run


def test_gitlab_runs_the_same_scripts():
    scripts = [line for line in gitlab_scripts() if not line.startswith("git fetch ")]
    assert {line.split()[0] for line in scripts} == {".ci/run", ".ci/proposal", ".ci/publish"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_what_a_stranger_can_propose_sees_no_secret_and_writes_nothing(path: Path):
    workflow = load(path)
    assert workflow["permissions"] == {"contents": "read"}
    if "pull_request" in workflow["on"]:
        assert "secrets." not in path.read_text(encoding="utf-8")
    assert "pull_request_target" not in workflow["on"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_text_of_a_proposal_stands_in_a_command(path: Path):
    """A title or the name of a branch in ``run:`` would be part of the command; in ``env:`` it is a value."""
    assert not [step["run"] for step in steps(load(path)) if "${{" in step.get("run", "")]


@pytest.fixture
def clone(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Yield a fresh clone of this repository with a folder to publish to, and the address of that folder."""
    if not (ROOT / ".git").exists():
        pytest.skip("no repository")
    folder = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--no-hardlinks", str(ROOT), str(folder))
    for name in (".ci/proposal", ".ci/publish", "Makefile"):
        shutil.copy2(ROOT / name, folder / name)
    # The environment of these tests, newer than what asks for it, so that nothing is installed again.
    (folder / ".venv").symlink_to(ROOT / ".venv")
    for path in folder.glob("requirements*.txt"):
        os.utime(path, (0, 0))
    with serving(tmp_path / "www") as url:
        text = (folder / "site.yaml").read_text(encoding="utf-8")
        text = text.replace("https://www.example.org/", "https://www.shifan-xueyuan.cn/")
        (folder / "site.yaml").write_text(text + SETTINGS.format(path=tmp_path / "www", url=url), "utf-8")
        commit(folder)
        yield folder, url


def run(folder: Path, script: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "no_proxy": "*", "NO_PROXY": "*", "SITEBUILDER_CACHE_KEY": "", **more}
    return subprocess.run(
        [str(folder / script), *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_proposal_is_checked_built_and_compared_in_a_fresh_clone(clone):
    folder, _ = clone
    about = folder / "content/pages/about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\n这一段是新加的。\n", "utf-8")
    commit(folder)
    done = run(folder, ".ci/proposal", "HEAD~1", CHECK_FORMAT="github")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / "public/index.html").exists()
    changes = (folder / "reports/changes.md").read_text(encoding="utf-8")
    assert "这一段是新加的" in changes
    assert (folder / "reports/changes.html").stat().st_size > 1000
    about.write_text(about.read_text(encoding="utf-8") + "\n[没有](nowhere.md)\n", "utf-8")
    commit(folder)
    wrong = run(folder, ".ci/proposal", "HEAD~1", CHECK_FORMAT="github")
    assert wrong.returncode != 0
    assert re.search(r"^::error file=content/pages/about\.md,line=\d+", wrong.stdout, re.MULTILINE)


def test_what_is_committed_is_published_and_the_clock_publishes_only_what_is_due(clone):
    folder, url = clone
    done = run(folder, ".ci/publish", "live")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{url} 上看到的就是这个版本" in done.stdout
    later = run(folder, ".ci/publish", "live", "--if-due")
    assert (later.returncode, "没有发布" in later.stdout) == (0, True), later.stdout + later.stderr
    assert run(folder, ".ci/publish", "nowhere").returncode == 2

"""The workflows of CI: thin over scripts that run anywhere, and their steps as a fresh clone runs them."""

import base64
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.deploy.sites import NOW, make_site
from tests.deploy.sshd import ssh_server
from tests.deploy.web import serving
from tests.git import commit, git
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


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_an_action_is_named_by_its_commit(path: Path):
    """A tag can be moved to other code. https://docs.github.com/en/actions/reference/security/secure-use"""
    actions = [step["uses"] for step in steps(load(path)) if "uses" in step]
    assert actions
    assert not [each for each in actions if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", each)]


def test_only_main_is_published_and_a_timed_run_takes_no_place_of_a_push():
    """Of a concurrency group only the newest run waits, and a timed one publishes only what is due."""
    workflow = load(ROOT / ".github/workflows/publish.yml")
    assert "github.ref == 'refs/heads/main'" in workflow["jobs"]["publish"]["if"]
    assert "github.event_name == 'schedule'" in workflow["concurrency"]["group"]
    assert "cancel-in-progress" not in workflow["concurrency"]
    rules = [load(ROOT / ".gitlab-ci.yml")[name]["rules"] for name in ("publish", "publish-when-due")]
    assert all("$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" in rule["if"] for each in rules for rule in each)


def test_each_secret_that_the_script_reads_is_handed_to_it():
    script = (ROOT / ".ci/publish").read_text(encoding="utf-8")
    workflow = load(ROOT / ".github/workflows/publish.yml")
    assert set(re.findall(r"DEPLOY_[A-Z_]+", script)) <= set(workflow["jobs"]["publish"]["env"])


def test_gitlab_can_read_the_name_of_what_it_shows():
    """EXPOSE_AS_REGEX in GitLab, for which letters are those of ASCII."""
    jobs = [job for job in load(ROOT / ".gitlab-ci.yml").values() if isinstance(job, dict)]
    names = [job["artifacts"]["expose_as"] for job in jobs if "artifacts" in job]
    assert names and all(re.fullmatch(r"\w[-\w ]*", name, re.ASCII) for name in names)


def borrow_environment(folder: Path) -> None:
    """Give a folder the environment of these tests, newer than what asks for it: nothing is installed again.

    No link to the whole of it: where make finds it old all the same, it clears what is there.
    """
    (folder / ".venv").mkdir()
    for name in ("bin", "lib", "pyvenv.cfg"):
        (folder / ".venv" / name).symlink_to(ROOT / ".venv" / name)
    for name in ("runtime", "rclone"):
        (folder / ".venv" / name).touch()


@pytest.fixture
def clone(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Yield a fresh clone of this repository with a folder to publish to, and the address of that folder."""
    if not (ROOT / ".git").exists():
        pytest.skip("no repository")
    folder = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--no-hardlinks", str(ROOT), str(folder))
    for name in (".ci/proposal", ".ci/publish", "Makefile"):
        shutil.copy2(ROOT / name, folder / name)
    borrow_environment(folder)
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


def test_a_job_of_an_older_commit_needs_a_word_of_a_person(small, tmp_path):
    folder, url = small
    with_target(folder, f"type: folder, path: {tmp_path}/www/site, url: '{url}'")
    commit(folder, {"content/pages/about.md": "---\ntitle: 关于\n---\n新的说明。\n"})
    publish(folder)
    git(folder, "checkout", "--quiet", "--detach", "HEAD~1")
    late = run(folder, ".ci/publish", "live", "--now", NOW)
    assert late.returncode == 1 and "deploy-older" in late.stderr
    assert "新的说明" in (tmp_path / "www/site/about/index.html").read_text("utf-8")
    publish(folder, DEPLOY_ALLOW_OLDER="1")
    assert "新的说明" not in (tmp_path / "www/site/about/index.html").read_text("utf-8")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Yield a repository with the program and a small site of its own, and where ``www/site`` is shown."""
    with serving(tmp_path / "www/site") as url:
        (tmp_path / "www").mkdir()
        folder = make_site(tmp_path, "")
        for name in ("sitebuilder", "templates", "assets", ".ci"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("build.py", "Makefile", "requirements.txt", "requirements-deploy.txt"):
            shutil.copy2(ROOT / name, folder / name)
        borrow_environment(folder)
        (folder / ".gitignore").write_text(".cache/\npublic/\n.venv\n__pycache__/\n", "utf-8")
        yield folder, url


def with_target(folder: Path, target: str) -> None:
    """Write and commit a target (YAML) named ``live``."""
    text = (folder / "site.yaml").read_text(encoding="utf-8").partition("deploy:\n")[0]
    commit(folder, {"site.yaml": f"{text}deploy:\n  - {{name: live, {target}}}\n"})


def publish(folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    done = run(folder, ".ci/publish", "live", "--now", NOW, TMPDIR=str(folder.parent), **more)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_keys_for_ssh_are_taken_in_each_form_in_which_a_ci_can_keep_them(small, tmp_path):
    """As text with the line ends of Windows, in base64 on one line, as the path of a file."""
    folder, url = small
    home, keys = tmp_path / "home", tmp_path / "keys"
    keys.mkdir()
    config = (
        f"Host *\n  HostKeyAlias tests\n  UserKnownHostsFile {home}/.ssh/known_hosts\n  IdentityFile none\n"
    )
    (tmp_path / "config").write_text(config, "utf-8")
    (home / ".ssh").mkdir(parents=True)
    (home / ".ssh/known_hosts").write_text("other ssh-ed25519 AAAA\n", "utf-8")
    with ssh_server(keys) as port:
        with_target(
            folder, f"type: ssh, host: 127.0.0.1, port: {port}, path: {tmp_path}/www/site, url: '{url}'"
        )
        key, known = ((keys / name).read_text("utf-8") for name in ("user", "known"))
        given = {"HOME": str(home), "SITEBUILDER_SSH_CONFIG": str(tmp_path / "config"), "SSH_AUTH_SOCK": ""}
        forms = {
            "text": (key.replace("\n", "\r\n"), f"other ssh-ed25519 AAAA\r\n{known.strip()}\r\n"),
            "base64": (base64.b64encode(key.encode()).decode(), base64.b64encode(known.encode()).decode()),
            "file": (str(keys / "user"), str(keys / "known")),
        }
        for name, (secret, host) in forms.items():
            if name != "text":
                (home / ".ssh/known_hosts").unlink()
            done = publish(folder, DEPLOY_SSH_KEY=secret, DEPLOY_KNOWN_HOSTS=host, **given)
            assert f"{url} 上看到的就是这个版本" in done.stdout, name
            assert key.split()[5][:20] not in done.stdout + done.stderr
    left = [
        path
        for path in (*home.rglob("*"), *folder.rglob("*"))
        if path.is_file() and ".venv" not in path.parts
    ]
    assert left and not [path for path in left if key.split()[5][:20].encode() in path.read_bytes()]


def test_a_branch_is_pushed_to_the_address_that_the_ci_names(small, tmp_path):
    folder, _ = small
    git(tmp_path, "init", "--quiet", "--bare", "pages.git")
    git(folder, "remote", "add", "origin", "https://git.invalid/site.git")
    with_target(folder, "type: git, branch: gh-pages, url: 'http://127.0.0.1:1/'")
    script = ".ci/publish"
    done = run(folder, script, "live", "--now", NOW, DEPLOY_GIT_REMOTE=str(tmp_path / "pages.git"))
    assert done.returncode == 3, done.stdout + done.stderr
    assert "index.html" in git(tmp_path / "pages.git", "ls-tree", "--name-only", "gh-pages").split()


def test_settings_of_rclone_are_a_secret_and_stay_nowhere(small, tmp_path):
    folder, url = small
    (tmp_path / "home").mkdir()
    (tmp_path / "www/site").mkdir()
    with_target(
        folder,
        f"type: bucket, remote: 'shown:{tmp_path}/www/site', archive: 'kept:{tmp_path}/old', url: '{url}'",
    )
    settings = "[shown]\ntype = local\n\n[kept]\ntype = local\n"
    done = publish(folder, DEPLOY_RCLONE_CONFIG=settings, HOME=str(tmp_path / "home"))
    assert f"{url} 上看到的就是这个版本" in done.stdout
    assert not list(tmp_path.rglob("rclone.conf"))

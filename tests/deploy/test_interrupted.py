"""A deploy that is interrupted anywhere: the live site is whole, and one more run completes it."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from tests.deploy.conftest import Server
from tests.deploy.sites import command, deploy, differing_files, environment, make_site, notice
from tests.deploy.sshd import ssh_server
from tests.git import commit


@pytest.fixture
def site(tmp_path: Path, server: Server, shown: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SITEBUILDER_SSH_CONFIG", server.settings)
    where = f"type: ssh, host: 127.0.0.1, port: {server.line.port}, path: {shown}"
    site = make_site(tmp_path, f"  - {{name: live, {where}, url: '{address}', keep: 3}}\n")
    assert deploy(site, "--yes").returncode == 0
    return site


def assert_whole(shown: Path) -> str:
    """Check that what is live is one release, each byte of it; return its name.

    The link is followed once: what a killed deploy asked of the server last may still switch it.
    """
    live = shown.resolve(strict=True)
    release = json.loads((live / "release.json").read_bytes())
    listed = (live / ".manifest.json").read_bytes()
    assert (live.name, sha256(listed).hexdigest()[:32]) == (release["id"], release["manifest"])
    for path, digest in json.loads(listed).items():
        assert sha256((live / path).read_bytes()).hexdigest()[:32] == digest, path
    return str(release["id"])


def complete(site: Path, shown: Path) -> None:
    """Run a deploy once more, and check that the live site is what was built."""
    done = deploy(site, "--yes")
    assert done.returncode == 0, done.stderr
    assert differing_files(site, shown) == []
    assert_whole(shown)
    left = [path.name for path in shown.with_name("site.releases").iterdir()]
    # One more than are kept, where the deploy was killed between the switch and the tidying up.
    assert len([name for name in left if name[0].isdigit()]) <= 4
    assert ".lock" not in left


def change(site: Path, number: int) -> None:
    pages = {f"content/news/2026/c{number % 4}.md": notice(f"第{number}次", "")}
    commit(site, {**pages, "content/pages/about.md": f"---\ntitle: 关于\n---\n{number}{'。' * 500}\n"})


@pytest.mark.parametrize("times", [3, pytest.param(50, marks=pytest.mark.long)])
def test_after_a_connection_lost_at_any_byte_another_run_completes(site, shown, server, times):
    server.line.passed = 0
    change(site, 0)
    assert deploy(site, "--yes").returncode == 0
    whole, chance = server.line.passed, random.Random(16)
    cut = 0
    for number in range(1, times + 1):
        change(site, number)
        server.line.left = chance.randrange(whole)
        broken = deploy(site, "--yes")
        cut += broken.returncode != 0
        server.line.left = None
        assert broken.returncode in (0, 1, 3) and "Traceback" not in broken.stderr
        assert "deploy-unreachable" in broken.stderr or broken.returncode != 1
        assert_whole(shown)
        complete(site, shown)
    assert cut >= times // 2


@pytest.mark.parametrize("times", [3, pytest.param(50, marks=pytest.mark.long)])
def test_after_a_deploy_killed_at_any_moment_another_run_completes(site, shown, times):
    change(site, 0)
    chance, seconds = random.Random(61), timed(site)
    for number in range(1, times + 1):
        change(site, number)
        with subprocess.Popen(
            command(site, "--yes"), env=environment(), stdin=subprocess.DEVNULL, stdout=-3, stderr=-3
        ) as running:
            try:
                running.wait(chance.uniform(0, seconds))
            except subprocess.TimeoutExpired:
                running.send_signal(signal.SIGKILL)
        assert_whole(shown)
        complete(site, shown)


def timed(site: Path) -> float:
    """Return how long a deploy takes, in seconds."""
    began = os.times().elapsed
    assert deploy(site, "--yes").returncode == 0
    return os.times().elapsed - began


@pytest.mark.long
def test_a_server_that_hangs_is_not_waited_for_indefinitely(site, shown, server):
    change(site, 1)
    before = assert_whole(shown)
    server.line.stalled = True
    try:
        told = deploy(site, "--yes")
    finally:
        server.line.stalled = False
    assert told.returncode == 1 and "deploy-unreachable" in told.stderr
    assert assert_whole(shown) == before
    complete(site, shown)


@pytest.mark.long
def test_a_full_disk_on_the_server_is_reported_and_nothing_is_switched(site, shown, server, tmp_path):
    """The server may write no file of more than 8 KiB: to rsync it is as a full disk is."""
    before = assert_whole(shown)
    (tmp_path / "small").mkdir()
    settings = (site / "site.yaml").read_text("utf-8")
    with ssh_server(tmp_path / "small", largest_file=8192) as port:
        whole = settings.replace(f"port: {server.line.port}", f"port: {port}")
        commit(site, {"site.yaml": whole, "content/pages/about.md": f"---\ntitle: 大\n---\n{'长' * 9000}\n"})
        os.environ["SITEBUILDER_SSH_CONFIG"] = str(tmp_path / "small/config")
        try:
            told = deploy(site, "--yes")
        finally:
            os.environ["SITEBUILDER_SSH_CONFIG"] = server.settings
    assert told.returncode == 1 and "deploy-server-full" in told.stderr
    assert assert_whole(shown) == before
    assert not [path for path in shown.with_name("site.releases").iterdir() if path.name.startswith(".inc")]
    commit(site, {"site.yaml": settings})
    complete(site, shown)

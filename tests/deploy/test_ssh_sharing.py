"""One connection for all commands of a deploy, whatever the user's own settings and folders are like."""

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitebuilder.deploy.release import Release, StagedRelease
from sitebuilder.deploy.target import DeployError
from tests.deploy.conftest import Server
from tests.deploy.sites import deploy, differing_files, make_site
from tests.site_folder import write_files


@pytest.fixture
def site(tmp_path: Path, server: Server, shown: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SITEBUILDER_SSH_CONFIG", server.settings)
    where = f"type: ssh, host: 127.0.0.1, port: {server.port}, path: {shown}"
    return make_site(tmp_path, f"  - {{name: live, {where}, url: '{address}'}}\n")


@pytest.fixture
def short() -> Iterator[Path]:
    """Yield a folder whose path is short enough for a socket in it."""
    with tempfile.TemporaryDirectory(prefix="d", dir="/tmp") as folder:
        yield Path(folder)


def with_settings(server: Server, to: Path, lines: str) -> str:
    """Write the settings that reach a server with lines before them, which count first; return the file."""
    to.write_text(f"Host *\n{lines}{Path(server.settings).read_text('utf-8')}", encoding="utf-8")
    return os.fspath(to)


def processes_naming(text: str) -> dict[int, str]:
    """Map the numbers of the running processes whose command line holds a text to these lines."""
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            except OSError:
                continue
            if text in line:
                found[int(folder.name)] = line
    return found


def without_soon(text: str) -> bool:
    """Tell whether no process is left whose command line holds a text, at once or in some seconds."""
    for _ in range(100):
        if not processes_naming(text):
            return True
        time.sleep(0.1)
    return False


def kill_sharing(port: int) -> None:
    """Kill the connection to a port that the others share."""
    lines = processes_naming("ControlMaster=yes")
    (sharing,) = (
        number for number, line in lines.items() if line.startswith("ssh ") and str(port) in line.split()
    )
    os.kill(sharing, signal.SIGKILL)


@pytest.mark.parametrize("name", ["my files", "100%h", "it's", "${HOME}", "学院", "a\\b", "#x", '"'])
def test_whatever_the_folder_for_temporary_files_is_called_the_server_is_reached(
    target, short, monkeypatch, name
):
    """ssh reads the path of a socket as one of its settings: with words, quotes, tokens and variables."""
    (short / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", os.fspath(short / name))
    with target.lock(print):
        target.hold("0" * 40)
        assert target.held() == "0" * 40


@pytest.mark.parametrize(
    "lines",
    [
        "  ControlMaster auto\n  ControlPersist yes\n  ControlPath {folder}/own-%C\n",
        "  ControlPath none\n  RemoteCommand cat\n  RequestTTY yes\n",
    ],
)
def test_settings_of_the_user_for_sharing_connections_hinder_no_deploy(site, shown, server, short, lines):
    own = with_settings(server, short / "config", lines.format(folder=short))
    (short / "t").mkdir()
    done = deploy(site, "--yes", SITEBUILDER_SSH_CONFIG=own, TMPDIR=os.fspath(short / "t"))
    assert (done.returncode, done.stderr) == (0, "")
    assert differing_files(site, shown) == []
    # A connection of the user's own may stay, as they have asked for it; none of ours does.
    assert without_soon(f"{short}/t/")
    for left in processes_naming(f"{short}/own-"):
        os.kill(left, signal.SIGTERM)


def test_a_server_behind_another_is_deployed_to(site, shown, server, tmp_path):
    """The way to the other one is taken once: its key must be known as well."""
    log = server.folder / "log"
    before = log.read_text("utf-8").count("Accepted publickey")
    settings = Path(server.settings).read_text("utf-8")
    own = tmp_path / "config"
    jump = (
        f"Host jump\n  HostName 127.0.0.1\n  Port {server.port}\n  ProxyJump none\nHost *\n  ProxyJump jump\n"
    )
    own.write_text(jump + settings, "utf-8")
    done = deploy(site, "--yes", SITEBUILDER_SSH_CONFIG=os.fspath(own))
    assert (done.returncode, done.stderr) == (0, "")
    assert differing_files(site, shown) == []
    assert log.read_text("utf-8").count("Accepted publickey") == before + 2


def test_a_connection_that_is_killed_in_the_middle_switches_nothing(target, server, shown, tmp_path):
    """With it the lock has gone: what came after it, by connections of its own, has changed nothing."""
    write_files(tmp_path / "built", {"index.html": "whole", "release.json": "{}"})
    release = Release("20260301T000000Z-0000000", None, "", "", None)
    with target.lock(print):
        kill_sharing(server.port)
        lock = shown.with_name("site.releases") / ".lock"
        while os.path.lexists(lock):
            time.sleep(0.05)
        with pytest.raises(DeployError) as caught:
            target.publish(StagedRelease(tmp_path / "built", release, {}), None, lambda *_: None)
    assert caught.value.problem.code == "deploy-lock-lost"
    assert not os.path.lexists(shown)


def test_a_socket_that_nobody_listens_at_any_more_hinders_nothing(target, server):
    with target.lock(print):
        kill_sharing(server.port)
        assert target.held() is None and target.releases() == []

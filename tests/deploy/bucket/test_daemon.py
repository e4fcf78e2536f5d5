"""The rclone that runs all commands of a deploy: one process, for us alone, that never outlives us."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from sitebuilder.deploy.targets.bucket.daemon import Daemon, DaemonEndedError
from sitebuilder.deploy.targets.bucket.rclone import find_rclone
from sitebuilder.messages import Place
from tests.site_folder import ROOT

_KILLED = """
import os, signal
from tests.deploy.bucket.test_daemon import pid_of, started
daemon = started()
print(pid_of(daemon), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def started() -> Daemon:
    """Return an rclone that has run its first command."""
    daemon = Daemon(find_rclone(Place("test")), (), {**os.environ, "RCLONE_CONFIG": os.devnull})
    assert daemon.call("core/version", {}).status == 200
    return daemon


def pid_of(daemon: Daemon) -> int:
    return int(daemon.call("core/pid", {}).content.split()[2])


def test_all_commands_are_run_by_one_process():
    daemon = started()
    assert pid_of(daemon) == pid_of(daemon)


def test_a_command_that_fails_says_why_and_what_was_logged():
    answer = started().call("operations/list", {"fs": "nowhere:/x", "remote": ""})
    assert answer.status == 500
    assert b"find section in config file" in answer.content and "nowhere" in answer.log


def test_nobody_else_can_give_commands():
    daemon = started()
    assert daemon._server is not None
    connection = http.client.HTTPConnection("127.0.0.1", daemon._server.port)
    connection.request("POST", "/core/version", b"{}", {"Content-Type": "application/json"})
    assert connection.getresponse().status == 401
    connection.close()


def test_after_it_was_killed_that_is_reported_and_the_next_command_starts_it_again():
    daemon = started()
    pid = pid_of(daemon)
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(DaemonEndedError, match="exit -9"):
        daemon.call("core/version", {})
    assert pid_of(daemon) != pid


def test_a_program_that_does_not_serve_is_reported_with_what_it_said():
    with pytest.raises(DaemonEndedError, match="unknown flag: --none"):
        Daemon(find_rclone(Place("test")), ("--none",), os.environ).call("core/version", {})


def test_an_interruption_ends_it_before_the_command_goes_on():
    daemon = started()
    pid = pid_of(daemon)

    def interrupt() -> None:
        raise KeyboardInterrupt

    daemon.each_second = interrupt
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(KeyboardInterrupt):
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        daemon.call("operations/list", {"fs": f":webdav,url='{url}':/", "remote": ""})
    assert has_ended(pid)


def test_it_ends_with_the_last_reference_to_it():
    daemon = started()
    pid = pid_of(daemon)
    del daemon
    assert has_ended(pid)


@pytest.mark.skipif(sys.platform != "linux", reason="prctl(2)")
def test_it_ends_with_a_process_that_is_killed():
    result = subprocess.run([sys.executable, "-c", _KILLED], cwd=ROOT, capture_output=True, check=False)
    assert result.returncode == -signal.SIGKILL
    assert has_ended(int(result.stdout))


def has_ended(pid: int) -> bool:
    """Wait a moment for the end of a process."""
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False

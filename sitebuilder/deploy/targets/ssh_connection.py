"""Reaching a server: the system's ssh and rsync with fixed options, and what their errors mean.

The user's own settings and keys are used (``~/.ssh/config``, the agent), or those of the file that the
environment variable SITEBUILDER_SSH_CONFIG names (CI). Nothing of ``site.yaml`` becomes an option.
"""

import os
import re
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, cast

from sitebuilder.content.model.deploy import SshTarget
from sitebuilder.deploy.programs import last_error_line, run_program
from sitebuilder.deploy.target import DeployError, deploy_error
from sitebuilder.processes.children import ProcessResult

SETTINGS = "SITEBUILDER_SSH_CONFIG"

_OPTIONS = (
    "-T",
    "-oBatchMode=yes",
    "-oStrictHostKeyChecking=yes",
    "-oConnectTimeout=20",
    "-oServerAliveInterval=15",
    "-oServerAliveCountMax=4",
    "-oForwardAgent=no",
    "-oForwardX11=no",
    "-oClearAllForwardings=yes",
    "-oPermitLocalCommand=no",
    "-oUpdateHostKeys=no",
)
_RSYNC = (
    "--recursive",
    "--checksum",
    "--perms",
    "--chmod=D755,F644",
    "--delete",
    "--compress",
    "--timeout=120",
    "--protect-args",
)
_BEAT = """
i=0
while kill -0 "$1" 2>/dev/null; do
  [ $((i % 15)) -ne 0 ] || echo || exit 0
  i=$((i + 1))
  sleep 1
done
"""
"""A line every fifteen seconds while the process ``$1`` lives; ends a second after it, however that ended."""

_LONGEST_SOCKET = 80
"""Bytes: 104 are the most of macOS (``sun_path``), and ssh binds a name that is 17 bytes longer first."""


class Connection:
    """A server: each command is a connection of its own, or goes through the one that is held open."""

    def __init__(self, settings: SshTarget) -> None:
        self.host, self._target = settings.host, settings.name
        own = os.environ.get(SETTINGS)
        port, user = settings.port, settings.user
        self._ssh = (
            "ssh",
            *(("-F", own) if own else ()),
            *_OPTIONS,
            *(("-p", str(port)) if port is not None else ()),
            *(("-l", user) if user is not None else ()),
        )
        self._through: tuple[str, ...] = ()

    def run(self, script: str, *arguments: str, input: str = "") -> str:
        """Run a script on the server, and return what it puts out.

        Raises:
            DeployError: the server cannot be reached, or the script has failed.
        """
        command = [*self._ssh, *self._through, "--", self.host, _remote(script, arguments)]
        result = run_program(command, self._target, input=input.encode("utf-8", "surrogateescape"))
        if result.code:
            raise self.error_of(result, "ssh")
        before, _, output = result.output.decode("utf-8", "surrogateescape").partition("deploy\n")
        self._refuse_talk(before)
        return output

    def upload(self, folder: str, to: str, twins: Sequence[str]) -> None:
        """Bring a folder to a path of the server; files that are the same in ``twins`` become links to them.

        ``twins`` are paths relative to the one that is made.

        Raises:
            DeployError: it has not arrived as a whole.
        """
        host = f"[{self.host}]" if ":" in self.host else self.host
        links = [f"--link-dest={each}" for each in twins]
        options = (*_RSYNC, *links, f"--rsh={shlex.join((*self._ssh, *self._through))}")
        command = ["rsync", *options, "--", f"{folder}/", f"{host}:{to}/"]
        result = run_program(command, self._target)
        if result.code:
            raise self.error_of(result, "rsync")

    @contextmanager
    def held_open(self, script: str, *arguments: str) -> Iterator[str]:
        """Run a script that is told every fifteen seconds that this process lives; yield its first line.

        Meanwhile all other commands go through its connection, or make their own where it does not take them.

        Raises:
            DeployError: the server cannot be reached, or the script has failed.
        """
        beat = ["sh", "-c", _BEAT, "beat", str(os.getpid())]
        with tempfile.TemporaryDirectory(prefix="ssh-") as folder:
            path = f"-oControlPath={_socket_in(folder)}"
            command = [*self._ssh, "-oControlMaster=yes", path, "--", self.host, _remote(script, arguments)]
            # In a session of their own: Ctrl+C ends the deploy, which then ends these.
            with (
                subprocess.Popen(beat, stdout=subprocess.PIPE, start_new_session=True) as beating,
                _started(command, self._target, beating) as holding,
            ):
                try:
                    answer = self._answer(holding)
                    self._through = ("-oControlMaster=no", path)
                    yield answer
                finally:
                    self._through = ()
                    os.killpg(beating.pid, signal.SIGKILL)
                    _finish(holding)

    def _answer(self, process: "subprocess.Popen[bytes]") -> str:
        """Return the first line of a script that goes on running."""
        told = cast("IO[bytes]", process.stdout)
        first, answer = (told.readline().decode("utf-8", "replace").strip() for _ in range(2))
        if first == "deploy" and answer:
            return answer
        if first and first != "deploy":
            self._refuse_talk(first)
        _, errors = process.communicate()
        raise self.error_of(ProcessResult(process.returncode, b"", errors.decode("utf-8", "replace")), "ssh")

    def _refuse_talk(self, before: str) -> None:
        """Refuse a server that greets programs as it greets people: rsync cannot work there either.

        Raises:
            DeployError: something came before the script's own output.
        """
        if before:
            raise deploy_error(
                "deploy-server-talks", self._target, host=self.host, reason=last_error_line(before)
            )

    def error_of(self, result: ProcessResult, program: str) -> DeployError:
        """Return what the errors of ssh, rsync or a script on the server mean."""
        reason = last_error_line(result.errors)
        for code, pattern in _MEANINGS:
            if re.search(pattern, result.errors):
                return deploy_error(code, self._target, host=self.host, reason=reason)
        if result.code in (255, 10, 12, 30, 35):
            return deploy_error("deploy-unreachable", self._target, host=self.host, reason=reason)
        return deploy_error("deploy-program-failed", self._target, program=program, reason=reason)


_MEANINGS = (
    ("deploy-host-changed", "REMOTE HOST IDENTIFICATION HAS CHANGED"),
    ("deploy-host-unknown", "Host key verification failed|No .* host key is known"),
    ("deploy-denied", r"Permission denied \(|Too many authentication failures"),
    ("deploy-server-full", "No space left on device|Disk quota exceeded|File too large|File size limit"),
    ("deploy-server-denied", "Permission denied|Read-only file system|Operation not permitted"),
    ("deploy-server-lacks", "command not found|: not found|remote command not found"),
)
"""What OpenSSH, rsync and the tools of a server write of an error, and what it means; in this order."""


def _socket_in(folder: str) -> str:
    """Return the path of a socket through which ssh shares a connection; ``none`` where it cannot."""
    path = f"{folder}/ssh"
    return path if os.name == "posix" and len(os.fsencode(path)) <= _LONGEST_SOCKET else "none"


def _remote(script: str, arguments: Sequence[str]) -> str:
    """Return the command line for the server's shell: each part quoted, so that it is only read as text."""
    return shlex.join(["sh", "-c", script, "deploy", *arguments])


@contextmanager
def _started(
    command: Sequence[str], target: str, beating: "subprocess.Popen[bytes]"
) -> Iterator["subprocess.Popen[bytes]"]:
    try:
        process = subprocess.Popen(
            command,
            stdin=beating.stdout,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C"},
            start_new_session=True,
        )
    except FileNotFoundError:
        beating.kill()
        raise deploy_error("deploy-program-missing", target, program=command[0]) from None
    if beating.stdout is not None:
        beating.stdout.close()
    with process:
        yield process


def _finish(process: "subprocess.Popen[bytes]") -> None:
    """Wait until a script has let its lock go; a server that does not answer is not waited for."""
    try:
        process.communicate(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()

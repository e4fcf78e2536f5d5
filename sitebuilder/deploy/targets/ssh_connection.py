"""Reach a server with the system's ssh and rsync, using fixed options, and interpret their errors.

They use the user's own settings and keys (``~/.ssh/config``, the agent), or those of the file in the
environment variable SITEBUILDER_SSH_CONFIG (CI). Nothing in ``site.yaml`` becomes an option.
"""

import os
import re
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from time import monotonic
from typing import IO, NoReturn, cast

from sitebuilder.content.model.deploy import SshTarget
from sitebuilder.deploy.programs import RunContext, last_error_line, run_program
from sitebuilder.deploy.target import DeployError, deploy_error
from sitebuilder.deploy.targets.ssh_process import RemoteScript, start_script
from sitebuilder.messages import printable_path
from sitebuilder.processes.children import ProcessResult

LOGIN_SECONDS = 60.0
"""How long a script may take to begin, from the first packet on; slow servers need ten."""

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
    "-oRemoteCommand=none",
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
_HEARTBEAT = """
i=1
while kill -0 "$1" 2>/dev/null; do
  [ $((i % 15)) -ne 0 ] || echo || exit 0
  i=$((i + 1))
  sleep 1
done
"""
"""Prints a line every fifteen seconds while the process ``$1`` lives, and ends a second after it."""

_SHARED = ("-oControlMaster=yes", "-oControlPersist=no")
"""Options of the connection that the others share. It ends with its command, whatever the user's settings."""

_SOCKET = re.compile(r"/[A-Za-z0-9/._-]{1,79}")
"""A path that ssh takes literally: elsewhere it expands quotes, tokens (``%h``) and variables (``${HOME}``).
The limit of macOS is 104 bytes (``sun_path``), and ssh first binds a name that is 17 bytes longer."""


class Connection:
    """A server; commands share one connection while a script is held open, and otherwise make their own."""

    def __init__(self, settings: SshTarget, login_seconds: float = LOGIN_SECONDS) -> None:
        self.host, self._target = settings.host, settings.name
        self._login_seconds = login_seconds
        settings_file = os.environ.get(SETTINGS)
        port, user = settings.port, settings.user
        self._ssh = (
            "ssh",
            *(("-F", settings_file) if settings_file else ()),
            *_OPTIONS,
            *(("-p", str(port)) if port is not None else ()),
            *(("-l", user) if user is not None else ()),
        )
        self._through: tuple[str, ...] = ()
        self._shared: RemoteScript | None = None
        # What a person types to log in, and the name of the server in known_hosts (sshd(8)).
        self._login = shlex.join(
            ("ssh", *(("-p", str(port)) if port else ()), f"{user}@{self.host}" if user else self.host)
        )
        self._known = f"[{self.host}]:{port}" if port not in (None, 22) else self.host

    def run(self, script: str, *arguments: str, input: str = "") -> str:
        """Run a script on the server and return its output.

        Raises:
            DeployError: the server is unreachable, or the script failed.
        """
        command = [*self._ssh, *self._through, "--", self.host, _remote_command(script, arguments)]
        with tempfile.TemporaryFile() as source:
            source.write(input.encode("utf-8", "surrogateescape"))
            source.seek(0)
            with start_script(command, self._target, source) as running:
                self._await_lines(running, 1)
                output = running.read_rest()
                result = running.result()
        if result.code:
            raise self.error_of(result, "ssh")
        return output.decode("utf-8", "surrogateescape")

    def upload(self, folder: str, to: str, twins: Sequence[str]) -> None:
        """Upload a folder to a path on the server; files that are the same in ``twins`` become links to them.

        ``twins`` are paths relative to the new one.

        Raises:
            DeployError: the upload failed.
        """
        host = f"[{self.host}]" if ":" in self.host else self.host
        links = [f"--link-dest={each}" for each in twins]
        options = (*_RSYNC, *links, f"--rsh={shlex.join((*self._ssh, *self._through))}")
        command = ["rsync", *options, "--", f"{folder}/", f"{host}:{to}/"]
        result = run_program(command, RunContext(self._target))
        if result.code:
            raise self.error_of(result, "rsync")

    @contextmanager
    def hold_open(self, script: str, *arguments: str) -> Iterator[str]:
        """Run a script with a heartbeat every fifteen seconds, and yield its first line.

        The heartbeat ends with this process. Meanwhile all other commands use the script's connection, or
        make their own if the server does not allow that.

        Raises:
            DeployError: the server is unreachable, or the script failed.
        """
        heartbeat = ["sh", "-c", _HEARTBEAT, "heartbeat", str(os.getpid())]
        with tempfile.TemporaryDirectory(prefix="ssh-") as folder:
            path = f"-oControlPath={_socket_in(folder)}"
            command = [*self._ssh, *_SHARED, path, "--", self.host, _remote_command(script, arguments)]
            # In their own sessions: Ctrl+C ends the deploy, which then ends these.
            with (
                subprocess.Popen(heartbeat, stdout=subprocess.PIPE, start_new_session=True) as beating,
                _killed_at_the_end(beating),
                start_script(
                    command, self._target, cast("IO[bytes]", beating.stdout), own_session=True
                ) as holding,
            ):
                cast("IO[bytes]", beating.stdout).close()
                answer = self._await_lines(holding, 2)
                self._through, self._shared = ("-oControlMaster=no", path), holding
                try:
                    yield answer
                finally:
                    self._through, self._shared = (), None
                    _kill_session(beating)
                    _finish(holding)

    def _await_lines(self, running: RemoteScript, count: int) -> str:
        """Read the first lines of a script, and return the last of them; the first is ``deploy``.

        Raises:
            DeployError: it did not begin in time, printed something else, or has ended.
        """
        end, line = monotonic() + self._login_seconds, ""
        for number in range(count):
            try:
                line = running.read_line(end)
            except TimeoutError:
                raise deploy_error(
                    "deploy-server-hangs", self._target, host=self.host, seconds=round(self._login_seconds)
                ) from None
            if not line:
                raise self.error_of(running.result(), "ssh")
            if number == 0 and line != "deploy\n":
                self._refuse_greeting(line)
        return line.strip()

    def _refuse_greeting(self, before: str) -> NoReturn:
        """Refuse a server that prints a greeting for programs too, as rsync cannot work there.

        Raises:
            DeployError: always.
        """
        raise deploy_error(
            "deploy-server-talks", self._target, host=self.host, reason=last_error_line(before)
        )

    def error_of(self, result: ProcessResult, program: str) -> DeployError:
        """Return the error behind the messages of ssh, rsync or a script on the server."""
        # When a server ends, the words of its rsync may be lost on the way.
        reason = last_error_line(result.errors if result.errors.strip() else f"exit {result.code}")
        for code, pattern in _ERROR_PATTERNS:
            found = re.search(pattern, result.errors)
            if found:
                values = {"login": self._login, "known": shlex.quote(self._known), **_shown(found)}
                return deploy_error(code, self._target, host=self.host, reason=reason, **values)
        # A lost connection gives rsync several codes, depending on what it was doing.
        if result.code in _LOST or (self._shared is not None and self._shared.has_ended(_NOTICE_SECONDS)):
            return deploy_error("deploy-unreachable", self._target, host=self.host, reason=reason)
        return deploy_error("deploy-program-failed", self._target, program=program, reason=reason)


_ERROR_PATTERNS = (
    ("deploy-host-changed", "REMOTE HOST IDENTIFICATION HAS CHANGED"),
    ("deploy-host-unknown", "Host key verification failed|No .* host key is known"),
    ("deploy-key-open", r'(?s)Load key "(?P<file>[^"\n]+)": bad permissions.*Permission denied \('),
    ("deploy-key-unreadable", r'(?s)Load key "(?P<file>[^"\n]+)": .*Permission denied \('),
    ("deploy-denied", r"Permission denied \(|Too many authentication failures"),
    ("deploy-server-full", "No space left on device|Disk quota exceeded|File too large|File size limit"),
    ("deploy-server-denied", "Permission denied|Read-only file system|Operation not permitted"),
    (
        "deploy-server-lacks",
        "command not found|: not found|(find|xargs): .*(sha256sum|rm).*: No such file",
    ),
)
"""Problem codes and the messages of OpenSSH, rsync and server tools that mean them, by precedence."""

_LOST = (255, 10, 12, 30, 35)
"""Exit codes of ssh and rsync for an unreachable server."""

_NOTICE_SECONDS = 1.0
"""How long ssh may take to end after its connection."""


def _shown(found: "re.Match[str]") -> dict[str, str]:
    """Return the named parts of an error's message, safe to display and to copy into a command."""
    return {name: printable_path(shlex.quote(value)) for name, value in found.groupdict().items()}


def _socket_in(folder: str) -> str:
    """Return the path of a socket for ssh to share a connection; ``none`` if it cannot."""
    path = f"{folder}/ssh"
    return path if os.name == "posix" and _SOCKET.fullmatch(path) else "none"


def _remote_command(script: str, arguments: Sequence[str]) -> str:
    """Return a command line for the server's shell, with every part quoted."""
    return shlex.join(["sh", "-c", script, "deploy", *arguments])


@contextmanager
def _killed_at_the_end(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    try:
        yield
    finally:
        _kill_session(process)


def _kill_session(process: "subprocess.Popen[bytes]") -> None:
    """Kill the group of a process that leads a session; one that has ended is refused on macOS."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _finish(holding: RemoteScript) -> None:
    """Wait until a script has let its lock go; a server that does not answer is not waited for."""
    with suppress(subprocess.TimeoutExpired):
        holding.process.wait(timeout=10)

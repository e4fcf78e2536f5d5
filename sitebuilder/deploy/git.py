"""Run Git for a deploy so that no content, hook, filter or monitor in a repository runs a program or prompts.

The user's settings apply, and those of the repository by which a remote is reached: who pushes, with which
keys and helpers. So who can write ``.git/config`` on the machine that deploys can run programs there.
"""

import os
import re
from pathlib import Path

from sitebuilder.deploy.programs import RunContext, run_program, shown_reason
from sitebuilder.deploy.target import DeployError, deploy_error
from sitebuilder.pipeline.history import SAFE, git_program
from sitebuilder.pipeline.repository import damage
from sitebuilder.processes.children import ProcessResult

_SAFE = (
    *SAFE,
    *("-c", "commit.gpgSign=false"),
    *("-c", "push.gpgSign=false"),
    *("-c", "http.lowSpeedLimit=1"),
    *("-c", "http.lowSpeedTime=60"),
    *("-c", "gc.auto=0"),
    *("-c", "maintenance.auto=false"),
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "file:git:http:https:ssh",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_EDITOR": "false",
    "GIT_SEQUENCE_EDITOR": "false",
    "GIT_PAGER": "cat",
}
_KEPT_VARIABLES = ("GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM")
"""The user's variables by which Git reaches a remote; others could redirect it to another repository."""

_NO_ANSWER = "fatal: Could not read from remote repository"
_REFUSED = re.compile(r"! \[(?:remote )?rejected\]")


class Git:
    """Git in a folder, for a target; ``extra`` are environment variables."""

    def __init__(self, folder: Path, target: str, **extra: str) -> None:
        program = git_program(folder)
        if program is None:
            raise deploy_error("deploy-program-missing", target, program="git")
        self._command = (program, *_SAFE)
        self._folder, self._target = folder, target
        inherited = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith("GIT_") or key in _KEPT_VARIABLES
        }
        self._context = RunContext(target, {**inherited, **_ENVIRONMENT, **extra}, os.fspath(folder))

    def run(self, *arguments: str, input: bytes = b"", seconds: float | None = None) -> ProcessResult:
        """Run a Git command and return its result, even if it fails.

        Raises:
            DeployError: Git cannot be started, or takes longer than ``seconds``.
        """
        return run_program([*self._command, *arguments], self._context, input=input, seconds=seconds)

    def output(self, *arguments: str, input: bytes = b"", seconds: float | None = None) -> bytes:
        """Run a Git command and return its output.

        Raises:
            DeployError: it failed, cannot be started, or takes longer than ``seconds``.
        """
        result = self.run(*arguments, input=input, seconds=seconds)
        if result.code:
            raise self.program_failed(result.errors)
        return result.output

    def text(self, *arguments: str, input: bytes = b"", seconds: float | None = None) -> str:
        """Return the output of a Git command as text without white space around it, as ``output`` does."""
        return self.output(*arguments, input=input, seconds=seconds).decode("utf-8", "replace").strip()

    def failure(self, errors: str) -> DeployError:
        """Return the error of a command that failed on objects or the index, perhaps as they are damaged."""
        damaged = damage(errors, self._folder)
        if damaged is not None:
            return DeployError(damaged)
        return self.program_failed(errors)

    def program_failed(self, errors: str) -> DeployError:
        """Return the error of any other command that failed with ``errors``."""
        reason = shown_reason(reason_of(errors))
        return deploy_error("deploy-program-failed", self._target, program="git", reason=reason)


def reason_of(errors: str) -> str:
    """Return the line that says what is wrong: Git adds advice, and of a remote only what ssh said helps."""
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    refused = [line for line in lines if _REFUSED.search(line)]
    faults = [index for index, line in enumerate(lines) if line.startswith(("fatal: ", "error: "))]
    if refused:
        return refused[0]
    if not faults:
        return lines[-1] if lines else "-"
    last = faults[-1]
    return lines[last - 1] if last and lines[last].startswith(_NO_ANSWER) else lines[last]

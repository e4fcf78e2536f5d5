"""Run the programs that reach a target: ssh, rsync, git. Nothing from site.yaml becomes a command.

They get the user's environment, including the agent with the keys. Their errors are shortened to one line,
without the passwords and tokens that a URL may contain.
"""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from tempfile import TemporaryFile
from typing import Any

from msgspec import Struct

from sitebuilder.deploy.target import DeployError, deploy_error
from sitebuilder.messages import printable_path
from sitebuilder.processes.children import ProcessResult

_PASSWORD = re.compile(r"(?<=://)[^/\s]*@")
_QUERY = re.compile(r"(?<=://)([^\s'\"?]*\?)[^\s'\"]+")
"""Some hosts take a token there."""

_MAX_REASON = 300
_TIDY_SECONDS = 2


class RunContext(Struct, frozen=True):
    """What a program runs for and in: the name of the target, and its environment and folder if not ours."""

    target: str
    environment: Mapping[str, str] | None = None
    folder: str | None = None


def run_program(
    command: Sequence[str], context: RunContext, *, input: bytes = b"", seconds: float | None = None
) -> ProcessResult:
    """Run a program to its end; ``seconds`` limits how long it may take.

    Raises:
        DeployError: the program is not installed, cannot be started, or takes too long.
    """
    # Files, not pipes: a program of the program's own that outlives it would keep a pipe open.
    with TemporaryFile() as source, TemporaryFile() as output, TemporaryFile() as errors:
        source.write(input)
        source.seek(0)
        process = start_program(command, context, stdin=source, stdout=output, stderr=errors)
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.terminate()
            raise _failed(context.target, command[0], f"timed out after {seconds:.0f} s") from None
        finally:
            _end(process)
        output.seek(0)
        errors.seek(0)
        return ProcessResult(code, output.read(), errors.read().decode("utf-8", "replace"))


def start_program(command: Sequence[str], context: RunContext, **options: Any) -> "subprocess.Popen[bytes]":
    """Start a program that speaks English; ``options`` are those of ``subprocess.Popen``.

    Raises:
        DeployError: the program is not installed, or cannot be started.
    """
    environment = os.environ if context.environment is None else context.environment
    try:
        return subprocess.Popen(command, env={**environment, "LC_ALL": "C"}, cwd=context.folder, **options)
    except FileNotFoundError:
        raise deploy_error("deploy-program-missing", context.target, program=command[0]) from None
    except OSError as error:
        raise _failed(context.target, command[0], error.strerror or type(error).__name__) from None


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process that still runs, after a moment in which it may tidy up."""
    try:
        process.wait(0 if process.returncode is not None else _TIDY_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _failed(target: str, program: str, reason: str) -> DeployError:
    return deploy_error("deploy-program-failed", target, program=program, reason=reason)


def last_error_line(errors: str) -> str:
    """Return the last line of a program's error output, safe to display."""
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    return shown_reason(lines[-1] if lines else "-")


def shown_reason(line: str) -> str:
    """Return a line of a program's error output, safe to display."""
    return _QUERY.sub(r"\1***", _PASSWORD.sub("***@", printable_path(line)))[:_MAX_REASON]

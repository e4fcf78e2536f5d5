"""Run the programs that reach a target: ssh, rsync, git. Nothing from site.yaml becomes a command.

They get the user's environment, including the agent with the keys. Their errors are shortened to one line,
without the passwords that a URL may contain.
"""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence

from sitebuilder.deploy.target import deploy_error
from sitebuilder.messages import printable_path
from sitebuilder.processes.children import ProcessResult

_PASSWORD = re.compile(r"(?<=://)[^/\s]*@")
_MAX_REASON = 300


def run_program(
    command: Sequence[str],
    target: str,
    *,
    input: bytes = b"",
    environment: Mapping[str, str] | None = None,
    folder: str | None = None,
) -> ProcessResult:
    """Run a program to its end; ``target`` is the name of the target it runs for.

    Raises:
        DeployError: the program is not installed or cannot be started.
    """
    try:
        done = subprocess.run(
            command,
            input=input,
            capture_output=True,
            env={**(os.environ if environment is None else environment), "LC_ALL": "C"},
            cwd=folder,
            check=False,
        )
    except FileNotFoundError:
        raise deploy_error("deploy-program-missing", target, program=command[0]) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise deploy_error("deploy-program-failed", target, program=command[0], reason=reason) from None
    return ProcessResult(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def last_error_line(errors: str) -> str:
    """Return the last line of a program's error output, safe to display."""
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    shown = printable_path(lines[-1]) if lines else "-"
    return _PASSWORD.sub("***@", shown)[:_MAX_REASON]

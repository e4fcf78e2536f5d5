"""Parses and minifies scripts with minify-go in a child process (``script_process.py``)."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from typing import IO, cast

from msgspec import Struct

from sitebuilder.assets.child_errors import is_out_of_time, process_error
from sitebuilder.assets.script_start import MOST_SECONDS, start_script_process, stop_script_process
from sitebuilder.patterns import lazy_pattern
from sitebuilder.processes.pool import WorkerKilledError

_FAULT = lazy_pattern(r"(?P<detail>.*?) on line (?P<line>\d+) and column (?P<column>\d+)(?:\n|$)")


class ScriptFault(Struct, frozen=True):
    """Why a script does not parse, and where: line and column (in characters) count from 1.

    ``is_out_of_time``: it may parse, but that takes too long.
    """

    detail: str
    line: int
    column: int
    is_out_of_time: bool = False


_OUT_OF_TIME = ScriptFault("", 1, 1, is_out_of_time=True)

ParseScript = Callable[[str], str | ScriptFault]
"""Returns a minified script, or why it does not parse."""


@contextmanager
def script_parser(
    seconds: int = MOST_SECONDS, started: "subprocess.Popen[str] | None" = None
) -> Iterator[ParseScript]:
    """Run the process that parses scripts, each within a limit on processor time, while the context is open.

    ``started`` is such a process that runs already. It is killed at the end; one that the limit has ended is
    replaced.

    Raises:
        ModuleNotFoundError: minify-go is not installed.
        OSError: the process cannot be started.
        WorkerKilledError: the system has ended it, or lets no process start.
        RuntimeError: it has failed, which is a bug.
    """
    if find_spec("minify") is None:
        raise ModuleNotFoundError("minify-go", name="minify-go")
    with ExitStack() as running:
        process = started or _start(seconds)
        running.callback(stop_script_process, process)

        def parse(text: str) -> str | ScriptFault:
            nonlocal process
            try:
                return _parse(process, text)
            except _OutOfTimeError:
                process = _start(seconds)
                running.callback(stop_script_process, process)
                return _OUT_OF_TIME

        yield parse


class _OutOfTimeError(Exception):
    """The limit on processor time has ended the process."""


def _start(seconds: int) -> "subprocess.Popen[str]":
    try:
        return start_script_process(seconds)
    except BlockingIOError as error:  # There may be no more processes (fork(2)).
        raise WorkerKilledError(error.strerror) from error


def _parse(process: "subprocess.Popen[str]", text: str) -> str | ScriptFault:
    # All three are pipes, as it was started.
    requests, answers = cast(IO[str], process.stdin), cast(IO[str], process.stdout)
    with suppress(BrokenPipeError):
        requests.write(json.dumps(text) + "\n")
        requests.flush()
    answer = answers.readline()
    if not answer:
        errors = cast(IO[str], process.stderr).read()
        code = process.wait()
        if is_out_of_time(code):
            raise _OutOfTimeError
        raise process_error(code, errors)
    minified, message = json.loads(answer)
    return _fault(message, text) if minified is None else str(minified)


def _fault(message: str, text: str) -> ScriptFault:
    """Return an error message as a fault within the text: at most right after its last character."""
    match = _FAULT.match(message)
    lines = text.rstrip().split("\n")
    if match is None:
        return ScriptFault(message.partition("\n")[0], len(lines), len(lines[-1]) + 1)
    line, column = int(match["line"]), int(match["column"])
    if line > len(lines) or (line == len(lines) and column > len(lines[-1])):
        line, column = len(lines), len(lines[-1]) + 1
    return ScriptFault(match["detail"], line, column)

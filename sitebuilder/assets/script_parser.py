"""Parses and minifies scripts with minify-go in a child process (``script_process.py``)."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from typing import IO, cast

from msgspec import Struct

from sitebuilder.assets.child_errors import is_out_of_time, process_error
from sitebuilder.processes.pool import WorkerKilledError

_PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "script_process.py")
_FAULT = re.compile(r"(?P<detail>.*?) on line (?P<line>\d+) and column (?P<column>\d+)(?:\n|$)")


class ScriptFault(Struct, frozen=True):
    """Why a script does not parse, and where: line and column (in characters) count from 1.

    ``is_out_of_time``: it may parse, but that takes too long.
    """

    detail: str
    line: int
    column: int
    is_out_of_time: bool = False


_OUT_OF_TIME = ScriptFault("", 1, 1, is_out_of_time=True)

MOST_SECONDS = 60
"""Processor time for one script. A megabyte takes a tenth of a second."""

ParseScript = Callable[[str], str | ScriptFault]
"""Returns a minified script, or why it does not parse."""


@contextmanager
def script_parser(seconds: int = MOST_SECONDS) -> Iterator[ParseScript]:
    """Run the process that parses scripts, each within a limit on processor time, while the context is open.

    It is killed at the end: processes forked meanwhile hold its input open, so it would not notice. One that
    the limit has ended is replaced.

    Raises:
        ModuleNotFoundError: minify-go is not installed.
        OSError: the process cannot be started.
        WorkerKilledError: the system has ended it, or lets no process start.
        RuntimeError: it has failed, which is a bug.
    """
    if find_spec("minify") is None:
        raise ModuleNotFoundError("minify-go", name="minify-go")
    with ExitStack() as started:
        process = started.enter_context(_started(seconds))

        def parse(text: str) -> str | ScriptFault:
            nonlocal process
            try:
                return _parse(process, text)
            except _OutOfTimeError:
                process = started.enter_context(_started(seconds))
                return _OUT_OF_TIME

        yield parse


class _OutOfTimeError(Exception):
    """The limit on processor time has ended the process."""


@contextmanager
def _started(seconds: int) -> Iterator["subprocess.Popen[str]"]:
    # -P keeps the program's folder off the module path, as its minify.py is not minify-go's. With -B a full
    # disk cuts no compiled module; build.py looks after its own.
    command = [sys.executable, "-BP", _PROGRAM, str(seconds)]
    pipe = subprocess.PIPE
    try:
        started = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")
    except BlockingIOError as error:  # There may be no more processes (fork(2)).
        raise WorkerKilledError(error.strerror) from error
    with started as process:
        try:
            yield process
        finally:
            process.kill()
            with suppress(BrokenPipeError):  # It has ended without reading all that was written.
                cast(IO[str], process.stdin).close()


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

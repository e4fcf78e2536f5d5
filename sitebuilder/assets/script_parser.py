"""Parses and minifies scripts with minify-go in a child process (``script_process.py``)."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import IO, cast

from msgspec import Struct

_PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "script_process.py")
_FAULT = re.compile(r"(?P<detail>.*?) on line (?P<line>\d+) and column (?P<column>\d+)(?:\n|$)")


class ScriptFault(Struct, frozen=True):
    """Why a script does not parse, and where: line and column (in characters) count from 1."""

    detail: str
    line: int
    column: int


ParseScript = Callable[[str], str | ScriptFault]
"""Returns a minified script, or why it does not parse."""


@contextmanager
def script_parser() -> Iterator[ParseScript]:
    """Run the process that parses scripts while the context is open.

    It is killed at the end: processes forked meanwhile hold its input open, so it would not notice.

    Raises:
        ModuleNotFoundError: minify-go is not installed.
        OSError: the process cannot be started.
        RuntimeError: the process has exited, which is a bug.
    """
    if find_spec("minify") is None:
        raise ModuleNotFoundError("minify-go", name="minify-go")
    # -P keeps the program's folder off the module path, as its minify.py is not minify-go's.
    command = [sys.executable, "-P", _PROGRAM]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, encoding="utf-8"
    ) as process:
        try:
            yield lambda text: _parse(process, text)
        finally:
            process.kill()


def _parse(process: "subprocess.Popen[str]", text: str) -> str | ScriptFault:
    # All three are pipes, as it was started.
    requests, answers = cast(IO[str], process.stdin), cast(IO[str], process.stdout)
    with suppress(BrokenPipeError):
        requests.write(json.dumps(text) + "\n")
        requests.flush()
    answer = answers.readline()
    if not answer:
        raise RuntimeError(cast(IO[str], process.stderr).read())
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

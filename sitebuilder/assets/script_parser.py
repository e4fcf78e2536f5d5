"""Parsing scripts and making them small, by minify-go in a process of its own (``script_process.py``)."""

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
    """Why a script does not parse, and where: line and column count from 1, columns in characters."""

    detail: str
    line: int
    column: int


ParseScript = Callable[[str], str | ScriptFault]
"""Returns a script made small, or why it does not parse."""


@contextmanager
def script_parser() -> Iterator[ParseScript]:
    """Start the process that parses scripts, for as long as the context lasts; it ends with this one.

    Others that are forked meanwhile hold its input open, so that it is ended and not left to find out.

    Raises:
        ModuleNotFoundError: minify-go is not installed.
        OSError: it cannot be started.
        RuntimeError: it has ended, which is a bug.
    """
    if find_spec("minify") is None:
        raise ModuleNotFoundError("minify-go", name="minify-go")
    # Without the folder of the program among the modules, whose minify.py is not that of minify-go.
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
    small, said = json.loads(answer)
    return _fault(said, text) if small is None else str(small)


def _fault(said: str, text: str) -> ScriptFault:
    """Return what was said as a fault within the text: what lacks its end stands behind the last letter."""
    found = _FAULT.match(said)
    lines = text.rstrip().split("\n")
    if found is None:
        return ScriptFault(said.partition("\n")[0], len(lines), len(lines[-1]) + 1)
    line, column = int(found["line"]), int(found["column"])
    if line > len(lines) or (line == len(lines) and column > len(lines[-1])):
        line, column = len(lines), len(lines[-1]) + 1
    return ScriptFault(found["detail"], line, column)

"""Minifies a stylesheet with lightningcss, what may take long in a process of its own (``css_process.py``).

The library compares rules of unknown properties with each other, reads each level of ``calc()`` twice, and
writes the rules in rules out, so that a stylesheet can take hours; the time of a process can be limited.
"""

import json
import os
import re
import subprocess
import sys

import lightningcss

from sitebuilder.assets.child_errors import is_out_of_time, process_error
from sitebuilder.patterns import lazy_pattern
from sitebuilder.processes.pool import WorkerKilledError

MOST_SECONDS = 60
"""Processor time for one stylesheet. A megabyte of ordinary rules takes less than one second."""

_LONG = 20_000
"""Characters of which any plain stylesheet takes less than a second."""

_DEEP = 8
"""Brackets in each other, of which ``calc()`` takes no time yet."""

_DEEPEST = 200
"""Brackets in each other that the library reads without using up its stack."""

_NO_MEMORY = "memory allocation of "
"""What Rust says when it gets none."""

_PIECE = lazy_pattern(
    r"""/\*.*?(?:\*/|\Z)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|\\.|[;{}()\[\]]""", re.DOTALL
)

_BROWSERS = ["chrome >= 78", "safari >= 13", "firefox >= 78"]
_PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "css_process.py")


def minify_css(path: str, text: str, seconds: int = MOST_SECONDS) -> str | None:
    """Return a minified stylesheet; None if that takes more time or memory, or nests deeper, than allowed.

    Raises:
        ValueError: it does not parse; the message ends with its path, line (from 0) and column.
        OSError: the process cannot be started.
        WorkerKilledError: the system has ended it, or lets no process start.
        RuntimeError: it has failed, which is a bug.
    """
    depth, has_nested_rules = _nesting(text)
    if depth > _DEEPEST:
        return None
    if len(text) <= _LONG and depth <= _DEEP and not has_nested_rules:
        return str(lightningcss.process_stylesheet(text, filename=path, browsers_list=_BROWSERS, minify=True))
    try:
        done = subprocess.run(
            [sys.executable, "-BP", _PROGRAM, str(seconds)],
            input=json.dumps([path, text, _BROWSERS]),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except BlockingIOError as error:  # There may be no more processes (fork(2)).
        raise WorkerKilledError(error.strerror) from error
    if is_out_of_time(done.returncode) or _NO_MEMORY in done.stderr:
        return None
    if done.returncode:
        raise process_error(done.returncode, done.stderr)
    minified, message = json.loads(done.stdout)
    if minified is None:
        raise ValueError(message)
    return str(minified)


def _nesting(text: str) -> tuple[int, bool]:
    """Return how deep brackets are in each other, and whether a rule is within that of a selector."""
    opened: list[bool] = []
    deepest, styles, has_nested_rules, begin = 0, 0, False, 0
    for piece in _PIECE.finditer(text):
        sign = piece[0]
        if sign in "([{":
            is_style = sign == "{" and not text[begin : piece.start()].lstrip().startswith("@")
            has_nested_rules = has_nested_rules or (sign == "{" and styles > 0)
            opened.append(is_style)
            styles += is_style
            deepest = max(deepest, len(opened))
        elif sign in ")]}" and opened:
            styles -= opened.pop()
        if sign in ";{}" or sign.startswith("/*"):
            begin = piece.end()
    return deepest, has_nested_rules

"""Minifies a stylesheet with lightningcss, a long one in a process of its own (``css_process.py``).

The library compares rules of unknown properties with each other, so that a long stylesheet can take hours;
the time of a process can be limited.
"""

import json
import os
import subprocess
import sys

import lightningcss

from sitebuilder.assets.child_errors import is_out_of_time, process_error
from sitebuilder.processes.pool import WorkerKilledError

MOST_SECONDS = 60
"""Processor time for one stylesheet. A megabyte of ordinary rules takes less than one second."""

_LONG = 20_000
"""Characters of which any stylesheet takes less than a second."""

_BROWSERS = ["chrome >= 78", "safari >= 13", "firefox >= 78"]
_PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "css_process.py")


def minify_css(path: str, text: str, seconds: int = MOST_SECONDS) -> str | None:
    """Return a minified stylesheet; None if that takes more processor time than allowed.

    Raises:
        ValueError: it does not parse; the message ends with its path, line (from 0) and column.
        OSError: the process cannot be started.
        WorkerKilledError: the system has ended it, or lets no process start.
        RuntimeError: it has failed, which is a bug.
    """
    if len(text) <= _LONG:
        return str(lightningcss.process_stylesheet(text, filename=path, browsers_list=_BROWSERS, minify=True))
    try:
        done = subprocess.run(
            [sys.executable, "-P", _PROGRAM, str(seconds)],
            input=json.dumps([path, text, _BROWSERS]),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except BlockingIOError as error:  # There may be no more processes (fork(2)).
        raise WorkerKilledError(error.strerror) from error
    if is_out_of_time(done.returncode):
        return None
    if done.returncode:
        raise process_error(done.returncode, done.stderr)
    minified, message = json.loads(done.stdout)
    if minified is None:
        raise ValueError(message)
    return str(minified)

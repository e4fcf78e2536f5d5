"""Starts the process that parses scripts (``script_process.py``).

Imported before most of a first build, as that process takes long to start: so it imports little.
"""

import os
import subprocess
import sys
from contextlib import suppress

PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "script_process.py")

MOST_SECONDS = 60
"""Processor time for one script. A megabyte takes a tenth of a second."""


def start_script_process(seconds: int = MOST_SECONDS) -> "subprocess.Popen[str]":
    """Start the process that parses scripts, each within a limit on processor time.

    Raises:
        OSError: it cannot be started.
    """
    # -P keeps the program's folder off the module path, as its minify.py is not minify-go's. With -B a full
    # disk cuts no compiled module; build.py looks after its own.
    command = [sys.executable, "-BP", PROGRAM, str(seconds)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")


def stop_script_process(process: "subprocess.Popen[str]") -> None:
    """Kill the process; others forked meanwhile hold its input open, so it would not notice the end."""
    # It may have ended without reading all that was written.
    with suppress(BrokenPipeError), process:
        process.kill()

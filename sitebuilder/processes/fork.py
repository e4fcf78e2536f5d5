"""Fork a process that reports through a pipe, which is the basis of all work in other processes."""

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

PIPE_BYTES = 1 << 20
"""The capacity of a pipe: most results, so that a child writes its own and ends before they are read.

The default is 64 KiB (pipe(7)).
"""


def usable_processors() -> int:
    """Return how many processors this process may use: the default number of processes for a build."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """Return whether this process can be forked; with other threads a copy might wait for one forever."""
    return hasattr(os, "fork") and threading.active_count() == 1


def fork_with_pipe(work: Callable[[int], NoReturn]) -> tuple[int, int] | None:
    """Fork a process that runs ``work`` with the descriptor of a pipe to write into.

    Returns its process ID and the descriptor to read from, or None if the system refuses (fork(2), pipe(2)).
    """
    try:
        reading, writing = os.pipe()
    except OSError:
        return None
    _enlarge(writing)
    try:
        process = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if process == 0:
        os.close(reading)
        work(writing)
    os.close(writing)
    return process, reading


def _enlarge(pipe: int) -> None:
    """Enlarge a pipe to ``PIPE_BYTES`` if the system allows it."""
    if sys.platform == "linux":
        # Importing opens a file, which fails as well where no more may be open.
        with suppress(OSError, ImportError):
            import fcntl

            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE_BYTES)

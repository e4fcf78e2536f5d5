"""Fork a process that reports through a pipe, which is the basis of all work in other processes."""

import os
import threading
from collections.abc import Callable
from typing import NoReturn


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

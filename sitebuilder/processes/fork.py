"""A forked process that writes into a pipe: what all work in other processes begins with."""

import os
import threading
from collections.abc import Callable
from typing import NoReturn


def can_fork() -> bool:
    """Tell whether this process can be forked: with threads beside, a copy might wait for one for ever."""
    return hasattr(os, "fork") and threading.active_count() == 1


def fork_with_pipe(work: Callable[[int], NoReturn]) -> tuple[int, int] | None:
    """Fork a process that does some work with the descriptor of a pipe to write into.

    Returns its number and the descriptor to read from; None where the system gives none (fork(2), pipe(2)).
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

"""Start another program that never outlives the command that started it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import IO

from msgspec import Struct


class ProcessResult(Struct, frozen=True):
    """The result of a program: its exit code, its output, and its error output as text."""

    code: int
    output: bytes
    errors: str


def start_child(
    arguments: Sequence[str], environment: Mapping[str, str], output: IO[bytes], errors: IO[bytes]
) -> subprocess.Popen[bytes]:
    """Start a program without a shell and without input, and write what it prints to two files.

    If this process is killed, the system kills the program too (Linux, prctl(2)); otherwise it would go on
    writing beside the next command.

    Raises:
        OSError: the program cannot be started.
    """
    return subprocess.Popen(
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=errors,
        env=dict(environment),
        preexec_fn=_tie_to_parent(),
    )


def _tie_to_parent() -> Callable[[], None] | None:
    """Return a function for the new process to call first, so that it is killed when this one ends."""
    if sys.platform != "linux":
        return None
    import ctypes

    libc = ctypes.CDLL(None)
    parent = os.getpid()
    set_death_signal = 1  # PR_SET_PDEATHSIG of linux/prctl.h

    def tie() -> None:
        libc.prctl(set_death_signal, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)

    return tie

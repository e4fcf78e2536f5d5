"""Run another program to its end; it never outlives the command that started it."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct


class ProcessResult(Struct, frozen=True):
    """The result of a program: its exit code, its output, and its error output as text."""

    code: int
    output: bytes
    errors: str


def run_child(
    arguments: Sequence[str], environment: Mapping[str, str], each_second: Callable[[], None] = lambda: None
) -> ProcessResult:
    """Run a program without a shell and without input, calling ``each_second`` meanwhile.

    Any exception raised meanwhile kills the program first. If this process is killed, the system kills the
    program too (Linux, prctl(2)); otherwise it would go on writing beside the next command.

    Raises:
        OSError: the program cannot be started.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            env=dict(environment),
            preexec_fn=_tie_to_parent(),
        )
        try:
            while not _has_ended(process):
                each_second()
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        output.seek(0)
        errors.seek(0)
        return ProcessResult(process.returncode, output.read(), errors.read().decode("utf-8", "replace"))


def _has_ended(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        return False
    return True


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

"""One run of a program, seen from outside: wall time, processor time, peak memory of all its processes."""

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

INTERVAL = 0.01
"""Seconds between two looks at the memory."""


class Measured(Struct, frozen=True):
    """Wall and processor time in seconds; peak memory in bytes, None where it was not sampled."""

    wall: float
    cpu: float
    peak: int | None = None


class RunError(Exception):
    """A run failed; the message holds the end of what it printed."""


def can_sample_memory() -> bool:
    """Tell whether this system shows the memory of processes (Linux)."""
    return Path("/proc/self/smaps_rollup").exists()


def measure(command: Sequence[str], folder: Path, *, memory: bool = False) -> Measured:
    """Run a command in a folder, measure it, and wait for what it has left in the write cache.

    Processor time is that of the process and of all processes it has waited for (wait4). Memory is
    sampled only when asked for, since looking costs the processes time.

    Raises:
        RunError: the command failed.
    """
    with tempfile.TemporaryFile() as printed:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.STDOUT
        )
        sampler = _Sampler(process.pid) if memory else None
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = sampler.stop() if sampler else None
        if process.returncode:
            printed.seek(0)
            tail = printed.read().decode(errors="replace")[-2000:]
            raise RunError(f"exit code {process.returncode}\n{tail}")
    os.sync()
    return Measured(wall, usage.ru_utime + usage.ru_stime, peak)


class _Sampler:
    """Looks at a process and its descendants until it is stopped."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._sample)
        self._thread.start()

    def stop(self) -> int:
        """Return the highest sum seen, in bytes."""
        self._stopped.set()
        self._thread.join()
        return self._peak

    def _sample(self) -> None:
        while not self._stopped.wait(INTERVAL):
            self._peak = max(self._peak, sum(_proportional_size(pid) for pid in _tree(self._pid)))


def _tree(pid: int) -> Iterator[int]:
    """Yield a process and its descendants; one that has just ended is passed over."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found = children.read_text().split()
        except OSError:
            continue
        for child in found:
            yield from _tree(int(child))


def _proportional_size(pid: int) -> int:
    """Return a process's memory in bytes, each page it shares divided among those that share it (PSS)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)

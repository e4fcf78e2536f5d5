"""Measure one run of a program from outside: wall time, processor time, and peak memory of all processes."""

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

INTERVAL = 0.01
"""Seconds between two samples of the memory."""


class Measurement(Struct, frozen=True):
    """Wall and processor time in seconds; peak memory in bytes, None if it was not sampled."""

    wall: float
    cpu: float
    peak: int | None = None


class RunError(Exception):
    """A run failed; the message contains the end of its output."""


def can_sample_memory() -> bool:
    """Return whether this system reports the memory of processes (Linux)."""
    return Path("/proc/self/smaps_rollup").exists()


def measure(command: Sequence[str], folder: Path, *, memory: bool = False) -> Measurement:
    """Run a command in a folder, measure it, and wait until its writes are flushed.

    Processor time is that of the process and of all processes it has waited for (wait4). Memory is only
    sampled on request, since sampling costs the processes time.

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
    return Measurement(wall, usage.ru_utime + usage.ru_stime, peak)


class _Sampler:
    """Samples the memory of a process and its descendants until it is stopped."""

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
    """Yield a process and its descendants, skipping those that have just ended."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found = children.read_text().split()
        except OSError:
            continue
        for child in found:
            yield from _tree(int(child))


def _proportional_size(pid: int) -> int:
    """Return a process's memory in bytes, with shared pages divided among the processes (PSS)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)

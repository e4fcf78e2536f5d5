"""What no small file may cost: processor time and memory, measured around each example."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MOST_SECONDS = 2
"""Of processor time, for a file of up to 100 KB."""

MOST_BYTES = 500_000_000
"""Of memory beyond what the process had before."""

_STATUS = Path("/proc/self/status")


@contextmanager
def within_limits() -> Iterator[None]:
    """Fail where what happens inside takes too long or too much memory (the latter on Linux)."""
    held = _forget_peak()
    before = time.process_time()
    yield
    seconds = time.process_time() - before
    assert seconds < MOST_SECONDS, f"{seconds:.1f} s"
    assert (taken := _kilobytes("VmHWM") * 1024 - held) < MOST_BYTES, f"{taken / 1e6:.0f} MB"


def _forget_peak() -> int:
    """Begin to look for the most memory anew; return what is held now, in bytes."""
    if not _STATUS.exists():
        return 0
    Path("/proc/self/clear_refs").write_text("5")
    return _kilobytes("VmRSS") * 1024


def _kilobytes(name: str) -> int:
    if not _STATUS.exists():
        return 0
    return int(_STATUS.read_text().split(f"{name}:")[1].split()[0])

"""Orderly shutdown of a preview by a signal."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from sitebuilder.processes.signals import ENDING_SIGNALS


@dataclass
class Shutdown:
    """Whether a signal has asked the preview to end; ``exit_code`` is then 128 plus the signal's number.

    (POSIX, 2.8.2.) The first signal calls ``wake``, or interrupts a block that is ``interruptible``.
    """

    exit_code: int | None = None
    wake: Callable[[], object] = field(default=lambda: None)
    interrupts: bool = False


@contextmanager
def shutdown_on_signals() -> Iterator[Shutdown]:
    """Record Ctrl+C, a request to terminate or a closed terminal in the block; only the first one counts.

    The handlers do not raise an exception by themselves: within another library's event loop it could be
    lost.
    """
    shutdown = Shutdown()
    before = {number: signal.getsignal(number) for number in ENDING_SIGNALS}

    def end(number: int, frame: FrameType | None) -> None:
        if shutdown.exit_code is not None:
            return
        shutdown.exit_code = 128 + number
        if shutdown.interrupts:
            raise KeyboardInterrupt
        shutdown.wake()

    for number in ENDING_SIGNALS:
        signal.signal(number, end)
    try:
        yield shutdown
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def interruptible(shutdown: Shutdown) -> Iterator[None]:
    """Make a signal raise ``KeyboardInterrupt`` in the block: a build of a large site takes seconds."""
    shutdown.interrupts = True
    try:
        if shutdown.exit_code is not None:
            raise KeyboardInterrupt
        yield
    finally:
        shutdown.interrupts = False

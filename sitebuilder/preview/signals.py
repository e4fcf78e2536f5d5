"""How a preview ends: by a signal, in order."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


@dataclass
class Shutdown:
    """Whether a preview has been told to end: then ``exit_code`` is 128 and the signal (POSIX, 2.8.2).

    ``wake`` is called then, where nobody looks at it; what is ``interruptible`` is interrupted instead.
    """

    exit_code: int | None = None
    wake: Callable[[], object] = field(default=lambda: None)
    interrupts: bool = False


@contextmanager
def shutdown_on_signals() -> Iterator[Shutdown]:
    """Let Ctrl+C, a request to end and a closed terminal be written down; only the first of them counts.

    They raise nothing by themselves: an exception in the midst of another library's event loop may be lost.
    """
    ending = Shutdown()
    before = {number: signal.getsignal(number) for number in _SIGNALS}

    def end(number: int, frame: FrameType | None) -> None:
        if ending.exit_code is not None:
            return
        ending.exit_code = 128 + number
        if ending.interrupts:
            raise KeyboardInterrupt
        ending.wake()

    for number in _SIGNALS:
        signal.signal(number, end)
    try:
        yield ending
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def interruptible(ending: Shutdown) -> Iterator[None]:
    """Let a signal raise ``KeyboardInterrupt`` in the block: a build of a large site takes seconds."""
    ending.interrupts = True
    try:
        if ending.exit_code is not None:
            raise KeyboardInterrupt
        yield
    finally:
        ending.interrupts = False

"""Signals that end a command: Ctrl+C, and what a system or CI sends to stop a process (SIGTERM, SIGHUP)."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)


class InterruptError(BaseException):
    """A signal has come: its number, and whether the output folder is known to be as it was."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number
        self.is_unchanged = False

    @property
    def name(self) -> str:
        """The signal's name, such as ``SIGTERM``."""
        return signal.Signals(self.number).name

    @property
    def exit_code(self) -> int:
        """What a shell tells of a process that this signal has ended."""
        return 128 + self.number


def raise_on_signals() -> None:
    """Make the signals raise ``InterruptError`` in the main thread; all after the first are ignored."""
    for number in _ENDING:
        # A command started with nohup(1) goes on when its terminal is closed.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _raise)


def ignore_signals() -> None:
    """Let no signal end the process any more: all is done, and it ends by itself."""
    for number in _ENDING:
        signal.signal(number, signal.SIG_IGN)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let no signal end what must not stop half-way; one that comes meanwhile is of no effect."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in _ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def leave_signals_to_parent() -> None:
    """Let a forked process go on at Ctrl+C, which its whole group gets: its parent ends it by SIGTERM."""
    for number in _ENDING:
        signal.signal(number, signal.SIG_DFL if number == signal.SIGTERM else signal.SIG_IGN)


def _raise(number: int, frame: FrameType | None) -> None:
    ignore_signals()
    raise InterruptError(number)

"""Signals that end a command: Ctrl+C, and those by which systems and CI stop processes (SIGTERM, SIGHUP)."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

ENDING_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)
"""Those that this system has."""


class InterruptError(BaseException):
    """A signal arrived: its number, and whether the output folder is known to be unchanged."""

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
        """The exit code that shells report for a process ended by this signal."""
        return 128 + self.number


def raise_on_signals() -> None:
    """Make signals raise ``InterruptError`` in the main thread; all after the first are ignored."""
    for number in ENDING_SIGNALS:
        # A command started with nohup(1) keeps running when its terminal is closed.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _raise)


def ignore_signals() -> None:
    """Ignore signals from now on, as the process is about to exit."""
    for number in ENDING_SIGNALS:
        signal.signal(number, signal.SIG_IGN)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ignore signals meanwhile, for work that must not stop half-way."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in ENDING_SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def signals_deferred() -> Iterator[None]:
    """Let signals wait meanwhile: C++ that calls Python may abort the process when the call raises."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING_SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def leave_signals_to_parent() -> None:
    """Let a forked process ignore Ctrl+C, which its whole group receives; its parent ends it with SIGTERM."""
    for number in ENDING_SIGNALS:
        signal.signal(number, signal.SIG_DFL if number == signal.SIGTERM else signal.SIG_IGN)


def _raise(number: int, frame: FrameType | None) -> None:
    ignore_signals()
    raise InterruptError(number)

"""A limit on processor time: the last guard against input that no other limit catches."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class OutOfTimeError(BaseException):
    """The processor time is used up. A BaseException, so that no handler of ordinary errors takes it."""


@contextmanager
def processor_time_limits(seconds: float) -> Iterator[Callable[[], None]]:
    """Limit the processor time of each of several pieces of work: yield a function to call before each.

    This process is interrupted once it has spent ``seconds`` of processor time since the last call. Python
    handles signals between its own instructions, so a single call into C runs to its end first. There is no
    limit outside the main thread, on Windows, and where a limit is already set (setitimer(2)).

    Raises:
        OutOfTimeError: the time is up.
    """
    is_main = threading.current_thread() is threading.main_thread()
    if not is_main or not hasattr(signal, "setitimer") or signal.getitimer(signal.ITIMER_PROF)[0]:
        yield lambda: None
        return
    before = signal.signal(signal.SIGPROF, _raise)
    try:
        yield lambda: _set_timer(seconds)
    finally:
        _set_timer(0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def processor_time_limit(seconds: float) -> Iterator[None]:
    """Interrupt a block as ``processor_time_limits`` does a piece of work.

    Raises:
        OutOfTimeError: the time is up.
    """
    with processor_time_limits(seconds) as begin:
        begin()
        yield


def _set_timer(seconds: float) -> None:
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _raise(number: int, frame: FrameType | None) -> None:
    raise OutOfTimeError

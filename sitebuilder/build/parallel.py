"""Work on many items in several processes, which inherit everything by fork and send back results."""

import os
import pickle
import threading
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NoReturn, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


_PORTION = 50
"""Items between two words on the progress."""


def _ignore(done: int) -> None:
    """Listen to no progress."""


class WorkerError(Exception):
    """A worker failed (a bug); its traceback is the message."""


def in_processes(
    work: Callable[[Sequence[Item]], list[Result]],
    items: Sequence[Item],
    processes: int,
    told: Callable[[int], None] = _ignore,
    portion: int = _PORTION,
) -> list[Result]:
    """Return ``work(items)``: one result an item, in their order, made by several processes.

    Works in this process when one is enough, when other threads run (a fork would copy their locks), or
    where the system cannot fork (Windows). ``work`` gets a part of the items at a time; ``told`` is called
    after each ``portion`` with how many are done, as far as is known here.

    Raises:
        WorkerError: ``work`` raised in a process.
    """
    if processes < 2 or not _can_fork():
        return _work_through(work, items, told, portion)
    waiting = [
        in_background(partial(work, items[number::processes]), processes) for number in range(1, processes)
    ]
    results: list[Any] = [None] * len(items)
    own = items[::processes]
    results[::processes] = _work_through(work, own, lambda done: told(done * processes), portion)
    for number, wait in enumerate(waiting, start=1):
        results[number::processes] = wait()
    return results


def _work_through(
    work: Callable[[Sequence[Item]], list[Result]],
    items: Sequence[Item],
    told: Callable[[int], None],
    portion: int,
) -> list[Result]:
    results: list[Result] = []
    for start in range(0, len(items), portion):
        results += work(items[start : start + portion])
        told(len(results))
    return results


def in_background(work: Callable[[], Result], processes: int) -> Callable[[], Result]:
    """Begin some work in a process of its own; return what waits for its result.

    The work is done here, when its result is wanted, if there is to be one process only or no other can be
    forked. What is returned raises ``WorkerError`` when the work raised in its process.
    """
    if processes < 2 or not _can_fork():
        return work
    reading, writing = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.close(reading)
        _run(work, writing)
    os.close(writing)

    def wait() -> Result:
        with open(reading, "rb") as pipe:
            sent = pipe.read()
        os.waitpid(worker, 0)
        if not sent:
            raise WorkerError("the process was ended from outside")
        succeeded, found = pickle.loads(sent)
        if not succeeded:
            raise WorkerError(found)
        result: Result = found
        return result

    return wait


def _can_fork() -> bool:
    return hasattr(os, "fork") and threading.active_count() == 1


def _run(work: Callable[[], Any], writing: int) -> NoReturn:
    """Do the work of a forked process and end it, without what the parent would do at its own end."""
    try:
        sent = pickle.dumps((True, work()))
    except BaseException:
        sent = pickle.dumps((False, traceback.format_exc()))
    try:
        with open(writing, "wb") as pipe:
            pipe.write(sent)
    finally:
        os._exit(0)

"""Work on many items in several processes, which inherit everything by fork and send back results."""

import multiprocessing
import threading
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class WorkerError(Exception):
    """A worker failed (a bug); its traceback is the message."""


def in_processes(
    work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item], processes: int
) -> list[Result]:
    """Return ``work(items)``: one result an item, in their order, made by several processes.

    Works in this process when one is enough, when other threads run (a fork would copy their locks), or
    where the system cannot fork (Windows).

    Raises:
        WorkerError: ``work`` raised in a process.
    """
    if processes < 2 or not _can_fork():
        return work(items)
    waiting = [
        in_background(partial(work, items[number::processes]), processes) for number in range(1, processes)
    ]
    results: list[Any] = [None] * len(items)
    results[::processes] = work(items[::processes])
    for number, wait in enumerate(waiting, start=1):
        results[number::processes] = wait()
    return results


def in_background(work: Callable[[], Result], processes: int) -> Callable[[], Result]:
    """Begin some work in a process of its own; return what waits for its result.

    The work is done here, when its result is wanted, if there is to be one process only or no other can be
    forked. What is returned raises ``WorkerError`` when the work raised in its process.
    """
    if processes < 2 or not _can_fork():
        return work
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(target=_run, args=(work, sender))
    worker.start()
    sender.close()

    def wait() -> Result:
        succeeded, found = receiver.recv()
        worker.join()
        if not succeeded:
            raise WorkerError(found)
        result: Result = found
        return result

    return wait


def _can_fork() -> bool:
    return threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods()


def _run(work: Callable[[], Any], sender: Connection) -> None:
    try:
        sender.send((True, work()))
    except BaseException:
        sender.send((False, traceback.format_exc()))
    sender.close()

"""Work on many items in several processes, which inherit everything by fork and send back results."""

import multiprocessing
import threading
import traceback
from collections.abc import Callable, Sequence
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
    if processes < 2 or threading.active_count() > 1 or "fork" not in multiprocessing.get_all_start_methods():
        return work(items)
    context = multiprocessing.get_context("fork")
    workers = []
    for number in range(1, processes):
        receiver, sender = context.Pipe(duplex=False)
        worker = context.Process(target=_run, args=(work, items[number::processes], sender))
        worker.start()
        sender.close()
        workers.append((number, worker, receiver))
    results: list[Any] = [None] * len(items)
    results[::processes] = work(items[::processes])
    for number, worker, receiver in workers:
        succeeded, found = receiver.recv()
        worker.join()
        if not succeeded:
            raise WorkerError(found)
        results[number::processes] = found
    return results


def _run(work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item], sender: Connection) -> None:
    try:
        sender.send((True, work(items)))
    except BaseException:
        sender.send((False, traceback.format_exc()))
    sender.close()

"""Work on many items in several processes, which inherit everything by fork and send back results."""

import os
import pickle
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Generic, NoReturn, TypeVar

from msgspec import Struct

Item = TypeVar("Item")
Result = TypeVar("Result")


class Parcel(Struct, Generic[Result], frozen=True):
    """How results are packed to be sent from one process to another, and unpacked."""

    pack: Callable[[list[Result]], bytes]
    unpack: Callable[[bytes], list[Result]]


PICKLED: Parcel[Any] = Parcel(pickle.dumps, pickle.loads)
"""The parcel of any results; one made for their type can be ten times as fast."""

_PORTION = 12
"""Items that a process takes at a time: few, as some take fifty times as long as others."""

_MOST_PORTIONS = 4_000
"""More might not fit into a pipe, which holds 64 KiB."""

_NUMBER_BYTES = 4


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
    parcel: Parcel[Result] = PICKLED,
) -> list[Result]:
    """Return ``work(items)``: one result an item, in their order, made by several processes.

    Works in this process when one is enough, when other threads run (a fork would copy their locks), or
    where the system cannot fork (Windows). ``work`` gets a part of the items at a time, and each process
    takes the next part when it is done with one; ``told`` is called with how many are done, or nearly.

    Raises:
        WorkerError: ``work`` raised in a process.
    """
    return begin_in_processes(work, items, processes, told, portion, parcel)()


def begin_in_processes(
    work: Callable[[Sequence[Item]], list[Result]],
    items: Sequence[Item],
    processes: int,
    told: Callable[[int], None] = _ignore,
    portion: int = _PORTION,
    parcel: Parcel[Result] = PICKLED,
) -> Callable[[], list[Result]]:
    """Begin to do the same in the other processes; return what takes part in the rest and waits for all.

    Whatever this process does meanwhile, the others go on.
    """
    portion = max(portion, len(items) // _MOST_PORTIONS)

    def part(start: int) -> list[Result]:
        return work(items[start : start + portion])

    def work_here(starts: Iterable[int]) -> dict[int, list[Result]]:
        done = {}
        for start in starts:
            done[start] = part(start)
            told(min(start + portion, len(items)))
        return done

    def work_elsewhere() -> list[tuple[int, bytes]]:
        # Packed part by part, so that at the end nobody waits for the packing of all.
        return [(start, parcel.pack(part(start))) for start in _taken(pipe)]

    starts = range(0, len(items), portion)
    if processes < 2 or not _can_fork():
        return lambda: list(chain.from_iterable(work_here(starts).values()))
    pipe = _pipe_with(starts)
    waiting = [in_background(work_elsewhere, processes) for _ in range(1, processes)]

    def finish() -> list[Result]:
        done = work_here(_taken(pipe))
        os.close(pipe)
        for wait in waiting:
            done.update((start, parcel.unpack(packed)) for start, packed in wait())
        return list(chain.from_iterable(done[start] for start in starts))

    return finish


def _pipe_with(numbers: Iterable[int]) -> int:
    """Return the descriptor of a pipe with numbers in it, from which forked processes take turns."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(number.to_bytes(_NUMBER_BYTES, "little") for number in numbers))
    os.close(writing)
    return reading


def _taken(pipe: int) -> Iterator[int]:
    """Yield the numbers that no other process has taken, until there are none."""
    while number := os.read(pipe, _NUMBER_BYTES):
        yield int.from_bytes(number, "little")


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

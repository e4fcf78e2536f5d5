"""Process many items in several processes, which inherit everything by fork and send back their results."""

import os
import pickle
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any, Generic, NoReturn, TypeVar

from msgspec import Struct

from sitebuilder.processes.fork import can_fork, fork_with_pipe
from sitebuilder.processes.signals import leave_signals_to_parent

Item = TypeVar("Item")
Result = TypeVar("Result")


class Codec(Struct, Generic[Result], frozen=True):
    """How to encode results for sending them to another process, and how to decode them."""

    encode: Callable[[list[Result]], bytes]
    decode: Callable[[bytes], list[Result]]


PICKLE: Codec[Any] = Codec(pickle.dumps, pickle.loads)
"""The codec for any results; one for their type can be ten times as fast.

Unpickling can run code. These bytes pass through pipes between this process and those that it has forked,
where nobody else can write; nothing pickled is ever read from a file.
"""


class Chunks(Struct, Generic[Result], frozen=True):
    """How work is divided: how many items a process takes at a time, and how it sends back their results."""

    size: int = 12
    codec: Codec[Result] = PICKLE


_FEW_ITEMS: Chunks[Any] = Chunks()
"""The default: few items at a time, as some take fifty times as long as others."""

_MAX_CHUNKS = 4_000
"""More might not fit into a pipe, which holds 64 KiB."""

_NUMBER_BYTES = 4


def _ignore(done: int) -> None:
    """Discard progress reports."""


_running: set[int] = set()
"""Processes that were started and not yet waited for; whatever ends this process must kill them."""


class WorkerError(Exception):
    """A worker failed (a bug); the message is its traceback."""


class WorkerKilledError(WorkerError):
    """A worker was ended from outside, or refused; the message is a signal, an exit code or a reason."""


def killed_error(code: int) -> WorkerKilledError:
    """Return the error for a process with this exit code; a negative one is the signal that ended it."""
    return WorkerKilledError(signal.Signals(-code).name if code < 0 else f"exit {code}")


class _Worker(Struct, frozen=True):
    """A process, and the descriptor from which its result is read."""

    process: int
    reading: int


def kill_workers() -> None:
    """Kill all processes that work for this one."""
    for process in list(_running):
        _kill(process)


def run_in_processes(
    work: Callable[[Sequence[Item]], list[Result]],
    items: Sequence[Item],
    processes: int,
    on_progress: Callable[[int], None] = _ignore,
    chunks: Chunks[Result] = _FEW_ITEMS,
) -> list[Result]:
    """Return ``work(items)``, one result per item and in their order, computed by several processes.

    Runs in this process if one is enough, if other threads are running (a fork would copy their locks), or if
    the system cannot fork (Windows). ``work`` is called with a chunk of the items at a time; each process
    takes the next chunk when it has finished one. ``on_progress`` is called with the approximate number of
    items done.

    Raises:
        OSError, MemoryError: ``work`` raised it in a process.
        WorkerError: ``work`` raised something else in a process.
        WorkerKilledError: a process was ended from outside.
    """
    return begin_in_processes(work, items, processes, on_progress, chunks)()


def begin_in_processes(
    work: Callable[[Sequence[Item]], list[Result]],
    items: Sequence[Item],
    processes: int,
    on_progress: Callable[[int], None] = _ignore,
    chunks: Chunks[Result] = _FEW_ITEMS,
) -> Callable[[], list[Result]]:
    """Begin ``run_in_processes`` in other processes; return a function that helps them and waits for all.

    The other processes keep working, whatever this one does meanwhile.
    """
    chunk_size, codec = max(chunks.size, len(items) // _MAX_CHUNKS), chunks.codec

    def work_on_chunk(start: int) -> list[Result]:
        return work(items[start : start + chunk_size])

    def work_here(starts: Iterable[int]) -> dict[int, list[Result]]:
        done = {}
        for start in starts:
            done[start] = work_on_chunk(start)
            on_progress(min(start + chunk_size, len(items)))
        return done

    def work_elsewhere() -> list[tuple[int, bytes]]:
        # Encoded chunk by chunk, so that nobody has to wait for the encoding at the end.
        return [
            (start, codec.encode(work_on_chunk(start))) for start in _take_numbers(pipe) if _is_wanted(parent)
        ]

    starts = range(0, len(items), chunk_size)
    if processes < 2 or not can_fork():
        return lambda: list(chain.from_iterable(work_here(starts).values()))
    parent, pipe = os.getpid(), _pipe_with(starts)
    workers = [worker for _ in range(1, processes) if (worker := _start(work_elsewhere)) is not None]

    def finish() -> list[Result]:
        try:
            done = work_here(_take_numbers(pipe))
            for worker in workers:
                done.update((start, codec.decode(encoded)) for start, encoded in _result(worker))
        except BaseException:
            for worker in workers:
                _kill(worker.process)
            raise
        finally:
            os.close(pipe)
        return list(chain.from_iterable(done[start] for start in starts))

    return finish


def _pipe_with(numbers: Iterable[int]) -> int:
    """Return the descriptor of a pipe filled with numbers, from which forked processes take turns reading."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(number.to_bytes(_NUMBER_BYTES, "little") for number in numbers))
    os.close(writing)
    return reading


def _take_numbers(pipe: int) -> Iterator[int]:
    """Yield the numbers that no other process has taken, until there are none left."""
    while number := os.read(pipe, _NUMBER_BYTES):
        yield int.from_bytes(number, "little")


def begin_in_background(work: Callable[[], Result], processes: int) -> Callable[[], Result]:
    """Begin some work in another process; return a function that waits for its result.

    The work is done in this process on demand if only one is allowed or none can be forked. The function
    returned raises ``WorkerError`` if the work failed in its process, and ``WorkerKilledError`` if that was
    ended from outside.
    """
    worker = _start(work) if processes > 1 and can_fork() else None
    return work if worker is None else lambda: _result(worker)


def _start(work: Callable[[], Any]) -> _Worker | None:
    """Begin some work in a forked process; return None if the system refuses."""
    found = fork_with_pipe(partial(_run, work))
    if found is None:
        return None
    worker = _Worker(*found)
    _running.add(worker.process)
    return worker


def _result(worker: _Worker) -> Any:
    """Wait for a process and return the result of its work."""
    with open(worker.reading, "rb") as pipe:
        payload = pipe.read()
    code = _wait(worker.process)
    try:
        # Through a pipe from our own fork, which nobody else can write to: safe to unpickle.
        succeeded, found = pickle.loads(payload)
    except (EOFError, pickle.UnpicklingError):
        raise killed_error(code) from None
    if isinstance(found, (OSError, MemoryError)) and not succeeded:
        raise found
    if not succeeded:
        raise WorkerError(found)
    return found


def _wait(process: int) -> int:
    """Wait for a process and return its exit code; a negative one is the signal that ended it."""
    _running.discard(process)
    try:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    except ChildProcessError:
        return 0


def _kill(process: int) -> None:
    if process in _running:
        os.kill(process, signal.SIGKILL)
        _wait(process)


def _is_wanted(parent: int) -> bool:
    """Return whether the parent of this process is still there to take its result."""
    return os.getppid() == parent


def _run(work: Callable[[], Any], writing: int) -> NoReturn:
    """Do the work of a forked process and exit without running the parent's cleanup."""
    _running.clear()
    leave_signals_to_parent()
    try:
        payload = pickle.dumps((True, work()))
    except (OSError, MemoryError) as error:
        payload = pickle.dumps((False, error))
    except BaseException:
        payload = pickle.dumps((False, traceback.format_exc()))
    try:
        with open(writing, "wb") as pipe:
            pipe.write(payload)
    finally:
        os._exit(0)

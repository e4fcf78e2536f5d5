"""Compiles templates ahead in a child process, while this one imports, reads and plans.

Compiled code is never stored on disk: code from a file could be anybody's. Only the digests of sources that
compiled without a problem are stored, and which templates the last build used.
"""

import marshal
import os
import signal
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from itertools import takewhile
from types import CodeType
from typing import NoReturn

from sitebuilder.processes.fork import PIPE_BYTES, can_fork, fork_with_pipe
from sitebuilder.processes.signals import leave_signals_to_parent

_LENGTH_BYTES = 4


def source_digest(source: bytes) -> bytes:
    """Return the digest of a template's source (BLAKE2b, 128 bits)."""
    return blake2b(source, digest_size=16).digest()


class BackgroundCompiler:
    """A child process that compiles templates, and the code received from it so far."""

    def __init__(self, worker: int, pipe: int, order: Sequence[str]) -> None:
        self._worker, self._pipe, self._order = worker, pipe, order
        self._unread = bytearray()
        self._received: dict[tuple[str, bytes], bytes] = {}

    def find(self, name: str, source: bytes) -> CodeType | None:
        """Return the code of a template with exactly this source; None when it has not arrived yet."""
        self._receive()
        found = self._received.get((name, source_digest(source)))
        # Safe to unmarshal: it comes through a pipe from our own child.
        return None if found is None else marshal.loads(found)

    def latest_first(self, names: Iterable[str]) -> list[str]:
        """Sort names of templates: first those that the process compiles last, or never."""
        order = {name: number for number, name in enumerate(self._order)}
        return sorted(names, key=lambda name: (-order.get(name, len(order)), name))

    def stop(self) -> None:
        """Stop the process; templates that it has not sent yet are compiled on demand."""
        if self._worker:
            self._receive()
            with suppress(OSError):
                os.kill(self._worker, signal.SIGKILL)
            with suppress(OSError):
                os.waitpid(self._worker, 0)
            os.close(self._pipe)
            self._worker = 0

    def _receive(self) -> None:
        """Receive what has arrived, without blocking."""
        if not self._worker:
            return
        with suppress(BlockingIOError):
            while part := os.read(self._pipe, PIPE_BYTES):
                self._unread += part
        for name, digest, code in _take_messages(self._unread):
            self._received[name, digest] = code


def start_background_compiler(
    folder: str, used: Iterable[str], compile_template: Callable[[str, str], CodeType]
) -> BackgroundCompiler | None:
    """Start to compile templates of a folder in a child process; return None where fork is unavailable.

    ``used`` are those of the last build in the order of their first use. The last is compiled first: when
    this process needs one that has not arrived, it compiles from the other end. If empty, all templates are
    compiled. ``compile_template`` compiles a template, given its name and text.
    """
    if not can_fork():
        return None
    parent, order = os.getpid(), [*used][::-1]

    def compile_all(pipe: int) -> NoReturn:
        leave_signals_to_parent()
        # Its parent may be killed by a signal that cannot be caught.
        wanted = takewhile(lambda _: os.getppid() == parent, order or _all_names(folder))
        _compile_all(folder, wanted, compile_template, pipe)

    found = fork_with_pipe(compile_all)
    if found is None:
        return None
    worker, reading = found
    os.set_blocking(reading, False)
    return BackgroundCompiler(worker, reading, order)


def _compile_all(
    folder: str, names: Iterable[str], compile_template: Callable[[str, str], CodeType], pipe: int
) -> NoReturn:
    """Compile templates and send each at once; then exit without the parent's cleanup."""
    try:
        for name in names:
            with suppress(Exception):  # The parent will report whatever is wrong with it.
                source = _read(os.path.join(folder, name))
                _send(pipe, name, source, compile_template(name, source.decode("utf-8-sig")))
    finally:
        os._exit(0)


def _read(path: str) -> bytes:
    # Reading a pipe in place of a template would block forever.
    with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
        return file.read() if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else b""


def _all_names(folder: str) -> Iterator[str]:
    for root, _, files in os.walk(folder):
        below = os.path.relpath(root, folder).replace(os.sep, "/")
        yield from (name if below == "." else f"{below}/{name}" for name in files)


def _send(pipe: int, name: str, source: bytes, code: CodeType) -> None:
    message = marshal.dumps((name, source_digest(source), marshal.dumps(code)))
    left = memoryview(len(message).to_bytes(_LENGTH_BYTES, "little") + message)
    while left:
        left = left[os.write(pipe, left) :]


def _take_messages(unread: bytearray) -> Iterator[tuple[str, bytes, bytes]]:
    """Yield the complete messages at the beginning of the buffer, and remove them from it."""
    while len(unread) >= _LENGTH_BYTES:
        end = _LENGTH_BYTES + int.from_bytes(unread[:_LENGTH_BYTES], "little")
        if len(unread) < end:
            return
        yield marshal.loads(unread[_LENGTH_BYTES:end])
        del unread[:end]

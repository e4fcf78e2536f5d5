"""Templates compiled ahead, by a process of its own: while this one imports, reads and plans.

Nothing compiled is ever kept on the disk: code from a file could be anybody's. What is kept is which
templates compiled without a problem, by the digests of their sources, and which ones the last build used.
"""

import marshal
import os
import signal
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from itertools import takewhile
from types import CodeType
from typing import NoReturn

from sitebuilder.processes.fork import can_fork, fork_with_pipe
from sitebuilder.processes.signals import leave_signals_to_parent

_LENGTH_BYTES = 4

_PIPE_BYTES = 1 << 20
"""Room for all compiled templates, so that nobody waits: a pipe holds 64 KiB otherwise (pipe(7))."""


def source_digest(source: bytes) -> bytes:
    """Return the digest of a template's source (BLAKE2b of 128 bits)."""
    return blake2b(source, digest_size=16).digest()


class BackgroundCompiler:
    """Code that a process of our own compiles and sends, as far as it has come."""

    def __init__(self, worker: int, pipe: int, order: Sequence[str]) -> None:
        self._worker, self._pipe, self._order = worker, pipe, order
        self._unread = bytearray()
        self._found: dict[tuple[str, bytes], bytes] = {}

    def find(self, name: str, source: bytes) -> CodeType | None:
        """Return the code of a template of this very source; None when it has not come yet."""
        self._receive()
        found = self._found.get((name, source_digest(source)))
        # From a pipe to our own child: nobody else can have written it.
        return None if found is None else marshal.loads(found)

    def latest_first(self, names: Iterable[str]) -> list[str]:
        """Return names of templates so that those come first to which the process comes last, or never."""
        order = {name: number for number, name in enumerate(self._order)}
        return sorted(names, key=lambda name: (-order.get(name, len(order)), name))

    def stop(self) -> None:
        """End the process; what it has not sent yet is compiled where it is needed."""
        if self._worker:
            self._receive()
            with suppress(OSError):
                os.kill(self._worker, signal.SIGKILL)
            with suppress(OSError):
                os.waitpid(self._worker, 0)
            os.close(self._pipe)
            self._worker = 0

    def _receive(self) -> None:
        """Take what has come, without waiting."""
        if not self._worker:
            return
        with suppress(BlockingIOError):
            while part := os.read(self._pipe, _PIPE_BYTES):
                self._unread += part
        for name, digest, code in _messages(self._unread):
            self._found[name, digest] = code


def start_background_compiler(
    folder: str, used: Iterable[str], compiled: Callable[[str, str], CodeType]
) -> BackgroundCompiler | None:
    """Begin to compile templates of a folder in another process; None where none can be forked.

    ``used`` are those of the last build in the order in which it came to them, and the last is compiled
    first: when this process needs one that has not come, it begins at the other end. Without any all are
    compiled. ``compiled`` returns the code of a template's name and text.
    """
    if not can_fork():
        return None
    parent, order = os.getpid(), [*used][::-1]

    def compile_all(pipe: int) -> NoReturn:
        leave_signals_to_parent()
        # Its parent may be ended by a signal that nobody can catch.
        wanted = takewhile(lambda _: os.getppid() == parent, order or _all_names(folder))
        _compile_all(folder, wanted, compiled, _enlarged(pipe))

    found = fork_with_pipe(compile_all)
    if found is None:
        return None
    worker, reading = found
    os.set_blocking(reading, False)
    return BackgroundCompiler(worker, reading, order)


def _enlarged(pipe: int) -> int:
    """Return a pipe with room for all, where the system allows it."""
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    return pipe


def _compile_all(
    folder: str, names: Iterable[str], compiled: Callable[[str, str], CodeType], pipe: int
) -> NoReturn:
    """Compile templates and send each at once; end this process, without what its parent would do."""
    try:
        for name in names:
            with suppress(Exception):  # Whatever is wrong with it, the parent will tell.
                source = _read(os.path.join(folder, name))
                _send(pipe, name, source, compiled(name, source.decode("utf-8-sig")))
    finally:
        os._exit(0)


def _read(path: str) -> bytes:
    # A pipe in the place of a template would have its reader wait for ever.
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


def _messages(unread: bytearray) -> Iterator[tuple[str, bytes, bytes]]:
    """Yield the whole messages at the beginning of what was received, and remove them from it."""
    while len(unread) >= _LENGTH_BYTES:
        end = _LENGTH_BYTES + int.from_bytes(unread[:_LENGTH_BYTES], "little")
        if len(unread) < end:
            return
        yield marshal.loads(unread[_LENGTH_BYTES:end])
        del unread[:end]

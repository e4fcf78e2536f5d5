"""Servers that tests run on the loopback: free ports, the wait until one listens, one in this process."""

from __future__ import annotations

import itertools
import os
import random
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

_FIRST_PORT = 20_000
_PORTS_EACH = 500
_WORKERS = 24
"""Below the ports that a system gives to connections: Linux begins at 32,768."""


def free_port() -> int:
    """Return a port of 127.0.0.1: nobody listens there, and no other worker of this run chooses it."""
    return free_ports(1)[0]


def free_ports(count: int) -> list[int]:
    """Return ports of 127.0.0.1: nobody listens there, and no other worker of this run chooses them.

    Nothing holds a port between its choice and the server that takes it: each worker has ports of its own.
    """
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % _WORKERS
    first = _FIRST_PORT + worker * _PORTS_EACH
    ports = random.SystemRandom().sample(range(first, first + _PORTS_EACH), _PORTS_EACH)
    return list(itertools.islice(filter(_is_free, ports), count))


def _is_free(port: int) -> bool:
    with socket.socket() as tried:
        # As servers do: a port whose last connection is just over is free.
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def is_listening(port: int) -> bool:
    """Tell whether somebody listens at a port of 127.0.0.1."""
    with socket.socket() as tried:
        tried.settimeout(1)
        return tried.connect_ex(("127.0.0.1", port)) == 0


def wait_until(
    is_ready: Callable[[], bool],
    process: subprocess.Popen[bytes],
    printed: Path | None = None,
    seconds: float = 60,
) -> None:
    """Wait until a program that was started is ready.

    Raises:
        AssertionError: the program ends, or ``seconds`` are over; it holds what the file ``printed`` says.
    """
    end = time.monotonic() + seconds
    while not is_ready():
        if process.poll() is not None or time.monotonic() > end:
            said = printed.read_text(encoding="utf-8", errors="replace") if printed is not None else ""
            raise AssertionError(f"does not start: {process.args!r}\n{said}")
        time.sleep(0.05)


@contextmanager
def answering(handler: Callable[..., Any]) -> Iterator[int]:
    """Answer requests by a handler of http.server in threads of this process; yield the port of 127.0.0.1."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

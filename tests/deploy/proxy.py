"""A line that breaks: connections to a server, of which all are cut after so many bytes."""

from __future__ import annotations

import selectors
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Line:
    """Passes bytes on between its own port and a server's; ``left`` is how many more, None for any number.

    While it is ``stalled`` it passes on nothing and cuts nothing.
    """

    def __init__(self, to: int) -> None:
        self._to, self.passed, self.stalled = to, 0, False
        self.left: int | None = None
        self._lock = threading.Lock()
        self._clients: set[socket.socket] = set()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Listen no more, and cut what is still connected."""
        self.stalled = False
        # Closing alone would leave the threads waiting in accept(2) and select(2).
        for each in (self._listening, *self._clients):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                self._clients.add(client)
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        try:
            self._pass_on(client)
        finally:
            self._clients.discard(client)

    def _pass_on(self, client: socket.socket) -> None:
        with client, suppress(OSError), socket.create_connection(("127.0.0.1", self._to)) as server:
            others = {client: server, server: client}
            with selectors.DefaultSelector() as selector:
                for each in others:
                    selector.register(each, selectors.EVENT_READ)
                while True:
                    for key, _ in selector.select():
                        while self.stalled:
                            time.sleep(0.2)
                        here = key.fileobj
                        assert isinstance(here, socket.socket)
                        piece = here.recv(65536)
                        allowed = self._allowed(len(piece))
                        others[here].sendall(piece[:allowed])
                        if not piece or allowed < len(piece):
                            return

    def _allowed(self, wanted: int) -> int:
        with self._lock:
            allowed = wanted if self.left is None else min(wanted, self.left)
            self.passed += allowed
            if self.left is not None:
                self.left -= allowed
            return allowed


@contextmanager
def breaking_line(to: int) -> Iterator[Line]:
    """Yield a line to a server's port on loopback."""
    line = Line(to)
    try:
        yield line
    finally:
        line.close()

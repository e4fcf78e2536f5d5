"""Bounds the connections of the preview, so that no client can use up the files that the process may open.

Without a bound, ``accept`` fails once the limit is reached, and the event loop reports that without pause.
"""

from typing import Any

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream

MAX_CONNECTIONS = 200
"""Far more than an editor's browsers open."""


class BoundedServer(HTTPServer):
    """Closes the connection that is open longest when there are too many."""

    def initialize(self, *args: Any, **kwargs: Any) -> None:
        super().initialize(*args, **kwargs)
        self._streams: list[IOStream] = []
        self._limit = _connection_limit()

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        self._streams = [each for each in self._streams if not each.closed()]
        if len(self._streams) >= self._limit:
            self._streams.pop(0).close()
        self._streams.append(stream)
        super().handle_stream(stream, address)


def _connection_limit() -> int:
    """Return how many connections may be open: at most half of the files, as builds open files as well."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows has no such limit.
        return MAX_CONNECTIONS
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MAX_CONNECTIONS if files == resource.RLIM_INFINITY else max(1, min(MAX_CONNECTIONS, files // 2))

"""A plain web server on a published folder, as visitors and the deploy ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

from tests.machine import answering


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def list_directory(self, path: Any) -> None:
        """Answer as servers do that list no folders."""
        self.send_error(403)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path, handler: Callable[..., Any] = Quiet) -> Iterator[str]:
    """Serve a folder on a free port of loopback; yield the address."""
    with answering(partial(handler, directory=str(folder))) as port:
        yield f"http://127.0.0.1:{port}/"

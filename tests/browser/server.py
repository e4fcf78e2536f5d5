"""A web server for a folder that answers as a static host does: compressed, with its own 404 page."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import SimpleHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from typing import Any

from sitebuilder.deploy.hosting.caching import cache_control, is_fingerprinted
from tests.machine import answering

_TYPES = {
    ".atom": "application/atom+xml",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_COMPRESSED = ("text/", "application/atom+xml", "application/json", "application/xml", "image/svg+xml")


@lru_cache(1_000)
def _compressed(content: bytes) -> bytes:
    """Return some bytes as gzip sends them; the same stylesheet is sent with each page."""
    return gzip.compress(content, mtime=0)


@contextmanager
def serve_folder(folder: Path, base_path: str = "/") -> Iterator[str]:
    """Serve `folder` as a web host would, on a free port of 127.0.0.1, and yield its address (ends with "/").

    `base_path` ("/" or for example "/academy/") is where the site stands on the host; all else is 404. A path
    that is not there gets the folder's 404.html, where there is one, with status 404. Text is sent compressed
    with gzip to a browser that takes it. Only what has a name for its bytes may be kept by a browser.
    """
    with answering(_handler(folder, base_path)) as port:
        yield f"http://127.0.0.1:{port}{base_path}"


def _handler(folder: Path, base_path: str) -> type[SimpleHTTPRequestHandler]:
    if not (base_path.startswith("/") and base_path.endswith("/")):
        raise ValueError(f"base_path must begin and end with a slash: {base_path!r}")
    not_found = folder / "404.html"

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # A body must not wait until the browser confirms the headers: that takes 40 ms of each answer.
        disable_nagle_algorithm = True
        extensions_map = SimpleHTTPRequestHandler.extensions_map | _TYPES

        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(folder))

        def send_head(self) -> Any:
            if not self.path.startswith(base_path):
                return self.send_error(404)
            path = Path(self.translate_path(self.path))
            file = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
            kind = self.guess_type(file)
            takes_gzip = "gzip" in self.headers.get("Accept-Encoding", "")
            if takes_gzip and kind.startswith(_COMPRESSED) and file.is_file():
                return self._send(200, kind, _compressed(file.read_bytes()), "gzip")
            # Whole each time: what a page weighs is counted, whatever was seen before it.
            del self.headers["If-Modified-Since"]
            return super().send_head()

        def translate_path(self, path: str) -> str:
            return super().translate_path("/" + path.removeprefix(base_path))

        def list_directory(self, path: Any) -> None:
            self.send_error(404)

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            if code != 404 or not not_found.is_file():
                return super().send_error(code, message, explain)
            body = self._send(404, "text/html", not_found.read_bytes(), None)
            if self.command != "HEAD":
                self.copyfile(body, self.wfile)

        def send_response(self, code: int, message: str | None = None) -> None:
            super().send_response(code, message)
            name = self.path.partition("?")[0].removeprefix(base_path)
            if code == 200 and is_fingerprinted(name):
                self.send_header("Cache-Control", cache_control(name))

        def _send(self, status: int, kind: str, body: bytes, encoding: str | None) -> BytesIO:
            """Send the headers of an answer and return its body, as send_head does."""
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            self.send_header("Content-Length", str(len(body)))
            if encoding:
                self.send_header("Content-Encoding", encoding)
            self.end_headers()
            return BytesIO(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Keep the tests' output free of requests."""

    return Handler

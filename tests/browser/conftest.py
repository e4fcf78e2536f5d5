"""What the browser tests share: Debian's Chromium, a page in it, and a web server for a folder.

Playwright downloads no browser of its own: it drives the Chromium that the machine has, or the one that the
environment variable CHROMIUM names.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
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


def find_chromium() -> str | None:
    """Return the path of the browser that CHROMIUM names or the search path holds, or None."""
    named = os.environ.get("CHROMIUM")
    found = (shutil.which(name) for name in ([named] if named else _NAMES))
    return next((path for path in found if path), None)


@contextmanager
def open_browser(executable: str) -> Iterator[Browser]:
    """Start the browser at the path `executable` without a window, and end it with the block."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, headless=True, args=_OPTIONS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def serve_folder(folder: Path, base_path: str = "/") -> Iterator[str]:
    """Serve `folder` as a web host would, on a free port of 127.0.0.1, and yield its address (ends with "/").

    `base_path` ("/" or for example "/academy/") is where the site stands on the host; all else is 404. A path
    that is not there gets the folder's 404.html, where there is one, with status 404.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(folder, base_path))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base_path}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(folder: Path, base_path: str) -> type[SimpleHTTPRequestHandler]:
    if not (base_path.startswith("/") and base_path.endswith("/")):
        raise ValueError(f"base_path must begin and end with a slash: {base_path!r}")
    not_found = folder / "404.html"

    class Handler(SimpleHTTPRequestHandler):
        extensions_map = SimpleHTTPRequestHandler.extensions_map | _TYPES

        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(folder))

        def send_head(self) -> Any:
            if self.path.startswith(base_path):
                return super().send_head()
            return self.send_error(404)

        def translate_path(self, path: str) -> str:
            return super().translate_path("/" + path.removeprefix(base_path))

        def list_directory(self, path: Any) -> None:
            self.send_error(404)

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            if code != 404 or not not_found.is_file():
                return super().send_error(code, message, explain)
            body = not_found.read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Keep the tests' output free of requests."""

    return Handler


# For one file, not for the session: while Playwright's synchronous interface is open, its event loop counts
# as running in this thread, and every later test that runs a loop of its own (the preview's) would fail.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Yield a running browser; skip the test where there is none, or fail it where CI=true."""
    executable = find_chromium()
    if executable is None:
        reason = "没有找到 Chromium，未做浏览器测试（no Chromium found; set CHROMIUM to its path）"
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    with open_browser(executable) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Yield a blank page of a new visitor in Guangdong, 1280 by 800 CSS pixels."""
    context = browser.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", viewport={"width": 1280, "height": 800}
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[..., str]]:
    """Yield `serve(folder, base_path="/") -> address` (see serve_folder); the servers end with the file."""
    with ExitStack() as servers:
        yield lambda folder, base_path="/": servers.enter_context(serve_folder(folder, base_path))


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark each test that uses the browser, so that `-m "not browser"` leaves them out."""
    if "browser" in getattr(item, "fixturenames", ()):
        item.add_marker("browser")

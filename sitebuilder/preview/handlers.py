"""The answers of the preview's web server.

It runs on an editor's own machine, where pages of any site can reach it: so it answers to its own name only,
may be framed and read by its own pages only, and what it sends is what it says (OWASP, HTTP Headers and
WebSocket Security Cheat Sheets).
"""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import livereload.handlers
from livereload.handlers import LiveReloadHandler
from tornado import web

from sitebuilder.formats.jinja.content_security_policy import (
    HEADER_ONLY_DIRECTIVES,
    file_policy,
    serialise_policy,
)
from sitebuilder.formats.media_types import content_type
from sitebuilder.messages import say
from sitebuilder.preview.addresses import (
    HOST,
    address_of,
    allowed_hosts,
    find_file,
    is_allowed_origin,
    is_folder,
    path_parts,
)
from sitebuilder.preview.overlay import SCRIPT, STYLES, STYLESHEET, decorate_page, empty_page
from sitebuilder.preview.rebuilding import Preview

_RELOADING_SCRIPT = Path(livereload.handlers.__file__).parent / "vendors" / "livereload.js"
_PAGE_POLICY = serialise_policy(HEADER_ONLY_DIRECTIVES)
"""A page's own ``<meta>`` says the rest."""
_FILE_POLICY = file_policy()

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": _FILE_POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


def make_application(preview: Preview, port: int) -> web.Application:
    """Return what answers the requests for a preview on ``port``."""
    LiveReloadHandler.watcher = SimpleNamespace(filepath="*")
    given = {"preview": preview, "port": port}
    added = {
        SCRIPT: _RELOADING_SCRIPT.read_bytes(),
        STYLES: STYLESHEET.encode(),
    }
    return web.Application(
        [
            (r"/livereload", _Socket, given),
            *((f"/{name}", _AddedFile, {**given, "name": name, "content": added[name]}) for name in added),
            (r".*", _Page, given),
        ],
        log_function=lambda handler: None,
    )


def _harden(handler: web.RequestHandler) -> None:
    for name, value in _HEADERS.items():
        handler.set_header(name, value)


def _is_refused(handler: web.RequestHandler, preview: Preview, port: int) -> bool:
    """Answer a request that means another host (RFC 9110, 15.5.20), and print_line whether it did."""
    if handler.request.host.lower() in allowed_hosts(port):
        return False
    handler.set_status(421)
    handler.set_header("Content-Type", "text/plain; charset=utf-8")
    url = f"http://{HOST}:{port}{preview.base}"
    handler.finish(say("preview-other-host", preview.language, url=url))
    return True


class _Page(web.RequestHandler):
    """Serves the built files as a web host does, with what the preview adds to pages."""

    def initialize(self, preview: Preview, port: int) -> None:
        self.preview, self.port = preview, port

    def set_default_headers(self) -> None:
        _harden(self)

    def prepare(self) -> None:
        _is_refused(self, self.preview, self.port)

    def get(self) -> None:
        """Answer with a file, the index of a folder, or the 404 page."""
        parts = path_parts(self.request.path)
        if parts == ("",) and self.preview.base != "/":
            self.redirect(self.preview.base)
            return
        folder, base = self.preview.options.output, path_parts(self.preview.base) or ("",)
        depth = len(base) - 1
        if parts is None or parts[:depth] != base[:-1]:
            self._send_missing()
            return
        if parts == base[:-1] or is_folder(folder, parts[depth:]):
            query = f"?{self.request.query}" if self.request.query else ""
            self.redirect(address_of(parts) + query)
            return
        file = find_file(folder, parts[depth:])
        content = _content(file) if file else None
        if file is None or content is None:
            self._send_missing()
        else:
            self._send(file.name, content)

    def head(self) -> None:
        """Answer as to ``GET``, without the content: tornado leaves it out."""
        self.get()

    def _send_missing(self) -> None:
        self.set_status(404)
        page = _content(self.preview.options.output / "404.html")
        self._send("404.html", empty_page(self.preview.language) if page is None else page)

    def _send(self, name: str, content: bytes) -> None:
        kind = content_type(name)
        self.set_header("Content-Type", kind)
        if kind.startswith("text/html"):
            self.set_header("Content-Security-Policy", _PAGE_POLICY)
            content = decorate_page(content, self.preview.problems, self.preview.language, self.port)
        self.finish(content)


class _AddedFile(web.RequestHandler):
    """Serves a file that the preview adds to pages."""

    def initialize(self, preview: Preview, port: int, name: str, content: bytes) -> None:
        self.preview, self.port, self.name, self.content = preview, port, name, content

    def set_default_headers(self) -> None:
        _harden(self)

    def prepare(self) -> None:
        _is_refused(self, self.preview, self.port)

    def get(self) -> None:
        """Answer with the file."""
        self.set_header("Content-Type", content_type(self.name))
        self.finish(self.content)

    def head(self) -> None:
        """Answer as to ``GET``, without the content."""
        self.get()


class _Socket(LiveReloadHandler):  # type: ignore[misc]
    """The socket through which a page is told to reload; pages of other sites get none.

    Browsers let any page open a socket to any host, and only say whose page it is.
    """

    def initialize(self, preview: Preview, port: int) -> None:
        self.preview, self.port = preview, port

    def set_default_headers(self) -> None:
        _harden(self)

    def prepare(self) -> None:
        if not _is_refused(self, self.preview, self.port) and not self.check_origin(
            self.request.headers.get("Origin")
        ):
            self.set_status(403)
            self.finish()

    def check_origin(self, origin: str | None) -> bool:
        """Tell whether a page of this preview asks."""
        return is_allowed_origin(origin, self.port)

    def on_message(self, message: Any) -> None:
        """Take part in the handshake of livereload.js; close on what is no message of it."""
        try:
            super().on_message(message)
        except (ValueError, TypeError, AttributeError):
            self.close()


def _content(file: Path) -> bytes | None:
    """Return the bytes of a file, or None when it is gone: a build may be replacing it."""
    try:
        return file.read_bytes()
    except (OSError, ValueError):
        return None

"""Request handlers of the preview's web server.

It runs on an editor's own machine, where pages of any site can reach it. So it answers only to its own host
names, lets only its own pages frame or read it, and forbids content sniffing (OWASP, HTTP Headers and
WebSocket Security Cheat Sheets).
"""

import logging
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import livereload.handlers
from livereload.handlers import LiveReloadHandler
from tornado import web
from tornado.escape import json_decode
from tornado.httputil import HTTPServerRequest

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
    split_target,
)
from sitebuilder.preview.overlay import (
    RELOAD_PLUGIN,
    SCRIPT,
    STYLES,
    STYLESHEET,
    decorate_page,
    empty_page,
)
from sitebuilder.preview.rebuilding import Preview

_LIVERELOAD_SCRIPT = Path(livereload.handlers.__file__).parent / "vendors" / "livereload.js"
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
    """Return the web application of a preview on ``port``."""
    LiveReloadHandler.watcher = SimpleNamespace(filepath="*")
    # Its warnings quote faulty requests, which any page can send, on the editor's terminal.
    logging.getLogger("tornado.general").setLevel(logging.ERROR)
    arguments = {"preview": preview, "port": port}
    files = {
        SCRIPT: RELOAD_PLUGIN.encode() + _LIVERELOAD_SCRIPT.read_bytes(),
        STYLES: STYLESHEET.encode(),
    }
    return _Application(
        [
            (r"/livereload", _ReloadSocket, arguments),
            (f"/({'|'.join(map(re.escape, files))})", _PreviewFile, arguments),
            (r".*", _SiteFile, arguments),
        ],
        log_function=lambda handler: None,
        preview_files=files,
    )


class _Application(web.Application):
    """Accepts absolute request targets as well, which every server must (RFC 9112, 3.2.2)."""

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> Any:
        target = split_target(request.uri or "")
        if target is not None:
            request.host, request.uri = target
            request.path = request.uri.partition("?")[0]
        return super().find_handler(request, **kwargs)


class _LocalHandler(web.RequestHandler):
    """Answers requests to this machine's own names only, and sends the security headers with each answer."""

    def initialize(self, preview: Preview, port: int) -> None:
        self.preview, self.port = preview, port

    def set_default_headers(self) -> None:
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        self.refuse_other_host()

    def refuse_other_host(self) -> bool:
        """Answer a request that is meant for another host (RFC 9110, 15.5.20); return whether it was one."""
        if self.request.host.lower() in allowed_hosts(self.port):
            return False
        self.set_status(421)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        url = f"http://{HOST}:{self.port}{self.preview.base}"
        self.finish(say("preview-other-host", self.preview.language, url=url))
        return True


class _SiteFile(_LocalHandler):
    """Serves the built files as a web host does, with the additions of the preview to pages."""

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
        """Answer like ``GET``; tornado leaves out the content."""
        self.get()

    def _send_missing(self) -> None:
        self.set_status(404)
        page = _content(self.preview.options.output / "404.html")
        self._send("404.html", empty_page(self.preview.language) if page is None else page)

    def _send(self, name: str, content: bytes) -> None:
        media_type = content_type(name)
        self.set_header("Content-Type", media_type)
        if media_type.startswith("text/html"):
            self.set_header("Content-Security-Policy", _PAGE_POLICY)
            preview = self.preview
            content = decorate_page(content, preview.problems, preview.language, self.port, preview.version)
        self.finish(content)


class _PreviewFile(_LocalHandler):
    """Serves a script or stylesheet of the preview itself."""

    def get(self, name: str) -> None:
        """Answer with the file."""
        self.set_header("Content-Type", content_type(name))
        self.finish(self.settings["preview_files"][name])

    def head(self, name: str) -> None:
        """Answer like ``GET``; tornado leaves out the content."""
        self.get(name)


class _ReloadSocket(_LocalHandler, LiveReloadHandler):  # type: ignore[misc]
    """The WebSocket that tells pages to reload; it refuses pages of other sites.

    Browsers let any page open a WebSocket to any host, and only send the page's origin along.
    """

    def prepare(self) -> None:
        is_own = self.check_origin(self.request.headers.get("Origin"))
        if not self.refuse_other_host() and not is_own:
            self.set_status(403)
            self.finish()

    def check_origin(self, origin: str | None) -> bool:
        """Return whether the request comes from a page of this preview."""
        return is_allowed_origin(origin, self.port)

    def on_message(self, message: Any) -> None:
        """Handle the handshake of livereload.js; close the socket on any invalid message.

        A page that shows an older state reloads at once: while it was loading, or its connection lost, it
        was not told of changes.
        """
        try:
            super().on_message(message)
            info = json_decode(message)
            if info["command"] == "info" and info["plugins"]["preview"]["shown"] != self.preview.version:
                self.send_message({"command": "reload", "path": "*"})
        except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
            self.close()


def _content(file: Path) -> bytes | None:
    """Return the bytes of a file, or None if it is gone: a build may be replacing it."""
    try:
        return file.read_bytes()
    except (OSError, ValueError):
        return None

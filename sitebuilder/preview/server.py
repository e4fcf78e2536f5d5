"""livereload's server on 127.0.0.1, fed by watchfiles.

livereload's own watcher polls every 800 ms and drops a reload that comes within 3 s of the last, so only its
handlers are used: the script for the browser and the socket through which a page is told to reload.
"""

import asyncio
import mimetypes
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket
from types import SimpleNamespace
from urllib.parse import unquote, urlsplit

import msgspec
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from watchfiles import Change, awatch

from sitebuilder.build import BuildOptions, build
from sitebuilder.build.scan import is_junk
from sitebuilder.content.files import MOST_BYTES, read_regular
from sitebuilder.content.site_file import SITE_FILE, read_site
from sitebuilder.preview.overlay import dress
from sitebuilder.problems import Problem, errors, format_problems, say

HOST = "127.0.0.1"
_FOLDERS = ("content", "templates", "assets")


@dataclass
class Preview:
    """What is served: the folder of the last good build, and what is wrong since."""

    options: BuildOptions
    language: str
    problems: Sequence[Problem] = field(default_factory=tuple)
    base: str = "/"


def serve(options: BuildOptions, port: int, language: str) -> int:
    """Serve the site until Ctrl+C; return 0, or 2 when the port is taken.

    Pages are built into a folder of the cache, never into ``public/``.
    """
    folder = options.site / ".cache" / "preview"
    options = msgspec.structs.replace(options, output=folder, jobs=1, adopt=True, allow_removals=True)
    preview = Preview(options, language)
    try:
        sockets = bind_sockets(port, address=HOST)
    except OSError:
        print(say("port-taken", language, port=port, other=port + 1), file=sys.stderr)
        return 2
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(preview, sockets))
    return 0


async def _serve(preview: Preview, sockets: list[socket]) -> None:
    LiveReloadHandler.watcher = SimpleNamespace(filepath="*")
    application = web.Application(
        [
            (r"/livereload", LiveReloadHandler),
            (r"/livereload.js", LiveReloadJSHandler),
            (r"/(.*)", PageHandler, {"preview": preview}),
        ],
        log_function=lambda handler: None,
    )
    HTTPServer(application).add_sockets(sockets)
    following = _watch(preview)
    # One turn of the loop begins the watching, so that no change after the build's reading is missed.
    await asyncio.sleep(0)
    rebuild(preview)
    port = sockets[0].getsockname()[1]
    print(say("serving", preview.language, url=f"http://{HOST}:{port}{preview.base}"), flush=True)
    await following


def _watch(preview: Preview) -> "asyncio.Future[tuple[None, None]]":
    """Rebuild after each change: of any file in the folders, and of the files beside them."""
    options = preview.options
    folders = {root / name for root in (options.site, options.fallback) for name in _FOLDERS}
    existing = [folder for folder in sorted(folders) if folder.is_dir()]
    below = awatch(*existing, debounce=100, step=20)
    beside = awatch(options.site, debounce=100, step=20, recursive=False)
    return asyncio.gather(_follow(below, preview), _follow(beside, preview))


async def _follow(changed: AsyncIterator[set[tuple[Change, str]]], preview: Preview) -> None:
    async for changes in changed:
        if any(_matters(Path(path), preview.options) for _, path in changes):
            rebuild(preview)
            LiveReloadHandler.reload_waiters("*")


def _matters(path: Path, options: BuildOptions) -> bool:
    """Tell whether a change of a file may change the site: an editor's temporary files do not."""
    if is_junk(path.name):
        return False
    for root in (options.site, options.fallback):
        if path.is_relative_to(root):
            first = path.relative_to(root).parts[:1]
            if first and (first[0] in _FOLDERS or first[0] == SITE_FILE):
                return True
    return False


def rebuild(preview: Preview) -> None:
    """Build again; with an error the last good pages stay and the problems are kept for the overlay."""
    result = build(preview.options)
    preview.problems = result.problems if errors(result.problems) else ()
    preview.base = _base(preview)
    if result.problems:
        print(format_problems(result.problems, preview.language), file=sys.stderr, flush=True)
    if not errors(result.problems):
        moment = time.strftime("%H:%M:%S")
        values = {"time": moment, "written": result.written, "seconds": result.seconds}
        print(say("rebuilt", preview.language, **values), flush=True)


def _base(preview: Preview) -> str:
    """Return the path below which the site lives, of the last ``site.yaml`` that could be read."""
    try:
        site, _ = read_site(read_regular(preview.options.site / SITE_FILE, MOST_BYTES))
    except OSError:
        return preview.base
    return preview.base if site is None else unquote(urlsplit(site.base_url).path).rstrip("/") + "/"


class PageHandler(web.RequestHandler):
    """Serves the built files as a web host does, with what the preview adds to pages."""

    def initialize(self, preview: Preview) -> None:
        self.preview = preview

    def get(self, path: str) -> None:
        """Answer with a file, the index of a folder, or the 404 page."""
        base, requested = self.preview.base, "/" + unquote(path)
        if requested == "/" and base != "/":
            self.redirect(base)
            return
        folder = self.preview.options.output.resolve()
        file = (folder / requested.removeprefix(base).lstrip("/")).resolve()
        if file.is_dir() and not requested.endswith("/"):
            self.redirect(requested + "/")
            return
        if file.is_dir():
            file = file / "index.html"
        if not requested.startswith(base) or not file.is_relative_to(folder) or not file.is_file():
            self.set_status(404)
            file = folder / "404.html"
        self._send(file)

    def _send(self, file: Path) -> None:
        self.set_header("Cache-Control", "no-store")
        content = (
            file.read_bytes() if file.is_file() else b"<!doctype html><title>preview</title><body></body>"
        )
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        if kind == "text/html":
            content = dress(content, self.preview.problems, self.preview.language)
        text = kind.startswith("text/") or kind.endswith(("javascript", "json", "xml"))
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.finish(content)

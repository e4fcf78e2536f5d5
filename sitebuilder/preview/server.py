"""livereload's server on 127.0.0.1, fed by watchfiles.

livereload's own watcher polls every 800 ms and drops a reload that comes within 3 s of the last, so only its
handlers are used: the script for the browser and the socket through which a page is told to reload.
"""

import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from socket import socket

import msgspec
from livereload.handlers import LiveReloadHandler
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from sitebuilder.content.site_file import SITE_FILE
from sitebuilder.messages import Place, problem, say
from sitebuilder.pipeline import BuildOptions
from sitebuilder.preview.addresses import HOST
from sitebuilder.preview.handlers import make_application
from sitebuilder.preview.rebuilding import Preview, print_line, rebuild, show_problem
from sitebuilder.preview.signals import Shutdown, interruptible, shutdown_on_signals
from sitebuilder.preview.watching import watch
from sitebuilder.preview.workspace import preview_folder

_LONGEST_HEAD = 1_000_000
"""Bytes of a request's head: a path that no file has is 404, however long."""

__all__ = ["HOST", "Preview", "rebuild", "serve"]


def serve(
    options: BuildOptions,
    port: int,
    language: str,
    log_error: Callable[[], Path],
    *,
    show_all: bool = False,
) -> int:
    """Serve the site until a signal; return 128 and its number, or 2 when the port is taken.

    Pages are built into a folder of this preview alone, never into ``public/``; it is removed at the end.
    ``log_error`` writes down the exception that is being handled and returns where; with ``show_all`` each
    problem is told.
    """
    try:
        sockets = bind_sockets(port, address=HOST)
    except OSError:
        print(say("port-taken", language, port=port, other=port + 1), file=sys.stderr)
        return 2
    with shutdown_on_signals() as ending:
        with suppress(KeyboardInterrupt), preview_folder(options.site) as folder:
            own = {"output": folder, "jobs": 1, "adopt": True, "allow_removals": True}
            # What may not be released yet is looked at here: of a release a preview has what it shows.
            shown = {"release": False, "samples": not options.release}
            built = msgspec.structs.replace(options, **own, **shown)
            asyncio.run(
                _serve(Preview(built, language, log_error=log_error, show_all=show_all), sockets, ending)
            )
        print_line(say("preview-ended", language), sys.stdout)
    return ending.exit_code or 0


async def _serve(preview: Preview, sockets: list[socket], ending: Shutdown | None = None) -> None:
    """Answer requests, and build after each change: one build at a time, of all that was saved before it."""
    ending = ending or Shutdown()
    port = sockets[0].getsockname()[1]
    HTTPServer(make_application(preview, port), max_header_size=_LONGEST_HEAD).add_sockets(sockets)
    changed = asyncio.Event()
    ending.wake = partial(asyncio.get_running_loop().call_soon_threadsafe, changed.set)

    def fail(error: Exception) -> None:
        show_problem(preview, problem("preview-watching", Place(SITE_FILE), reason=str(error)))
        LiveReloadHandler.reload_waiters("*")

    following = watch(preview.options, changed.set, fail)
    # One turn of the loop begins the watching, so that no change after the build's reading is missed.
    await asyncio.sleep(0)
    with interruptible(ending):
        rebuild(preview)
    print_line(say("serving", preview.language, url=f"http://{HOST}:{port}{preview.base}"), sys.stdout)
    while True:
        await changed.wait()
        changed.clear()
        if ending.exit_code is not None:
            break
        with interruptible(ending):
            is_new = rebuild(preview)
        if is_new:
            LiveReloadHandler.reload_waiters("*")
    following.cancel()
    with suppress(asyncio.CancelledError):
        await following

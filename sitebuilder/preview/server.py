"""The preview server on 127.0.0.1: livereload's handlers, triggered by watchfiles.

livereload's own watcher polls every 800 ms and drops a reload within 3 s of the last one, so only its
handlers are used: the script for the browser and the WebSocket that tells a page to reload.
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
from tornado.netutil import bind_sockets

from sitebuilder.content.model.site import SITE_FILE
from sitebuilder.messages import Place, problem, say
from sitebuilder.pipeline import BuildOptions
from sitebuilder.preview.addresses import HOST
from sitebuilder.preview.connections import BoundedServer
from sitebuilder.preview.handlers import make_application
from sitebuilder.preview.rebuilding import Preview, print_line, rebuild, show_problem
from sitebuilder.preview.signals import Shutdown, interruptible, shutdown_on_signals
from sitebuilder.preview.watching import watch
from sitebuilder.preview.workspace import preview_folder
from sitebuilder.processes.exit_code import ExitCode

_MAX_HEADER_BYTES = 1_000_000
"""Size limit of a request's header: a path without a file is answered with 404, however long it is."""

_IDLE_SECONDS = 120
"""How long a connection may wait for its next request."""


def serve(
    options: BuildOptions,
    port: int,
    language: str,
    log_error: Callable[[], Path],
    *,
    show_all: bool = False,
) -> int:
    """Serve the site until a signal; return 128 plus its number, or 2 if the port is taken.

    Pages are built into a folder of this preview alone, never into ``public/``; it is removed at the end.
    ``log_error`` logs the exception being handled and returns the path of the log; ``show_all`` prints every
    problem in full.
    """
    try:
        sockets = bind_sockets(port, address=HOST)
    except OSError:
        print(say("port-taken", language, port=port, other=port + 1), file=sys.stderr)
        return ExitCode.USAGE
    with shutdown_on_signals() as shutdown:
        with suppress(KeyboardInterrupt), preview_folder(options.site) as folder:
            options = msgspec.structs.replace(
                options,
                output=folder,
                jobs=1,
                adopt=True,
                allow_removals=True,
                # A preview of a release hides the samples, but does not refuse what may not be released yet.
                release=False,
                samples=not options.release,
            )
            preview = Preview(options, language, log_error=log_error, show_all=show_all)
            asyncio.run(_serve(preview, sockets, shutdown))
        print_line(say("preview-ended", language), sys.stdout)
    return shutdown.exit_code or 0


async def _serve(preview: Preview, sockets: list[socket], shutdown: Shutdown) -> None:
    """Answer requests and build after each change; a build covers all changes saved before it began."""
    port = sockets[0].getsockname()[1]
    server = BoundedServer(
        make_application(preview, port),
        max_header_size=_MAX_HEADER_BYTES,
        idle_connection_timeout=_IDLE_SECONDS,
    )
    server.add_sockets(sockets)
    changed = asyncio.Event()
    shutdown.wake = partial(asyncio.get_running_loop().call_soon_threadsafe, changed.set)

    def fail(error: Exception) -> None:
        show_problem(preview, problem("preview-watching", Place(SITE_FILE), reason=str(error)))
        LiveReloadHandler.reload_waiters("*")

    watching = watch(preview.options, changed.set, fail)
    # One turn of the event loop starts the watching, so that no change after the build's reading is missed.
    await asyncio.sleep(0)
    with interruptible(shutdown):
        rebuild(preview)
    print_line(say("serving", preview.language, url=f"http://{HOST}:{port}{preview.base}"), sys.stdout)
    while True:
        await changed.wait()
        changed.clear()
        if shutdown.exit_code is not None:
            break
        with interruptible(shutdown):
            is_different = rebuild(preview)
        if is_different:
            LiveReloadHandler.reload_waiters("*")
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching

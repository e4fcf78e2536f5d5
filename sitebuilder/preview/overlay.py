"""Adds the reload script and the list of problems to the pages that the preview serves.

Script and styles are separate files: the Content-Security-Policy of the pages allows nothing inline.
"""

from collections.abc import Sequence
from html import escape

from sitebuilder.messages import Problem, errors, problem_listing, say

SCRIPT = "livereload.js"
STYLES = "preview-problems.css"
"""URL paths of the two files, relative to the root of the host."""

STYLESHEET = """\
#preview-problems {
  position: fixed; left: 0; right: 0; bottom: 0; z-index: 2147483647; max-height: 60vh; overflow: auto;
  margin: 0; padding: 1em; background: #7a1010; color: #fff; font: 16px/1.6 sans-serif; white-space: pre-wrap;
}
"""
RELOAD_PLUGIN = """\
(function () {
  const version = new URL(document.currentScript.src).searchParams.get("version");
  const plugin = function () { this.analyze = () => ({ shown: version }); };
  plugin.identifier = "preview";
  plugin.version = "1.0";
  window.LiveReloadPluginPreview = plugin;
})();
"""
"""A plugin of livereload.js, read before it: sends the version in its own URL with each handshake."""

_MAX_BYTES = 40_000
"""Size limit of the list of problems as HTML: every page that is viewed carries it."""

_BODY_END = b"</body>"


def decorate_page(page: bytes, problems: Sequence[Problem], language: str, port: int, version: str) -> bytes:
    """Return an HTML page with the reload script and, if there are any, an overlay of the problems.

    ``version`` identifies the state of the site that the page shows.
    """
    added = _overlay(problems, language) if problems else ""
    # The script reads both from its own URL; without a port it falls back to its default.
    added += f'<script src="/{SCRIPT}?port={port}&amp;version={version}"></script>'
    head, separator, tail = page.rpartition(_BODY_END)
    if not separator:
        return page + added.encode()
    return head + added.encode() + separator + tail


def empty_page(language: str) -> bytes:
    """Return a blank page, served for a missing page while the site has no 404 page."""
    title = escape(say("preview-title", language))
    return f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>'.encode()


def _overlay(problems: Sequence[Problem], language: str) -> str:
    title = say("overlay-title", language)
    listing = _truncate(escape(problem_listing(errors(problems), language)), language)
    return (
        f'<link rel="stylesheet" href="/{STYLES}"><section id="preview-problems" role="alert">'
        f"<strong>{escape(title)}</strong>\n\n{listing}</section>"
    )


def _truncate(listing: str, language: str) -> str:
    """Return the problems of an escaped listing that fit, with a note on where to find the others."""
    encoded = listing.encode()
    if len(encoded) <= _MAX_BYTES:
        return listing
    complete = encoded[:_MAX_BYTES].rpartition(b"\n\n")[0].decode()
    return f"{complete}\n\n{escape(say('overlay-more', language))}"

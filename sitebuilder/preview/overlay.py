"""What the preview adds to a page while it serves it: the reloading script, and the list of problems.

Both are files of the preview: the Content-Security-Policy of the pages allows nothing inline.
"""

from collections.abc import Sequence
from html import escape

from sitebuilder.messages import Problem, errors, problem_listing, say

SCRIPT = "livereload.js"
STYLES = "preview-problems.css"
"""Their addresses, below the root of the host."""

STYLESHEET = """\
#preview-problems {
  position: fixed; left: 0; right: 0; bottom: 0; z-index: 2147483647; max-height: 60vh; overflow: auto;
  margin: 0; padding: 1em; background: #7a1010; color: #fff; font: 16px/1.6 sans-serif; white-space: pre-wrap;
}
"""
_MOST_BYTES = 40_000
"""Of the problems over a page, as HTML: every page that is looked at carries them."""

_BODY_END = b"</body>"


def decorate_page(page: bytes, problems: Sequence[Problem], language: str, port: int) -> bytes:
    """Return an HTML page with the reloading script and, when there are any, the problems over it."""
    added = _overlay(problems, language) if problems else ""
    # The script takes the port from its own address; without it there, one of its own.
    added += f'<script src="/{SCRIPT}?port={port}"></script>'
    head, separator, tail = page.rpartition(_BODY_END)
    if not separator:
        return page + added.encode()
    return head + added.encode() + separator + tail


def empty_page(language: str) -> bytes:
    """Return the page for an address that has none, while the site has no page for that either."""
    title = escape(say("preview-title", language))
    return f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>'.encode()


def _overlay(problems: Sequence[Problem], language: str) -> str:
    title = say("overlay-title", language)
    listed = _fitting(escape(problem_listing(errors(problems), language)), language)
    return (
        f'<link rel="stylesheet" href="/{STYLES}"><section id="preview-problems" role="alert">'
        f"<strong>{escape(title)}</strong>\n\n{listed}</section>"
    )


def _fitting(listed: str, language: str) -> str:
    """Return the first problems of an escaped text that fit, and where the others are told."""
    encoded = listed.encode()
    if len(encoded) <= _MOST_BYTES:
        return listed
    whole = encoded[:_MOST_BYTES].rpartition(b"\n\n")[0].decode()
    return f"{whole}\n\n{escape(say('overlay-more', language))}"

"""What the preview adds to a page while it serves it: the reloading script, and the list of problems."""

from collections.abc import Sequence
from html import escape

from sitebuilder.problems import Problem, format_problem, say

_BODY_END = b"</body>"
_SCRIPT = (
    "<script>(function(){var s=document.createElement('script');"
    "s.src='/livereload.js?port='+location.port;document.head.appendChild(s)})()</script>"
)
_STYLE = (
    "position:fixed;left:0;right:0;bottom:0;z-index:2147483647;max-height:60vh;overflow:auto;margin:0;"
    "padding:1em;background:#7a1010;color:#fff;font:16px/1.6 sans-serif;white-space:pre-wrap"
)


def dress(page: bytes, problems: Sequence[Problem], language: str) -> bytes:
    """Return an HTML page with the reloading script and, when there are any, the problems over it."""
    added = _SCRIPT + (_overlay(problems, language) if problems else "")
    head, separator, tail = page.rpartition(_BODY_END)
    if not separator:
        return page + added.encode()
    return head + added.encode() + separator + tail


def _overlay(problems: Sequence[Problem], language: str) -> str:
    title = say("overlay-title", language)
    listed = "\n\n".join(format_problem(each, language) for each in problems)
    return (
        f'<section id="preview-problems" role="alert" style="{_STYLE}">'
        f"<strong>{escape(title)}</strong>\n\n{escape(listed)}</section>"
    )

"""Addresses in stylesheets: a file of ``assets/`` gets the name under which it is published.

All else would be a dead link, or ask another host (what must hold, 6): each is told at its place.
"""

import posixpath
import re
from collections.abc import Collection, Iterator
from urllib.parse import quote, unquote

from sitebuilder.assets.css_scanner import scan_css
from sitebuilder.messages import Place, Problem, Word, problem

_WITHIN = ("#", "data:", "about:")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def check_css(path: str, text: str, files: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the addresses, imports and brackets of a stylesheet.

    ``path`` is relative to ``assets/``, as are ``files``, those that are published.
    """
    for found in scan_css(text):
        place = _place(path, text, found.start)
        if found.kind == "bracket":
            yield problem("css-syntax", place, found=found.text, detail=Word("css-bracket"))
        elif found.kind == "import":
            yield problem("css-import", place, found=found.text)
        elif not _is_within(found.text) and (remedy := _remedy(path, found.text, files)) is not None:
            yield problem("css-url", place, target=found.text, remedy=remedy)


def split_at_file_urls(path: str, text: str) -> list[str]:
    """Return a stylesheet in parts, of which each second is a file that it names, relative to ``assets/``.

    The text before stands open for the name. ``path`` is that of the stylesheet, whose addresses are sound.
    """
    parts: list[str] = []
    before, end = "", 0
    for found in scan_css(text):
        if found.kind == "address" and not _is_within(found.text):
            file, suffix = _file(path, found.text)
            parts += [f'{before}{text[end : found.start]}url("', file]
            before, end = f'{quote(suffix, safe="#?&=/")}")', found.end
    return [*parts, before + text[end:]]


def _remedy(path: str, target: str, files: Collection[str]) -> Word | None:
    """Return what to do about an address that leads nowhere; None for one of a published file."""
    if _SCHEME.match(target):
        return Word("fix-css-remote")
    if target.startswith("/"):
        return Word("fix-css-root")
    return None if _file(path, target)[0] in files else Word("fix-css-file")


def _is_within(target: str) -> bool:
    """Return whether an address is of nothing outside the stylesheet and the page."""
    return not target or target.lower().startswith(_WITHIN)


def _file(path: str, target: str) -> tuple[str, str]:
    """Return the file that an address names, relative to ``assets/``, and what follows it (#icon)."""
    name = re.split("[?#]", target)[0]
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(name)))
    return file, target[len(name) :]


def _place(path: str, text: str, offset: int) -> Place:
    line = text.count("\n", 0, offset)
    return Place(f"assets/{path}", line + 1, offset - text.rfind("\n", 0, offset))

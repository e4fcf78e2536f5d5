"""URLs in stylesheets: references to files of ``assets/`` are replaced with their published names.

Any other would be a dead link or a request to another host (invariant 6), and is reported at its place.
"""

import posixpath
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from urllib.parse import quote, unquote

from msgspec.structs import replace

from sitebuilder.assets.css_scanner import scan_css
from sitebuilder.messages import Place, Problem, Word, problem

_LOCAL_PREFIXES = ("#", "data:", "about:")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_MAY_REFER = re.compile(r"url\(|image-set\(", re.IGNORECASE)
"""What stands before the URL of a file."""


def check_css(path: str, text: str, files: Collection[str]) -> Iterator[Problem]:
    """Yield the problems of the URLs, imports, colours, marks and brackets of a stylesheet.

    ``path`` and the published ``files`` are relative to ``assets/``.
    """
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    for token in scan_css(text):
        place = _place(path, lines, token.start)
        if token.kind == "bracket":
            yield problem("css-syntax", place, found=token.text, detail=Word("css-bracket"))
        elif token.kind == "colour":
            yield problem("css-syntax", place, found=token.text, detail=Word("css-colour"))
        elif token.kind == "mark":
            yield problem("css-syntax", place, found=token.text, detail=Word("css-mark"))
        elif token.kind == "import":
            yield problem("css-import", place, found=token.text)
        elif not _is_local(token.text) and (remedy := _remedy(path, token.text, files)) is not None:
            yield problem("css-url", place, target=token.text, remedy=remedy)


def check_unescaped(path: str, minified: str, files: Collection[str]) -> Iterator[Problem]:
    """Yield the problems of URLs and imports whose names had escapes (``u\\72l(``), which minifying resolves.

    ``minified`` is the stylesheet at ``path``; it no longer has the places.
    """
    found = (each for each in check_css(path, minified, files) if each.code in ("css-url", "css-import"))
    # Prefixes for older browsers repeat a declaration.
    yield from dict.fromkeys(replace(each, place=Place(f"assets/{path}")) for each in found)


def split_at_file_urls(path: str, text: str) -> list[str]:
    """Split a stylesheet at its references: every second part is a referenced file, relative to ``assets/``.

    ``path`` is that of the stylesheet, whose URLs have been checked.
    """
    if not _MAY_REFER.search(text):
        return [text]
    parts: list[str] = []
    before, end = "", 0
    for token in scan_css(text):
        if token.kind == "address" and not _is_local(token.text):
            file, suffix = _resolve(path, token.text)
            parts += [f'{before}{text[end : token.start]}url("', file]
            before, end = f'{quote(suffix, safe="#?&=/")}")', token.end
    return [*parts, before + text[end:]]


def _remedy(path: str, target: str, files: Collection[str]) -> Word | None:
    """Return the remedy for a URL that leads nowhere; None for that of a published file."""
    if _SCHEME.match(target):
        return Word("fix-css-remote")
    if target.startswith("/"):
        return Word("fix-css-root")
    return None if _resolve(path, target)[0] in files else Word("fix-css-file")


def _is_local(target: str) -> bool:
    """Return whether a URL references nothing outside the stylesheet and the page."""
    return not target or target.lower().startswith(_LOCAL_PREFIXES)


def _resolve(path: str, target: str) -> tuple[str, str]:
    """Return the file that a URL references, relative to ``assets/``, and the suffix after it (#icon)."""
    name = re.split("[?#]", target)[0]
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(name)))
    return file, target[len(name) :]


def _place(path: str, lines: Sequence[int], offset: int) -> Place:
    """Return the place of an offset; ``lines`` are the offsets at which lines begin."""
    line = bisect_right(lines, offset)
    return Place(f"assets/{path}", line, offset - lines[line - 1] + 1)

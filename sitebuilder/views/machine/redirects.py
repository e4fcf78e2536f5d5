"""Redirects of moved pages: an HTML page for each old address, and a map of all for the web server."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct

from sitebuilder.content.model.site import Redirect
from sitebuilder.content.paths.base_url import ascii_host
from sitebuilder.content.paths.output_paths import to_nfc
from sitebuilder.patterns import lazy_pattern
from sitebuilder.views.shared.address import Address
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.output import Output, Page, inputs_as_view

_QUERY = lazy_pattern(r"[?#]")
_UNQUOTED = "/=&~:@!$'()*+,;-._"
"""Non-alphanumeric characters of a path that need no percent-encoding; unlike ``href``, % and ? are
encoded."""

_BRACKETS = lazy_pattern(r"%5[BD]")
"""RFC 3986 does not allow them in a path, but a browser leaves them as they are."""

_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_MAX_LENGTH = 4000


class Move(Struct, frozen=True):
    """An old path of this site (``OldPath``) and where it leads now."""

    old: str
    new: str


class RedirectPage(Struct, frozen=True):
    """The view of an old address: a redirect, with a link for visitors whose browser does not follow it."""

    site_name: str
    url: str
    canonical: str


class RedirectRow(Struct, frozen=True):
    """One line of the redirect map; the old URL has no origin, the new one only if it is on another site."""

    old: str
    new: str


class RedirectMap(Struct, frozen=True):
    """The view of the redirect map."""

    rows: tuple[RedirectRow, ...]


def moves(context: Context) -> tuple[Move, ...]:
    """Return every move: those in ``site.yaml`` and the ``aliases`` of documents."""
    listed = [Move(each.old, each.new) for each in context.site.redirects]
    aliases = [
        Move(alias, "/" + entry.path) for entry in context.library.entries() for alias in entry.data.aliases
    ]
    return (*listed, *aliases)


def outputs(context: Context) -> Iterator[Output]:
    """Yield a page for each old address and ``redirects.map``; nothing if nothing has moved."""
    address, site = context.address, context.site
    all_moves = moves(context)
    for move in all_moves:
        url = address.link(move.new)
        canonical = address.origin + url if url.startswith("/") else url
        view = RedirectPage(site.name, url, canonical)
        yield Page(redirect_path(move.old), "pages/redirect.html", inputs_as_view, view)
    if all_moves:
        rows = (
            form for row in redirect_rows(all_moves, address) for form in requested_rows(row, address.base)
        )
        fitting = RedirectMap(tuple(filter(_fits, rows)))
        yield Page("redirects.map", "feeds/redirects.map", inputs_as_view, fitting)


def redirect_rows(moves: Iterable[Move], address: Address) -> tuple[RedirectRow, ...]:
    """Return moves as ASCII URLs (RFC 3986) for web servers."""
    return tuple(
        RedirectRow(_old_url(move.old, address), ascii_address(address.link(move.new))) for move in moves
    )


def requested_rows(row: RedirectRow, base: str) -> Iterator[RedirectRow]:
    """Yield a row for each form in which a URL path may be requested; nginx compares the characters.

    ``base`` is the path of the site, with which all of them begin.
    """
    olds = (start + end for start in _forms(base) for end in _forms(row.old.removeprefix(base)))
    return (RedirectRow(old, row.new) for old in olds)


def _forms(path: str) -> Iterable[str]:
    """Return the forms of an encoded path.

    Browsers leave some characters as they are (WHATWG URL, path percent-encode set), programs encode those
    that RFC 3986 does not allow, or all that are not letters or digits.
    """
    bare = _BRACKETS.sub(lambda found: unquote(found[0]), path)
    return dict.fromkeys((path, bare, quote(unquote(path))))


def ascii_address(url: str) -> str:
    """Return a URL as allowed in a ``Location`` header: its host in Punycode, the rest percent-encoded."""
    parts = urlsplit(url)
    host = ascii_host(parts) if parts.netloc and not parts.netloc.isascii() else None
    if host is not None:
        port = f":{parts.port}" if parts.port is not None else ""
        url = parts._replace(netloc=host + port).geturl()
    return quote(url, safe=_ASCII)


def _fits(row: RedirectRow) -> bool:
    """Return whether web servers can read a row: nginx limits a word to 4 KiB. Its page still works."""
    return len(row.old) <= _MAX_LENGTH and len(row.new) <= _MAX_LENGTH


def redirect_loops(redirects: Iterable[Redirect], address: Address) -> Mapping[str, str]:
    """Map the old path of each redirect that never reaches a page to the old path of the next redirect.

    Each redirect is visited once, however long the chains are.
    """
    olds = {_page_of(each.old): each.old for each in redirects}
    next_old = {each.old: olds.get(_own_page(each.new, address) or "") for each in redirects}
    reaches_page: dict[str, bool] = {}
    for old in next_old:
        chain: list[str] = []
        step: str | None = old
        while step is not None and step not in reaches_page:
            reaches_page[step] = False
            chain.append(step)
            step = next_old[step]
        reaches_page.update(dict.fromkeys(chain, step is None or reaches_page[step]))
    return {old: next_old[old] or "" for old, does_end in reaches_page.items() if not does_end}


def _own_page(target: str, address: Address) -> str | None:
    """Return the page of this site that a target leads to, as ``_page_of`` does; None if it is elsewhere."""
    if target.startswith("/"):
        return _page_of(unquote(_QUERY.split(target, maxsplit=1)[0]))
    parts = urlsplit(target)
    page, base = _page_of(unquote(parts.path)) + "/", unquote(address.base)
    if ascii_host(parts) != ascii_host(urlsplit(address.origin)) or not page.startswith(base):
        return None
    return _page_of(page.removeprefix(base))


def _page_of(path: str) -> str:
    """Return the canonical path of a page, the same for ``/a/./``, ``/a`` and ``/a/index.html``.

    A web server redirects from one form to the other, or serves the same page.
    """
    return posixpath.normpath(f"/{to_nfc(path).lstrip('/')}").removesuffix("/index.html") or "/"


def redirect_path(old: str) -> str:
    """Return the output path of an old path: the file itself, or the index page of a folder."""
    return f"{old}index.html" if old.endswith("/") else old


def _old_url(old: str, address: Address) -> str:
    """Return the URL path of an old path, fully percent-encoded as web servers match it."""
    return address.base + quote(old, safe=_UNQUOTED)

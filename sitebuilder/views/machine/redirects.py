"""Pages that have moved: a page for each old address, and one map of all for the web server."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct

from sitebuilder.content.base_url import ascii_host
from sitebuilder.content.model.site import Redirect
from sitebuilder.content.output_paths import to_nfc
from sitebuilder.views.shared.address import Address
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.output import Output, Page, inputs_as_view

_QUERY = re.compile(r"[?#]")
_UNQUOTED = "/=&~:@!$'()*+,;-._"
"""The signs of a path that are no letters and need no percent sign; href would take % and ? as they are."""

_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_MOST_LENGTH = 4000


class Move(Struct, frozen=True):
    """An old path of this site (``OldPath``) and where it leads now."""

    old: str
    new: str


class RedirectPage(Struct, frozen=True):
    """The view of an old address: sends the browser on, and says so to those whom it does not."""

    site_name: str
    url: str
    canonical: str


class RedirectRow(Struct, frozen=True):
    """One line of the map: addresses without the origin."""

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
    """Yield a page for each old address and ``redirects.map``; nothing when nothing moved."""
    address, site = context.address, context.site
    found = moves(context)
    for move in found:
        url = address.link(move.new)
        canonical = address.origin + url if url.startswith("/") else url
        view = RedirectPage(site.name, url, canonical)
        yield Page(redirect_path(move.old), "pages/redirect.html", inputs_as_view, view)
    if found:
        rows = tuple(row for row in redirect_rows(found, address) if _fits(row))
        yield Page("redirects.map", "feeds/redirects.map", inputs_as_view, RedirectMap(rows))


def redirect_rows(found: Iterable[Move], address: Address) -> tuple[RedirectRow, ...]:
    """Return moves as addresses in ASCII (RFC 3986), for web servers: old ones without the origin."""
    return tuple(
        RedirectRow(_old_address(move.old, address), ascii_address(address.link(move.new))) for move in found
    )


def ascii_address(url: str) -> str:
    """Return an address as a ``Location`` may hold it: its host in Punycode, the rest percent-encoded."""
    parts = urlsplit(url)
    host = ascii_host(parts) if parts.netloc and not parts.netloc.isascii() else None
    if host is not None:
        port = f":{parts.port}" if parts.port is not None else ""
        url = parts._replace(netloc=host + port).geturl()
    return quote(url, safe=_ASCII)


def _fits(row: RedirectRow) -> bool:
    """Tell whether web servers can read a row: nginx takes no word of more than 4 KiB. Its page leads on."""
    return len(row.old) <= _MOST_LENGTH and len(row.new) <= _MOST_LENGTH


def redirect_loops(redirects: Iterable[Redirect], address: Address) -> Mapping[str, str]:
    """Return the redirects from which no page is ever reached: the old path of each to that where it leads.

    Each redirect is passed once, however long the chains are. A chain that ends at a page is none of them.
    """
    olds = {_page_of(each.old): each.old for each in redirects}
    leads = {each.old: olds.get(_own_page(each.new, address) or "") for each in redirects}
    ends: dict[str, bool] = {}
    for old in leads:
        walk: list[str] = []
        step: str | None = old
        while step is not None and step not in ends:
            ends[step] = False
            walk.append(step)
            step = leads[step]
        ends.update(dict.fromkeys(walk, step is None or ends[step]))
    return {old: leads[old] or "" for old, is_end in ends.items() if not is_end}


def _own_page(target: str, address: Address) -> str | None:
    """Return which page of this site a target leads to, as ``_page_of`` does; None of one elsewhere."""
    if target.startswith("/"):
        return _page_of(unquote(_QUERY.split(target, maxsplit=1)[0]))
    parts = urlsplit(target)
    page, base = _page_of(unquote(parts.path)) + "/", unquote(address.base)
    if ascii_host(parts) != ascii_host(urlsplit(address.origin)) or not page.startswith(base):
        return None
    return _page_of(page.removeprefix(base))


def _page_of(path: str) -> str:
    """Return a path by which a page is known however it is written: ``/a/./``, ``/a`` and ``/a/index.html``.

    A web server leads from the one to the other, or answers with the same.
    """
    return posixpath.normpath(f"/{to_nfc(path).lstrip('/')}").removesuffix("/index.html") or "/"


def redirect_path(old: str) -> str:
    """Return the output of an old path: the file itself, or the index page of a folder."""
    return f"{old}index.html" if old.endswith("/") else old


def _old_address(old: str, address: Address) -> str:
    """Return the address by which a web server knows an old path: percent-encoded throughout."""
    return address.base + quote(old, safe=_UNQUOTED)

"""``_headers`` and ``_redirects``: what Netlify and Cloudflare Pages read from the folder that is published.

Both join the values of a header that several patterns set, so ``Cache-Control`` stands only where one pattern
can say it. Without it both let browsers ask each time, which is what pages and files need.
"""

import re

from sitebuilder.deploy.hosting.caching import FINGERPRINTED
from sitebuilder.deploy.hosting.description import Hosting

MOST_REDIRECTS = 2000
"""What Cloudflare Pages takes; the pages of old addresses lead on from all others."""

_MAX_LINE = 1000
_NOT_PLAIN = re.compile(r"[\s*]|/:")


def headers_files(hosting: Hosting, *, force: bool) -> dict[str, str]:
    """Return the two files by name.

    With ``force`` (Netlify) a redirect wins over the page of its old address (``301!``), as it does with
    Cloudflare anyway, which does not know that sign.
    """
    return {"_headers": _headers(hosting), "_redirects": _redirects(hosting, "301!" if force else "301")}


def _headers(hosting: Hosting) -> str:
    base = hosting.origin.base
    everywhere = [*hosting.headers, ("Content-Security-Policy", hosting.page_policy)]
    lines = [f"{base}*", *(f"  {name}: {value}" for name, value in everywhere)]
    lines += [f"{base}assets/*", f"  Cache-Control: {FINGERPRINTED.value}"]
    return "\n".join([*lines, ""])


def _redirects(hosting: Hosting, status: str) -> str:
    rows = [(row.old, row.new) for row in hosting.redirects if _is_plain(row.old) and _is_plain(row.new)]
    return "".join(f"{old} {new} {status}\n" for old, new in rows[:MOST_REDIRECTS])


def _is_plain(address: str) -> bool:
    """Tell whether an address means itself in these files: neither a pattern nor several words."""
    return not _NOT_PLAIN.search(address.partition("://")[2] or address) and len(address) <= _MAX_LINE

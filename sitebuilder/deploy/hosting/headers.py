"""``_headers`` and ``_redirects``, which Netlify and Cloudflare Pages read from the published folder.

Both join the values of a header that several patterns set, so ``Cache-Control`` is set only where one pattern
suffices. Without it both make browsers revalidate each time, as pages and files need.
"""

import re

from sitebuilder.deploy.hosting.caching import FINGERPRINTED
from sitebuilder.deploy.hosting.description import Hosting

MAX_REDIRECTS = 2000
"""The limit of Cloudflare Pages; other old URLs are redirected by their pages."""

MAX_LINE = 1000
"""Characters of a redirect that Cloudflare Pages reads."""

_NOT_PLAIN = re.compile(r"[\s*]|/:")


def headers_files(hosting: Hosting, *, force: bool) -> dict[str, str]:
    """Return the two files by name.

    With ``force`` (Netlify) a redirect takes precedence over the page of its old URL (``301!``). On
    Cloudflare, which does not know that sign, it does anyway.
    """
    return {"_headers": _headers(hosting), "_redirects": _redirects(hosting, "301!" if force else "301")}


def _headers(hosting: Hosting) -> str:
    base = hosting.origin.base
    everywhere = [*hosting.headers, ("Content-Security-Policy", hosting.page_policy)]
    lines = [f"{base}*", *(f"  {name}: {value}" for name, value in everywhere)]
    lines += [f"{base}assets/*", f"  Cache-Control: {FINGERPRINTED.value}"]
    return "\n".join([*lines, ""])


def _redirects(hosting: Hosting, status: str) -> str:
    plain = (row for row in hosting.redirects if _is_plain(row.old) and _is_plain(row.new))
    lines = (f"{row.old} {row.new} {status}\n" for row in plain)
    return "".join([line for line in lines if len(line) <= MAX_LINE][:MAX_REDIRECTS])


def _is_plain(address: str) -> bool:
    """Return whether a URL is taken literally in these files: neither a pattern nor several words."""
    return not _NOT_PLAIN.search(address.partition("://")[2] or address)

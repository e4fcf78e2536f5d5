"""Normalise the site's address to ASCII, the form in which everything published contains it (RFC 3986).

Non-ASCII hosts become Punycode by IDNA 2008 as browsers map it (UTS 46, non-transitional), paths become
percent-encoded UTF-8 (RFC 3987, 3.1). Python's own codec only knows IDNA 2003.
"""

import re
import unicodedata
from ipaddress import IPv6Address
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit

from sitebuilder.messages import Word
from sitebuilder.patterns import lazy_pattern

_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = lazy_pattern(rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*")
_MAX_PATH = 750
"""The most characters of a base URL's path: with the host and a page's path it still fits a QR code."""

_FILE = lazy_pattern(r"(?i)/[^/]+\.(?:x?html?|php|aspx?|jsp|shtml)\Z")
"""The end of the URL of a page: what is appended to it leads nowhere."""

_DEFAULT_PORTS = {"http": 80, "https": 443}
_IN_SEGMENT = "!$&'()*+,;=:@~-._"
"""Characters that need no encoding in a path segment (RFC 3986, 3.3)."""


def ascii_base_url(text: str) -> str | Word:
    """Return the base URL in ASCII and in its normal form, or why it is not valid.

    The host is in lower case without a trailing dot; the scheme's default port is omitted. A user name, a
    query, a fragment, ``..``, ``//`` and the name of a page are refused: the site's URLs are made by
    appending a path to it.
    """
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return Word("base-url-host")
    if parts.query or parts.fragment:
        return Word("base-url-query")
    if "@" in parts.netloc:
        return Word("base-url-user")
    host, path = ascii_host(parts), _path(parts.path)
    if parts.scheme not in _DEFAULT_PORTS or host is None or port == 0:
        return Word("base-url-host")
    if path is None or len(path) > _MAX_PATH:
        return Word("base-url-path")
    if _FILE.search(path):
        return Word("base-url-file")
    shown_port = f":{port}" if port is not None and port != _DEFAULT_PORTS[parts.scheme] else ""
    return f"{parts.scheme}://{host}{shown_port}{path}"


def ascii_host(parts: SplitResult) -> str | None:
    """Return the normalised ASCII host of a URL; None if it has no valid one."""
    host = parts.hostname or ""
    if "[" in parts.netloc:
        return _ip_address(host)
    if not host.isascii():
        host = _punycode(host)
    host = host.removesuffix(".")
    return host if _HOST.fullmatch(host) else None


def _ip_address(host: str) -> str | None:
    try:
        return f"[{IPv6Address(host)}]" if "%" not in host else None
    except ValueError:
        return None


def _punycode(host: str) -> str:
    # Imported here: few sites need its tables.
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return ""


def _path(path: str) -> str | None:
    """Percent-encode a path; return None if a segment but the last is empty, a dot segment or unsafe."""
    segments = [unquote_to_bytes(unicodedata.normalize("NFC", each)) for each in path.split("/")]
    names = segments[1:-1] if not segments[-1] else segments[1:]
    if any(name in (b"", b".", b"..") or re.search(rb"[/\\\x00-\x1f\x7f]", name) for name in names):
        return None
    return "/".join(quote(each, safe=_IN_SEGMENT) for each in segments)

"""The address of the site in ASCII, as everything published writes it (RFC 3986), whatever an editor wrote.

Letters of a host become Punycode by IDNA 2008 as browsers map it (UTS 46, non-transitional), those of a path
percent-encoded UTF-8 (RFC 3987, 3.1). Python's own codec knows the host names of 2003 alone.
"""

import re
import unicodedata
from ipaddress import IPv6Address
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit

from sitebuilder.messages import Word

_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*")
_MAX_PATH = 750
"""Characters of its path: with a host before it and a page's path behind it, a QR code still holds it."""
_DEFAULT_PORTS = {"http": 80, "https": 443}
_IN_SEGMENT = "!$&'()*+,;=:@~-._"
"""What a segment of a path may hold as it is (RFC 3986, 3.3)."""


def ascii_base_url(text: str) -> str | Word:
    """Return the base URL in ASCII and in its normal form, or why it is none.

    The host is in small letters and without a dot at its end, a port that the scheme means anyway is left
    out. A user name, a query and a fragment cannot be part of it, and neither can ``..`` or ``//``: every
    address of the site is made by putting a path behind it.
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
    shown_port = f":{port}" if port is not None and port != _DEFAULT_PORTS[parts.scheme] else ""
    return f"{parts.scheme}://{host}{shown_port}{path}"


def ascii_host(parts: SplitResult) -> str | None:
    """Return the host of an address in its one form in ASCII; None where it has none."""
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
    """Return a path of which every segment but the last has a name; percent-encoded, None if it has not."""
    segments = [unquote_to_bytes(unicodedata.normalize("NFC", each)) for each in path.split("/")]
    names = segments[1:-1] if not segments[-1] else segments[1:]
    if any(name in (b"", b".", b"..") or re.search(rb"[/\\\x00-\x1f\x7f]", name) for name in names):
        return None
    return "/".join(quote(each, safe=_IN_SEGMENT) for each in segments)

"""The role of an output's files for visitors, and their names without fingerprints."""

import re
from enum import Enum
from urllib.parse import unquote

from sitebuilder.content.paths.output_paths import without_index

_FINGERPRINT = re.compile(r"-[0-9a-f]{16}(?:-drawing|-\d+)?(?=\.\w+$)|(?<=\w)\.[0-9a-f]{10}(?=\.(?:css|js)$)")
_FINGERPRINT_BYTES = re.compile(rb"-[0-9a-f]{16}(?=[-.])|\.[0-9a-f]{10}(?=\.(?:css|js))|'sha256-[\w+/=]+'")
_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_MACHINE = re.compile(
    r"(?:search/.+|sitemap.*\.xml|redirects\.map|courses\.json|feeds/.+\.json|\.manifest\.json)"
)
_NUMBERS = re.compile(r"([^0-9]*)([0-9]*)")
_SHARE = re.compile(r"(?:.*/)?share(?:-[0-9a-f]{16})?\.(?:png|jpg)")


class Role(Enum):
    """The role of a file; ``NONE`` if it only repeats what other files contain."""

    PAGE = "page"
    FEED = "feed"
    CALENDAR = "calendar"
    ASSET = "asset"
    PICTURE = "picture"
    FILE = "file"
    NONE = "none"


def role_of(path: str) -> Role:
    """Return the role of a file of an output, by its path."""
    if path.endswith(".html"):
        return Role.PAGE
    if _MACHINE.fullmatch(path) or is_share_picture(path):
        return Role.NONE
    if path.startswith("feeds/") and path.endswith(".xml"):
        return Role.FEED
    if path.endswith(".ics"):
        return Role.CALENDAR
    if path.startswith("assets/"):
        return Role.ASSET
    return Role.PICTURE if path.endswith(_PICTURES) and strip_fingerprint(path) != path else Role.FILE


def is_share_picture(path: str) -> bool:
    """Return whether a picture is generated from a title or a column's name, and so changes with it."""
    return _SHARE.fullmatch(path) is not None


def strip_fingerprint(path: str) -> str:
    """Return a path or an address without its fingerprint and width."""
    return _FINGERPRINT.sub("", path)


def strip_fingerprints(content: bytes) -> bytes:
    """Return the bytes of a page without the fingerprints of the files that it loads."""
    return _FINGERPRINT_BYTES.sub(b"", content)


def natural_order(text: str) -> tuple[tuple[str, int, str, str], ...]:
    """Return a sort key by which numbers in a text are compared as numbers: ``a2`` stands before ``a10``."""
    found = ((before, number, number.lstrip("0")) for before, number in _NUMBERS.findall(text))
    return tuple((before, len(value), value, number) for before, number, value in found)


def address_of(path: str) -> str:
    """Return the address of a page on the site: ``/news/`` for ``news/index.html``."""
    return f"/{without_index(path)}"


def path_of(address: str) -> str:
    """Return the path of the page at an address of the site, ignoring query and fragment."""
    path = unquote(re.split(r"[?#]", address)[0]).lstrip("/")
    return path + "index.html" if not path or path.endswith("/") else path

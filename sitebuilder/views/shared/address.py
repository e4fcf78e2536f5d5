"""Turns paths of the site into URLs: the only place that knows the base URL."""

from functools import lru_cache
from urllib.parse import quote, urlsplit

from msgspec import Struct

from sitebuilder.patterns import lazy_pattern

_PLAIN = lazy_pattern(r"[A-Za-z0-9/._-]*")
"""Paths that need no percent-encoding: almost all."""


class Address(Struct, frozen=True):
    """The base URL, split into ``origin`` (``https://host``) and ``base`` (``/`` or ``/academy/``)."""

    origin: str
    base: str

    def href(self, path: str) -> str:
        """Return the URL of a path of this site for use on its own pages: ``/academy/news/``.

        The path may have a leading slash and a fragment.
        """
        return self.base + _encoded(path.removeprefix("/"))

    def absolute(self, path: str) -> str:
        """Return the absolute URL of a path of this site: ``https://host/academy/news/``."""
        return self.origin + self.href(path)

    def link(self, target: str) -> str:
        """Return the URL of a link target: a path of this site (leading slash) or any other URL."""
        return self.href(target) if target.startswith("/") and not target.startswith("//") else target


@lru_cache(maxsize=10_000)
def _encoded(path: str) -> str:
    """Return a path percent-encoded; each is on some ten pages."""
    return path if _PLAIN.fullmatch(path) else quote(path, safe="/#?=&%~:@!$'()*+,;-._")


def address_of(base_url: str) -> Address:
    """Split a base URL into an ``Address``; a missing trailing slash is added."""
    parts = urlsplit(base_url)
    return Address(f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/") + "/")

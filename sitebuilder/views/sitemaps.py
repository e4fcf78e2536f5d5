"""For search engines: the sitemap (sitemaps.org protocol) and robots.txt (RFC 9309)."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from sitebuilder.views.context import Context
from sitebuilder.views.outputs import Output, Rendered

MOST_URLS = 50_000
"""URLs that one sitemap may list; more are listed in parts, named by an index (sitemaps.org)."""


class SitemapPage(Struct, frozen=True):
    """A page: its absolute address, and the day of its last change where that is truly known."""

    url: str
    modified: str | None


class Sitemap(Struct, frozen=True):
    """The view of a sitemap."""

    pages: tuple[SitemapPage, ...]


class SitemapIndex(Struct, frozen=True):
    """The view of an index of sitemaps: their absolute addresses."""

    sitemaps: tuple[str, ...]


class Robots(Struct, frozen=True):
    """The view of robots.txt; ``at_root`` tells whether crawlers will find it."""

    sitemap_url: str
    at_root: bool


def outputs(
    context: Context, pages: Sequence[tuple[str, date | None]], most_urls: int = MOST_URLS
) -> Iterator[Output]:
    """Yield robots.txt and the sitemap of pages, each a path and the day of its last change if known."""
    address = context.address
    entries = [
        SitemapPage(address.absolute(path), modified.isoformat() if modified else None)
        for path, modified in pages
    ]
    yield Rendered(
        "robots.txt", "feeds/robots.txt", Robots(address.absolute("sitemap.xml"), address.base == "/")
    )
    if len(entries) <= most_urls:
        yield Rendered("sitemap.xml", "feeds/sitemap.xml", Sitemap(tuple(entries)))
        return
    parts = [entries[start : start + most_urls] for start in range(0, len(entries), most_urls)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    index = SitemapIndex(tuple(address.absolute(name) for name in names))
    yield Rendered("sitemap.xml", "feeds/sitemap-index.xml", index)
    for name, part in zip(names, parts, strict=True):
        yield Rendered(name, "feeds/sitemap.xml", Sitemap(tuple(part)))

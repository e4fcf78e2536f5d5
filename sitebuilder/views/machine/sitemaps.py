"""The sitemap (sitemaps.org protocol) and robots.txt (RFC 9309) for search engines."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial

from msgspec import Struct

from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.output import Output, Page, inputs_as_view

Pages = Sequence[tuple[str, date | None]]
"""The paths of pages, each with the day of its last change if that is known."""

MAX_URLS = 50_000
"""URLs that one sitemap may list; more are split into several, listed by an index (sitemaps.org)."""


class SitemapPage(Struct, frozen=True):
    """A page: its absolute URL, and the day of its last change if that is known."""

    url: str
    modified: str | None


class Sitemap(Struct, frozen=True):
    """The view of a sitemap."""

    pages: tuple[SitemapPage, ...]


class SitemapIndex(Struct, frozen=True):
    """The view of an index of sitemaps: their absolute URLs."""

    sitemaps: tuple[str, ...]


class Robots(Struct, frozen=True):
    """The view of robots.txt; ``at_root`` says whether it is at the root of the host, where crawlers look."""

    sitemap_url: str
    at_root: bool


def outputs(context: Context, pages: Pages, max_urls: int = MAX_URLS) -> Iterator[Output]:
    """Yield robots.txt and the sitemap of the pages."""
    address = context.address
    yield Page(
        "robots.txt",
        "feeds/robots.txt",
        inputs_as_view,
        Robots(address.absolute("sitemap.xml"), address.base == "/"),
    )
    if len(pages) <= max_urls:
        yield _sitemap("sitemap.xml", pages, context)
        return
    parts = [pages[start : start + max_urls] for start in range(0, len(pages), max_urls)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    index = SitemapIndex(tuple(address.absolute(name) for name in names))
    yield Page("sitemap.xml", "feeds/sitemap-index.xml", inputs_as_view, index)
    for name, part in zip(names, parts, strict=True):
        yield _sitemap(name, part, context)


def _sitemap(name: str, pages: Pages, context: Context) -> Output:
    view = cache(partial(_view, pages, context))
    return Page(name, "feeds/sitemap.xml", inputs_as_view, view)


def _view(pages: Pages, context: Context) -> Sitemap:
    absolute = context.address.absolute
    return Sitemap(
        tuple(
            SitemapPage(absolute(path), modified.isoformat() if modified else None)
            for path, modified in pages
        )
    )

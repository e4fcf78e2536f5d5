"""The site map page: every section and page by name, the way in without search."""

from collections.abc import Iterator

from msgspec import Struct

from sitebuilder.messages import word
from sitebuilder.views.machine.feeds import subscriptions
from sitebuilder.views.news.lists import used_columns, years
from sitebuilder.views.pages.page import children
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.elements import Link
from sitebuilder.views.shared.frame import About, Frame, list_metas, make_frame
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.output import Output, Page, as_given
from sitebuilder.views.shared.taxonomy import courses_by_trade


class Branch(Struct, frozen=True):
    """A page with the pages below it."""

    title: str | Html
    url: str
    branches: "tuple[Branch, ...]" = ()


class SiteMapGroup(Struct, frozen=True):
    """A section of the site; it has a page of its own where ``url`` is given."""

    title: str
    url: str | None
    branches: tuple[Branch, ...]


class SiteMapPage(Struct, frozen=True):
    """The view of the site map; ``feeds`` are what can be subscribed to."""

    frame: Frame
    groups: tuple[SiteMapGroup, ...]
    feeds: tuple[Link, ...]


def outputs(context: Context) -> Iterator[Output]:
    """Yield the site map page."""
    title, description = word("sitemap"), word("sitemap-description", site=context.site.name)
    about = About("sitemap/", title, description, metas=list_metas(title, description))
    feeds = tuple(Link(name, context.address.href(path)) for name, path in subscriptions(context))
    groups = tuple(group for group in _groups(context) if group.branches)
    yield Page(
        "sitemap/index.html",
        "pages/sitemap.html",
        as_given,
        SiteMapPage(make_frame(about, context), groups, feeds),
    )


def _groups(context: Context) -> Iterator[SiteMapGroup]:
    library, href = context.library, context.address.href
    trades = courses_by_trade(library.courses, context.site)
    by_trade = tuple(
        Branch(term.name, href(term.path), tuple(Branch(each.data.title, href(each.path)) for each in group))
        for term, group in trades.items()
    )
    yield SiteMapGroup(word("pages"), href(""), _pages("", context))
    yield SiteMapGroup(word("courses"), href("courses/"), by_trade)
    for key, entries in (("competitions", library.competitions), ("credentials", library.credentials)):
        branches = tuple(Branch(each.data.title, href(each.path)) for each in entries)
        yield SiteMapGroup(word(key), href(f"{key}/"), branches)
    archives = tuple(Branch(link.title, link.url) for link in (*used_columns(context), *years(context)))
    yield SiteMapGroup(word("news"), href("news/"), archives)


def _pages(path: str, context: Context) -> tuple[Branch, ...]:
    below = {context.address.href(entry.path): entry.path for entry in context.library.pages}
    links: tuple[Link, ...] = children(path, context)
    return tuple(Branch(link.title, link.url, _pages(below[link.url], context)) for link in links)

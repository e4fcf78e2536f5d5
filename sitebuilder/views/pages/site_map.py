"""The site map page: all sections and pages by name, for finding them without search."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from sitebuilder.content.kinds import KINDS
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.field_types import Kind
from sitebuilder.messages import word
from sitebuilder.views.kinds import VIEWS
from sitebuilder.views.machine.feeds import subscriptions
from sitebuilder.views.news.lists import used_columns, years
from sitebuilder.views.pages.page_tree import PageTree, page_tree
from sitebuilder.views.shared.address import Address
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.elements import Link
from sitebuilder.views.shared.frame import Frame, PageInfo, list_metas, make_frame
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.output import Output, Page, inputs_as_view
from sitebuilder.views.shared.taxonomy import Term


class Branch(Struct, frozen=True):
    """A page with its child pages."""

    title: str | Html
    url: str
    branches: "tuple[Branch, ...]" = ()


class SiteMapGroup(Struct, frozen=True):
    """A section of the site; ``url`` is that of its own page, if it has one."""

    title: str
    url: str | None
    branches: tuple[Branch, ...]


class SiteMapPage(Struct, frozen=True):
    """The view of the site map; ``feeds`` are the feeds to subscribe to."""

    frame: Frame
    groups: tuple[SiteMapGroup, ...]
    feeds: tuple[Link, ...]


def outputs(context: Context) -> Iterator[Output]:
    """Yield the site map page."""
    title, description = word("sitemap"), word("sitemap-description", site=context.site.name)
    info = PageInfo("sitemap/", title, description, metas=list_metas(title, description))
    feeds = tuple(Link(name, context.address.href(path)) for name, path in subscriptions(context))
    groups = tuple(group for group in _groups(context) if group.branches)
    yield Page(
        "sitemap/index.html",
        "pages/sitemap.html",
        inputs_as_view,
        SiteMapPage(make_frame(info, context.frame), groups, feeds),
    )


def _groups(context: Context) -> Iterator[SiteMapGroup]:
    library, href = context.library, context.address.href
    calendar = (Branch(word("calendar"), href("calendar/")),) if context.frame.has_dates else ()
    pages = _pages("", page_tree(library.pages), context.address)
    yield SiteMapGroup(KINDS[Kind.PAGE].section_name, href(""), (*pages, *calendar))
    for kind, views in VIEWS.items():
        if views.outputs is None:
            continue
        entries, spec = library.by_kind[kind], KINDS[kind]
        groups = views.groups(entries, context.site) if views.groups else None
        branches = _branches(entries, context) if groups is None else _terms(groups, context)
        yield SiteMapGroup(spec.section_name, href(f"{spec.section}/"), branches)
    archives = (Branch(link.title, link.url) for link in (*used_columns(context), *years(context)))
    has_tags = any(each.data.tags for each in library.articles)
    tags = (Branch(word("tags"), href("tags/")),) if has_tags else ()
    yield SiteMapGroup(KINDS[Kind.ARTICLE].section_name, href("news/"), (*archives, *tags))


def _terms(groups: Mapping[Term, Sequence[Entry[Any]]], context: Context) -> tuple[Branch, ...]:
    href = context.address.href
    return tuple(
        Branch(term.name, href(term.path), _branches(group, context)) for term, group in groups.items()
    )


def _branches(entries: Sequence[Entry[Any]], context: Context) -> tuple[Branch, ...]:
    return tuple(Branch(each.data.title, context.address.href(each.path)) for each in entries)


def _pages(path: str, tree: PageTree, address: Address) -> tuple[Branch, ...]:
    return tuple(
        Branch(each.data.title, address.href(each.path), _pages(each.path, tree, address))
        for each in tree.below(path)
    )

"""The search page, and what the search index needs to know about each page."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from sitebuilder.content.kinds import KINDS
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.field_types import Kind, Text
from sitebuilder.content.model.organisation import Contact
from sitebuilder.content.model.page import Block
from sitebuilder.content.model.site import Site
from sitebuilder.content.texts import place_fields, word_fields
from sitebuilder.markdown import plain_lines
from sitebuilder.messages import word
from sitebuilder.views.kinds import VIEWS
from sitebuilder.views.pages.home import TaskLink, task_links
from sitebuilder.views.pages.page import shown_blocks
from sitebuilder.views.pages.search_lists import SearchableList, searchable_lists
from sitebuilder.views.shared.address import Address
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.elements import contact_rows
from sitebuilder.views.shared.frame import Frame, PageInfo, make_frame, script_url
from sitebuilder.views.shared.output import Output, Page, inputs_as_view
from sitebuilder.views.shared.places import place_name
from sitebuilder.views.shared.search_paths import FOLDER


class SearchPage(Struct, frozen=True):
    """The view of the search page; ``index_url`` is the URL of the index's folder, with a trailing slash."""

    frame: Frame
    script_url: str | None
    index_url: str
    tasks: tuple[TaskLink, ...]
    sitemap_url: str


class SearchResult(Struct, frozen=True):
    """A page as a search result: its URL, its title, and the values by which it is filtered."""

    url: str
    title: str
    section: str
    trade: str | None
    year: str | None
    date: str | None
    sample: bool


class SearchableDocument(Struct, frozen=True):
    """Everything that the index entry of a document depends on.

    ``shown_lists`` are the lists of data that its page shows; ``contact`` are the academy's contact details,
    if its page shows them.
    """

    address: Address
    entry: Entry[Any]
    trade: str | None
    shown_lists: tuple[Entry[Any], ...]
    contact: Contact | None


SearchablePage = SearchableDocument | SearchableList
"""Everything that the index entry of a page depends on."""


def outputs(context: Context) -> Iterator[Output]:
    """Yield the search page, if the site has search."""
    if not context.site.search:
        return
    info = PageInfo(
        FOLDER, word("search"), word("search-description", site=context.site.name), is_indexed=False
    )
    href = context.address.href
    view = SearchPage(
        frame=make_frame(info, context.frame),
        script_url=script_url("search", context.frame),
        index_url=href(FOLDER),
        tasks=task_links(context),
        sitemap_url=href("sitemap/"),
    )
    yield Page(FOLDER + "index.html", "pages/search.html", inputs_as_view, view)


def searchable_pages(context: Context) -> tuple[SearchablePage, ...] | None:
    """Return all searchable pages in the order of their numbers; None if the site has no search.

    Articles come last, oldest first, so that a new one changes no other page's number.
    """
    if not context.site.search:
        return None
    library = context.library
    others = [kind for kind, spec in KINDS.items() if spec.section and kind is not Kind.ARTICLE]
    entries = (*library.pages, *(entry for kind in reversed(others) for entry in library.by_kind[kind]))
    return (
        *_documents(entries, context),
        *searchable_lists(context),
        *_documents(reversed(library.articles), context),
    )


def _documents(entries: Iterable[Entry[Any]], context: Context) -> Iterator[SearchableDocument]:
    library = context.library
    lists = {
        Block.SERVICES: library.services,
        Block.PARTNERS: library.partners,
        Block.STATISTICS: library.statistics,
    }
    for entry in entries:
        blocks = shown_blocks(entry)
        yield SearchableDocument(
            context.address,
            entry,
            VIEWS[entry.spec.kind].trade(entry, context.site),
            tuple(each for block in blocks if (each := lists.get(block))),
            context.site.contact if Block.CONTACT in blocks else None,
        )


def synonyms(site: Site) -> dict[str, tuple[str, ...]]:
    """Map each word of ``site.yaml`` to its synonyms."""
    return {each.word: each.also for each in site.synonyms}


def search_result(page: SearchablePage) -> SearchResult:
    """Return a page as a search result."""
    if isinstance(page, SearchableList):
        return SearchResult(page.url, page.title, page.section, page.trade, None, None, sample=False)
    entry = page.entry
    views = VIEWS[entry.spec.kind]
    return SearchResult(
        url=page.address.href(entry.path),
        title=entry.data.title,
        section=entry.spec.section_name,
        trade=page.trade,
        year=views.year(entry.data),
        date=views.day(entry.data),
        sample=entry.data.sample,
    )


def content_lines(page: SearchablePage) -> Iterator[str]:
    """Yield the editor's words on a page, line by line, without its title."""
    if isinstance(page, SearchableList):
        return
    entry = page.entry
    for name in word_fields(entry.spec.model):
        if name != "title":
            yield from _field_lines(entry.data, name, entry)
    body = entry.body
    if body is not None:
        yield from _lines(body, entry)
    for each in page.shown_lists:
        yield from _lines(each.data, each)


def generated_lines(page: SearchablePage) -> Iterator[str]:
    """Yield the generated words of a page, line by line: all of a list's, of a course its dates and times."""
    if isinstance(page, SearchableList):
        yield from page.lines
        return
    yield from VIEWS[page.entry.spec.kind].words(page.entry, page.trade)
    for row in contact_rows(page.contact) if page.contact else ():
        yield word("search-fact", name=row.label, value=row.value)


def _field_lines(data: Struct, name: str, entry: Entry[Any]) -> Iterator[str]:
    value = getattr(data, name)
    yield from _lines(place_name(value, entry) if name in place_fields(type(data)) else value, entry)


def _lines(value: Any, entry: Entry[Any]) -> Iterator[str]:
    """Yield the words of a value in the entry's data that visitors see, including those in nested structs."""
    if isinstance(value, Text):
        yield from plain_lines(entry.with_named_links(value)).splitlines()
    elif isinstance(value, str):
        yield from value.splitlines()
    elif isinstance(value, tuple):
        for item in value:
            yield from _lines(item, entry)
    elif isinstance(value, Struct):
        for name in word_fields(type(value)):
            yield from _field_lines(value, name, entry)

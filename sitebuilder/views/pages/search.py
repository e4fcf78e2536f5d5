"""The search page, and what is known of each page that can be found."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from sitebuilder.content.fields import Kind, Text
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.library import Entry
from sitebuilder.content.model.page import Block
from sitebuilder.content.model.site import Contact, Site
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
from sitebuilder.views.shared.frame import Frame, PageInfo, make_frame
from sitebuilder.views.shared.output import Output, Page, inputs_as_view
from sitebuilder.views.shared.places import place_name

FOLDER = "search/"
"""Where the search page stands, and the files of its index below it."""

INDEX = tuple(
    FOLDER + name for name in ("index/", "words/", "pages/", "head.json", "sounds.json", "simplified.json")
)
"""What the paths of the index begin with: its files are known only after the plan."""

_SCRIPT = "js/search.js"


class SearchPage(Struct, frozen=True):
    """The view of the search page; ``index_url`` is the folder of the index, ending with a slash."""

    frame: Frame
    script_url: str | None
    index_url: str
    tasks: tuple[TaskLink, ...]
    sitemap_url: str


class SearchResult(Struct, frozen=True):
    """A page that can be found: its address, and what it can be filtered by."""

    url: str
    title: str
    section: str
    trade: str | None
    year: str | None
    date: str | None
    sample: bool


class SearchableDocument(Struct, frozen=True):
    """All that the index holds of a document is made from.

    ``shown_lists`` are lists that its page shows, ``contact`` how to reach the academy, where it shows that.
    """

    address: Address
    entry: Entry[Any]
    trade: str | None
    shown_lists: tuple[Entry[Any], ...]
    contact: Contact | None


SearchablePage = SearchableDocument | SearchableList
"""All that the index holds of a page is made from."""


def outputs(context: Context) -> Iterator[Output]:
    """Yield the search page, where the site has search."""
    if not context.site.search:
        return
    info = PageInfo(
        FOLDER, word("search"), word("search-description", site=context.site.name), is_indexed=False
    )
    href = context.address.href
    script = context.frame.assets.named.get(_SCRIPT)
    view = SearchPage(
        frame=make_frame(info, context),
        script_url=href(script) if script else None,
        index_url=href(FOLDER),
        tasks=task_links(context),
        sitemap_url=href("sitemap/"),
    )
    yield Page(FOLDER + "index.html", "pages/search.html", inputs_as_view, view)


def searchable_pages(context: Context) -> tuple[SearchablePage, ...] | None:
    """Return the pages that can be found in the order of their numbers; None where the site has no search.

    Articles come last, oldest first, so that a new one changes no other's number.
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
    """Map each word that ``site.yaml`` names to what people say in its place."""
    return {each.word: each.also for each in site.synonyms}


def search_result(page: SearchablePage) -> SearchResult:
    """Return the search result that a page is."""
    if isinstance(page, SearchableList):
        return SearchResult(page.url, page.title, page.section, page.trade, None, None, sample=False)
    entry = page.entry
    views = VIEWS[entry.spec.kind]
    return SearchResult(
        url=page.address.href(entry.path),
        title=entry.data.title,
        section=word(entry.spec.folder),
        trade=page.trade,
        year=views.year(entry.data),
        date=views.day(entry.data),
        sample=entry.data.sample,
    )


def content_lines(page: SearchablePage) -> Iterator[str]:
    """Yield an editor's words on a page, line by line; its title, which stands first, is left out."""
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
    """Yield what a page says in words of the site's own: of a list all, of a course its dates and times."""
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
    """Yield the words that visitors see of a value in the entry's data, those of structs in it too."""
    if isinstance(value, Text):
        yield from plain_lines(value).splitlines()
    elif isinstance(value, str):
        yield from value.splitlines()
    elif isinstance(value, tuple):
        for item in value:
            yield from _lines(item, entry)
    elif isinstance(value, Struct):
        for name in word_fields(type(value)):
            yield from _field_lines(value, name, entry)

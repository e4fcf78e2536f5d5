"""Free pages, which form a tree, with the blocks of data that they show below their text."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.drawings import Lines
from sitebuilder.content.model.page import Block, KeyFigure
from sitebuilder.content.model.page import Page as FreePage
from sitebuilder.markdown import Heading
from sitebuilder.views.courses.card import CourseCard, course_card
from sitebuilder.views.courses.lists import ListLink, list_links
from sitebuilder.views.credentials.card import credential_card
from sitebuilder.views.pages.home import TaskLink, task_links
from sitebuilder.views.pages.page_tree import PageTree, page_tree
from sitebuilder.views.pages.statistics import YearFigures, year_figures
from sitebuilder.views.shared.chrome import covered_pages
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.document_list import DocumentCard
from sitebuilder.views.shared.drawings import lines_of
from sitebuilder.views.shared.elements import (
    Link,
    Row,
    Time,
    contact_rows,
    table_of_contents,
    text_html,
    updated_day,
)
from sitebuilder.views.shared.frame import Frame, PageInfo, list_metas, make_frame
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.output import Output, Page, inputs_as_view
from sitebuilder.views.shared.pictures import CARD_WIDTH, alt_attribute, picture_html
from sitebuilder.views.shared.steps import StepItem, steps
from sitebuilder.views.shared.structured_data import organization
from sitebuilder.views.shared.taxonomy import courses_by_trade


class ServiceItem(Struct, frozen=True):
    """A service; ``id`` is its anchor."""

    id: str
    name: str
    summary: str
    details: Html | None


class PartnerItem(Struct, frozen=True):
    """A partner and its role for the academy."""

    id: str
    name: str
    role: str
    description: str | None
    url: str | None
    logo: Html | None


class ContentPage(Struct, frozen=True):
    """The view of a free page.

    ``blocks`` is the order of text and lists; a list is empty if there is nothing to show or the page does
    not ask for it. ``steps`` and ``key_figures`` come above them. ``related`` are the page's children, or
    else its siblings; ``tasks`` are the site's main tasks.
    """

    frame: Frame
    drawing: Lines | None
    steps: tuple[StepItem, ...]
    key_figures: tuple[KeyFigure, ...]
    body: Html | None
    contents: tuple[Heading, ...]
    blocks: tuple[str, ...]
    services: tuple[ServiceItem, ...]
    trades: tuple[ListLink, ...]
    courses: tuple[CourseCard, ...]
    credentials: tuple[DocumentCard, ...]
    partners: tuple[PartnerItem, ...]
    statistics: tuple[YearFigures, ...]
    contact: tuple[Row, ...]
    related: tuple[Link, ...]
    tasks: tuple[TaskLink, ...]
    updated: Time | None


def outputs(context: Context) -> Iterator[Output]:
    """Yield all free pages except the home page, which ``home.py`` yields."""
    tree = page_tree(context.library.pages)
    for entry in context.library.pages:
        if entry.path:
            view = _view(entry, tree, context)
            yield Page(entry.path + "index.html", entry.spec.template, inputs_as_view, view)


def shown_blocks(entry: Entry[Any]) -> tuple[Block, ...]:
    """Return the blocks of data that a document's page shows; only free pages except home have any."""
    return getattr(entry.data, "blocks", ()) if entry.path else ()


def _related(path: str, tree: PageTree, context: Context) -> tuple[Link, ...]:
    """Return the children of a page and the pages that its navigation item covers, or else its siblings."""
    children = _links(tree.below(path), context)
    return (*children, *covered_pages(path, context.frame)) or _siblings(path, tree, context)


def _siblings(path: str, tree: PageTree, context: Context) -> tuple[Link, ...]:
    """Return the other pages with the same parent; none at the top level, which the navigation shows."""
    parent = tree.parent(path)
    return _links((each for each in tree.below(parent) if each.path != path), context) if parent else ()


def _links(pages: Iterable[Entry[FreePage]], context: Context) -> tuple[Link, ...]:
    return tuple(Link(each.data.title, context.address.href(each.path)) for each in pages)


def _blocks(page: FreePage) -> tuple[Block, ...]:
    """Return the blocks of a page in their order; its text comes first unless the page says otherwise."""
    return page.blocks if Block.TEXT in page.blocks else (Block.TEXT, *page.blocks)


def _view(entry: Entry[FreePage], tree: PageTree, context: Context) -> ContentPage:
    page, library = entry.data, context.library
    blocks = frozenset(page.blocks)
    text = entry.body
    return ContentPage(
        frame=make_frame(_page_info(entry, tree, context), context.frame),
        drawing=lines_of(entry, context.site),
        steps=steps(context) if Block.STEPS in blocks else (),
        key_figures=page.key_figures,
        body=text_html(entry, text, context, is_first=True) if text is not None else None,
        contents=table_of_contents(text) if page.contents else (),
        blocks=tuple(block.value for block in _blocks(page)),
        services=_services(context) if Block.SERVICES in blocks else (),
        trades=_trades(context) if Block.TRADES in blocks else (),
        courses=tuple(course_card(each, context) for each in library.courses)
        if Block.COURSES in blocks
        else (),
        credentials=tuple(credential_card(each, context) for each in library.credentials)
        if Block.CREDENTIALS in blocks
        else (),
        partners=_partners(context) if Block.PARTNERS in blocks else (),
        statistics=year_figures(context) if Block.STATISTICS in blocks else (),
        contact=contact_rows(context.site.contact) if Block.CONTACT in blocks else (),
        related=_related(entry.path, tree, context),
        tasks=tuple(each for each in task_links(context) if each.url != context.address.href(entry.path)),
        updated=updated_day(entry, context),
    )


def _trades(context: Context) -> tuple[ListLink, ...]:
    trades = courses_by_trade(context.library.courses, context.site)
    return list_links("", {term: len(group) for term, group in trades.items()}, context.frame)


def _page_info(entry: Entry[FreePage], tree: PageTree, context: Context) -> PageInfo:
    page = entry.data
    description = page.description or entry.excerpt or page.title
    return PageInfo(
        path=entry.path,
        title=page.title,
        description=description,
        trail=tuple((each.data.title, each.path) for each in tree.above(entry.path))[::-1],
        metas=list_metas(page.title, description),
        json_ld=(organization(context),) if entry.path == "about/" else (),
        sample=page.sample,
        draft=page.draft,
    )


def _services(context: Context) -> tuple[ServiceItem, ...]:
    entry = context.library.services
    if entry is None:
        return ()
    return tuple(
        ServiceItem(
            each.id,
            each.name,
            each.summary,
            text_html(entry, each.details, context) if each.details else None,
        )
        for each in entry.data.services
    )


def _partners(context: Context) -> tuple[PartnerItem, ...]:
    entry = context.library.partners
    if entry is None:
        return ()
    return tuple(
        PartnerItem(
            id=each.id,
            name=each.name,
            role=each.role,
            description=each.description,
            url=each.url,
            logo=_logo(each.logo, context),
        )
        for each in entry.data.partners
    )


def _logo(path: str | None, context: Context) -> Html | None:
    picture = context.pictures.get(path) if path else None
    if picture is None:
        return None
    return picture_html(picture, f'{alt_attribute("")} class="logo"', context.address, sizes=CARD_WIDTH)

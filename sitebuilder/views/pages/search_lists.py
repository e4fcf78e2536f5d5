"""Searchable list pages: of courses, competitions, articles, and all dates."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from sitebuilder.content.dates.offers import offers
from sitebuilder.content.dates.status import Status
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.model.fields import choice_word
from sitebuilder.messages import word
from sitebuilder.views.kinds import VIEWS
from sitebuilder.views.news.lists import used_columns
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.document_info import section_info
from sitebuilder.views.shared.taxonomy import articles_by_tag, courses_by_trade


class SearchableList(Struct, frozen=True):
    """A searchable list: its URL, its title, and further lines by which it is found."""

    url: str
    title: str
    section: str
    lines: tuple[str, ...]
    trade: str | None = None


def searchable_lists(context: Context) -> tuple[SearchableList, ...]:
    """Return the searchable lists.

    Their number does not depend on the moment or on new articles (except for the first one of a column), so
    that each page of the index keeps its number.
    """
    return (*_documents(context), *_courses(context), *_news(context), *_others(context))


def _list(kind: Kind, context: Context, lines: Iterable[str]) -> SearchableList:
    """Return the list of the section of a kind."""
    info = section_info(kind, context)
    return SearchableList(context.address.href(info.path), info.title, info.title, (info.description, *lines))


def _page(name: str, context: Context, lines: Iterable[str] = ()) -> SearchableList:
    """Return a page that belongs to no kind, whose name and description are in the catalogue."""
    lines = (word(f"{name}-description", site=context.site.name), *lines)
    section = KINDS[Kind.PAGE].section_name
    return SearchableList(context.address.href(f"{name}/"), word(name), section, lines)


def _documents(context: Context) -> Iterator[SearchableList]:
    """Yield the list of each kind that has documents, with their titles."""
    for kind, views in VIEWS.items():
        entries = context.library.by_kind[kind]
        if views.outputs and entries:
            yield _list(kind, context, _titles(entries))


def _courses(context: Context) -> Iterator[SearchableList]:
    """Yield the list of each trade and each status; a status without courses links to the finder."""
    courses, site, href = context.library.courses, context.site, context.address.href
    section = KINDS[Kind.COURSE].section_name
    for term, group in courses_by_trade(courses, site).items():
        description = term.description or word("trade-description", site=site.name, trade=term.name)
        title = word("trade-title", trade=term.name)
        yield SearchableList(href(term.path), title, section, (description, *_titles(group)), term.name)
    if not courses or not site.status_pages:
        return
    used = {offer.status for entry in courses for offer in offers(entry.data, context.now)}
    for status in Status:
        name = choice_word(status)
        path = f"courses/status/{status.value}/" if status in used else f"courses/#status={status.value}"
        description = word("status-description", site=site.name, status=name)
        yield SearchableList(href(path), word("status-title", status=name), section, (description,))


def _news(context: Context) -> Iterator[SearchableList]:
    """Yield the list of all articles and of each column."""
    if not context.library.articles:
        return
    columns = used_columns(context)
    yield _list(Kind.ARTICLE, context, (str(each.title) for each in columns))
    section = KINDS[Kind.ARTICLE].section_name
    descriptions = {each.name: each.description for each in context.site.columns}
    for link in columns:
        title = str(link.title)
        yield SearchableList(link.url, title, section, (descriptions[title],))


def _others(context: Context) -> Iterator[SearchableList]:
    """Yield the calendar with its months, the site map and the list of tags."""
    if context.frame.has_dates:
        months = dict.fromkeys((each.start.date.year, each.start.date.month) for each in context.dates)
        lines = (word("search-month", year=year, month=month) for year, month in months)
        yield _page("calendar", context, lines)
    yield _page("sitemap", context)
    tags = articles_by_tag(context.library.articles, context.site)
    if tags:
        yield _page("tags", context, sorted(each.name for each in tags))


def _titles(entries: Iterable[Entry[Any]]) -> list[str]:
    return [each.data.title for each in entries]

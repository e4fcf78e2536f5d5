"""The home page: what many come for, what is open now, the next dates, and the news by column."""

from collections.abc import Iterator
from functools import cache, partial

from msgspec import Struct

from sitebuilder.content.status import Status, course_status
from sitebuilder.messages import word
from sitebuilder.views.courses.card import CourseCard, course_card
from sitebuilder.views.news.card import ArticleCard, ListedOf
from sitebuilder.views.pages.statistics import YearFigures, year_figures
from sitebuilder.views.shared.context import Context, SiteFrame
from sitebuilder.views.shared.dates import DateItem, all_dates
from sitebuilder.views.shared.elements import Link, Time, html, time_of
from sitebuilder.views.shared.frame import About, Frame, make_frame
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.output import Output, Page, as_given
from sitebuilder.views.shared.structured_data import organization
from sitebuilder.views.shared.taxonomy import articles_by_column

MOST_COURSES = 6
MOST_DATES = 6
MOST_ARTICLES = 5
_OPEN = (Status.OPEN, Status.LIMITED, Status.UPCOMING, Status.ON_DEMAND)


class TaskLink(Struct, frozen=True):
    """One of the main tasks, as an entry."""

    title: str
    url: str
    description: str | None
    icon: str | None


class DateEntry(Struct, frozen=True):
    """A date in a list, with the page that it belongs to."""

    start: Time
    end: Time | None
    label: str
    title: str
    url: str
    cancelled: bool
    sample: bool


class ColumnBlock(Struct, frozen=True):
    """A column on the home page with its newest articles; ``articles`` is never empty."""

    name: str
    more: Link
    articles: tuple[ArticleCard, ...]


class HomePage(Struct, frozen=True):
    """The view of the home page; a part without content is empty and not shown."""

    frame: Frame
    introduction: Html | None
    tasks: tuple[TaskLink, ...]
    open_courses: tuple[CourseCard, ...]
    courses: Link | None
    dates: tuple[DateEntry, ...]
    calendar: Link | None
    columns: tuple[ColumnBlock, ...]
    statistics: YearFigures | None
    updated: Time | None


def outputs(context: Context, listed: ListedOf) -> Iterator[Output]:
    """Yield the home page."""
    view = cache(partial(_view, context, listed))
    yield Page("index.html", "pages/home.html", as_given, view)


def task_links(context: Context) -> tuple[TaskLink, ...]:
    """Return the site's main tasks."""
    return tuple(
        TaskLink(task.title, context.address.link(task.url), task.description, task.icon)
        for task in context.site.tasks
    )


def date_entry(item: DateItem, context: Context | SiteFrame) -> DateEntry:
    """Return a date as it stands in a list."""
    return DateEntry(
        start=time_of(item.start, context.zone),
        end=time_of(item.end, context.zone) if item.end and item.end != item.start else None,
        label=item.label,
        title=item.title,
        url=context.address.href(item.path),
        cancelled=item.cancelled,
        sample=item.sample,
    )


def _view(context: Context, listed: ListedOf) -> HomePage:
    library, site = context.library, context.site
    dates = all_dates(library, since=context.now)
    about = About("", site.name, site.description, json_ld=_organization(context))
    years = year_figures(context)
    return HomePage(
        frame=make_frame(about, context),
        introduction=_introduction(context),
        tasks=task_links(context),
        open_courses=_open_courses(context),
        courses=Link(word("all-courses"), context.address.href("courses/")) if library.courses else None,
        dates=tuple(date_entry(item, context) for item in dates[:MOST_DATES]),
        calendar=Link(word("all-dates"), context.address.href("calendar/")) if dates else None,
        columns=_columns(context, listed),
        statistics=years[0] if years else None,
        updated=time_of(library.articles[0].data.date, context.zone) if library.articles else None,
    )


def _introduction(context: Context) -> Html | None:
    page = next((entry for entry in context.library.pages if not entry.path), None)
    text = page.body if page is not None else None
    return html(page, text, context, is_first=True) if page is not None and text is not None else None


def _organization(context: Context) -> tuple[dict[str, object], ...]:
    found = organization(context)
    return (found,) if found else ()


def _open_courses(context: Context) -> tuple[CourseCard, ...]:
    ranked = sorted(
        (entry for entry in context.library.courses if course_status(entry.data, context.now) in _OPEN),
        key=lambda entry: (_OPEN.index(course_status(entry.data, context.now)), entry.id),
    )
    return tuple(course_card(entry, context) for entry in ranked[:MOST_COURSES])


def _columns(context: Context, listed: ListedOf) -> tuple[ColumnBlock, ...]:
    blocks = []
    for column, articles in articles_by_column(context.library.articles, context.site).items():
        cards = tuple(listed(each).card for each in articles[:MOST_ARTICLES])
        more = Link(word("more", name=column.name), context.address.href(f"news/{column.slug}/"))
        blocks.append(ColumnBlock(column.name, more, cards))
    return tuple(blocks)

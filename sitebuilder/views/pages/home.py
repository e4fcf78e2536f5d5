"""The home page: the main tasks, the open courses, the next dates, and the news by column."""

from collections.abc import Iterator, Sequence
from functools import cache, partial

from msgspec import Struct

from sitebuilder.content.dates.status import Status, course_status
from sitebuilder.messages import word
from sitebuilder.views.courses.card import CourseCard, course_card
from sitebuilder.views.news.card import ArticleCard, MakeArticleItem
from sitebuilder.views.pages.date_lists import (
    MAX_DATES,
    DateEntry,
    closing_soon,
    next_deadlines,
    other_dates,
)
from sitebuilder.views.pages.statistics import YearFigures, year_figures
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.dates import all_dates
from sitebuilder.views.shared.elements import Link, Time, text_html, time_of
from sitebuilder.views.shared.frame import Frame, PageInfo, make_frame
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.output import Output, Page, inputs_as_view
from sitebuilder.views.shared.steps import StepItem, steps
from sitebuilder.views.shared.structured_data import organization
from sitebuilder.views.shared.taxonomy import articles_by_column, courses_by_trade

MAX_COURSES = 6
MAX_DEADLINES = 8
"""Only one is shown; the others follow when it has passed, until the next build."""
MAX_ARTICLES = 5
_OPEN = (Status.OPEN, Status.LIMITED, Status.UPCOMING, Status.ON_DEMAND)


class TaskLink(Struct, frozen=True):
    """A link to one of the main tasks."""

    title: str
    url: str
    description: str | None
    icon: str | None


class ColumnBlock(Struct, frozen=True):
    """A column on the home page with its newest articles; ``articles`` is never empty."""

    name: str
    more: Link
    articles: tuple[ArticleCard, ...]


class HomePage(Struct, frozen=True):
    """The view of the home page; parts without content are empty and not shown.

    ``offered`` are the statuses of the open courses, for scripts. ``deadlines`` are the next ones of
    enrolment and entry; ``closing`` are the enrolments that end soon, then those that begin soon; ``dates``
    are the next of all others. ``closing_dates`` and ``other_dates`` are these with those that follow them,
    of which scripts show ``most_dates`` at a time; ``closing_titles`` are the titles with and without
    deadlines. If no course is open, courses without a date take their place, or else the ``trades``.
    ``introduction`` is the first paragraph of the home page's text, ``introduction_rest`` the rest, which
    comes below the tasks so that these fit on the first screen of a phone.
    """

    frame: Frame
    introduction: Html | None
    introduction_rest: Html | None
    tasks: tuple[TaskLink, ...]
    open_courses: tuple[CourseCard, ...]
    offered: str
    coming_courses: tuple[CourseCard, ...]
    trades: tuple[Link, ...]
    courses: Link | None
    steps: tuple[StepItem, ...]
    deadlines: tuple[DateEntry, ...]
    closing: tuple[DateEntry, ...]
    closing_dates: tuple[DateEntry, ...]
    closing_title: str
    closing_titles: tuple[str, str]
    dates: tuple[DateEntry, ...]
    other_dates: tuple[DateEntry, ...]
    most_dates: int
    calendar: Link | None
    columns: tuple[ColumnBlock, ...]
    statistics: YearFigures | None
    updated: Time | None


def outputs(context: Context, make_item: MakeArticleItem) -> Iterator[Output]:
    """Yield the home page."""
    view = cache(partial(_view, context, make_item))
    yield Page("index.html", "pages/home.html", inputs_as_view, view)


def task_links(context: Context) -> tuple[TaskLink, ...]:
    """Return links to the site's main tasks."""
    return tuple(
        TaskLink(task.title, context.address.link(task.url), task.description, task.icon)
        for task in context.site.tasks
    )


def _view(context: Context, make_item: MakeArticleItem) -> HomePage:
    library, site = context.library, context.site
    dates = all_dates(library, since=context.now)
    closing, others = closing_soon(dates, context), other_dates(dates, context)
    titles = (word("closing-soon"), word("opening-soon"))
    info = PageInfo("", site.name, site.description, json_ld=(organization(context),))
    years, open_courses = year_figures(context), _courses_of(_OPEN, context)
    coming = () if open_courses else _courses_of((Status.UNDECIDED,), context)
    introduction, introduction_rest = _introduction(context)
    return HomePage(
        frame=make_frame(info, context.frame),
        introduction=introduction,
        introduction_rest=introduction_rest,
        tasks=task_links(context),
        open_courses=open_courses,
        offered=" ".join(each.value for each in _OPEN),
        coming_courses=coming,
        trades=() if open_courses or coming else _trades(context),
        courses=Link(word("all-courses"), context.address.href("courses/")) if library.courses else None,
        steps=steps(context),
        deadlines=next_deadlines(dates, context, MAX_DEADLINES),
        closing=_shown(closing),
        closing_dates=closing,
        closing_title=titles[0] if any(each.is_deadline for each in _shown(closing)) else titles[1],
        closing_titles=titles,
        dates=_shown(others),
        other_dates=others,
        most_dates=MAX_DATES,
        calendar=Link(word("all-dates"), context.address.href("calendar/")) if dates else None,
        columns=_columns(context, make_item),
        statistics=years[0] if years else None,
        updated=time_of(library.articles[0].data.date, context.zone) if library.articles else None,
    )


def _shown(dates: Sequence[DateEntry]) -> tuple[DateEntry, ...]:
    return tuple(each for each in dates if not each.is_hidden)


def _introduction(context: Context) -> tuple[Html | None, Html | None]:
    """Return the first paragraph of the home page's text, and the rest of it."""
    page = next((entry for entry in context.library.pages if not entry.path), None)
    text = page.body if page is not None else None
    if page is None or text is None:
        return None, None
    html = text_html(page, text, context, is_first=True).html
    first, end, rest = html.partition("</p>") if html.startswith("<p") else ("", "", html)
    return Html(first + end) if first else None, Html(rest.strip()) if rest.strip() else None


def _courses_of(statuses: tuple[Status, ...], context: Context) -> tuple[CourseCard, ...]:
    """Return the cards of courses that have one of the statuses, in the order of the statuses."""
    ranked = sorted(
        (entry for entry in context.library.courses if course_status(entry.data, context.now) in statuses),
        key=lambda entry: (statuses.index(course_status(entry.data, context.now)), entry.id),
    )
    return tuple(course_card(entry, context) for entry in ranked[:MAX_COURSES])


def _trades(context: Context) -> tuple[Link, ...]:
    trades = courses_by_trade(context.library.courses, context.site)
    return tuple(Link(each.name, context.address.href(each.path)) for each in trades)


def _columns(context: Context, make_item: MakeArticleItem) -> tuple[ColumnBlock, ...]:
    blocks = []
    for column, articles in articles_by_column(context.library.articles, context.site, context.now).items():
        cards = tuple(make_item(each).card for each in articles[:MAX_ARTICLES])
        more = Link(word("more", name=column.name), context.address.href(f"news/{column.slug}/"))
        blocks.append(ColumnBlock(column.name, more, cards))
    return tuple(blocks)

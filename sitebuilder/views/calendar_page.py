"""The calendar of dates, by month, with the calendars to subscribe to."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from sitebuilder.problems import word
from sitebuilder.views.calendars import subscriptions
from sitebuilder.views.context import Context
from sitebuilder.views.dates import DateItem, all_dates
from sitebuilder.views.frame import About, Frame, list_metas, make_frame
from sitebuilder.views.home import DateEntry, date_entry
from sitebuilder.views.outputs import Output, Rendered


class Month(Struct, frozen=True):
    """A month and its dates."""

    id: str
    title: str
    dates: tuple[DateEntry, ...]


class Subscription(Struct, frozen=True):
    """A calendar file: to download (https) and to subscribe to (webcal)."""

    title: str
    https: str
    webcal: str


class CalendarPage(Struct, frozen=True):
    """The view of the calendar: what is still to come or under way, then what is over."""

    frame: Frame
    description: str
    months: tuple[Month, ...]
    past: tuple[Month, ...]
    subscriptions: tuple[Subscription, ...]


def outputs(context: Context) -> Iterator[Output]:
    """Yield the calendar page; nothing when the site has no date."""
    dates = all_dates(context)
    if not dates:
        return
    title, description = word("calendar"), word("calendar-description", site=context.site.name)
    about = About("calendar/", title, description, metas=list_metas(title, description))
    view = CalendarPage(
        frame=make_frame(about, context),
        description=description,
        months=_months([date_entry(item, context) for item in dates if not _is_over(item, context)]),
        past=_months([date_entry(item, context) for item in dates if _is_over(item, context)])[::-1],
        subscriptions=tuple(
            Subscription(name, context.address.absolute(path), _webcal(context.address.absolute(path)))
            for name, path in subscriptions(context)
        ),
    )
    yield Rendered("calendar/index.html", "pages/calendar.html", view)


def _is_over(item: DateItem, context: Context) -> bool:
    return (item.end or item.start).ends <= context.now


def _months(entries: list[DateEntry]) -> tuple[Month, ...]:
    grouped = groupby(entries, key=lambda entry: entry.start.iso[:7])
    return tuple(
        Month(
            f"month-{month}",
            word("month", year=int(month[:4]), month=int(month[5:])),
            tuple(group),
        )
        for month, group in grouped
    )


def _webcal(url: str) -> str:
    return "webcal" + url[url.index(":") :]

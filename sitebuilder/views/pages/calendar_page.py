"""The calendar page: all dates by month, with calendar files to subscribe to."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache, partial
from itertools import groupby

import msgspec
from msgspec import Struct

from sitebuilder.content.dates.lessons import Schedule
from sitebuilder.messages import word
from sitebuilder.views.machine.calendars import subscriptions
from sitebuilder.views.pages.date_lists import DateEntry, date_entry
from sitebuilder.views.shared.context import Context, SiteFrame
from sitebuilder.views.shared.dates import DateItem
from sitebuilder.views.shared.frame import Frame, PageInfo, list_metas, make_frame, script_url
from sitebuilder.views.shared.output import Output, Page


class Day(Struct, frozen=True):
    """A day and the dates that begin on it; ``day`` has two digits, or is None for a day of another month."""

    day: str | None
    dates: tuple[DateEntry, ...]


class Month(Struct, frozen=True):
    """A month (``iso``: YYYY-MM) with its dates as a list and in weeks of seven days from Monday."""

    id: str
    iso: str
    title: str
    dates: tuple[DateEntry, ...]
    weeks: tuple[tuple[Day, ...], ...]


class Subscription(Struct, frozen=True):
    """A calendar file: URLs to download (https) and to subscribe to (webcal)."""

    title: str
    https: str
    webcal: str


class CalendarPage(Struct, frozen=True):
    """The view of the calendar: upcoming and current dates, then past ones."""

    frame: Frame
    script_url: str | None
    description: str
    months: tuple[Month, ...]
    past: tuple[Month, ...]
    subscriptions: tuple[Subscription, ...]


class CalendarInputs(Struct, frozen=True):
    """Everything that the calendar page depends on besides the site's frame."""

    coming: tuple[DateItem, ...]
    past: tuple[DateItem, ...]
    is_indexed: bool


def outputs(context: Context) -> Iterator[Output]:
    """Yield the calendar page; nothing if the site has no dates."""
    if context.frame.has_dates:
        is_sample = all(item.sample for item in context.dates)
        inputs = cache(partial(_inputs, context, not is_sample))
        yield Page("calendar/index.html", "pages/calendar.html", calendar_view, inputs, is_sample)


def _inputs(context: Context, is_indexed: bool) -> CalendarInputs:
    coming: list[DateItem] = []
    past: list[DateItem] = []
    for item in context.dates:
        if shown := () if item.over <= context.now else _shown(item, context.now):
            coming += shown
        else:
            past.append(item)
    coming.sort(key=lambda item: (item.start.begins, item.uid))
    return CalendarInputs(tuple(coming), tuple(past), is_indexed)


def _shown(item: DateItem, now: datetime) -> tuple[DateItem, ...]:
    """Return what the months to come show of a date; nothing of a session whose lessons are all over."""
    return tuple(_lessons(item, item.schedule, now)) if item.schedule else (item,)


def _lessons(item: DateItem, schedule: Schedule, now: datetime) -> Iterator[DateItem]:
    """Yield each lesson that is not over as a date; the first keeps the label of the session's start."""
    # Each would otherwise put the whole schedule into the page's key again.
    opening = msgspec.structs.replace(item, schedule=None)
    later = msgspec.structs.replace(opening, label=word("lesson"), moved_from=None)
    first = schedule.lessons[0]
    for lesson in schedule.lessons:
        if (lesson.end or lesson.start).ends > now:
            base = opening if lesson is first else later
            yield msgspec.structs.replace(base, start=lesson.start, end=lesson.end)


def calendar_view(frame: SiteFrame, inputs: CalendarInputs) -> CalendarPage:
    """Return the view of the calendar page."""
    title, description = word("calendar"), word("calendar-description", site=frame.site.name)
    metas = list_metas(title, description)
    info = PageInfo("calendar/", title, description, metas=metas, is_indexed=inputs.is_indexed)
    return CalendarPage(
        frame=make_frame(info, frame),
        script_url=script_url("calendar", frame),
        description=description,
        months=_months([date_entry(item, frame) for item in inputs.coming]),
        past=_months([date_entry(item, frame) for item in inputs.past])[::-1],
        subscriptions=tuple(
            Subscription(name, frame.address.absolute(path), _webcal(frame.address.absolute(path)))
            for name, path in subscriptions((*inputs.coming, *inputs.past))
        ),
    )


def _months(entries: list[DateEntry]) -> tuple[Month, ...]:
    grouped = groupby(entries, key=lambda entry: entry.start.iso[:7])
    return tuple(_month(month, tuple(group)) for month, group in grouped)


def _month(iso: str, entries: tuple[DateEntry, ...]) -> Month:
    year, month = int(iso[:4]), int(iso[5:])
    return Month(
        id=f"month-{iso}",
        iso=iso,
        title=word("month", year=year, month=month),
        dates=entries,
        weeks=_weeks(date(year, month, 1), entries),
    )


def _weeks(first: date, entries: tuple[DateEntry, ...]) -> tuple[tuple[Day, ...], ...]:
    by_day = {day: tuple(group) for day, group in groupby(entries, key=lambda entry: entry.start.iso[:10])}
    monday = first - timedelta(first.weekday())
    weeks = []
    while monday <= first or monday.month == first.month:
        days = [monday + timedelta(number) for number in range(7)]
        weeks.append(
            tuple(
                Day(f"{day:%d}", by_day.get(day.isoformat(), ()))
                if day.month == first.month
                else Day(None, ())
                for day in days
            )
        )
        monday += timedelta(7)
    return tuple(weeks)


def _webcal(url: str) -> str:
    return "webcal" + url[url.index(":") :]

"""Calendar files: of the whole site, of each course and competition, and of each session."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from sitebuilder.content.dates.events import DateKind
from sitebuilder.content.dates.lessons import Schedule
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.field_types import Kind, Moment
from sitebuilder.messages import word
from sitebuilder.views.shared.calendar_paths import calendar_path, session_calendar_path
from sitebuilder.views.shared.context import Context, SiteFrame
from sitebuilder.views.shared.dates import DateItem, dated_entries, dates_of, has_dates
from sitebuilder.views.shared.output import Output, Page


class Repeat(Struct, frozen=True):
    """The recurrence of an event: weekly up to ``until`` except for ``skipped``, and at ``extra`` moments.

    ``weekdays`` are those of RFC 5545, 3.3.10; empty if nothing is weekly.
    """

    weekdays: tuple[str, ...]
    until: Moment
    skipped: tuple[Moment, ...]
    extra: tuple[Moment, ...]


class CalendarEvent(Struct, frozen=True):
    """An event; ``end`` is the last day, or the instant at which it is over; ``url`` is absolute.

    A ``tentative`` event was moved, but its new date is not known yet, so it keeps its original one.
    """

    uid: str
    start: Moment
    end: Moment | None
    summary: str
    description: str | None
    location: str | None
    url: str
    category: str
    cancelled: bool
    modified: Moment | None
    moved: bool = False
    tentative: bool = False
    repeat: Repeat | None = None


class CalendarFile(Struct, frozen=True):
    """A calendar file: its name, its time zone (IANA) and its events."""

    name: str
    zone: str
    events: tuple[CalendarEvent, ...]


class CalendarInputs(Struct, frozen=True):
    """Everything that a calendar file depends on besides the site's frame."""

    name: str
    items: tuple[DateItem, ...]


_COMPETITIONS = "competitions"
_CALENDARS: tuple[tuple[str, Callable[[DateItem], bool]], ...] = (
    ("all", lambda item: True),
    ("sessions", lambda item: item.kind is DateKind.SESSION),
    ("deadlines", lambda item: item.kind is DateKind.DEADLINE),
    (_COMPETITIONS, lambda item: item.section is Kind.COMPETITION),
)
"""The calendars of the whole site: the file name, and a predicate of the dates that belong to it."""


def outputs(context: Context) -> Iterator[Output]:
    """Yield the site's calendars, one for each course and competition, and one for each session.

    None is empty: a session has one only if its first day is known, or its former one. Their content is
    computed lazily.
    """
    library = context.library
    dated = list(filter(has_dates, dated_entries(library)))
    for name, belongs in _CALENDARS:
        documents: Sequence[Entry[Any]] = library.competitions if name == _COMPETITIONS else dated
        if any(belongs(item) for entry in documents for item in dates_of(entry, library)):
            title = word("calendar-title", site=context.site.name, calendar=word(f"calendar-{name}"))
            yield _file(f"calendar/{name}.ics", title, partial(_matching_dates, belongs, context), context)
    for entry in sorted(dated, key=lambda entry: entry.path):
        dates = partial(dates_of, entry, library)
        yield _file(calendar_path(entry.path), entry.data.title, dates, context)
        if context.site.session_calendars:
            yield from _sessions(entry.path, entry.data.title, dates(), context)


def subscriptions(dates: Sequence[DateItem]) -> tuple[tuple[str, str], ...]:
    """Return the names and paths of those calendars of the whole site that have a date."""
    return tuple(
        (word(f"calendar-{name}"), f"calendar/{name}.ics")
        for name, belongs in _CALENDARS
        if any(map(belongs, dates))
    )


def _sessions(path: str, title: str, items: Sequence[DateItem], context: Context) -> Iterator[Output]:
    """Yield a calendar for each session: its lessons and the end of its enrolment."""
    # Duplicate session IDs are reported as such, and not again as colliding files.
    dates: defaultdict[str, list[DateItem]] = defaultdict(list)
    for item in items:
        if item.kind is not DateKind.ENROLMENT:
            dates[item.part].append(item)
    for session_id in dict.fromkeys(item.part for item in items if item.kind is DateKind.SESSION):
        held = partial(tuple, dates[session_id])
        yield _file(session_calendar_path(path, session_id), title, held, context)


def _matching_dates(belongs: Callable[[DateItem], bool], context: Context) -> tuple[DateItem, ...]:
    return tuple(filter(belongs, context.dates))


def _file(path: str, name: str, items: Callable[[], tuple[DateItem, ...]], context: Context) -> Output:
    def inputs() -> CalendarInputs:
        return CalendarInputs(name, items())

    return Page(path, "calendar", calendar_file, inputs)


def calendar_file(frame: SiteFrame, inputs: CalendarInputs) -> CalendarFile:
    """Return the view of a calendar file."""
    events = tuple(_event(item, frame) for item in inputs.items)
    return CalendarFile(inputs.name, frame.site.time_zone, events)


def _event(item: DateItem, frame: SiteFrame) -> CalendarEvent:
    first = item.schedule.lessons[0] if item.schedule else None
    return CalendarEvent(
        uid=item.uid,
        start=first.start if first else item.start,
        end=first.end if first else item.end,
        summary=_summary(item),
        description="\n".join(item.notes) or None,
        location=item.location,
        url=frame.address.absolute(item.path),
        category=KINDS[item.section].section_name,
        cancelled=item.cancelled,
        modified=item.modified,
        moved=item.moved_from is not None,
        tentative=item.moved_from == item.start,
        repeat=_repeat(item.schedule) if item.schedule else None,
    )


def _summary(item: DateItem) -> str:
    change = (
        word("calendar-cancelled") if item.cancelled else word("calendar-moved") if item.moved_from else ""
    )
    sample = word("calendar-sample") if item.sample else ""
    label = word("lesson") if item.schedule else item.label
    return change + sample + word("calendar-summary", title=item.title, label=label)


def _repeat(schedule: Schedule) -> Repeat | None:
    """Return the recurrence of lessons; None for a single one.

    A recurrence rule starts with the first event (RFC 5545, 3.8.5.3): if an additional lesson precedes all
    weekly ones, every lesson is listed individually.
    """
    first, *others = (each.start for each in schedule.lessons)
    if not others:
        return None
    if not schedule.weekly or schedule.weekly[0].start != first:
        return Repeat((), others[-1], (), tuple(others))
    weekdays = tuple(each.value[:2].upper() for each in schedule.weekdays)
    extra = tuple(each.start for each in schedule.extra)
    return Repeat(weekdays, schedule.weekly[-1].start, schedule.skipped, extra)

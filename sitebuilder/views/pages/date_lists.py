"""Dates as list items, and the lists of the home page with what keeps them right between two builds.

A list has more dates than it shows: a script shows each at its time (``assets/js/dates.js``).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.content.dates.events import DateKind
from sitebuilder.content.dates.status import SOON
from sitebuilder.messages import word
from sitebuilder.views.shared.context import Context, SiteFrame
from sitebuilder.views.shared.dates import DateItem
from sitebuilder.views.shared.elements import Time, event_time
from sitebuilder.views.shared.status_tags import day_text

MAX_DATES = 6
"""So many dates of a list are shown at a time."""
_MAX_CLOSING = 8
_MAX_OTHERS = 12
"""So many deadlines, openings and other dates are in the page; all but the first wait for their time."""
_OPENINGS = (DateKind.ENROLMENT, DateKind.ENTRY)

Span = tuple[datetime | None, datetime]
"""From when (None: always) until when, in the site's time zone."""


class DateEntry(Struct, frozen=True):
    """A date in a list, with the page that it belongs to.

    ``session`` says which session of a course an enrolment is for; ``moved`` is the note that it was moved.
    ``shown`` says for scripts when it stands in a list: ISO 8601 intervals with spaces between
    (``2026-12-01T00:00/2026-12-15T17:00``, without a beginning ``/2026-12-15T17:00``); ``is_hidden`` is
    whether it waits for its time.
    """

    start: Time
    end: Time | None
    label: str
    session: str | None
    title: str
    url: str
    cancelled: bool
    moved: str | None
    sample: bool
    is_deadline: bool
    shown: str = ""
    is_hidden: bool = False


def date_entry(item: DateItem, frame: SiteFrame) -> DateEntry:
    """Return a date as a list item."""
    start = event_time(item.start, frame.zone)
    end = event_time(item.end, frame.zone) if item.end else None
    return DateEntry(
        start=start,
        end=None if end is None or start.says(end) else end,
        label=item.label,
        session=word("session-of", day=day_text(item.session_start)) if item.session_start else None,
        title=item.title,
        url=frame.address.href(item.path),
        cancelled=item.cancelled,
        moved=_moved(item),
        sample=item.sample,
        is_deadline=item.kind is DateKind.DEADLINE,
    )


def _moved(item: DateItem) -> str | None:
    if item.moved_from is None:
        return None
    return word("moved-date-open" if item.moved_from == item.start else "moved")


def next_deadlines(dates: Iterable[DateItem], context: Context, most: int) -> tuple[DateEntry, ...]:
    """Return the next deadlines, each until it is over."""
    deadlines = [(item, [(None, item.start.ends)]) for item in _deadlines(dates)[:most]]
    return _timed(deadlines, context, most)


def closing_soon(dates: Sequence[DateItem], context: Context) -> tuple[DateEntry, ...]:
    """Return the enrolments that end within ``SOON``, then those that begin within it, each in order.

    Enrolments that will be among them later come in between, hidden.
    """
    openings = [each for each in dates if each.kind in _OPENINGS and not each.cancelled]
    coming = [
        *_still_soon(_deadlines(dates), context.now)[:_MAX_CLOSING],
        *_still_soon(openings, context.now)[:_MAX_CLOSING],
    ]
    return _timed([(each, list(_soon(each))) for each in coming], context, MAX_DATES)


def other_dates(dates: Sequence[DateItem], context: Context) -> tuple[DateEntry, ...]:
    """Return the next dates outside ``closing_soon``, followed by hidden ones that will take their places."""
    spans = ((each, [span for span in _not_soon(each) if context.now < span[1]]) for each in dates)
    return _timed([pair for pair in spans if pair[1]][:_MAX_OTHERS], context, MAX_DATES)


def _deadlines(dates: Iterable[DateItem]) -> list[DateItem]:
    return [each for each in dates if each.kind is DateKind.DEADLINE and not each.cancelled]


def _still_soon(dates: Iterable[DateItem], now: datetime) -> list[DateItem]:
    return [each for each in dates if any(now < until for _, until in _soon(each))]


def _soon(item: DateItem) -> Iterator[Span]:
    """Yield the spans of time in which an enrolment or entry closes or begins within ``SOON``."""
    if item.cancelled:
        return
    if item.kind is DateKind.DEADLINE:
        yield item.start.ends - SOON, item.start.ends
    elif item.kind in _OPENINGS:
        yield item.start.begins - SOON, item.start.begins


def _not_soon(item: DateItem) -> Iterator[Span]:
    """Yield the spans of time before a date is over in which it is not soon (see ``_soon``).

    A date without a time of day is over when its day ends.
    """
    over = item.over
    begin: datetime | None = None
    for start, end in _soon(item):
        if start is not None:
            yield begin, start
        begin = end
    if begin is None or begin < over:
        yield begin, over


def _timed(
    dates: Iterable[tuple[DateItem, Sequence[Span]]], context: Context, most: int
) -> tuple[DateEntry, ...]:
    """Return dates for a list that shows at most so many at a time."""
    found: list[DateEntry] = []
    for item, spans in dates:
        is_due = any((start is None or start <= context.now) and context.now < end for start, end in spans)
        shown = sum(not each.is_hidden for each in found)
        found.append(
            replace(
                date_entry(item, context.frame),
                shown=" ".join(f"{_text(start) if start else ''}/{_text(end)}" for start, end in spans),
                is_hidden=not is_due or shown >= most,
            )
        )
    return tuple(found)


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")

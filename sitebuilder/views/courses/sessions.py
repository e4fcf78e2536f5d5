"""The table of the sessions of a course."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sitebuilder.content.dates.events import known_end, original_start, shown_start
from sitebuilder.content.dates.lessons import Lesson, Schedule
from sitebuilder.content.dates.status import Status, places_left
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.course import Course, Session
from sitebuilder.messages import word
from sitebuilder.views.courses.lessons import lesson_line, lesson_text, times_text
from sitebuilder.views.courses.status import OfferStart, session_tag
from sitebuilder.views.shared.calendar_paths import session_calendar_path
from sitebuilder.views.shared.context import SiteFrame
from sitebuilder.views.shared.elements import Time, event_time
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.nowrap import keep_times
from sitebuilder.views.shared.places import PlaceText, place_of
from sitebuilder.views.shared.status_tags import StatusTag
from sitebuilder.views.shared.unannounced import UnknownFact

SESSION_COLUMNS = ("dates", "times", "venue", "enrolment", "places")
"""The columns of the table of sessions, except for the status, in their order."""


class SessionRow(Struct, frozen=True):
    """A session in the table; unknown values are None.

    ``lessons`` are all lessons, ``lesson_line`` the same for scripts, ``next_lesson`` the next one in words.
    """

    id: str
    status: StatusTag
    start: Time | None
    end: Time | None
    enrol_from: Time | None
    enrol_until: Time | None
    times: str | Html | None
    lessons: tuple[Time, ...]
    lesson_line: str
    next_lesson: str | None
    venue: PlaceText | None
    places: str | None
    moved_from: Time | None
    note: str | None
    calendar_url: str | None
    sample: bool


class DatedSession(Struct, frozen=True):
    """A session with what depends on the moment of the build; ``following`` is its next lesson."""

    session: Session
    status: Status
    following: Lesson | None


def session_row(
    dated: DatedSession, lessons: Schedule | None, entry: Entry[Course], frame: SiteFrame
) -> SessionRow:
    """Return a session of a course as a row of the table; ``lessons`` are its ``lesson_schedule``."""
    zone, session, following = frame.zone, dated.session, dated.following
    start, end = shown_start(session), known_end(session)
    times = times_text(session, lessons)
    has_calendar = session.start is not None and frame.site.session_calendars
    calendar = frame.address.href(session_calendar_path(entry.path, session.id))
    return SessionRow(
        id=session.id,
        status=session_tag(session, dated.status),
        start=event_time(start, zone) if start else None,
        end=event_time(end, zone) if end else None,
        enrol_from=event_time(session.enrol_from, zone) if session.enrol_from else None,
        enrol_until=event_time(session.enrol_until, zone) if session.enrol_until else None,
        times=keep_times(times) if times else None,
        lessons=tuple(event_time(each.start, zone) for each in lessons.lessons) if lessons else (),
        lesson_line=lesson_line(lessons) if lessons else "",
        next_lesson=lesson_text(following) if following else None,
        venue=place_of(session.venue, entry, frame.address),
        places=_places(session),
        moved_from=event_time(moment, zone) if (moment := original_start(session)) else None,
        note=session.note,
        calendar_url=calendar if has_calendar else None,
        sample=session.sample,
    )


def used_columns(rows: Sequence[SessionRow]) -> tuple[str, ...]:
    """Return the columns for which any session has a value."""
    return tuple(key for key in SESSION_COLUMNS if any(_has_value(key, each) for each in rows))


def _has_value(column: str, session: SessionRow) -> bool:
    """Return whether a session has a value in a column of the table."""
    values = {
        "dates": session.start or session.end or session.moved_from,
        "times": session.times,
        "venue": session.venue,
        "enrolment": session.enrol_from or session.enrol_until,
        "places": session.places,
    }
    return values[column] is not None


def unknown_of_sessions(
    rows: Sequence[SessionRow], over: Sequence[bool], start: OfferStart | None
) -> Iterator[UnknownFact]:
    """Yield the facts that no session has; for a course without sessions, the sessions themselves.

    ``over`` has one item for each session. Of those that are over or cancelled nothing more is announced.
    """
    if not rows and start is None:
        yield UnknownFact(word("sessions"), "sessions")
    if all(is_over or row.status.code == Status.CANCELLED for row, is_over in zip(rows, over, strict=True)):
        return
    columns = used_columns(rows)
    yield from (UnknownFact(word(f"session-{key}")) for key in SESSION_COLUMNS if key not in columns)


def _places(session: Session) -> str | None:
    if session.capacity is None:
        return None
    left = places_left(session)
    if left is None:
        return word("places", capacity=session.capacity)
    return word("places-left", capacity=session.capacity, left=left)

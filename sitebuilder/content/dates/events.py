"""The events on the dates of a document: lessons, enrolment, the stages of a competition."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from hashlib import blake2b

from msgspec import Struct

from sitebuilder.content.dates.lessons import Schedule, scheduled_sessions
from sitebuilder.content.model.competition import Competition, Stage
from sitebuilder.content.model.course import Course, Session
from sitebuilder.content.model.field_types import Moment
from sitebuilder.content.model.fields import label
from sitebuilder.messages import word


class DateKind(StrEnum):
    """What happens on a date.

    ``ENROLMENT`` and ``ENTRY`` are the openings for a session and a competition, ``DEADLINE`` closes either.
    They are two points in time, as a bar over the weeks between would hide everything else in a calendar.
    """

    SESSION = "session"
    ENROLMENT = "enrolment"
    ENTRY = "entry"
    DEADLINE = "deadline"
    STAGE = "stage"
    PUBLICITY = "publicity"


class Event(Struct, frozen=True):
    """An event of a document, at a time that may be unknown.

    ``end`` is the last day, or the instant at which the event is over. ``part`` is the id of the session, or
    identifies the stage; it is empty if the document has only one such event. ``notes`` are lines of plain
    text. ``moved_from`` is the original start of an event that was moved; it equals ``start`` while the new
    date is unknown. ``session_start`` says which of several sessions an enrolment is for; ``schedule``
    contains the lessons of a session.
    """

    kind: DateKind
    part: str
    label: str
    start: Moment | None
    end: Moment | None = None
    location: str | None = None
    notes: tuple[str, ...] = ()
    cancelled: bool = False
    moved_from: Moment | None = None
    sample: bool = False
    session_start: Moment | None = None
    schedule: Schedule | None = None


def course_events(course: Course) -> Iterator[Event]:
    """Yield the enrolment, the deadline and the lessons of each session."""
    has_several = len(course.sessions) > 1
    for session, schedule in scheduled_sessions(course):
        is_undated = session.start is None
        moments = (
            (DateKind.ENROLMENT, session.enrol_from, None),
            (DateKind.DEADLINE, session.enrol_until, None),
            # A moved session without a new date keeps its old place in calendars, with a note.
            (DateKind.SESSION, session.start or session.moved_from, known_end(session)),
        )
        for kind, start, end in moments:
            yield Event(
                kind=kind,
                part=session.id,
                label=word(f"date-{kind.value}"),
                start=start,
                end=end,
                location=session.venue if kind is DateKind.SESSION else None,
                notes=_session_notes(session, kind),
                cancelled=session.cancelled,
                moved_from=session.moved_from if kind is DateKind.SESSION else None,
                sample=session.sample or course.sample,
                session_start=session.start if has_several and kind is not DateKind.SESSION else None,
                schedule=schedule if kind is DateKind.SESSION and not is_undated else None,
            )


def shown_start(session: Session) -> Moment | None:
    """Return the start of a session, or the former one of a session that is cancelled; None if unknown."""
    return session.start or (session.moved_from if session.cancelled else None)


def original_start(session: Session) -> Moment | None:
    """Return the original start of a session that was moved; None if it was not moved or is cancelled."""
    return None if session.cancelled else session.moved_from


def known_end(dated: Session | Stage) -> Moment | None:
    """Return the end of a session or a stage; None while only its former start is known: its end is too."""
    return None if dated.start is None and dated.moved_from is not None else dated.end


def competition_events(competition: Competition) -> Iterator[Event]:
    """Yield the entry of a competition, its deadline, its stages and its publicity period."""
    cancelled, sample = competition.cancelled, competition.sample

    def event(kind: DateKind, label: str, start: Moment | None, end: Moment | None = None) -> Event:
        return Event(kind, "", label, start, end, cancelled=cancelled, sample=sample)

    yield event(DateKind.ENTRY, word("date-entry"), competition.entry_from)
    yield event(DateKind.DEADLINE, word("date-entry-deadline"), competition.entry_until)
    for part, stage in _identify_stages(competition.schedule):
        yield Event(
            kind=DateKind.STAGE,
            part=part,
            label=stage.name,
            start=stage.start or stage.moved_from or stage.end,
            end=known_end(stage),
            location=stage.venue or competition.venue,
            notes=tuple(line for line in (moved_text(stage, cancelled), stage.note) if line),
            cancelled=cancelled,
            moved_from=stage.moved_from,
            sample=sample,
        )
    if competition.publicity is not None:
        start, end = competition.publicity.start, competition.publicity.end
        yield event(DateKind.PUBLICITY, word("date-publicity"), start, end)


def _session_notes(session: Session, kind: DateKind) -> tuple[str, ...]:
    """Return the notes on a session for calendars; an enrolment or a deadline gets the session's start."""
    if kind is not DateKind.SESSION:
        begins = word(f"date-{DateKind.SESSION.value}")
        return (word("date-line", label=begins, value=session.start),) if session.start else ()
    timetable = word("date-line", label=label(Session, "timetable"), value=session.timetable)
    lines = (moved_text(session, session.cancelled), session.timetable and timetable, session.note)
    return tuple(line for line in lines if line)


def moved_text(
    dated: Session | Stage, cancelled: bool, moment_text: Callable[[Moment], str] = str
) -> str | None:
    """Return the sentence that a session or a stage was moved; None if it was not, or is cancelled.

    ``moment_text`` returns its former start in words.
    """
    if dated.moved_from is None or cancelled:
        return None
    return word("moved-from" if dated.start else "moved-open", moment=moment_text(dated.moved_from))


def _identify_stages(stages: Iterable[Stage]) -> Iterator[tuple[str, Stage]]:
    """Yield each stage with an id made from its name, so that stages may be inserted before it.

    The second and later stages with the same name are numbered.
    """
    seen: Counter[str] = Counter()
    for stage in stages:
        seen[stage.name] += 1
        number = f"-{seen[stage.name]}" if seen[stage.name] > 1 else ""
        yield blake2b(stage.name.encode(), digest_size=5).hexdigest() + number, stage

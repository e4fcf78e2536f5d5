"""What happens on the dates of a document: lessons, enrolment, the stages of a competition."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from hashlib import blake2b

from msgspec import Struct

from sitebuilder.content.fields import Moment
from sitebuilder.content.lessons import Schedule, lesson_schedule
from sitebuilder.content.model.competition import Competition, Stage
from sitebuilder.content.model.course import Course, Session
from sitebuilder.content.model_fields import label
from sitebuilder.messages import word


class DateKind(StrEnum):
    """What happens on a date.

    ``ENROLMENT`` and ``ENTRY`` are openings (of a session, of a competition), ``DEADLINE`` closes either:
    two points in time, as a bar over the weeks between would hide everything else in a calendar.
    """

    SESSION = "session"
    ENROLMENT = "enrolment"
    ENTRY = "entry"
    DEADLINE = "deadline"
    STAGE = "stage"
    PUBLICITY = "publicity"


class Event(Struct, frozen=True):
    """What happens in a document, at a time that may be unknown.

    ``end`` is the last day, or the instant at which it is over. ``part`` is the id of the session, or what
    identifies the stage; empty where there is one such event in a document. ``notes`` are lines of plain
    text. ``moved_from`` is when it was to be before it was moved: the same as ``start`` while nobody knows
    to when. ``session_start`` tells which of several sessions an enrolment is for, ``lesson_schedule``
    when the lessons of a session are.
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
    for session in course.sessions:
        is_open = session.start is None
        moments = (
            (DateKind.ENROLMENT, session.enrol_from, None),
            (DateKind.DEADLINE, session.enrol_until, None),
            # What has no day yet stays where calendars have it, and says so there.
            (DateKind.SESSION, session.start or session.moved_from, None if is_open else session.end),
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
                schedule=lesson_schedule(session) if kind is DateKind.SESSION and not is_open else None,
            )


def original_start(session: Session) -> Moment | None:
    """Return when a session was to begin before it was moved; None for one that was not, or is cancelled."""
    return None if session.cancelled else session.moved_from


def competition_events(competition: Competition) -> Iterator[Event]:
    """Yield the entry of a competition, its deadline, its stages and its publicity period."""
    cancelled, sample = competition.cancelled, competition.sample

    def event(kind: DateKind, told: str, start: Moment | None, end: Moment | None = None) -> Event:
        return Event(kind, "", told, start, end, cancelled=cancelled, sample=sample)

    yield event(DateKind.ENTRY, word("date-entry"), competition.entry_from)
    yield event(DateKind.DEADLINE, word("date-entry-deadline"), competition.entry_until)
    for part, stage in _named(competition.schedule):
        yield Event(
            kind=DateKind.STAGE,
            part=part,
            label=stage.name,
            start=stage.start or stage.end,
            end=stage.end,
            location=stage.venue or competition.venue,
            notes=(stage.note,) if stage.note else (),
            cancelled=cancelled,
            sample=sample,
        )
    if competition.publicity is not None:
        start, end = competition.publicity.start, competition.publicity.end
        yield event(DateKind.PUBLICITY, word("date-publicity"), start, end)


def _session_notes(session: Session, kind: DateKind) -> tuple[str, ...]:
    """Return what a calendar says of a session; beside its enrolment, when it begins."""
    if kind is not DateKind.SESSION:
        begins = word(f"date-{DateKind.SESSION.value}")
        return (word("date-line", label=begins, value=session.start),) if session.start else ()
    timetable = word("date-line", label=label(Session, "timetable"), value=session.timetable)
    lines = (moved_text(session), session.timetable and timetable, session.note)
    return tuple(line for line in lines if line)


def moved_text(session: Session) -> str | None:
    """Return that a session was moved, in words; None for one that was not."""
    moment = original_start(session)
    if moment is None:
        return None
    return word("moved-from" if session.start else "moved-open", moment=moment)


def _named(stages: Iterable[Stage]) -> Iterator[tuple[str, Stage]]:
    """Yield each stage with what identifies it: its name, so that another stage may be put before it.

    Of stages with the same name, the second and later ones are numbered.
    """
    seen: Counter[str] = Counter()
    for stage in stages:
        seen[stage.name] += 1
        number = f"-{seen[stage.name]}" if seen[stage.name] > 1 else ""
        yield blake2b(stage.name.encode(), digest_size=5).hexdigest() + number, stage

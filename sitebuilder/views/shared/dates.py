"""Every date that the site knows, as one sorted list: for the calendar page, the home page and iCalendar."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b
from typing import Any
from urllib.parse import quote, urlsplit

from msgspec import Struct

from sitebuilder.content.fields import Kind, Moment
from sitebuilder.content.library import Entry, Library
from sitebuilder.content.model.competition import Competition, Stage
from sitebuilder.content.model.course import Course, Session
from sitebuilder.messages import word

Dated = Entry[Course] | Entry[Competition]
"""A document that may have dates."""

_PLAIN = re.compile(r"[A-Za-z0-9_.~-]*")
"""What needs no percent-encoding (RFC 3986, unreserved)."""


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


class DateItem(Struct, frozen=True):
    """A date, and the page that it belongs to.

    ``end`` is the last day, or the instant at which it is over. ``section`` is the kind of document.
    ``uid`` stays the same for life (RFC 5545, 3.8.4.7): it is made of what an editor does not rewrite,
    the ids of document and session or the name of the stage, and of the host. ``modified`` is the moment
    of the document's last change as its editor gave it. ``notes`` are lines of plain text. ``part`` is the
    id of the session, or what identifies the stage.
    """

    kind: DateKind
    section: Kind
    start: Moment
    end: Moment | None
    label: str
    title: str
    path: str
    uid: str
    cancelled: bool
    sample: bool
    modified: Moment | None
    location: str | None = None
    notes: tuple[str, ...] = ()
    part: str = ""


class _Event(Struct, frozen=True):
    """What happens in a competition, before it is put with its competition."""

    kind: DateKind
    part: str
    label: str
    start: Moment | None
    end: Moment | None = None
    location: str | None = None
    note: str | None = None


def all_dates(library: Library, since: datetime | None = None) -> tuple[DateItem, ...]:
    """Return every date of courses and competitions, the earliest first; not those over by ``since``."""
    host = _host(library)
    documents: tuple[Dated, ...] = (*library.courses, *library.competitions)
    return _in_order(item for entry in documents for item in _dates(entry, host, since))


def dates_of(entry: Dated, library: Library) -> tuple[DateItem, ...]:
    """Return every date of a course or competition, the earliest first."""
    return _in_order(_dates(entry, _host(library)))


def _dates(entry: Dated, host: str, since: datetime | None = None) -> Iterator[DateItem]:
    data = entry.data
    if isinstance(data, Course):
        for session in data.sessions:
            yield from _session_dates(session, entry, data, host, since)
    else:
        yield from _competition_dates(entry, data, host, since)


def _host(library: Library) -> str:
    return urlsplit(library.site.base_url).hostname or ""


def _in_order(items: Iterable[DateItem]) -> tuple[DateItem, ...]:
    return tuple(sorted(items, key=lambda item: (item.start.begins, item.uid)))


def has_dates(data: Course | Competition) -> bool:
    """Tell whether any date of a course or competition is known."""
    if isinstance(data, Course):
        return any(each.start or each.enrol_from or each.enrol_until for each in data.sessions)
    return any(event.start for event in _competition_events(data))


def _is_over(start: Moment, end: Moment | None, since: datetime | None) -> bool:
    return since is not None and (end or start).ends <= since


def _competition_dates(
    entry: Entry[Any], competition: Competition, host: str, since: datetime | None
) -> Iterator[DateItem]:
    """Yield the dates of a competition: its entry, its deadline, its stages and its publicity period."""
    for event in _competition_events(competition):
        if event.start is not None and not _is_over(event.start, event.end, since):
            yield DateItem(
                kind=event.kind,
                section=Kind.COMPETITION,
                start=event.start,
                end=event.end,
                label=event.label,
                title=competition.title,
                path=entry.path,
                uid=_uid(event.kind, Kind.COMPETITION, entry.id, event.part, host),
                cancelled=competition.cancelled,
                sample=competition.sample,
                modified=competition.updated,
                location=event.location,
                notes=(event.note,) if event.note else (),
                part=event.part,
            )


def _session_dates(
    session: Session, entry: Entry[Any], course: Course, host: str, since: datetime | None
) -> Iterator[DateItem]:
    """Yield the dates of a session: its enrolment, its deadline and its lessons."""
    moments = (
        (DateKind.ENROLMENT, session.enrol_from, None),
        (DateKind.DEADLINE, session.enrol_until, None),
        (DateKind.SESSION, session.start, session.end),
    )
    for kind, start, end in moments:
        if start is not None and not _is_over(start, end, since):
            yield DateItem(
                kind=kind,
                section=Kind.COURSE,
                start=start,
                end=end,
                label=word(f"date-{kind.value}"),
                title=course.title,
                path=entry.path,
                uid=_uid(kind, Kind.COURSE, entry.id, session.id, host),
                cancelled=session.cancelled,
                sample=session.sample or course.sample,
                modified=course.updated,
                location=session.venue if kind is DateKind.SESSION else None,
                notes=_session_notes(session, kind),
                part=session.id,
            )


def _session_notes(session: Session, kind: DateKind) -> tuple[str, ...]:
    """Return what a calendar says of a session; beside its enrolment, when it begins."""
    if kind is not DateKind.SESSION:
        label = word(f"date-{DateKind.SESSION.value}")
        return (word("date-line", label=label, value=session.start),) if session.start else ()
    timetable = word("date-line", label=word("key-timetable"), value=session.timetable)
    return tuple(line for line in (session.timetable and timetable, session.note) if line)


def _competition_events(competition: Competition) -> Iterator[_Event]:
    yield _Event(DateKind.ENTRY, "", word("date-entry"), competition.entry_from)
    yield _Event(DateKind.DEADLINE, "", word("date-entry-deadline"), competition.entry_until)
    for part, stage in _named(competition.schedule):
        location = stage.venue or competition.venue
        start = stage.start or stage.end
        yield _Event(DateKind.STAGE, part, stage.name, start, stage.end, location, stage.note)
    if competition.publicity is not None:
        start, end = competition.publicity.start, competition.publicity.end
        yield _Event(DateKind.PUBLICITY, "", word("date-publicity"), start, end)


def _named(stages: Iterable[Stage]) -> Iterator[tuple[str, Stage]]:
    """Yield each stage with what identifies it: its name, so that another stage may be put before it.

    Of stages with the same name, the second and later ones are numbered.
    """
    seen: Counter[str] = Counter()
    for stage in stages:
        seen[stage.name] += 1
        number = f"-{seen[stage.name]}" if seen[stage.name] > 1 else ""
        yield blake2b(stage.name.encode(), digest_size=5).hexdigest() + number, stage


def _uid(kind: DateKind, section: Kind, document_id: str, part: str, host: str) -> str:
    name = f"{kind.value}-{section.value}-{document_id}" + (f"-{part}" if part else "")
    return f"{name if _PLAIN.fullmatch(name) else quote(name, safe='')}@{host}"

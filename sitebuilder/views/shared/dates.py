"""All dates of the site as one sorted list, for the calendar page, the home page and iCalendar."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit

from msgspec import Struct

from sitebuilder.content.dates.events import DateKind, Event
from sitebuilder.content.dates.lessons import Lesson, Schedule
from sitebuilder.content.library.library import Entry, Library
from sitebuilder.content.model.field_types import Kind, Moment
from sitebuilder.patterns import lazy_pattern
from sitebuilder.views.shared.places import place_location

_PLAIN = lazy_pattern(r"[A-Za-z0-9_.~-]*")
"""Text that needs no percent-encoding (RFC 3986, unreserved)."""


class DateItem(Struct, frozen=True):
    """A date, and the page that it belongs to.

    ``end`` is the last day, or the instant at which it is over. ``section`` is the kind of the document.
    ``uid`` never changes (RFC 5545, 3.8.4.7): it consists of the site's host and folder and of what an editor
    does not rewrite, the IDs of document and session or the name of the stage. ``modified`` is the editor's
    date of the last change of the document or of the venue that it names. ``moved_from`` is the original date
    of one that was moved (see ``Event``). ``notes`` are lines of plain text. ``part`` is the ID of the
    session, or what identifies the stage. ``session_start`` distinguishes the enrolments of a course with
    several sessions; ``schedule`` holds the lessons of a session.
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
    moved_from: Moment | None = None
    part: str = ""
    session_start: Moment | None = None
    schedule: Schedule | None = None

    @property
    def over(self) -> datetime:
        """When it is over, with its last lesson."""
        return _over(self.start, self.end, self.schedule)


def all_dates(library: Library, since: datetime | None = None) -> tuple[DateItem, ...]:
    """Return all dates of all documents, earliest first, without those that are over by ``since``."""
    domain = _uid_domain(library)
    return _sorted(item for entry in dated_entries(library) for item in _dates(entry, domain, since))


def dates_of(entry: Entry[Any], library: Library) -> tuple[DateItem, ...]:
    """Return all dates of a document, earliest first."""
    return _sorted(_dates(entry, _uid_domain(library)))


def dated_entries(library: Library) -> Iterator[Entry[Any]]:
    """Yield the documents of all kinds that have dates."""
    return library.select(lambda spec: spec.has_dates)


def has_dates(entry: Entry[Any]) -> bool:
    """Return whether any date of a document is known."""
    return any(event.start for event in entry.spec.events(entry.data))


def _dates(entry: Entry[Any], domain: str, since: datetime | None = None) -> Iterator[DateItem]:
    for event in entry.spec.events(entry.data):
        if event.start is None:
            continue
        if since is None or _over(event.start, event.end, event.schedule) > since:
            yield DateItem(
                kind=event.kind,
                section=entry.spec.kind,
                start=event.start,
                end=event.end,
                label=event.label,
                title=entry.data.title,
                path=entry.path,
                uid=_uid(event.kind, entry.spec.kind, entry.id, event.part, domain),
                cancelled=event.cancelled,
                sample=event.sample,
                modified=_modified(entry, event),
                location=place_location(event.location, entry),
                notes=event.notes,
                moved_from=event.moved_from,
                part=event.part,
                session_start=event.session_start,
                schedule=event.schedule,
            )


def _modified(entry: Entry[Any], event: Event) -> Moment | None:
    """Return when a document last changed, or the venue of its event if that changed later."""
    place = entry.places.get(event.location or "")
    changes = [each for each in (entry.data.updated, place and place.updated) if each]
    return max(changes, key=lambda each: each.begins, default=None)


def _uid_domain(library: Library) -> str:
    """Return what follows the ``@`` of UIDs: the host, and the folder of a site that shares its host."""
    parts = urlsplit(library.site.base_url)
    return f"{parts.hostname}{parts.path.rstrip('/')}"


def _sorted(items: Iterable[DateItem]) -> tuple[DateItem, ...]:
    return tuple(sorted(items, key=lambda item: (item.start.begins, item.uid)))


def _over(start: Moment, end: Moment | None, schedule: Schedule | None) -> datetime:
    """Return when a date is over; the days of lessons may be known without the end of the session."""
    last = schedule.lessons[-1] if schedule else None
    return max((each.end or each.start).ends for each in (Lesson(start, end), last) if each)


def _uid(kind: DateKind, section: Kind, document_id: str, part: str, domain: str) -> str:
    name = f"{kind.value}-{section.value}-{document_id}" + (f"-{part}" if part else "")
    return f"{name if _PLAIN.fullmatch(name) else quote(name, safe='')}@{domain}"

"""The offers of a course, one for each session, by which visitors filter courses.

A course matches if one of its offers meets all criteria: a closed evening class and an open weekend class are
not an open evening class. The browser follows the same rule (``assets/js/status-rule.js``,
``assets/js/course-list/finder-filters.js``); ``tests/content/dates/finder_cases.json`` tests both.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from sitebuilder.content.dates.status import Status, course_status, session_status
from sitebuilder.content.model.course import Course, Session

PAST = (Status.ENDED, Status.CANCELLED)

Choices = Mapping[str, Sequence[str]]
"""Maps the name of a filter to the chosen values, any of which may match."""


class Offer(Struct, frozen=True):
    """A session and its status; without a session, the status of the course."""

    status: Status
    session: Session | None = None

    @property
    def values(self) -> Mapping[str, tuple[str, ...]]:
        """The values by which an offer is filtered, by the name of the filter."""
        time = self.session.time_of_day if self.session else None
        return {"status": (self.status.value,), "time": (time.value,) if time else ()}


def offers(course: Course, now: datetime) -> tuple[Offer, ...]:
    """Return the offers of a course, best first for a visitor.

    They are its sessions that are neither over nor cancelled, and teaching on demand, sorted by status and
    start. A course without any of these has one offer with its own status.
    """
    found = [
        Offer(status, session)
        for session in course.sessions
        if (status := session_status(session, now)) not in PAST
    ]
    if course.on_demand:
        found.append(Offer(Status.ON_DEMAND))
    if not found:
        return (Offer(course_status(course, now)),)
    order = {status: rank for rank, status in enumerate(Status)}
    return tuple(sorted(found, key=lambda each: (order[each.status], _start(each))))


def first_matching(found: Iterable[Offer], choices: Choices) -> Offer | None:
    """Return the first offer that matches all choices; filters that offers don't have are ignored."""
    return next((each for each in found if _matches(each.values, choices)), None)


def _matches(values: Mapping[str, Sequence[str]], choices: Choices) -> bool:
    return all(not set(choices[name]).isdisjoint(values[name]) for name in values if name in choices)


def _start(offer: Offer) -> datetime:
    session = offer.session
    return session.start.begins if session and session.start else datetime.max

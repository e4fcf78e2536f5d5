"""What visitors are offered of a course, one session at a time.

A course is found when one of its offers fulfils all that is asked for: an evening class that is closed and a
weekend class that is open are no open evening class. The browser follows the same rule
(``assets/js/status-rule.js``, ``assets/js/finder-filters.js``); ``tests/content/finder_cases.json`` holds
both to it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from sitebuilder.content.model.course import Course, Session
from sitebuilder.content.status import Status, course_status, session_status

PAST = (Status.ENDED, Status.CANCELLED)

Choices = Mapping[str, Sequence[str]]
"""Maps the name of a filter to the values chosen of it, of which any may be true."""


class Offer(Struct, frozen=True):
    """A session and its status; without a session, the status is that of the course."""

    status: Status
    session: Session | None = None

    @property
    def values(self) -> Mapping[str, tuple[str, ...]]:
        """What an offer is filtered by: the name of each filter, and the offer's values."""
        time = self.session.time_of_day if self.session else None
        return {"status": (self.status.value,), "time": (time.value,) if time else ()}


def offers(course: Course, now: datetime) -> tuple[Offer, ...]:
    """Return the offers of a course, the one that serves a visitor best first.

    They are its sessions that are neither over nor cancelled, in the order of their status and of their
    start, and teaching on demand. A course with none of these is one offer of its own status.
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
    """Return the first offer that fulfils all choices of filters that offers have."""
    return next((each for each in found if _fits(each.values, choices)), None)


def _fits(values: Mapping[str, Sequence[str]], choices: Choices) -> bool:
    return all(not set(choices[name]).isdisjoint(values[name]) for name in values if name in choices)


def _start(offer: Offer) -> datetime:
    session = offer.session
    return session.start.begins if session and session.start else datetime.max

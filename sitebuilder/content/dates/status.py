"""The status of a session, a course or a competition at a moment: one rule, used everywhere.

A status that an editor sets by hand overrides the dates; a missing date makes a status undecided, never open.
The browser follows the same rule (``assets/js/status-rule.js``); both are tested by
``tests/content/dates/status_cases.json``.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from sitebuilder.content.dates.events import known_end
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course, Session

LIMITED_SHARE = 5
"""Places are limited if at most one in this many is left."""

SOON = timedelta(days=14)
"""How long in advance the home page shows that an enrolment opens or closes."""


class Status(StrEnum):
    """A status, best first for a visitor; the labels are ``status-…`` in the catalogue."""

    OPEN = "open"
    LIMITED = "limited"
    UPCOMING = "upcoming"
    FULL = "full"
    ON_DEMAND = "on-demand"
    RUNNING = "running"
    CLOSED = "closed"
    UNDECIDED = "undecided"
    ENDED = "ended"
    CANCELLED = "cancelled"


def session_status(session: Session, now: datetime) -> Status:
    """Return the status of a session; ``now`` is naive, in the site's time zone."""
    if session.cancelled:
        return Status.CANCELLED
    if session.start is None or session.end is None:
        return Status.FULL if session.full else Status.UNDECIDED
    if now >= session.end.ends:
        return Status.ENDED
    if now >= session.start.begins:
        return Status.RUNNING
    left = places_left(session)
    if left is not None and left <= 0:
        return Status.FULL
    if session.enrol_from is None or session.enrol_until is None:
        return Status.UNDECIDED
    if now < session.enrol_from.begins:
        return Status.UPCOMING
    if now >= session.enrol_until.ends:
        return Status.CLOSED
    return Status.LIMITED if _few_places_left(session) else Status.OPEN


def course_status(course: Course, now: datetime) -> Status:
    """Return the best status of a course's sessions, in the order of ``Status``.

    A course without sessions is on demand if the editor says so, and undecided otherwise.
    """
    found = {session_status(session, now) for session in course.sessions}
    if course.on_demand:
        found.add(Status.ON_DEMAND)
    return next((status for status in Status if status in found), Status.UNDECIDED)


def competition_status(competition: Competition, now: datetime) -> Status:
    """Return the status of a competition, from its entry period and its stages."""
    if competition.cancelled:
        return Status.CANCELLED
    if competition.held:
        return Status.ENDED
    starts = [stage.start for stage in competition.schedule if stage.start]
    ends = [stage.end or stage.start for stage in competition.schedule if stage.end or stage.start]
    if ends and len(starts) == len(competition.schedule) and now >= max(end.ends for end in ends if end):
        return Status.ENDED
    if competition.entry_from is None or competition.entry_until is None:
        return Status.UNDECIDED
    if now < competition.entry_from.begins:
        return Status.UPCOMING
    if now < competition.entry_until.ends:
        return Status.OPEN
    if any(start.begins <= now for start in starts if start.begins >= competition.entry_until.begins):
        return Status.RUNNING
    return Status.CLOSED


def session_changes(session: Session) -> list[datetime]:
    """Return the moments at which a session's status may change, in the site's time zone."""
    return [
        *(moment.begins for moment in (session.enrol_from, session.start) if moment),
        *(moment.ends for moment in (session.enrol_until, session.end) if moment),
    ]


def competition_changes(competition: Competition) -> list[datetime]:
    """Return the moments at which a competition's status may change, in the site's time zone."""
    begins = [competition.entry_from, *(stage.start for stage in competition.schedule)]
    ends = [competition.entry_until, *(stage.end or stage.start for stage in competition.schedule)]
    if competition.publicity is not None:
        begins.append(competition.publicity.start)
        ends.append(competition.publicity.end)
    return [moment.begins for moment in begins if moment] + [moment.ends for moment in ends if moment]


def session_is_over(session: Session, now: datetime) -> bool:
    """Return whether a session has ended, even if it was cancelled; one without a known end never has."""
    end = known_end(session)
    return end is not None and now >= end.ends


def places_left(session: Session) -> int | None:
    """Return the number of places left in a session, none if it is marked as full; None if unknown."""
    if session.full:
        return 0
    if session.capacity is None or session.enrolled is None:
        return None
    return session.capacity - session.enrolled


def _few_places_left(session: Session) -> bool:
    left = places_left(session)
    return left is not None and session.capacity is not None and left * LIMITED_SHARE <= session.capacity

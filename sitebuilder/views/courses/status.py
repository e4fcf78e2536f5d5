"""The status of a course and of its sessions, with the dates on which it depends."""

from zoneinfo import ZoneInfo

from msgspec import Struct

from sitebuilder.content.dates.events import moved_text
from sitebuilder.content.dates.offers import Offer
from sitebuilder.content.dates.status import Status, places_left
from sitebuilder.content.model.course import Course, Session
from sitebuilder.content.model.fields import choice_word
from sitebuilder.messages import word
from sitebuilder.views.shared.elements import Time, event_time
from sitebuilder.views.shared.status_tags import StatusTag, day_text, moment_text


class OfferStart(Struct, frozen=True):
    """When an offer begins, with a note such as its time of day; ``time`` is None if it begins on demand."""

    time: Time | None
    note: str | None


def session_tag(session: Session, status: Status) -> StatusTag:
    """Return the status tag of a session."""
    return StatusTag(status.value, choice_word(status), "session", session_line(session))


def offer_tag(course: Course, offer: Offer) -> StatusTag:
    """Return the status tag of a course's offer, with the dates of the whole course."""
    return StatusTag(offer.status.value, choice_word(offer.status), "course", course_line(course))


def offer_start(offer: Offer, zone: ZoneInfo) -> OfferStart | None:
    """Return when an offer begins; None if that is unknown."""
    if offer.status is Status.ON_DEMAND:
        return OfferStart(None, word("start-on-demand"))
    session = offer.session
    if session is None:
        return None
    change = moved_text(session, session.cancelled, day_text)
    if session.start is None:
        return OfferStart(None, change) if change else None
    time_of_day = session.time_of_day
    notes = (time_of_day and choice_word(time_of_day), change)
    return OfferStart(event_time(session.start, zone), " ".join(filter(None, notes)) or None)


def enrolment_text(offer: Offer) -> str | None:
    """Return when enrolment opens, or when it closes and how many places are left; None if not applicable."""
    session, status = offer.session, offer.status
    if session is None:
        return None
    if status is Status.UPCOMING and session.enrol_from:
        return word("enrolment-opens", day=day_text(session.enrol_from))
    if status in (Status.OPEN, Status.LIMITED) and session.enrol_until:
        left = places_left(session)
        day = day_text(session.enrol_until)
        return word("enrolment-closes", day=day) + ("" if left is None else word("enrolment-left", left=left))
    return None


def session_line(session: Session) -> str:
    """Return a session as a line for scripts.

    Its fields are start, end, start and end of enrolment, capacity, enrolled, flags and time of day; for a
    moved session also the original start. The flags are ``f`` (marked as full) and ``c`` (cancelled).
    """
    moments = (session.start, session.end, session.enrol_from, session.enrol_until)
    counts = (session.capacity, session.enrolled)
    flags = ("f" if session.full else "") + ("c" if session.cancelled else "")
    return ",".join(
        (
            *(moment_text(each) for each in moments),
            *("" if each is None else str(each) for each in counts),
            flags,
            session.time_of_day.value if session.time_of_day else "",
            *((moment_text(session.moved_from),) if session.moved_from else ()),
        )
    )


def course_line(course: Course) -> str:
    """Return a course as a line for scripts: the flag ``d`` if it is taught on demand, then its sessions."""
    return ";".join(("d" if course.on_demand else "", *(session_line(each) for each in course.sessions)))

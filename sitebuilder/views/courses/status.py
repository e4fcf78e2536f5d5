"""The status of a course and of its sessions, with the dates that it comes from."""

from datetime import datetime

from sitebuilder.content.model.course import Course, Session
from sitebuilder.content.status import Status, course_status
from sitebuilder.views.shared.status_tags import StatusTag, moment_text, status_word


def session_tag(session: Session, status: Status) -> StatusTag:
    """Return the status of a session."""
    return StatusTag(status.value, status_word(status), "session", session_line(session))


def course_tag(course: Course, now: datetime) -> StatusTag:
    """Return the status of a course at a moment."""
    status = course_status(course, now)
    return StatusTag(status.value, status_word(status), "course", course_line(course))


def session_line(session: Session) -> str:
    """Return start, end, enrolment from and until, places, people, flags and time of day.

    The flags are ``f`` (full, by hand) and ``c`` (cancelled).
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
        )
    )


def course_line(course: Course) -> str:
    """Return the mark ``d`` when the course is taught on demand, then its sessions."""
    return ";".join(("d" if course.on_demand else "", *(session_line(each) for each in course.sessions)))

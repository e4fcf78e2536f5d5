"""Status words with the dates that they come from, so that a page stays right between two builds.

The dates stand in a data attribute of the word, as a line that ``assets/js/dates.js`` reads: records
parted by ``;``, fields by ``,``. A date is ``2026-03-07`` or ``2026-03-07T19:00``, in the site's zone.
"""

from datetime import datetime, time
from typing import Literal

from msgspec import Struct

from sitebuilder.content.fields import Moment
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course, Session
from sitebuilder.content.status import Status, competition_status, course_status
from sitebuilder.messages import word


class LiveTag(Struct, frozen=True):
    """A status: its code for styles and scripts, its word for people, what it is of and its dates."""

    code: str
    label: str
    of: Literal["session", "course", "competition"]
    dates: str


def session_tag(session: Session, status: Status) -> LiveTag:
    """Return the status of a session."""
    return LiveTag(status.value, status_word(status), "session", session_line(session))


def course_tag(course: Course, now: datetime) -> LiveTag:
    """Return the status of a course at a moment."""
    status = course_status(course, now)
    return LiveTag(status.value, status_word(status), "course", course_line(course))


def competition_tag(competition: Competition, now: datetime) -> LiveTag:
    """Return the status of a competition at a moment."""
    status = competition_status(competition, now)
    label = word("status-running-competition") if status is Status.RUNNING else status_word(status)
    return LiveTag(status.value, label, "competition", competition_line(competition))


def status_word(status: Status) -> str:
    """Return the word for a status."""
    return word(f"status-{status.value}")


def session_line(session: Session) -> str:
    """Return start, end, enrolment from and until, places, people, marks and time of day.

    The marks are ``f`` (full, by hand) and ``c`` (cancelled).
    """
    moments = (session.start, session.end, session.enrol_from, session.enrol_until)
    counts = (session.capacity, session.enrolled)
    marks = ("f" if session.full else "") + ("c" if session.cancelled else "")
    return ",".join(
        (
            *(_moment(each) for each in moments),
            *("" if each is None else str(each) for each in counts),
            marks,
            session.time_of_day.value if session.time_of_day else "",
        )
    )


def course_line(course: Course) -> str:
    """Return the mark ``d`` when the course is taught on demand, then its sessions."""
    return ";".join(("d" if course.on_demand else "", *(session_line(each) for each in course.sessions)))


def competition_line(competition: Competition) -> str:
    """Return entry from and until and the marks ``h`` (held) and ``c``, then start and end of each stage."""
    marks = ("h" if competition.held else "") + ("c" if competition.cancelled else "")
    entry = (_moment(competition.entry_from), _moment(competition.entry_until), marks)
    stages = (f"{_moment(each.start)},{_moment(each.end)}" for each in competition.schedule)
    return ";".join((",".join(entry), *stages))


def _moment(moment: Moment | None) -> str:
    if moment is None:
        return ""
    if moment.time is None:
        return moment.date.isoformat()
    return f"{moment.date.isoformat()}T{_clock(moment.time)}"


def _clock(value: time) -> str:
    return value.isoformat() if value.second else value.isoformat("minutes")

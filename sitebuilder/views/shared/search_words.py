"""Generated words by which the search finds a page: its dates, times and choices."""

from collections.abc import Iterator
from typing import Any

from sitebuilder.content.dates.lessons import lesson_schedule
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course, Session
from sitebuilder.content.model.field_types import Moment
from sitebuilder.content.model.fields import label
from sitebuilder.messages import word
from sitebuilder.views.shared.elements import fee_text
from sitebuilder.views.shared.places import place_name
from sitebuilder.views.shared.weekdays import every_week, weekday_word


def full_day(moment: Moment) -> str:
    """Return a moment as people search for it: 2026年12月25日（周五）17:00."""
    day = moment.date
    time = moment.time.isoformat("minutes") if moment.time else ""
    return word(
        "search-day", year=day.year, month=day.month, day=day.day, weekday=weekday_word(day), time=time
    )


def course_words(entry: Entry[Course], trade: str | None) -> Iterator[str]:
    """Yield the facts of a course and of each of its sessions, one line each."""
    course = entry.data
    facts = (
        ("trade", trade),
        ("audiences", "、".join(word(f"audience-{each.value}") for each in course.audiences)),
        ("hours", word("hours", hours=course.hours) if course.hours else None),
        ("mode", word(f"mode-{course.mode.value}") if course.mode else None),
        ("fee", fee_text(course.fee)),
    )
    yield from (word("search-fact", name=label(Course, key), value=value) for key, value in facts if value)
    if course.on_demand:
        yield word("status-on-demand")
    for session in course.sessions:
        yield word("search-session", facts="，".join(filter(None, _session_facts(session, entry))))


def competition_words(entry: Entry[Competition], trade: str | None) -> Iterator[str]:
    """Yield the dates of a competition, one line each: 决赛：2027年4月17日（周六）09:00."""
    for event in entry.spec.events(entry.data):
        if event.start:
            yield word("search-fact", name=event.label, value=full_day(event.start))


def _session_facts(session: Session, entry: Entry[Any]) -> Iterator[str | None]:
    if session.cancelled:
        yield word("status-cancelled")
    if session.start:
        yield word("session-of", day=full_day(session.start))
    if session.end:
        yield word("search-ends", day=full_day(session.end))
    if session.time_of_day:
        yield word(f"timeofday-{session.time_of_day.value}")
    if session.weekdays:
        yield every_week(session.weekdays)
    if session.lesson_times:
        yield str(session.lesson_times)
    lessons = lesson_schedule(session)
    if lessons:
        days = (lesson.start.date for lesson in lessons.lessons)
        yield "、".join(word("search-lesson", month=day.month, day=day.day) for day in days)
    yield place_name(session.venue, entry)
    if session.enrol_from:
        yield word("enrolment-opens", day=full_day(session.enrol_from))
    if session.enrol_until:
        yield word("enrolment-closes", day=full_day(session.enrol_until))

"""Generated words by which the search finds a course: its facts, and the dates of its sessions."""

from collections.abc import Iterator

from sitebuilder.content.dates.events import known_end, moved_text, shown_start
from sitebuilder.content.dates.lessons import Schedule, scheduled_sessions
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.course import Course, Session
from sitebuilder.content.model.fields import choice_word, label
from sitebuilder.messages import word
from sitebuilder.views.courses.facts import audiences_text, hours_text, mode_text
from sitebuilder.views.shared.elements import fee_text
from sitebuilder.views.shared.places import place_name
from sitebuilder.views.shared.search_words import full_day
from sitebuilder.views.shared.weekdays import every_week


def course_words(entry: Entry[Course], trade: str | None) -> Iterator[str]:
    """Yield the facts of a course and of each of its sessions, one line each."""
    course = entry.data
    facts = (
        ("trade", trade),
        ("audiences", audiences_text(course)),
        ("hours", hours_text(course)),
        ("mode", mode_text(course)),
        ("fee", fee_text(course.fee)),
    )
    yield from (word("search-fact", name=label(Course, key), value=value) for key, value in facts if value)
    if course.on_demand:
        yield word("status-on-demand")
    for session, schedule in scheduled_sessions(course):
        if session_facts := "，".join(filter(None, _session_facts(session, schedule, entry))):
            yield word("search-session", facts=session_facts)


def _session_facts(session: Session, schedule: Schedule | None, entry: Entry[Course]) -> Iterator[str | None]:
    if session.cancelled:
        yield word("status-cancelled")
    start, end = shown_start(session), known_end(session)
    if start:
        yield word("session-of", day=full_day(start))
    if end:
        yield word("search-ends", day=full_day(end))
    yield moved_text(session, session.cancelled, full_day)
    if session.time_of_day:
        yield choice_word(session.time_of_day)
    if session.weekdays:
        yield every_week(session.weekdays)
    if session.lesson_times:
        yield str(session.lesson_times)
    if schedule:
        days = (lesson.start.date for lesson in schedule.lessons)
        yield "、".join(word("search-lesson", month=day.month, day=day.day) for day in days)
    yield place_name(session.venue, entry)
    if session.enrol_from:
        yield word("enrolment-opens", day=full_day(session.enrol_from))
    if session.enrol_until:
        yield word("enrolment-closes", day=full_day(session.enrol_until))

"""The lessons of a session, in words and as a line for scripts."""

from sitebuilder.content.dates.lessons import Lesson, Schedule
from sitebuilder.content.model.course import Session
from sitebuilder.content.model.field_types import Moment
from sitebuilder.content.model.fields import choice_word
from sitebuilder.messages import word
from sitebuilder.views.shared.status_tags import day_text, moment_text
from sitebuilder.views.shared.weekdays import every_week


def timetable_text(session: Session, schedule: Schedule | None) -> str | None:
    """Return the timetable: the editor's words, or else the days and times: 每周二、周四 19:00—21:00."""
    if session.timetable:
        return session.timetable
    days = every_week(session.weekdays) if session.weekdays else None
    if days is None and schedule is not None:
        days = word("lesson-count", number=len(schedule.lessons))
    times = str(session.lesson_times) if session.lesson_times else None
    text = " ".join(filter(None, (days, times)))
    skipped = "、".join(day_text(Moment(each.date)) for each in schedule.skipped) if schedule else ""
    return (word("lesson-off", text=text, days=skipped) if skipped else text) or None


def times_text(session: Session, schedule: Schedule | None) -> str | None:
    """Return when the lessons of a session are: its timetable, or else its time of day."""
    time_of_day = choice_word(session.time_of_day) if session.time_of_day else None
    return timetable_text(session, schedule) or time_of_day


def lesson_text(lesson: Lesson) -> str:
    """Return the time of a lesson: 12月8日（周二）19:00—21:00."""
    begins = day_text(lesson.start)
    return f"{begins}—{lesson.end.time:%H:%M}" if lesson.end and lesson.end.time else begins


def lesson_line(schedule: Schedule) -> str:
    """Return all lessons for ``assets/js/sessions-lessons.js``: ``start/end``, separated by spaces."""
    lessons = ((moment_text(each.start), moment_text(each.end)) for each in schedule.lessons)
    return " ".join("/".join(filter(None, each)) for each in lessons)

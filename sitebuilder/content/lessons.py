"""The lessons of a session: on certain weekdays between its first and its last day, and on listed days.

A day off and a listed day for it are how a lesson is moved, as before public holidays (调休).
"""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from sitebuilder.content.fields import LessonTimes, Moment
from sitebuilder.content.model.course import Course, Session, Weekday
from sitebuilder.content.reading import Reading

MAX_LESSONS = 500
"""More in one session is a slip of the year."""


class Lesson(Struct, frozen=True):
    """One lesson; without an ``end`` where no times are known."""

    start: Moment
    end: Moment | None = None


class Schedule(Struct, frozen=True):
    """The lessons of a session, never none, in their order.

    ``weekly`` are those that are on ``weekdays``, ``extra`` those of days that were listed; ``skipped`` are
    the days between the first and the last of the weekly ones on which one would be, and is not.
    """

    lessons: tuple[Lesson, ...]
    weekdays: tuple[Weekday, ...] = ()
    weekly: tuple[Lesson, ...] = ()
    extra: tuple[Lesson, ...] = ()
    skipped: tuple[Moment, ...] = ()


def lesson_schedule(session: Session) -> Schedule | None:
    """Return the lessons of a session; None when it only says from when to when it goes."""
    times, off = _times(session), set(session.days_off)
    every_week = _weekly_days(session)
    weekly = [day for day in every_week if day not in off]
    further = sorted(set(session.lesson_days) - off - set(weekly))
    if not weekly and not further:
        return None
    return Schedule(
        tuple(_lesson(day, times) for day in sorted((*weekly, *further))),
        tuple(each for each in Weekday if each in session.weekdays) if weekly else (),
        tuple(_lesson(day, times) for day in weekly),
        tuple(_lesson(day, times) for day in further),
        tuple(_lesson(day, times).start for day in every_week if day in off and weekly[0] < day < weekly[-1])
        if weekly
        else (),
    )


def next_lesson(session: Session, schedule: Schedule | None, now: dt.datetime) -> Lesson | None:
    """Return the lesson under way or the next one; None when it is not known, over or cancelled.

    ``schedule`` is the ``lesson_schedule`` of the session.
    """
    if schedule is None or session.cancelled:
        return None
    return next((each for each in schedule.lessons if (each.end or each.start).ends > now), None)


def check_lessons(course: Course, reading: Reading) -> None:
    """Report what is wrong between the fields of a session that say when its lessons are."""
    for index, session in enumerate(course.sessions):
        for key, code in _faults(session):
            place = reading.positions.get(f"sessions.{index}.{key}", reading.start)
            reading.report(code, place)


def _faults(session: Session) -> Iterator[tuple[str, str]]:
    """Yield the key and the code of each fault."""
    key = "weekdays" if session.weekdays else "lesson_days"
    days = {*_weekly_days(session), *session.lesson_days}
    is_known = not session.weekdays or (session.start is not None and session.end is not None)
    if len(days) > MAX_LESSONS:
        yield key, "lessons-too-many"
    elif is_known and (session.weekdays or session.lesson_days) and lesson_schedule(session) is None:
        yield key, "lessons-none"
    for number, day in enumerate(session.days_off):
        if is_known and day not in days:
            yield f"days_off.{number}", "day-off-without-lesson"
    for number, day in enumerate(session.lesson_days):
        if not _is_within(day, session):
            yield f"lesson_days.{number}", "lesson-outside-session"


def _is_within(day: dt.date, session: Session) -> bool:
    return not (
        (session.start is not None and day < session.start.date)
        or (session.end is not None and day > session.end.date)
    )


def _weekly_days(session: Session) -> list[dt.date]:
    """Return the days of the lessons that are weekly, those that are left out too."""
    if not session.weekdays or session.start is None or session.end is None:
        return []
    first, last = session.start.date, session.end.date
    numbers = {list(Weekday).index(each) for each in session.weekdays}
    days = (first + dt.timedelta(number) for number in range((last - first).days + 1))
    return [day for day in days if day.weekday() in numbers]


def _times(session: Session) -> LessonTimes | None:
    """Return from when to when each lesson goes: as told, or as the first begins and the last ends."""
    if session.lesson_times is not None:
        return session.lesson_times
    begins = session.start.time if session.start else None
    ends = session.end.time if session.end else None
    return LessonTimes(begins, ends) if begins and ends and begins < ends else None


def _lesson(day: dt.date, times: LessonTimes | None) -> Lesson:
    if times is None:
        return Lesson(Moment(day))
    return Lesson(Moment(day, times.begins), Moment(day, times.ends))

"""The lessons of a session: on given weekdays between its first and last day, and on listed days.

A lesson is moved by a day off and a listed day in its place, as around public holidays (调休).
"""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from sitebuilder.content.model.course import Course, Session, Weekday
from sitebuilder.content.model.field_types import LessonTimes, Moment
from sitebuilder.content.values.reading import Reading

MAX_LESSONS = 500
"""The most lessons of a session; a session with more has a mistyped year."""


_MORNING = dt.time(6)


class Lesson(Struct, frozen=True):
    """One lesson; without an ``end`` if its times are unknown."""

    start: Moment
    end: Moment | None = None


class Schedule(Struct, frozen=True):
    """The lessons of a session in order; there is at least one.

    ``weekly`` are the lessons on ``weekdays``, ``extra`` those on listed days; ``skipped`` are the days
    between the first and the last weekly lesson on which the weekly lesson does not take place.
    """

    lessons: tuple[Lesson, ...]
    weekdays: tuple[Weekday, ...] = ()
    weekly: tuple[Lesson, ...] = ()
    extra: tuple[Lesson, ...] = ()
    skipped: tuple[Moment, ...] = ()


def lesson_schedule(session: Session) -> Schedule | None:
    """Return the lessons of a session; None if it only gives its first and last day."""
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
    """Return the current or next lesson; None if it is unknown, over or cancelled.

    ``schedule`` is the ``lesson_schedule`` of the session.
    """
    if schedule is None or session.cancelled:
        return None
    return next((each for each in schedule.lessons if (each.end or each.start).ends > now), None)


def check_lessons(course: Course, reading: Reading) -> None:
    """Report inconsistencies between the fields that define the lessons of each session."""
    for index, session in enumerate(course.sessions):
        for key, code in _faults(session):
            reading.report_at(f"sessions.{index}.{key}", code)
        if session.lesson_times is not None and session.lesson_times.begins < _MORNING:
            # 2:00—5:00 for the afternoon.
            times = session.lesson_times
            reading.report_at(f"sessions.{index}.lesson_times", "lessons-at-night", found=times)


def _faults(session: Session) -> Iterator[tuple[str, str]]:
    """Yield the key and the code of each fault; a session that ends before it starts is told as such."""
    if session.start is not None and session.end is not None and session.end.date < session.start.date:
        return
    key = "weekdays" if session.weekdays else "lesson_days"
    days = {*_weekly_days(session), *session.lesson_days}
    is_known = not session.weekdays or (session.start is not None and session.end is not None)
    if len(days) > MAX_LESSONS:
        yield key, "lessons-too-many"
    elif is_known and (session.weekdays or session.lesson_days) and lesson_schedule(session) is None:
        yield key, "lessons-none"
    for number, holiday in _holidays(session.days_off) if is_known else ():
        if days.isdisjoint(holiday):
            yield f"days_off.{number}", "day-off-without-lesson"
    for number, day in enumerate(session.lesson_days):
        if not _is_within(day, session):
            yield f"lesson_days.{number}", "lesson-outside-session"


def _holidays(days_off: tuple[dt.date, ...]) -> Iterator[tuple[int, list[dt.date]]]:
    """Yield each run of days off, one after the other, with the number of its first.

    A holiday is listed as a whole, whether or not there are lessons on each of its days.
    """
    runs: list[tuple[int, list[dt.date]]] = []
    for number, day in enumerate(days_off):
        if runs and day - runs[-1][1][-1] == dt.timedelta(1):
            runs[-1][1].append(day)
        else:
            runs.append((number, [day]))
    yield from runs


def _is_within(day: dt.date, session: Session) -> bool:
    return not (
        (session.start is not None and day < session.start.date)
        or (session.end is not None and day > session.end.date)
    )


def _weekly_days(session: Session) -> list[dt.date]:
    """Return the days of all weekly lessons, including days off."""
    if not session.weekdays or session.start is None or session.end is None:
        return []
    first, last = session.start.date, session.end.date
    week = tuple(Weekday)
    days = (first + dt.timedelta(number) for number in range((last - first).days + 1))
    return [day for day in days if week[day.weekday()] in session.weekdays]


def _times(session: Session) -> LessonTimes | None:
    """Return the times of each lesson: as given, or from the session's start and end."""
    if session.lesson_times is not None:
        return session.lesson_times
    begins = session.start.time if session.start else None
    ends = session.end.time if session.end else None
    return LessonTimes(begins, ends) if begins and ends and begins < ends else None


def _lesson(day: dt.date, times: LessonTimes | None) -> Lesson:
    if times is None:
        return Lesson(Moment(day))
    return Lesson(Moment(day, times.begins), Moment(day, times.ends))

"""The lessons of a session: on given weekdays between its first and last day, and on listed days.

A lesson is moved by a day off and a listed day in its place, as around public holidays (调休).
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec import Struct

from sitebuilder.content.model.course import Course, Session, Weekday
from sitebuilder.content.model.field_types import LessonTimes, Moment
from sitebuilder.content.values.reading import Reading

MAX_LESSONS = 500
"""The most lessons of a session; a session with more has a mistyped year."""

MAX_LESSONS_OF_COURSE = 3_000
"""The most lessons of all sessions of a course: sixty weekly sessions of a year. Pages list each."""

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
    """Return the lessons of a session; None if it only gives its first and last day.

    None as well of a session with more than ``MAX_LESSONS``, which is refused and must not cost anything.
    """
    if _lesson_count(session) > MAX_LESSONS:
        return None
    times, off = _times(session), set(session.days_off)
    every_week = list(_weekly(session).days())
    weekly = [day for day in every_week if day not in off]
    further = sorted(set(session.lesson_days) - off - set(weekly))
    if not weekly and not further:
        return None
    lessons = {day: _lesson(day, times) for day in sorted((*weekly, *further))}
    return Schedule(
        tuple(lessons.values()),
        tuple(each for each in Weekday if each in session.weekdays) if weekly else (),
        tuple(lessons[day] for day in weekly),
        tuple(lessons[day] for day in further),
        tuple(_lesson(day, times).start for day in every_week if day in off and weekly[0] < day < weekly[-1])
        if weekly
        else (),
    )


def scheduled_sessions(course: Course) -> Iterator[tuple[Session, Schedule | None]]:
    """Yield each session with its lessons; with None for a course with too many, which is refused."""
    is_refused = _session_beyond_limit(course) is not None
    return ((each, None if is_refused else lesson_schedule(each)) for each in course.sessions)


def next_lesson(session: Session, schedule: Schedule | None, now: dt.datetime) -> Lesson | None:
    """Return the current or next lesson; None if it is unknown, over or cancelled.

    ``schedule`` is the ``lesson_schedule`` of the session.
    """
    if schedule is None or session.cancelled:
        return None
    return next((each for each in schedule.lessons if (each.end or each.start).ends > now), None)


def check_lessons(course: Course, reading: Reading) -> None:
    """Report inconsistencies between the fields that define the lessons of each session."""
    beyond = _session_beyond_limit(course)
    for index, session in enumerate(course.sessions):
        for key, code in _faults(session):
            reading.report_at(f"sessions.{index}.{key}", code)
        if index == beyond:
            path = f"sessions.{index}.{_lessons_key(session)}"
            reading.report_at(path, "course-lessons-too-many", most=MAX_LESSONS_OF_COURSE)
        if session.lesson_times is not None and session.lesson_times.begins < _MORNING:
            # 2:00—5:00 for the afternoon.
            times = session.lesson_times
            reading.report_at(f"sessions.{index}.lesson_times", "lessons-at-night", found=times)


def _session_beyond_limit(course: Course) -> int | None:
    """Return the index of the session with which a course exceeds ``MAX_LESSONS_OF_COURSE``; None if none.

    A session that is refused by itself does not count.
    """
    total = 0
    for index, session in enumerate(course.sessions):
        count = _lesson_count(session)
        total += count if count <= MAX_LESSONS else 0
        if total > MAX_LESSONS_OF_COURSE:
            return index
    return None


def _faults(session: Session) -> Iterator[tuple[str, str]]:
    """Yield the key and the code of each fault; a session that ends before it starts is told as such."""
    if session.start is not None and session.end is not None and session.end.date < session.start.date:
        return
    weekly, listed = _weekly(session), set(session.lesson_days)
    is_known = not session.weekdays or (session.start is not None and session.end is not None)
    if _lesson_count(session) > MAX_LESSONS:
        yield _lessons_key(session), "lessons-too-many"
    elif is_known and (session.weekdays or listed) and _has_no_lesson(session):
        yield _lessons_key(session), "lessons-none"
    for number, holiday in _holidays(session.days_off) if is_known else ():
        if not any(day in weekly or day in listed for day in holiday):
            yield f"days_off.{number}", "day-off-without-lesson"
    for number, day in enumerate(session.lesson_days):
        if not _is_within(day, session):
            yield f"lesson_days.{number}", "lesson-outside-session"


def _lessons_key(session: Session) -> str:
    """Return the key that defines most lessons of a session."""
    return "weekdays" if session.weekdays else "lesson_days"


def _has_no_lesson(session: Session) -> bool:
    """Return whether each day with a lesson is a day off."""
    weekly, off = _weekly(session), set(session.days_off)
    return weekly.count() == _count_within(weekly, off) and off.issuperset(session.lesson_days)


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


class _WeeklyDays(Struct, frozen=True):
    """The days of all weekly lessons, including days off; ``weekdays`` are numbers from 0 for Monday.

    They are counted without being listed, as a mistyped year makes them tens of thousands.
    """

    first: dt.date
    last: dt.date
    weekdays: frozenset[int]

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last and day.weekday() in self.weekdays

    def count(self) -> int:
        """Return how many there are."""
        length, before = (self.last - self.first).days + 1, self.first.weekday()
        return sum(max(0, length - (weekday - before) % 7 + 6) // 7 for weekday in self.weekdays)

    def days(self) -> Iterator[dt.date]:
        """Yield each in order."""
        length = (self.last - self.first).days + 1 if self.weekdays else 0
        days = (self.first + dt.timedelta(number) for number in range(length))
        return (day for day in days if day.weekday() in self.weekdays)


def _weekly(session: Session) -> _WeeklyDays:
    if session.start is None or session.end is None or not session.weekdays:
        return _WeeklyDays(dt.date.min, dt.date.min, frozenset())
    numbers = frozenset(number for number, each in enumerate(Weekday) if each in session.weekdays)
    return _WeeklyDays(session.start.date, session.end.date, numbers)


def _lesson_count(session: Session) -> int:
    """Return how many days have a lesson if none is a day off, without listing them."""
    weekly, listed = _weekly(session), set(session.lesson_days)
    return weekly.count() + len(listed) - _count_within(weekly, listed)


def _count_within(weekly: _WeeklyDays, days: Iterable[dt.date]) -> int:
    return sum(day in weekly for day in days)


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

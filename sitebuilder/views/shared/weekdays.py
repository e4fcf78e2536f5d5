"""Weekdays in words."""

from collections.abc import Iterable
from datetime import date

from sitebuilder.content.model.course import Weekday
from sitebuilder.content.model.fields import choice_word
from sitebuilder.messages import word

_WEEK = tuple(Weekday)


def weekday_word(day: date) -> str:
    """Return the weekday of a day: 周五."""
    return choice_word(_WEEK[day.weekday()])


def every_week(weekdays: Iterable[Weekday]) -> str:
    """Return weekly days in words: 每周二、周四."""
    return word("every-week", days="、".join(map(choice_word, weekdays)))

"""Days of the week as people say them."""

from collections.abc import Iterable
from datetime import date

from sitebuilder.content.model.course import Weekday
from sitebuilder.content.model_fields import choice_word
from sitebuilder.messages import word

_WEEK = tuple(Weekday)


def weekday_word(day: date) -> str:
    """Return the weekday of a day: 周五."""
    return choice_word(_WEEK[day.weekday()])


def every_week(weekdays: Iterable[Weekday]) -> str:
    """Return on which days something is every week: 每周二、周四."""
    return word("every-week", days="、".join(map(choice_word, weekdays)))

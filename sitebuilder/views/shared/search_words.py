"""The words by which the search finds a date."""

from sitebuilder.content.model.field_types import Moment
from sitebuilder.messages import word
from sitebuilder.views.shared.weekdays import weekday_word


def full_day(moment: Moment) -> str:
    """Return a moment as people search for it: 2026年12月25日（周五）17:00."""
    day = moment.date
    time = moment.time.isoformat("minutes") if moment.time else ""
    return word(
        "search-day", year=day.year, month=day.month, day=day.day, weekday=weekday_word(day), time=time
    )

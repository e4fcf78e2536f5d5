"""Status labels with the dates they depend on, so that scripts keep a page right between two builds.

The dates are in a data attribute of the label, as a line that ``assets/js/status-dates.js`` parses: records
separated by ``;``, fields by ``,``. A date is ``2026-03-07`` or ``2026-03-07T19:00``, in the site's time
zone.
"""

from datetime import time
from typing import Literal

from msgspec import Struct

from sitebuilder.content.model.field_types import Moment
from sitebuilder.messages import word
from sitebuilder.views.shared.weekdays import weekday_word


class StatusTag(Struct, frozen=True):
    """A status: its code for styles and scripts, its label for people, its subject and its dates."""

    code: str
    label: str
    of: Literal["session", "course", "competition"]
    dates: str


def day_text(moment: Moment) -> str:
    """Return a moment as people say it, with its weekday but without its year: 12月25日（周五）17:00.

    The year is left out as usual for dates that are still to come.
    """
    day = moment.date
    time = moment.time.isoformat("minutes") if moment.time else ""
    return word("day", month=day.month, day=day.day, weekday=weekday_word(day), time=time)


def moment_text(moment: Moment | None) -> str:
    """Return a moment for scripts: ISO 8601 without the offset; empty if unknown."""
    if moment is None:
        return ""
    if moment.time is None:
        return moment.date.isoformat()
    return f"{moment.date.isoformat()}T{_clock(moment.time)}"


def _clock(value: time) -> str:
    return value.isoformat() if value.second else value.isoformat("minutes")

"""From when a moment that somebody recorded is past: the clock of whoever wrote it may be a little fast."""

from datetime import datetime, timedelta

from sitebuilder.content.model.field_types import Moment

_FAST_CLOCK = timedelta(minutes=10)


def past_from(moment: Moment) -> datetime:
    """Return from when a moment is accepted as one of the past; a date alone is, from its midnight."""
    return moment.begins if moment.time is None else moment.begins - _FAST_CLOCK

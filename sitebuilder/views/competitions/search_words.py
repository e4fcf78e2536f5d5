"""Generated words by which the search finds a competition: its dates."""

from collections.abc import Iterator

from sitebuilder.content.dates.events import Event
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.field_types import Moment
from sitebuilder.messages import word
from sitebuilder.views.shared.search_words import full_day


def competition_words(entry: Entry[Competition], trade: str | None) -> Iterator[str]:
    """Yield the dates of a competition, one line each: 决赛：2027年4月17日（周六）09:00."""
    for event in entry.spec.events(entry.data):
        if event.start:
            yield word("search-fact", name=event.label, value="，".join(_date_facts(event, event.start)))


def _date_facts(event: Event, start: Moment) -> Iterator[str]:
    """Yield when an event is, or was to be, and whether it is cancelled or was moved."""
    if event.cancelled:
        yield word("status-cancelled")
        yield full_day(start)
    elif event.moved_from is None:
        yield full_day(start)
    elif event.moved_from == start:
        yield word("moved-open", moment=full_day(start))
    else:
        yield full_day(start)
        yield word("moved-from", moment=full_day(event.moved_from))

"""Generated words by which the search finds a competition: its dates."""

from collections.abc import Iterator

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.competition import Competition
from sitebuilder.messages import word
from sitebuilder.views.shared.search_words import full_day


def competition_words(entry: Entry[Competition], trade: str | None) -> Iterator[str]:
    """Yield the dates of a competition, one line each: 决赛：2027年4月17日（周六）09:00."""
    for event in entry.spec.events(entry.data):
        if event.start:
            yield word("search-fact", name=event.label, value=full_day(event.start))

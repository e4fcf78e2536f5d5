"""The card of a competition in lists."""

from msgspec import Struct

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.drawings import Lines
from sitebuilder.views.competitions.status import competition_tag
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.drawings import lines_of
from sitebuilder.views.shared.elements import Time, event_time
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.nowrap import nowrap
from sitebuilder.views.shared.status_tags import StatusTag


class CompetitionCard(Struct, frozen=True):
    """A competition in a list."""

    title: str | Html
    url: str
    summary: str
    status: StatusTag
    year: str | None
    trades: tuple[str, ...]
    entry_until: Time | None
    drawing: Lines | None
    sample: bool
    draft: bool


def competition_card(entry: Entry[Competition], context: Context) -> CompetitionCard:
    """Return the card of a competition."""
    competition = entry.data
    until = competition.entry_until
    return CompetitionCard(
        title=nowrap(competition.title, context.site.nowrap),
        url=context.address.href(entry.path),
        summary=competition.summary,
        status=competition_tag(competition, context.now),
        year=competition.year,
        trades=competition.trades,
        entry_until=event_time(until, context.zone) if until else None,
        drawing=lines_of(entry, context.site),
        sample=competition.sample,
        draft=competition.draft,
    )

"""The feed item of a competition."""

from html import escape

from msgspec.structs import replace

from sitebuilder.content.dates.events import known_end, moved_text
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.competition import Competition, Stage
from sitebuilder.content.model.fields import label
from sitebuilder.messages import word
from sitebuilder.views.shared.context import ViewContext
from sitebuilder.views.shared.feed_markup import (
    FeedItem,
    attachment_list,
    bullet_list,
    document_item,
    paragraph,
    span_text,
    text_sections,
)
from sitebuilder.views.shared.places import place_name


def competition_item(entry: Entry[Competition], context: ViewContext) -> FeedItem:
    """Return the feed item of a competition that has a date; its title says if it is cancelled."""
    item = document_item(entry, _html(entry, context), context)
    if not entry.data.cancelled:
        return item
    return replace(item, title=word("feed-off", title=item.title))


def _html(entry: Entry[Competition], context: ViewContext) -> str:
    competition = entry.data
    window = span_text(competition.entry_from, competition.entry_until, context)
    line = word("date-line", label=word("entry-window"), value=window) if window else ""
    parts = [
        paragraph(competition.summary),
        paragraph(line) if line else "",
        *text_sections(entry, context),
        bullet_list(
            label(Competition, "schedule"),
            [escape(_stage_line(each, entry, context)) for each in competition.schedule],
        ),
        attachment_list(label(Competition, "documents"), competition.documents, context),
    ]
    return "\n".join(filter(None, parts))


def _stage_line(stage: Stage, entry: Entry[Competition], context: ViewContext) -> str:
    is_off = entry.data.cancelled or entry.data.held
    when = span_text(stage.start, known_end(stage), context) or (None if is_off else word("unknown"))
    before = moved_text(stage, entry.data.cancelled)
    facts = (stage.name, when, before, place_name(stage.venue, entry), stage.note)
    return " · ".join(fact for fact in facts if fact)

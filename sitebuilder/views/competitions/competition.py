"""The list of competitions, and the page of each from announcement to results."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from sitebuilder.content.dates.events import competition_events, known_end
from sitebuilder.content.dates.status import Status, competition_status
from sitebuilder.content.library.library import Entry
from sitebuilder.content.library.samples import are_samples
from sitebuilder.content.model.competition import Competition, Stage
from sitebuilder.content.model.drawings import Lines
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.model.fields import choice_word, label
from sitebuilder.messages import word
from sitebuilder.views.competitions.card import CompetitionCard, competition_card
from sitebuilder.views.competitions.status import competition_tag
from sitebuilder.views.competitions.structured_data import competition_data
from sitebuilder.views.shared.calendar_paths import calendar_path
from sitebuilder.views.shared.chrome import covered_pages
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.dates import has_dates
from sitebuilder.views.shared.document_info import document_info, section_info
from sitebuilder.views.shared.drawings import lines_of
from sitebuilder.views.shared.elements import (
    Download,
    Link,
    PhotoItem,
    Row,
    Section,
    Tag,
    Time,
    contact_rows,
    downloads,
    event_time,
    known_rows,
    photo_items,
    row,
    section,
    sections,
    updated_day,
)
from sitebuilder.views.shared.frame import Frame, make_frame
from sitebuilder.views.shared.output import Output, Page, inputs_as_view
from sitebuilder.views.shared.places import PlaceText, place_of
from sitebuilder.views.shared.share import ShareBlock, share_block, share_pictures
from sitebuilder.views.shared.status_tags import StatusTag
from sitebuilder.views.shared.unannounced import Unannounced, UnknownFact, unannounced


class CompetitionListPage(Struct, frozen=True):
    """The view of the list: upcoming and current competitions, past ones, and covered pages."""

    frame: Frame
    description: str
    current: tuple[CompetitionCard, ...]
    past: tuple[CompetitionCard, ...]
    related: tuple[Link, ...]


class StageRow(Struct, frozen=True):
    """A stage of the schedule.

    The code of ``state`` is ``past``, ``current``, ``future``, ``unknown`` or ``cancelled``. Its label is
    empty if there is nothing to say: of an unknown start before a known end.
    """

    name: str
    state: Tag
    start: Time | None
    end: Time | None
    moved_from: Time | None
    venue: PlaceText | None
    note: str | None


class PublicityNotice(Struct, frozen=True):
    """The public notice period (公示), and whom to contact with objections."""

    start: Time
    end: Time
    contact: str | None


class ResultRow(Struct, frozen=True):
    """A place in the results."""

    award: str
    name: str
    employer: str | None


class CompetitionPage(Struct, frozen=True):
    """The view of a competition; ``rules`` come before the schedule, ``conduct`` after it.

    ``facts`` are the known ones; ``unannounced`` collects all others.
    """

    frame: Frame
    drawing: Lines | None
    status: StatusTag
    summary: str
    facts: tuple[Row, ...]
    entry_from: Time | None
    entry_until: Time | None
    rules: tuple[Section, ...]
    schedule: tuple[StageRow, ...]
    calendar_url: str | None
    conduct: tuple[Section, ...]
    documents: tuple[Download, ...]
    publicity: PublicityNotice | None
    results: tuple[ResultRow, ...]
    results_text: Section | None
    photos: tuple[PhotoItem, ...]
    courses: tuple[Link, ...]
    next_links: tuple[Link, ...]
    contact: tuple[Row, ...]
    unannounced: Unannounced | None
    updated: Time | None
    share: ShareBlock


_PAST = (Status.ENDED, Status.CANCELLED)


def outputs(context: Context) -> Iterator[Output]:
    """Yield the list and a page for each competition; nothing if there are none."""
    entries = context.library.competitions
    if not entries:
        return
    cards = [
        (competition_status(entry.data, context.now) in _PAST, competition_card(entry, context))
        for entry in sorted(entries, key=lambda entry: (last_year(entry.data) or "", entry.id), reverse=True)
    ]
    is_sample = are_samples(entries)
    info = section_info(Kind.COMPETITION, context, is_sample=is_sample)
    view = CompetitionListPage(
        frame=make_frame(info, context.frame),
        description=info.description,
        current=tuple(card for past, card in cards if not past),
        past=tuple(card for past, card in cards if past),
        related=covered_pages("competitions/", context.frame),
    )
    yield Page("competitions/index.html", "pages/competition-list.html", inputs_as_view, view, is_sample)
    for entry in entries:
        yield Page(entry.path + "index.html", entry.spec.template, inputs_as_view, _view(entry, context))


def last_year(competition: Competition) -> str | None:
    """Return the year of a competition as its editor wrote it, or else that of its last known date."""
    years = [event.start.date.year for event in competition_events(competition) if event.start]
    return competition.year or (str(max(years)) if years else None)


def _view(entry: Entry[Competition], context: Context) -> CompetitionPage:
    competition, zone = entry.data, context.zone
    titles = {each.id: each for each in context.library.courses}
    dated = has_dates(entry)
    publicity, facts = competition.publicity, _facts(entry, context)
    contact = contact_rows(competition.contact) or contact_rows(context.site.contact)
    return CompetitionPage(
        frame=make_frame(document_info(entry, context, competition_data(entry, context)), context.frame),
        drawing=lines_of(entry, context.site),
        status=competition_tag(competition, context.now),
        summary=competition.summary,
        facts=known_rows(facts),
        entry_from=event_time(competition.entry_from, zone) if competition.entry_from else None,
        entry_until=event_time(competition.entry_until, zone) if competition.entry_until else None,
        rules=sections(entry, ("overview", "eligibility", "entry"), context),
        schedule=tuple(_stage_row(each, entry, context) for each in competition.schedule),
        calendar_url=context.address.href(calendar_path(entry.path)) if dated else None,
        conduct=sections(entry, ("scoring", "awards", "safety"), context),
        documents=downloads(competition.documents, context),
        publicity=PublicityNotice(
            event_time(publicity.start, zone), event_time(publicity.end, zone), publicity.contact
        )
        if publicity
        else None,
        results=tuple(ResultRow(each.award, each.name, each.employer) for each in competition.results),
        results_text=section(entry, "results_text", context),
        photos=photo_items(competition.photos, context),
        courses=tuple(
            Link(titles[each].data.title, context.address.href(titles[each].path))
            for each in competition.courses
            if each in titles
        ),
        next_links=_next_links(context),
        contact=contact,
        unannounced=unannounced(_unknown(competition, facts, contact, context), entry, context.frame),
        updated=updated_day(entry, context),
        share=share_block(entry, share_pictures(entry, context), context),
    )


def _next_links(context: Context) -> tuple[Link, ...]:
    """Return links to where a visitor may go from a competition."""
    href = context.address.href
    courses = (Link(word("see-courses"), href("courses/")),) if context.library.courses else ()
    return (Link(word("all-competitions"), href("competitions/")), *courses)


def _facts(entry: Entry[Competition], context: Context) -> tuple[Row, ...]:
    competition, name = entry.data, partial(label, Competition)
    venue = place_of(competition.venue, entry, context.address)
    return (
        row(name("organisers"), "、".join(competition.organisers) or None),
        row(name("trades"), "、".join(competition.trades) or None),
        row(name("year"), word("year", year=competition.year) if competition.year else None),
        row(name("venue"), venue.text, venue.url) if venue else row(name("venue"), None),
        row(name("standard"), competition.standard),
    )


def _unknown(
    competition: Competition, facts: tuple[Row, ...], contact: tuple[Row, ...], context: Context
) -> Iterator[UnknownFact]:
    """Yield the facts that are not announced; of a past or cancelled competition only missing contacts."""
    if competition_status(competition, context.now) not in _PAST:
        yield from (UnknownFact(each.label) for each in facts if each.unknown)
        if not (competition.entry_from or competition.entry_until):
            yield UnknownFact(word("entry-window"))
    if competition.publicity and not competition.publicity.contact:
        yield UnknownFact(word("objections-to"), "objections")
    if not contact:
        yield UnknownFact(word("how-to-reach"), "contact")


def _stage_row(stage: Stage, entry: Entry[Competition], context: Context) -> StageRow:
    end = known_end(stage)
    moment = None if entry.data.cancelled else stage.moved_from
    return StageRow(
        name=stage.name,
        state=_stage_state(stage, entry.data, context),
        start=event_time(stage.start, context.zone) if stage.start else None,
        end=event_time(end, context.zone) if end else None,
        moved_from=event_time(moment, context.zone) if moment else None,
        venue=place_of(stage.venue, entry, context.address),
        note=stage.note,
    )


def _stage_state(stage: Stage, competition: Competition, context: Context) -> Tag:
    last = known_end(stage) or stage.start
    if competition.cancelled:
        return Tag("cancelled", choice_word(Status.CANCELLED))
    if competition.held or (last is not None and context.now >= last.ends):
        code = "past"
    elif stage.start is not None:
        code = "future" if context.now < stage.start.begins else "current"
    else:
        return Tag("unknown", word("stage-unknown") if last is None else "")
    return Tag(code, word(f"stage-{code}"))

"""The list of venues, and a page for each with the courses and competitions held there."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from msgspec import Struct

from sitebuilder.content.fields import Kind
from sitebuilder.content.library import Entry
from sitebuilder.content.model.venue import Venue
from sitebuilder.content.model_fields import label
from sitebuilder.messages import word
from sitebuilder.views.competitions.card import CompetitionCard, competition_card
from sitebuilder.views.courses.card import CourseCard, course_card
from sitebuilder.views.shared.context import Context, ViewContext
from sitebuilder.views.shared.document_info import document_info
from sitebuilder.views.shared.document_list import document_card, list_output
from sitebuilder.views.shared.elements import (
    PhotoItem,
    Row,
    Section,
    Time,
    known_rows,
    photo_items,
    row,
    sections,
    updated_day,
)
from sitebuilder.views.shared.frame import Frame, make_frame
from sitebuilder.views.shared.output import Output, Page, inputs_as_view
from sitebuilder.views.shared.structured_data import json_ld
from sitebuilder.views.shared.unannounced import Unannounced, UnknownFact, unannounced

_Data = TypeVar("_Data")


class VenuePage(Struct, frozen=True):
    """The view of a venue, with the courses and competitions held there."""

    frame: Frame
    summary: str
    facts: tuple[Row, ...]
    sections: tuple[Section, ...]
    unannounced: Unannounced | None
    photos: tuple[PhotoItem, ...]
    courses: tuple[CourseCard, ...]
    competitions: tuple[CompetitionCard, ...]
    updated: Time | None


def outputs(context: Context) -> Iterator[Output]:
    """Yield the list and a page for each venue; nothing if there are none."""
    entries: Sequence[Entry[Venue]] = context.library.by_kind[Kind.VENUE]
    if not entries:
        return
    cards = [document_card(entry, context, facts=known_rows(_facts(entry.data)[:2])) for entry in entries]
    yield list_output(Kind.VENUE, cards, context)
    for entry in entries:
        yield Page(entry.path + "index.html", "pages/venue.html", inputs_as_view, _view(entry, context))


def _view(entry: Entry[Venue], context: Context) -> VenuePage:
    venue, library = entry.data, context.library
    facts = _facts(venue)
    return VenuePage(
        frame=make_frame(document_info(entry, context, venue_data(entry, context)), context),
        summary=venue.summary,
        facts=known_rows(facts),
        sections=sections(entry, ("directions", "equipment", "what_to_bring"), context),
        unannounced=unannounced(_unknown(venue, facts), entry, context.frame),
        photos=photo_items(venue.photos, context),
        courses=tuple(course_card(each, context) for each in _held_at(entry, library.courses)),
        competitions=tuple(competition_card(each, context) for each in _held_at(entry, library.competitions)),
        updated=updated_day(entry, context),
    )


def venue_data(entry: Entry[Venue], context: ViewContext) -> dict[str, Any] | None:
    """Return a schema.org ``Place``; None for a sample."""
    venue = entry.data
    if venue.sample:
        return None
    return json_ld(
        "Place",
        name=venue.title,
        description=venue.summary,
        url=context.address.absolute(entry.path),
        address=venue.address,
        maximumAttendeeCapacity=venue.seats,
    )


def _facts(venue: Venue) -> tuple[Row, ...]:
    name = partial(label, Venue)
    return (
        row(name("place"), venue.place),
        row(name("seats"), word("places", capacity=venue.seats) if venue.seats else None),
        row(name("address"), venue.address),
        row(name("step_free_access"), venue.step_free_access),
    )


def _unknown(venue: Venue, facts: Iterable[Row]) -> Iterator[UnknownFact]:
    yield from (UnknownFact(each.label) for each in facts if each.unknown)
    if not venue.directions:
        yield UnknownFact(label(Venue, "directions"), "directions")


def _held_at(venue: Entry[Venue], entries: Sequence[Entry[_Data]]) -> Iterator[Entry[_Data]]:
    return (each for each in entries if any(place.path == venue.path for place in each.places.values()))

"""The list of venues, and a page for each with the courses and competitions held there."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.model.fields import label
from sitebuilder.content.model.venue import Venue
from sitebuilder.messages import word
from sitebuilder.views.competitions.card import competition_card
from sitebuilder.views.courses.card import course_card
from sitebuilder.views.shared.context import Context, ViewContext
from sitebuilder.views.shared.document_list import document_card, list_output
from sitebuilder.views.shared.document_page import CardList, DocumentParts, document_output
from sitebuilder.views.shared.elements import Row, known_rows, photo_items, row
from sitebuilder.views.shared.output import Output
from sitebuilder.views.shared.structured_data import json_ld

_Data = TypeVar("_Data")


def outputs(context: Context) -> Iterator[Output]:
    """Yield the list and a page for each venue; nothing if there are none."""
    entries: Sequence[Entry[Venue]] = context.library.by_kind[Kind.VENUE]
    if not entries:
        return
    cards = [document_card(entry, context, facts=known_rows(_facts(entry.data)[:2])) for entry in entries]
    yield list_output(Kind.VENUE, cards, context)
    for entry in entries:
        yield document_output(entry, _parts(entry, context), context)


def _parts(entry: Entry[Venue], context: Context) -> DocumentParts:
    """Return what the page of a venue shows, with the courses and competitions held there."""
    venue, library = entry.data, context.library
    courses = tuple(course_card(each, context) for each in _held_at(entry, library.courses))
    competitions = tuple(competition_card(each, context) for each in _held_at(entry, library.competitions))
    return DocumentParts(
        data=venue_data(entry, context),
        facts=_facts(venue),
        texts=("directions", "equipment", "what_to_bring"),
        wanted=("directions",),
        photos=photo_items(venue.photos, context),
        card_lists=(
            CardList("courses", word("courses-here"), Kind.COURSE, courses),
            CardList("competitions", word("competitions-here"), Kind.COMPETITION, competitions),
        ),
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


def _held_at(venue: Entry[Venue], entries: Sequence[Entry[_Data]]) -> Iterator[Entry[_Data]]:
    return (each for each in entries if any(place.path == venue.path for place in each.places.values()))

"""``content/competitions/*.yaml``: a skills competition from call to results."""

from typing import Annotated

from msgspec import Struct

from sitebuilder.content.fields import Attachment, Kind, Moment, OldPath, Photo, RefTo, Revised, Slug, Text
from sitebuilder.content.model.site import Contact


class Stage(Struct, frozen=True):
    """One stage of the schedule: entry, heats, final, award ceremony…"""

    name: str
    start: Moment | None = None
    end: Moment | None = None
    venue: str | None = None
    note: str | None = None


class Publicity(Struct, frozen=True):
    """The publicity period (公示), in which anybody may object to the results."""

    start: Moment
    end: Moment
    contact: str | None = None


class Result(Struct, frozen=True):
    """A place in the results: name and employer only, as privacy law asks."""

    award: str
    name: str
    employer: str | None = None


class Competition(Struct, frozen=True, tag=True, tag_field="kind"):
    """A competition; its text fields are Markdown."""

    title: str
    summary: str
    year: str | None = None
    organisers: tuple[str, ...] = ()
    venue: str | None = None
    trades: tuple[str, ...] = ()
    standard: str | None = None
    overview: Text | None = None
    eligibility: Text | None = None
    entry: Text | None = None
    entry_from: Moment | None = None
    entry_until: Moment | None = None
    schedule: tuple[Stage, ...] = ()
    scoring: Text | None = None
    awards: Text | None = None
    safety: Text | None = None
    documents: tuple[Attachment, ...] = ()
    publicity: Publicity | None = None
    results: tuple[Result, ...] = ()
    results_text: Text | None = None
    photos: tuple[Photo, ...] = ()
    courses: tuple[Annotated[str, RefTo(Kind.COURSE)], ...] = ()
    contact: Contact = Contact()
    held: bool = False
    cancelled: bool = False
    updated: Revised | None = None
    slug: Slug | None = None
    aliases: tuple[OldPath, ...] = ()
    draft: bool = False
    sample: bool = False

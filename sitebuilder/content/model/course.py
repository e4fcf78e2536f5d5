"""``content/courses/*.yaml``: a course and its sessions."""

from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from sitebuilder.content.fields import (
    Attachment,
    Fee,
    Kind,
    Moment,
    OldPath,
    Range,
    RefTo,
    Revised,
    Slug,
    Text,
    TradeName,
)
from sitebuilder.content.model.site import Contact


class Mode(StrEnum):
    """Where the learning happens."""

    CLASSROOM = "classroom"
    ONLINE = "online"
    BLENDED = "blended"
    WORKSHOP = "workshop"
    ON_SITE = "on-site"


class TimeOfDay(StrEnum):
    """When a session's lessons are: what a worker on shifts asks first."""

    DAY = "day"
    EVENING = "evening"
    WEEKEND = "weekend"


class Audience(StrEnum):
    """Whom a course is for."""

    WORKERS = "workers"
    FIRMS = "firms"
    PUBLIC = "public"


class Session(Struct, frozen=True):
    """One run of a course. ``full`` and ``cancelled`` are set by hand."""

    id: Slug
    start: Moment | None = None
    end: Moment | None = None
    timetable: str | None = None
    time_of_day: TimeOfDay | None = None
    venue: str | None = None
    capacity: Annotated[int, Range(1, 100_000)] | None = None
    enrolled: Annotated[int, Range(0, 100_000)] | None = None
    enrol_from: Moment | None = None
    enrol_until: Moment | None = None
    full: bool = False
    cancelled: bool = False
    note: str | None = None
    sample: bool = False


class Course(Struct, frozen=True, tag=True, tag_field="kind"):
    """A course; its text fields are Markdown. ``trade`` is a trade's slug or name."""

    title: str
    trade: TradeName
    summary: str
    code: str | None = None
    audiences: tuple[Audience, ...] = ()
    audience: Text | None = None
    requirements: Text | None = None
    outcomes: Text | None = None
    syllabus: Text | None = None
    assessment: Text | None = None
    hours: Annotated[int, Range(1, 10_000)] | None = None
    mode: Mode | None = None
    credential: Annotated[str, RefTo(Kind.CREDENTIAL)] | None = None
    fee: Fee | None = None
    fee_note: str | None = None
    subsidy: Text | None = None
    what_to_bring: Text | None = None
    how_to_enrol: Text | None = None
    contact: Contact = Contact()
    attachments: tuple[Attachment, ...] = ()
    on_demand: bool = False
    sessions: tuple[Session, ...] = ()
    updated: Revised | None = None
    slug: Slug | None = None
    aliases: tuple[OldPath, ...] = ()
    draft: bool = False
    sample: bool = False

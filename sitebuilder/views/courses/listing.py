"""The courses for other programs: ``courses.json`` and its JSON Schema (2020-12)."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache, partial
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from sitebuilder.content.dates.lessons import Schedule, scheduled_sessions
from sitebuilder.content.dates.status import course_status, session_status
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.course import Course, Session
from sitebuilder.content.model.field_types import Fee, Moment
from sitebuilder.content.model.fields import choice_word, fields_of
from sitebuilder.views.courses.card import credential_of
from sitebuilder.views.courses.lessons import timetable_text
from sitebuilder.views.courses.structured_data import yuan
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.elements import time_of
from sitebuilder.views.shared.output import Output, Page, inputs_as_view
from sitebuilder.views.shared.places import place_name
from sitebuilder.views.shared.taxonomy import trade_of

LISTING, SCHEMA = "courses.json", "courses.schema.json"

# The schema takes its descriptions from the structs below, or from the model for fields that it has too.
# Each __doc__ is assigned as a value, since PYTHONOPTIMIZE=2 strips docstrings.

_MOMENT = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}[+-]\d{2}:\d{2})?$"
IsoMoment = Annotated[
    str, Meta(pattern=_MOMENT, description="ISO 8601: a date, or date and time with offset from UTC.")
]
Address = Annotated[str, Meta(description="An absolute address.")]


class Coded(Struct, frozen=True):
    __doc__ = "A value of a fixed list: its code, which never changes, and its word for people."

    code: str
    label: str


class CredentialLink(Struct, frozen=True):
    __doc__ = "The credential that a course leads to."

    title: str
    url: Address


class FeeRecord(Struct, frozen=True):
    __doc__ = "What a course costs; amount 0 is free."

    known: Annotated[bool, Meta(description="False while the fee has not been announced.")]
    amount: Annotated[int | float | None, Meta(description="In yuan (CNY); null while unknown.")]


class SessionRecord(Struct, frozen=True):
    __doc__ = "One session of a course; what has not been announced is null."

    id: str
    status: Annotated[Coded, Meta(description="As of the moment of the build.")]
    start: IsoMoment | None
    end: IsoMoment | None
    moved_from: IsoMoment | None
    enrol_from: IsoMoment | None
    enrol_until: IsoMoment | None
    timetable: str | None
    time_of_day: Coded | None
    venue: Annotated[str | None, Meta(description="Where the lessons are: what it is called.")]
    capacity: int | None
    enrolled: int | None
    note: str | None
    cancelled: bool
    sample: bool


class CourseRecord(Struct, frozen=True):
    __doc__ = "One course; what has not been announced is null."

    id: str
    code: str | None
    title: str
    url: Address
    summary: str
    trade: str
    status: Annotated[Coded, Meta(description="That of its best session, as of the moment of the build.")]
    mode: Coded | None
    audiences: tuple[Coded, ...]
    credential: CredentialLink | None
    hours: int | None
    fee: FeeRecord
    on_demand: bool
    sessions: tuple[SessionRecord, ...]
    updated: Annotated[str | None, Meta(description="The day of its last change (ISO 8601).")]
    sample: bool


class CourseListing(Struct, frozen=True):
    __doc__ = "All courses of a site, in the order of their ids."

    schema: Annotated[str, Meta(description="Where this schema is.")] = msgspec.field(name="$schema")
    generated_for: Annotated[str, Meta(description="The address of the site.")]
    site: str
    courses: tuple[CourseRecord, ...]


def outputs(context: Context) -> Iterator[Output]:
    """Yield the listing and its schema; nothing if there are no courses."""
    if context.library.courses:
        listing = cache(partial(_listing, context))
        yield Page(LISTING, "json", inputs_as_view, listing)
        yield Page(SCHEMA, "json", inputs_as_view, listing_schema(context.address.absolute(SCHEMA)))


def _listing(context: Context) -> CourseListing:
    return CourseListing(
        schema=context.address.absolute(SCHEMA),
        generated_for=context.address.absolute(""),
        site=context.site.name,
        courses=tuple(_record(entry, context) for entry in context.library.courses),
    )


def listing_schema(url: str) -> dict[str, Any]:
    """Return the JSON Schema of the listing; ``url`` is its own URL."""
    schema = msgspec.json.schema(CourseListing)
    for record, model in ((CourseRecord, Course), (SessionRecord, Session)):
        _describe(schema["$defs"][record.__name__]["properties"], model)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": url, **schema}


def _describe(properties: dict[str, dict[str, Any]], model: type[Struct]) -> None:
    """Add to properties the Chinese label and the English hint of the model's field of the same name."""
    for name, field in fields_of(model).items():
        if name in properties:
            properties[name].setdefault("title", field.label.chinese)
            properties[name].setdefault("description", field.hint.english)


def _record(entry: Entry[Course], context: Context) -> CourseRecord:
    course = entry.data
    return CourseRecord(
        id=entry.id,
        code=course.code,
        title=course.title,
        url=context.address.absolute(entry.path),
        summary=course.summary,
        trade=trade_of(entry, context.site).name,
        status=_coded(course_status(course, context.now)),
        mode=_coded(course.mode) if course.mode else None,
        audiences=tuple(map(_coded, course.audiences)),
        credential=_credential(course, context),
        hours=course.hours,
        fee=_fee(course.fee),
        on_demand=course.on_demand,
        sessions=tuple(
            _session(each, schedule, entry, context) for each, schedule in scheduled_sessions(course)
        ),
        updated=course.updated.date.isoformat() if course.updated else None,
        sample=course.sample,
    )


def _session(
    session: Session, schedule: Schedule | None, entry: Entry[Course], context: Context
) -> SessionRecord:
    return SessionRecord(
        id=session.id,
        status=_coded(session_status(session, context.now)),
        start=_moment(session.start, context),
        end=_moment(session.end, context),
        moved_from=_moment(session.moved_from, context),
        enrol_from=_moment(session.enrol_from, context),
        enrol_until=_moment(session.enrol_until, context),
        timetable=timetable_text(session, schedule),
        time_of_day=_coded(session.time_of_day) if session.time_of_day else None,
        venue=place_name(session.venue, entry),
        capacity=session.capacity,
        enrolled=session.enrolled,
        note=session.note,
        cancelled=session.cancelled,
        sample=session.sample,
    )


def _coded(choice: StrEnum) -> Coded:
    return Coded(choice.value, choice_word(choice))


def _credential(course: Course, context: Context) -> CredentialLink | None:
    entry = credential_of(course, context)
    return CredentialLink(entry.data.title, context.address.absolute(entry.path)) if entry else None


def _fee(fee: Fee | None) -> FeeRecord:
    return FeeRecord(fee is not None, yuan(fee.amount) if fee is not None else None)


def _moment(moment: Moment | None, context: Context) -> str | None:
    return time_of(moment, context.zone).iso if moment else None

"""A course as it stands in a list, and what it is filtered by."""

from msgspec import Struct

from sitebuilder.content.library import Entry
from sitebuilder.content.model.course import Course
from sitebuilder.content.model.credential import Credential
from sitebuilder.content.status import next_session
from sitebuilder.messages import word
from sitebuilder.views.courses.status import course_tag
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.elements import Link, Time, fee_text, time_of
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.nowrap import nowrap
from sitebuilder.views.shared.status_tags import StatusTag
from sitebuilder.views.shared.taxonomy import credential_name, trade_of


class Facets(Struct, frozen=True):
    """What a course is filtered by, beside its dates: codes, and several of them parted by spaces."""

    trade: str
    mode: str
    credential: str
    audience: str
    fee: str


class CourseCard(Struct, frozen=True):
    """A course in a list, in at most seven facts; unknown ones are None."""

    title: str | Html
    url: str
    status: StatusTag
    trade: Link
    credential: str | None
    next_start: Time | None
    time_of_day: str | None
    hours: str | None
    fee: str | None
    facets: Facets
    sample: bool
    draft: bool


def credential_of(course: Course, context: Context) -> Entry[Credential] | None:
    """Return the credential that a course leads to."""
    return next((each for each in context.library.credentials if each.id == course.credential), None)


def course_card(entry: Entry[Course], context: Context) -> CourseCard:
    """Return a course as it stands in a list."""
    course = entry.data
    session = next_session(course.sessions, context.now)
    trade = trade_of(entry, context.site)
    credential = credential_of(course, context)
    time_of_day = session.time_of_day if session and session.start else None
    return CourseCard(
        title=nowrap(course.title, context.site.nowrap),
        url=context.address.href(entry.path),
        status=course_tag(course, context.now),
        trade=Link(trade.name, context.address.href(trade.path)),
        credential=credential_name(credential.data) if credential else None,
        next_start=time_of(session.start, context.zone) if session and session.start else None,
        time_of_day=word(f"timeofday-{time_of_day.value}") if time_of_day else None,
        hours=word("hours", hours=course.hours) if course.hours else None,
        fee=fee_text(course.fee),
        facets=facets_of(entry, context),
        sample=course.sample or any(each.sample for each in course.sessions),
        draft=course.draft,
    )


def facets_of(entry: Entry[Course], context: Context) -> Facets:
    """Return what a course is filtered by."""
    course = entry.data
    return Facets(
        trade=trade_of(entry, context.site).slug,
        mode=course.mode.value if course.mode else "",
        credential=course.credential or "",
        audience=" ".join(each.value for each in course.audiences),
        fee="unknown" if course.fee is None else "paid" if course.fee.amount else "free",
    )

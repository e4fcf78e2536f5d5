"""The card of a course in lists, with the values by which it is filtered."""

from msgspec import Struct

from sitebuilder.content.dates.offers import Offer, offers
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.course import Course
from sitebuilder.content.model.credential import Credential
from sitebuilder.content.model.drawings import Lines
from sitebuilder.views.courses.facts import hours_text
from sitebuilder.views.courses.status import OfferStart, enrolment_text, offer_start, offer_tag
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.drawings import lines_of
from sitebuilder.views.shared.elements import Link, fee_text
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.nowrap import nowrap
from sitebuilder.views.shared.status_tags import StatusTag
from sitebuilder.views.shared.taxonomy import credential_name, trade_of


class Facets(Struct, frozen=True):
    """The codes by which a course is filtered, in addition to its dates; several are separated by spaces."""

    trade: str
    mode: str
    credential: str
    audience: str
    fee: str


class CourseCard(Struct, frozen=True):
    """A course in a list, with at most seven facts; unknown ones are None and not shown.

    ``summary`` is shown if start, hours and fee are all unknown.
    """

    title: str | Html
    url: str
    status: StatusTag
    trade: Link
    summary: str | None
    credential: str | None
    start: OfferStart | None
    enrolment: str | None
    hours: str | None
    fee: str | None
    facets: Facets
    drawing: Lines | None
    sample: bool
    draft: bool


def credential_of(course: Course, context: Context) -> Entry[Credential] | None:
    """Return the credential that a course leads to, or None."""
    return next((each for each in context.library.credentials if each.id == course.credential), None)


def course_card(entry: Entry[Course], context: Context, offer: Offer | None = None) -> CourseCard:
    """Return the card of a course with one of its offers, by default the best one."""
    course = entry.data
    offer = offer or offers(course, context.now)[0]
    trade = trade_of(entry, context.site)
    credential = credential_of(course, context)
    start, hours, fee = offer_start(offer, context.zone), hours_text(course), fee_text(course.fee)
    return CourseCard(
        title=nowrap(course.title, context.site.nowrap),
        url=context.address.href(entry.path),
        status=offer_tag(course, offer),
        trade=Link(trade.name, context.address.href(trade.path)),
        credential=credential_name(credential.data) if credential else None,
        summary=None if start or hours or fee else course.summary,
        start=start,
        enrolment=enrolment_text(offer),
        hours=hours,
        fee=fee,
        facets=facets_of(entry, context),
        drawing=lines_of(entry, context.site),
        sample=course.sample or any(each.sample for each in course.sessions),
        draft=course.draft,
    )


def facets_of(entry: Entry[Course], context: Context) -> Facets:
    """Return the values by which a course is filtered."""
    course = entry.data
    return Facets(
        trade=trade_of(entry, context.site).slug,
        mode=course.mode.value if course.mode else "",
        credential=course.credential or "",
        audience=" ".join(each.value for each in course.audiences),
        fee="unknown" if course.fee is None else "paid" if course.fee.amount else "free",
    )

"""A course with its sessions as JSON-LD (schema.org)."""

from decimal import Decimal
from typing import Any

from sitebuilder.content.dates.events import original_start
from sitebuilder.content.dates.status import places_left
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.course import Course, Mode, Session
from sitebuilder.content.model.credential import Credential
from sitebuilder.content.model.field_types import Fee
from sitebuilder.markdown.excerpt import excerpt_of
from sitebuilder.messages import PAGE_LANGUAGE
from sitebuilder.views.courses.facts import hours_text
from sitebuilder.views.shared.context import ViewContext
from sitebuilder.views.shared.elements import time_of
from sitebuilder.views.shared.share import share_pictures
from sitebuilder.views.shared.structured_data import (
    EVENT_CANCELLED,
    EVENT_POSTPONED,
    EVENT_RESCHEDULED,
    json_ld,
    nested,
    place_data,
    publisher,
    share_image_urls,
)

_COURSE_MODES = {
    Mode.CLASSROOM: "onsite",
    Mode.ONLINE: "online",
    Mode.BLENDED: "blended",
    Mode.WORKSHOP: "onsite",
    Mode.ON_SITE: "onsite",
}
"""The text labels of schema.org's ``courseMode``."""


def course_data(
    entry: Entry[Course], credential: Entry[Credential] | None, context: ViewContext
) -> dict[str, Any] | None:
    """Return a schema.org ``Course`` with its dated sessions and its credential; None for a sample."""
    course = entry.data
    if course.sample:
        return None
    instances = [
        _instance(session, entry, context)
        for session in course.sessions
        if (session.start or session.moved_from) and not session.sample
    ]
    return json_ld(
        "Course",
        name=course.title,
        description=course.summary,
        url=context.address.absolute(entry.path),
        inLanguage=PAGE_LANGUAGE,
        provider=publisher(context),
        courseCode=course.code,
        coursePrerequisites=excerpt_of(course.requirements) or None if course.requirements else None,
        educationalCredentialAwarded=_awarded(credential, context),
        offers=_offer(course.fee),
        hasCourseInstance=instances or None,
        image=share_image_urls(share_pictures(entry, context), context.address),
    )


def _awarded(credential: Entry[Credential] | None, context: ViewContext) -> dict[str, Any] | None:
    if credential is None or credential.data.sample:
        return None
    url = context.address.absolute(credential.path)
    return nested("EducationalOccupationalCredential", name=credential.data.title, url=url)


def _offer(fee: Fee | None) -> dict[str, Any] | None:
    if fee is None:
        return None
    return nested("Offer", price=yuan(fee.amount), priceCurrency="CNY")


def yuan(amount: Decimal) -> int | float:
    """Return an amount in yuan as a JSON number, an integer if possible."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _event_status(session: Session) -> str | None:
    if session.cancelled:
        return EVENT_CANCELLED
    if original_start(session):
        return EVENT_RESCHEDULED if session.start else EVENT_POSTPONED
    return None


def _instance(session: Session, entry: Entry[Course], context: ViewContext) -> dict[str, Any]:
    course, zone = entry.data, context.zone
    start, moved_from = session.start or session.moved_from, original_start(session)
    return nested(
        "CourseInstance",
        name=course.title,
        startDate=time_of(start, zone).iso if start else None,
        endDate=time_of(session.end, zone).iso if session.end else None,
        previousStartDate=time_of(moved_from, zone).iso if moved_from and session.start else None,
        eventStatus=_event_status(session),
        location=place_data(session.venue, entry, context),
        courseMode=_COURSE_MODES[course.mode] if course.mode else None,
        # 学时 is a lesson, often of 45 minutes: hence text, as a duration (PT24H) would claim full hours.
        courseWorkload=hours_text(course),
        maximumAttendeeCapacity=session.capacity,
        remainingAttendeeCapacity=places_left(session),
    )

"""JSON-LD (schema.org), from known values only: what it says is what the page shows.

A sample is no fact: documents marked so give nothing, and neither do their sessions. A date without a
time of day stays a date; one with a time has the offset of the site's zone.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Protocol

from sitebuilder.content.fields import Fee
from sitebuilder.content.library import Entry
from sitebuilder.content.model.article import Article, Origin
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course, Mode, Session
from sitebuilder.content.model.credential import Credential
from sitebuilder.content.model.site import Organisation
from sitebuilder.messages import word
from sitebuilder.views.address import Address
from sitebuilder.views.context import Surroundings
from sitebuilder.views.parts import time_of
from sitebuilder.views.share import shared

FEWEST_LISTED = 3
"""A list of courses needs at least so many (Google Search Central, Course list)."""

_COURSE_MODES = {
    Mode.CLASSROOM: "onsite",
    Mode.ONLINE: "online",
    Mode.BLENDED: "blended",
    Mode.WORKSHOP: "onsite",
    Mode.ON_SITE: "onsite",
}
"""The text labels of schema.org's ``courseMode``."""

_CANCELLED = "https://schema.org/EventCancelled"


class _Step(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str | None: ...


def breadcrumb_list(crumbs: Sequence[_Step], canonical: str, address: Address) -> dict[str, Any]:
    """Return a schema.org ``BreadcrumbList`` of the crumbs; the last one is the page itself."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb.title,
                "item": address.origin + crumb.url if crumb.url is not None else canonical,
            }
            for position, crumb in enumerate(crumbs, start=1)
        ],
    }


def item_list(links: Sequence[tuple[str, str]]) -> dict[str, Any] | None:
    """Return a schema.org ``ItemList`` of (name, address) pairs, in their order; None for less than three."""
    if len(links) < FEWEST_LISTED:
        return None
    items = [
        {"@type": "ListItem", "position": position, "name": name, "url": url}
        for position, (name, url) in enumerate(links, start=1)
    ]
    return {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": items}


def organization(context: Surroundings) -> dict[str, Any]:
    """Return the academy as a schema.org ``EducationalOrganization``; what is unknown is left out.

    The site's description is left out too: it is written for search results, and no page shows it.
    """
    site = context.site
    return _data(
        "EducationalOrganization",
        name=site.name,
        alternateName=site.short_name,
        url=context.address.absolute(""),
        parentOrganization=_organisation(site.organiser),
        address=site.contact.address,
        telephone=site.contact.phone,
        email=site.contact.email,
    )


def article_data(entry: Entry[Article], context: Surroundings) -> dict[str, Any] | None:
    """Return a schema.org ``NewsArticle``; None for a sample.

    An article that links to another's text is the introduction to it and says on what it is based; the
    author named is then that text's.
    """
    article = entry.data
    if article.sample:
        return None
    is_link = article.origin is Origin.LINK
    corrected = max((each.date for each in article.corrections), default=None)
    is_later = corrected is not None and corrected > article.date.date
    url = context.address.absolute(entry.path)
    return _data(
        "NewsArticle",
        headline=article.title,
        description=article.summary,
        url=url,
        mainEntityOfPage=url,
        inLanguage=context.site.language,
        datePublished=time_of(article.date, context.zone).iso,
        dateModified=time_of(corrected, context.zone).iso if corrected and is_later else None,
        author={"name": article.author} if article.author and not is_link else None,
        publisher=_publisher(context),
        image=_images(entry, context),
        isBasedOn=_original(article),
    )


def course_data(
    entry: Entry[Course], credential: Entry[Credential] | None, context: Surroundings
) -> dict[str, Any] | None:
    """Return a schema.org ``Course`` with its dated sessions and its credential; None for a sample."""
    course = entry.data
    if course.sample:
        return None
    instances = [
        _instance(session, course, context)
        for session in course.sessions
        if session.start is not None and not session.sample
    ]
    return _data(
        "Course",
        name=course.title,
        description=course.summary,
        url=context.address.absolute(entry.path),
        inLanguage=context.site.language,
        provider=_publisher(context),
        courseCode=course.code,
        coursePrerequisites=course.requirements.excerpt or None if course.requirements else None,
        educationalCredentialAwarded=_awarded(credential, context),
        offers=_offer(course.fee),
        hasCourseInstance=instances or None,
        image=_images(entry, context),
    )


def competition_data(entry: Entry[Competition], context: Surroundings) -> dict[str, Any] | None:
    """Return a schema.org ``Event``; None for a sample and while no date of a stage is known."""
    competition = entry.data
    starts = [stage.start for stage in competition.schedule if stage.start]
    if competition.sample or not starts:
        return None
    ends = [stage.end or stage.start for stage in competition.schedule]
    last = max((end for end in ends if end), key=lambda end: end.ends)
    organisers = [{"@type": "Organization", "name": name} for name in competition.organisers]
    return _data(
        "Event",
        name=competition.title,
        description=competition.summary,
        url=context.address.absolute(entry.path),
        startDate=time_of(min(starts, key=lambda start: start.begins), context.zone).iso,
        endDate=time_of(last, context.zone).iso if None not in ends else None,
        eventStatus=_CANCELLED if competition.cancelled else None,
        location={"@type": "Place", "name": competition.venue} if competition.venue else None,
        organizer=organisers or None,
    )


def credential_data(entry: Entry[Credential], context: Surroundings) -> dict[str, Any] | None:
    """Return a schema.org ``EducationalOccupationalCredential``; None for a sample."""
    credential = entry.data
    if credential.sample:
        return None
    body = credential.awarding_body
    return _data(
        "EducationalOccupationalCredential",
        name=credential.title,
        description=credential.summary,
        url=context.address.absolute(entry.path),
        credentialCategory=word(f"credentialtype-{credential.type.value}"),
        educationalLevel=credential.level,
        recognizedBy={"@type": "Organization", "name": body} if body else None,
    )


def _data(type_name: str, **values: Any) -> dict[str, Any]:
    known = {key: value for key, value in values.items() if value is not None}
    return {"@context": "https://schema.org", "@type": type_name, **known}


def _nested(type_name: str, **values: Any) -> dict[str, Any]:
    return {"@type": type_name, **{key: value for key, value in values.items() if value is not None}}


def _images(entry: Entry[Article] | Entry[Course], context: Surroundings) -> list[str] | None:
    share = shared(entry, context)
    if share is None:
        return None
    return [context.address.absolute(each.path) for each in (share.wide, share.square) if each]


def _publisher(context: Surroundings) -> dict[str, Any]:
    return _nested("EducationalOrganization", name=context.site.name, url=context.address.absolute(""))


def _organisation(organisation: Organisation | None) -> dict[str, Any] | None:
    if organisation is None:
        return None
    return _nested("Organization", name=organisation.name, url=organisation.url)


def _original(article: Article) -> dict[str, Any] | None:
    """Return another's text on which the article is based; its title and author where they are given."""
    if article.origin is Origin.OWN or article.source_url is None:
        return None
    is_link = article.origin is Origin.LINK
    return _nested(
        "CreativeWork",
        url=article.source_url,
        name=article.original_title,
        author={"name": article.author} if article.author and is_link else None,
        publisher={"@type": "Organization", "name": article.source} if article.source else None,
    )


def _awarded(credential: Entry[Credential] | None, context: Surroundings) -> dict[str, Any] | None:
    if credential is None or credential.data.sample:
        return None
    url = context.address.absolute(credential.path)
    return _nested("EducationalOccupationalCredential", name=credential.data.title, url=url)


def _offer(fee: Fee | None) -> dict[str, Any] | None:
    if fee is None:
        return None
    return _nested("Offer", price=yuan(fee.amount), priceCurrency="CNY")


def yuan(amount: Decimal) -> int | float:
    """Return an amount in yuan as a JSON number: whole where it is whole."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _instance(session: Session, course: Course, context: Surroundings) -> dict[str, Any]:
    zone = context.zone
    counted = session.capacity is not None and session.enrolled is not None
    remaining = (session.capacity or 0) - (session.enrolled or 0) if counted else None
    return _nested(
        "CourseInstance",
        name=course.title,
        startDate=time_of(session.start, zone).iso if session.start else None,
        endDate=time_of(session.end, zone).iso if session.end else None,
        eventStatus=_CANCELLED if session.cancelled else None,
        location={"@type": "Place", "name": session.venue} if session.venue else None,
        courseMode=_COURSE_MODES[course.mode] if course.mode else None,
        # 学时 is a lesson, often of 45 minutes: text, as a duration (PT24H) would claim whole hours.
        courseWorkload=word("hours", hours=course.hours) if course.hours else None,
        maximumAttendeeCapacity=session.capacity,
        remainingAttendeeCapacity=remaining,
    )

"""JSON-LD (schema.org), from known values only: it states nothing that the page does not show.

Samples are not facts, so documents marked as samples yield nothing, and neither do their sessions. A date
without a time of day stays a date; one with a time has the UTC offset of the site's time zone.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.organisation import Organisation
from sitebuilder.content.values.contacts import phone_numbers
from sitebuilder.views.shared.address import Address
from sitebuilder.views.shared.context import ViewContext
from sitebuilder.views.shared.share import SharePictures

MIN_LISTED = 3
"""The minimum size of a list of courses (Google Search Central, Course list)."""

EVENT_CANCELLED = "https://schema.org/EventCancelled"
EVENT_RESCHEDULED = "https://schema.org/EventRescheduled"
EVENT_POSTPONED = "https://schema.org/EventPostponed"


class _Step(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str | None: ...


def breadcrumb_list(crumbs: Sequence[_Step], canonical: str, address: Address) -> dict[str, Any]:
    """Return a schema.org ``BreadcrumbList`` of breadcrumbs; the last one is the page itself."""
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
    """Return a schema.org ``ItemList`` of (name, URL) pairs, in their order; None for fewer than three."""
    if len(links) < MIN_LISTED:
        return None
    items = [
        {"@type": "ListItem", "position": position, "name": name, "url": url}
        for position, (name, url) in enumerate(links, start=1)
    ]
    return {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": items}


def organization(context: ViewContext) -> dict[str, Any]:
    """Return the academy as a schema.org ``EducationalOrganization``, without unknown values.

    The site's description is left out too: it is written for search results and shown on no page.
    """
    site = context.site
    phone, *others = phone_numbers(site.contact.phone) if site.contact.phone else (None,)
    return json_ld(
        "EducationalOrganization",
        name=site.name,
        alternateName=site.short_name,
        url=context.address.absolute(""),
        parentOrganization=_organisation(site.organiser),
        address=site.contact.address,
        telephone=[phone, *others] if others else phone,
        email=site.contact.email,
    )


def json_ld(type_name: str, **values: Any) -> dict[str, Any]:
    """Return a schema.org object for a page, without the values that are None."""
    return {"@context": "https://schema.org", **nested(type_name, **values)}


def nested(type_name: str, **values: Any) -> dict[str, Any]:
    """Return a schema.org object for use within another, without the values that are None."""
    return {"@type": type_name, **{key: value for key, value in values.items() if value is not None}}


def place_data(text: str | None, entry: Entry[Any], context: ViewContext) -> dict[str, Any] | None:
    """Return the place that a field of the entry names as a schema.org ``Place``; None for a sample."""
    place = entry.places.get(text or "")
    if text is None or (place and place.sample):
        return None
    url = context.address.absolute(place.path) if place else None
    return nested("Place", name=place.title if place else text, url=url)


def share_image_urls(share: SharePictures | None, address: Address) -> list[str] | None:
    """Return the absolute URLs of the pictures by which a page is shared; None if it has none."""
    if share is None:
        return None
    return [address.absolute(each.path) for each in (share.wide, share.square) if each]


def publisher(context: ViewContext) -> dict[str, Any]:
    """Return the site as a schema.org ``EducationalOrganization``."""
    return nested("EducationalOrganization", name=context.site.name, url=context.address.absolute(""))


def _organisation(organisation: Organisation | None) -> dict[str, Any] | None:
    if organisation is None:
        return None
    return nested("Organization", name=organisation.name, url=organisation.url)

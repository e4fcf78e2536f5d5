"""What stands around every page: the head's metadata, the header and the footer."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from sitebuilder.content.model.site import Column, Organisation, Site
from sitebuilder.markdown import shorten
from sitebuilder.messages import PAGE_LANGUAGE, word
from sitebuilder.views.shared.address import Address
from sitebuilder.views.shared.context import Context, SiteFrame
from sitebuilder.views.shared.elements import Link, Row, contact_rows
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.json_text import json_for_script
from sitebuilder.views.shared.nowrap import nowrap
from sitebuilder.views.shared.share import Shared, site_shared
from sitebuilder.views.shared.structured_data import breadcrumb_list

MOST_DESCRIPTION = 160
"""Characters of a description that search engines show at the most."""


class NavigationLink(Struct, frozen=True):
    """An entry of the main navigation; ``current`` when the page lies in its section."""

    title: str
    url: str
    current: bool


class Filing(Struct, frozen=True):
    """A filing number in the footer and where it can be checked."""

    number: str
    url: str


class Chrome(Struct, frozen=True):
    """Header and footer: the same on all pages of a section. Names come as the lines of a page want them."""

    site_name: str | Html
    short_name: str
    description: str
    home_url: str
    navigation: tuple[NavigationLink, ...]
    host: str | Html | None
    organiser: str | Html | None
    contact: tuple[Row, ...]
    contact_url: str | None
    calendar_url: str | None
    footer_links: tuple[Link, ...]
    icp: Filing | None
    public_security: Filing | None
    search_url: str | None
    qr_codes: bool
    css_url: str
    js_url: str


class Meta(Struct, frozen=True):
    """One ``<meta>``: its name (or property) and its content."""

    name: str
    content: str


class Crumb(Struct, frozen=True):
    """One step of the breadcrumbs; the last, the page itself, has no address."""

    title: str
    url: str | None


class Head(Struct, frozen=True):
    """The metadata of a page.

    ``metas`` are the government tag set and what search engines read, ``properties`` Open Graph,
    ``itemprops`` what QQ and WeChat read; ``json_ld`` is ready for ``<script>``.
    """

    title: str
    description: str
    canonical: str
    metas: tuple[Meta, ...]
    properties: tuple[Meta, ...]
    itemprops: tuple[Meta, ...]
    json_ld: tuple[str, ...]
    feeds: tuple[Link, ...]
    robots: str | None


class Frame(Struct, frozen=True):
    """Everything around a page's own content. ``heading`` is the page's only ``<h1>``."""

    chrome: Chrome
    head: Head
    heading: str | Html
    crumbs: tuple[Crumb, ...]
    sample: bool
    draft: bool


class About(Struct, frozen=True):
    """What a page says of itself, from which its frame is made.

    ``path`` is its path on the site; ``trail`` the crumbs between home and it, as (title, path);
    ``metas`` are tags beyond those of every page; ``shared`` its own share pictures.
    """

    path: str
    title: str
    description: str
    trail: tuple[tuple[str, str], ...] = ()
    metas: tuple[Meta, ...] = ()
    type: str = "website"
    shared: Shared | None = None
    json_ld: tuple[dict[str, Any], ...] = ()
    sample: bool = False
    draft: bool = False
    listed: bool = True


def make_frame(about: About, context: Context | SiteFrame) -> Frame:
    """Return the frame of a page."""
    site_frame = context.frame if isinstance(context, Context) else context
    crumbs = _crumbs(about, site_frame)
    return Frame(
        chrome=_chrome(_current(about.path, site_frame), site_frame),
        head=_head(about, crumbs, site_frame),
        heading=nowrap(about.title, site_frame.site.nowrap),
        crumbs=crumbs,
        sample=about.sample,
        draft=about.draft,
    )


def column_metas(column: Column) -> tuple[Meta, ...]:
    """Return the tags of a column's pages (政府网站发展指引, column tags)."""
    metas = [Meta("ColumnName", column.name), Meta("ColumnDescription", column.description)]
    if column.keywords:
        metas.append(Meta("ColumnKeywords", ",".join(column.keywords)))
    if column.type:
        metas.append(Meta("ColumnType", column.type))
    return tuple(metas)


def list_metas(name: str, description: str) -> tuple[Meta, ...]:
    """Return the column tags of a list that is no column of ``site.yaml``."""
    return (Meta("ColumnName", name), Meta("ColumnDescription", description), Meta("ColumnType", name))


def _head(about: About, crumbs: tuple[Crumb, ...], frame: SiteFrame) -> Head:
    site, address = frame.site, frame.address
    is_home = not about.path
    title = site.name if is_home else f"{about.title} - {site.name}"
    description = shorten(about.description, MOST_DESCRIPTION)
    share = about.shared or site_shared(frame)
    canonical = address.absolute(about.path)
    properties = [
        Meta("og:title", about.title if not is_home else site.name),
        Meta("og:type", about.type),
        Meta("og:url", canonical),
        Meta("og:site_name", site.name),
        Meta("og:description", description),
        Meta("og:locale", PAGE_LANGUAGE.replace("-", "_")),
    ]
    itemprops = [Meta("name", about.title if not is_home else site.name), Meta("description", description)]
    if share:
        properties += _image_properties(share, about.title, address)
        itemprops.append(Meta("image", address.absolute((share.square or share.wide).path)))
    trail = (breadcrumb_list(crumbs, canonical, address),) if len(crumbs) > 1 else ()
    return Head(
        title=title,
        description=description,
        canonical=canonical,
        metas=(
            *_site_metas(frame),
            *about.metas,
            *((Meta("twitter:card", "summary_large_image"),) if share else ()),
        ),
        properties=tuple(properties),
        itemprops=tuple(itemprops),
        json_ld=tuple(json_for_script(each) for each in (*about.json_ld, *trail)),
        feeds=_feed_links(frame),
        robots="noindex" if about.draft or about.sample or not about.listed else None,
    )


def _image_properties(share: Shared, title: str, address: Address) -> Iterator[Meta]:
    """Yield the share pictures as Open Graph wants them; readers that know only one take the first."""
    for image in filter(None, (share.wide, share.square)):
        yield Meta("og:image", address.absolute(image.path))
        yield Meta("og:image:width", str(image.width))
        yield Meta("og:image:height", str(image.height))
        yield Meta("og:image:alt", title)


def _crumbs(about: About, frame: SiteFrame) -> tuple[Crumb, ...]:
    if not about.path:
        return ()
    home = (word("home"), "")
    steps = [Crumb(title, frame.address.href(path)) for title, path in (home, *about.trail)]
    return (*steps, Crumb(about.title, None))


def _current(path: str, frame: SiteFrame) -> tuple[bool, ...]:
    """Tell of each item of the navigation whether it leads to a page, or to one above it."""
    return tuple([_leads_to(item.url, path) for item in frame.site.navigation])


def _leads_to(url: str, path: str) -> bool:
    own = url.removeprefix("/")
    return path == own or bool(own and url.startswith("/") and path.startswith(own))


@lru_cache(maxsize=100)
def _chrome(current: tuple[bool, ...], frame: SiteFrame) -> Chrome:
    site, address = frame.site, frame.address
    return Chrome(
        site_name=nowrap(site.name, site.nowrap),
        short_name=site.short_name or site.name,
        description=site.description,
        home_url=address.href(""),
        navigation=tuple(
            NavigationLink(item.title, address.link(item.url), is_current)
            for item, is_current in zip(site.navigation, current, strict=True)
        ),
        host=_name(site.host, site),
        organiser=_name(site.organiser, site),
        contact=contact_rows(site.contact),
        contact_url=_page_url("contact", frame),
        calendar_url=address.href("calendar/") if frame.has_dates else None,
        footer_links=_footer_links(frame),
        icp=Filing(site.filings.icp, "https://beian.miit.gov.cn/") if site.filings.icp else None,
        public_security=_public_security(site.filings.public_security),
        search_url=address.href("search/") if site.search else None,
        qr_codes=site.qr_codes,
        css_url=address.href(frame.assets.css),
        js_url=address.href(frame.assets.js),
    )


def _name(organisation: Organisation | None, site: Site) -> str | Html | None:
    return nowrap(organisation.name, site.nowrap) if organisation else None


def _footer_links(frame: SiteFrame) -> tuple[Link, ...]:
    wanted = ("contact", "legal", "privacy", "accessibility")
    found = (frame.pages[document_id] for document_id in wanted if document_id in frame.pages)
    pages = (Link(title, frame.address.href(path)) for title, path in found)
    return (*pages, Link(word("sitemap"), frame.address.href("sitemap/")))


def _page_url(document_id: str, frame: SiteFrame) -> str | None:
    found = frame.pages.get(document_id)
    return frame.address.href(found[1]) if found else None


def _public_security(number: str | None) -> Filing | None:
    if number is None:
        return None
    digits = "".join(filter(str.isdigit, number))
    return Filing(number, f"https://beian.mps.gov.cn/#/query/webSearch?code={digits}")


@lru_cache(maxsize=10)
def _site_metas(frame: SiteFrame) -> tuple[Meta, ...]:
    site = frame.site
    return (
        Meta("SiteName", site.name),
        Meta("SiteDomain", urlsplit(site.base_url).netloc),
        # The zone of all dates on the page, for scripts.
        Meta("time-zone", site.time_zone),
    )


@lru_cache(maxsize=10)
def _feed_links(frame: SiteFrame) -> tuple[Link, ...]:
    return (Link(word("feed-all"), frame.address.href("feeds/all.xml")),) if frame.has_news else ()

"""What stands around every page: the head's metadata, the header and the footer."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from sitebuilder.content.model.site import Column, NavigationItem, Organisation, Site
from sitebuilder.markdown import shorten
from sitebuilder.messages import PAGE_LANGUAGE, word
from sitebuilder.views.shared.address import Address
from sitebuilder.views.shared.context import Context, SiteFrame
from sitebuilder.views.shared.elements import Link, Row, contact_rows
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.json_text import json_for_script
from sitebuilder.views.shared.nowrap import nowrap
from sitebuilder.views.shared.share import SharePictures, site_share_pictures
from sitebuilder.views.shared.structured_data import breadcrumb_list

MAX_DESCRIPTION = 160
"""Characters of a description that search engines show at the most."""


_FOOTER_PAGES = ("contact", "legal", "privacy", "accessibility")
"""The ids of the pages that the footer of every page names, where they are there."""

_TOOLS = ("calendar/", "search/", "sitemap/")
"""The paths to which tools of the header and the end of the footer lead."""


class NavigationLink(Struct, frozen=True):
    """An entry of the main navigation.

    ``current`` is its ``aria-current``: "page" when it leads to this very page, "true" when the page lies in
    its section, else nothing.
    """

    title: str
    url: str
    current: str


class Filing(Struct, frozen=True):
    """A filing number in the footer and where it can be checked."""

    number: str
    url: str


class Chrome(Struct, frozen=True):
    """Header and footer: the same on all pages of a section. Names come as the lines of a page want them.

    ``here`` is the address of the page where a tool of the header or a link of the footer leads to it.
    """

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
    touch_icon: str | None
    here: str | None


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


class PageInfo(Struct, frozen=True):
    """What a page says of itself, from which its frame is made.

    ``path`` is its path on the site; ``trail`` the crumbs between home and it, as (title, path);
    ``metas`` are tags beyond those of every page; ``share_pictures`` its own share pictures.
    """

    path: str
    title: str
    description: str
    trail: tuple[tuple[str, str], ...] = ()
    metas: tuple[Meta, ...] = ()
    type: str = "website"
    share_pictures: SharePictures | None = None
    json_ld: tuple[dict[str, Any], ...] = ()
    sample: bool = False
    draft: bool = False
    is_indexed: bool = True


def make_frame(about: PageInfo, context: Context | SiteFrame) -> Frame:
    """Return the frame of a page."""
    site_frame = context.frame if isinstance(context, Context) else context
    crumbs = _crumbs(about, site_frame)
    return Frame(
        chrome=_chrome(
            _current(about.path, site_frame), _named_by_chrome(about.path, site_frame), site_frame
        ),
        head=_head(about, crumbs, site_frame),
        heading=nowrap(about.title, site_frame.site.nowrap),
        crumbs=crumbs,
        sample=about.sample,
        draft=about.draft,
    )


def covered_pages(path: str, frame: SiteFrame) -> tuple[Link, ...]:
    """Return the free pages that the navigation counts to the page of a path, though they lie elsewhere."""
    titles = {page: title for title, page in frame.pages.values()}
    covers = (each for item in frame.site.navigation if _own_path(item.url) == path for each in item.covers)
    found = (own for each in covers if (own := _own_path(each)) in titles)
    return tuple(Link(titles[each], frame.address.href(each)) for each in found if each is not None)


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


def _head(about: PageInfo, crumbs: tuple[Crumb, ...], frame: SiteFrame) -> Head:
    site, address = frame.site, frame.address
    is_home = not about.path
    title = site.name if is_home else f"{about.title} - {site.name}"
    description = shorten(about.description, MAX_DESCRIPTION)
    share = about.share_pictures or site_share_pictures(frame)
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
        robots="noindex" if about.draft or about.sample or not about.is_indexed else None,
    )


def _image_properties(share: SharePictures, title: str, address: Address) -> Iterator[Meta]:
    """Yield the share pictures as Open Graph wants them; readers that know only one take the first."""
    for image in filter(None, (share.wide, share.square)):
        yield Meta("og:image", address.absolute(image.path))
        yield Meta("og:image:width", str(image.width))
        yield Meta("og:image:height", str(image.height))
        yield Meta("og:image:alt", title)


def _crumbs(about: PageInfo, frame: SiteFrame) -> tuple[Crumb, ...]:
    if not about.path:
        return ()
    home = (word("home"), "")
    steps = [Crumb(title, frame.address.href(path)) for title, path in (home, *about.trail)]
    return (*steps, Crumb(about.title, None))


def _current(path: str, frame: SiteFrame) -> tuple[str, ...]:
    """Return of each item of the navigation its ``aria-current``: one at the most is marked, the nearest."""
    items = frame.site.navigation
    nearness = [_nearness(item, path) for item in items]
    nearest = nearness.index(max(nearness)) if any(nearness) else None
    marks = ["page" if _own_path(item.url) == path else "true" for item in items]
    return tuple([mark if number == nearest else "" for number, mark in enumerate(marks)])


def _nearness(item: NavigationItem, path: str) -> int:
    """Return how much of a page's path an item of the navigation leads to; 0 when it has no part in it."""
    if _own_path(item.url) == path:
        return len(path) + 1
    # Tags are those of the news, wherever these stand in the navigation.
    within = (path, "news/") if path.startswith("tags/") else (path,)
    places = filter(None, map(_own_path, (item.url, *item.covers)))
    return max((len(place) for place in places if any(each.startswith(place) for each in within)), default=0)


def _own_path(url: str) -> str | None:
    """Return a path of the site as outputs name it ("" is home); None for an address elsewhere."""
    return url.removeprefix("/") if url.startswith("/") else None


@lru_cache(maxsize=100)
def _chrome(current: tuple[str, ...], here: str | None, frame: SiteFrame) -> Chrome:
    site, address = frame.site, frame.address
    touch_icon = frame.assets.named.get("root/apple-touch-icon.png")
    return Chrome(
        site_name=nowrap(site.name, site.nowrap),
        short_name=site.short_name or site.name,
        description=site.description,
        home_url=address.href(""),
        navigation=tuple(
            NavigationLink(item.title, address.link(item.url), mark)
            for item, mark in zip(site.navigation, current, strict=True)
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
        touch_icon=address.href(touch_icon) if touch_icon else None,
        here=address.href(here) if here is not None else None,
    )


def _named_by_chrome(path: str, frame: SiteFrame) -> str | None:
    """Return the path of a page to which header or footer lead beside the navigation; None for all others."""
    footer = (frame.pages[each][1] for each in _FOOTER_PAGES if each in frame.pages)
    return path if path in (*_TOOLS, *footer) else None


def _name(organisation: Organisation | None, site: Site) -> str | Html | None:
    return nowrap(organisation.name, site.nowrap) if organisation else None


def _footer_links(frame: SiteFrame) -> tuple[Link, ...]:
    found = (frame.pages[document_id] for document_id in _FOOTER_PAGES if document_id in frame.pages)
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

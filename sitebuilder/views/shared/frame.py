"""The frame around every page: the metadata of its head, its header and its footer."""

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
"""Characters of a description that search engines show at most."""

_FOOTER_PAGES = ("contact", "legal", "privacy", "accessibility")
"""The IDs of the pages to which the footer links, if they exist."""

_TOOLS = ("calendar/", "search/", "sitemap/")
"""The paths to which the tools of the header and the end of the footer link."""


class NavigationLink(Struct, frozen=True):
    """An entry of the main navigation.

    ``current`` is its ``aria-current``: "page" if it links to the current page, "true" if the current page is
    in its section, otherwise empty.
    """

    title: str
    url: str
    current: str


class Filing(Struct, frozen=True):
    """A filing number (备案号) in the footer, and the URL where it can be verified."""

    number: str
    url: str


class Chrome(Struct, frozen=True):
    """Header and footer, which are the same on all pages of a section.

    ``here`` is the URL of the current page if a tool of the header or a link of the footer leads to it.
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
    """A ``<meta>`` element: its name (or property) and its content."""

    name: str
    content: str


class Crumb(Struct, frozen=True):
    """A breadcrumb; the last one, the page itself, has no URL."""

    title: str
    url: str | None


class Head(Struct, frozen=True):
    """The metadata of a page.

    ``metas`` are the government tag set and tags for search engines, ``properties`` are Open Graph,
    ``itemprops`` are for QQ and WeChat; ``json_ld`` is safe inside ``<script>``.
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
    """Everything around a page's own content; ``heading`` is the page's only ``<h1>``."""

    chrome: Chrome
    head: Head
    heading: str | Html
    crumbs: tuple[Crumb, ...]
    sample: bool
    draft: bool


class PageInfo(Struct, frozen=True):
    """What a page's frame needs to know about the page.

    ``path`` is its path on the site; ``trail`` are the breadcrumbs between home and the page, as (title,
    path); ``metas`` are tags in addition to those of every page; ``is_indexed`` says whether search engines
    may index it.
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


def make_frame(info: PageInfo, context: Context | SiteFrame) -> Frame:
    """Return the frame of a page."""
    site_frame = context.frame if isinstance(context, Context) else context
    crumbs = _crumbs(info, site_frame)
    return Frame(
        chrome=_chrome(_current(info.path, site_frame), _path_in_chrome(info.path, site_frame), site_frame),
        head=_head(info, crumbs, site_frame),
        heading=nowrap(info.title, site_frame.site.nowrap),
        crumbs=crumbs,
        sample=info.sample,
        draft=info.draft,
    )


def covered_pages(path: str, frame: SiteFrame) -> tuple[Link, ...]:
    """Return the free pages elsewhere on the site that the navigation item of a path covers."""
    titles = {page: title for title, page in frame.pages.values()}
    covers = (each for item in frame.site.navigation if _site_path(item.url) == path for each in item.covers)
    covered = (page for each in covers if (page := _site_path(each)) in titles)
    return tuple(Link(titles[each], frame.address.href(each)) for each in covered if each is not None)


def column_metas(column: Column) -> tuple[Meta, ...]:
    """Return the column tags of a column's pages (政府网站发展指引)."""
    metas = [Meta("ColumnName", column.name), Meta("ColumnDescription", column.description)]
    if column.keywords:
        metas.append(Meta("ColumnKeywords", ",".join(column.keywords)))
    if column.type:
        metas.append(Meta("ColumnType", column.type))
    return tuple(metas)


def list_metas(name: str, description: str) -> tuple[Meta, ...]:
    """Return the column tags of a list that is not a column of ``site.yaml``."""
    return (Meta("ColumnName", name), Meta("ColumnDescription", description), Meta("ColumnType", name))


def _head(info: PageInfo, crumbs: tuple[Crumb, ...], frame: SiteFrame) -> Head:
    site, address = frame.site, frame.address
    is_home = not info.path
    title = site.name if is_home else f"{info.title} - {site.name}"
    description = shorten(info.description, MAX_DESCRIPTION)
    share = info.share_pictures or site_share_pictures(frame)
    canonical = address.absolute(info.path)
    properties = [
        Meta("og:title", info.title if not is_home else site.name),
        Meta("og:type", info.type),
        Meta("og:url", canonical),
        Meta("og:site_name", site.name),
        Meta("og:description", description),
        Meta("og:locale", PAGE_LANGUAGE.replace("-", "_")),
    ]
    itemprops = [Meta("name", info.title if not is_home else site.name), Meta("description", description)]
    if share:
        properties += _image_properties(share, info.title, address)
        itemprops.append(Meta("image", address.absolute((share.square or share.wide).path)))
    trail = (breadcrumb_list(crumbs, canonical, address),) if len(crumbs) > 1 else ()
    return Head(
        title=title,
        description=description,
        canonical=canonical,
        metas=(
            *_site_metas(frame),
            *info.metas,
            *((Meta("twitter:card", "summary_large_image"),) if share else ()),
        ),
        properties=tuple(properties),
        itemprops=tuple(itemprops),
        json_ld=tuple(json_for_script(each) for each in (*info.json_ld, *trail)),
        feeds=_feed_links(frame),
        robots="noindex" if info.draft or info.sample or not info.is_indexed else None,
    )


def _image_properties(share: SharePictures, title: str, address: Address) -> Iterator[Meta]:
    """Yield the Open Graph tags of the share pictures; clients that support only one take the first."""
    for image in filter(None, (share.wide, share.square)):
        yield Meta("og:image", address.absolute(image.path))
        yield Meta("og:image:width", str(image.width))
        yield Meta("og:image:height", str(image.height))
        yield Meta("og:image:alt", title)


def _crumbs(info: PageInfo, frame: SiteFrame) -> tuple[Crumb, ...]:
    if not info.path:
        return ()
    home = (word("home"), "")
    steps = [Crumb(title, frame.address.href(path)) for title, path in (home, *info.trail)]
    return (*steps, Crumb(info.title, None))


def _current(path: str, frame: SiteFrame) -> tuple[str, ...]:
    """Return the ``aria-current`` of each navigation item: empty but for the best match, if there is any."""
    items = frame.site.navigation
    lengths = [_match_length(item, path) for item in items]
    best = lengths.index(max(lengths)) if any(lengths) else None
    values = ["page" if _site_path(item.url) == path else "true" for item in items]
    return tuple([value if number == best else "" for number, value in enumerate(values)])


def _match_length(item: NavigationItem, path: str) -> int:
    """Return the length of the prefix of a page's path that a navigation item covers; 0 if it covers none."""
    if _site_path(item.url) == path:
        return len(path) + 1
    # Tags belong to the news, wherever these are in the navigation.
    paths = (path, "news/") if path.startswith("tags/") else (path,)
    prefixes = filter(None, map(_site_path, (item.url, *item.covers)))
    return max(
        (len(prefix) for prefix in prefixes if any(each.startswith(prefix) for each in paths)), default=0
    )


def _site_path(url: str) -> str | None:
    """Return the path of an output from a URL path ("" is home); None for a URL of another site."""
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
            NavigationLink(item.title, address.link(item.url), value)
            for item, value in zip(site.navigation, current, strict=True)
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


def _path_in_chrome(path: str, frame: SiteFrame) -> str | None:
    """Return the path if header or footer link to it outside the navigation, otherwise None."""
    footer = (frame.pages[each][1] for each in _FOOTER_PAGES if each in frame.pages)
    return path if path in (*_TOOLS, *footer) else None


def _name(organisation: Organisation | None, site: Site) -> str | Html | None:
    return nowrap(organisation.name, site.nowrap) if organisation else None


def _footer_links(frame: SiteFrame) -> tuple[Link, ...]:
    pages = (frame.pages[document_id] for document_id in _FOOTER_PAGES if document_id in frame.pages)
    links = (Link(title, frame.address.href(path)) for title, path in pages)
    return (*links, Link(word("sitemap"), frame.address.href("sitemap/")))


def _page_url(document_id: str, frame: SiteFrame) -> str | None:
    page = frame.pages.get(document_id)
    return frame.address.href(page[1]) if page else None


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
        # The time zone of all dates on the page, for scripts.
        Meta("time-zone", site.time_zone),
    )


@lru_cache(maxsize=10)
def _feed_links(frame: SiteFrame) -> tuple[Link, ...]:
    return (Link(word("feed-all"), frame.address.href("feeds/all.xml")),) if frame.has_news else ()

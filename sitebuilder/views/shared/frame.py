"""The frame around every page: the metadata of its head, its breadcrumbs, and its header and footer."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from sitebuilder.content.model.taxonomy import Column
from sitebuilder.markdown import shorten
from sitebuilder.messages import PAGE_LANGUAGE, word
from sitebuilder.views.shared.address import Address
from sitebuilder.views.shared.chrome import Chrome, make_chrome
from sitebuilder.views.shared.context import SiteFrame
from sitebuilder.views.shared.elements import Link
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.json_text import json_for_script
from sitebuilder.views.shared.nowrap import nowrap
from sitebuilder.views.shared.share import SharePictures, site_share_pictures
from sitebuilder.views.shared.structured_data import breadcrumb_list

MAX_DESCRIPTION = 160
"""Characters of a description that search engines show at most."""


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


def make_frame(info: PageInfo, site_frame: SiteFrame) -> Frame:
    """Return the frame of a page."""
    crumbs = _crumbs(info, site_frame)
    return Frame(
        chrome=make_chrome(info.path, site_frame),
        head=_head(info, crumbs, site_frame),
        heading=nowrap(info.title, site_frame.site.nowrap),
        crumbs=crumbs,
        sample=info.sample,
        draft=info.draft,
    )


def script_url(page: str, frame: SiteFrame) -> str | None:
    """Return the URL of a page's own script, a folder of ``assets/js/``; None if the site has none."""
    path = frame.assets.named.get(f"js/{page}.js")
    return frame.address.href(path) if path else None


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
        properties += _image_properties(share, address)
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


@lru_cache(maxsize=100)
def _image_properties(share: SharePictures, address: Address) -> tuple[Meta, ...]:
    """Return the Open Graph tags of the share pictures; clients that support only one take the first."""
    return tuple(
        Meta(name, content)
        for image in (share.wide, share.square)
        if image is not None
        for name, content in (
            ("og:image", address.absolute(image.path)),
            ("og:image:width", str(image.width)),
            ("og:image:height", str(image.height)),
            ("og:image:alt", share.alt),
        )
    )


def _crumbs(info: PageInfo, frame: SiteFrame) -> tuple[Crumb, ...]:
    if not info.path:
        return ()
    home = (word("home"), "")
    steps = [Crumb(title, frame.address.href(path)) for title, path in (home, *info.trail)]
    return (*steps, Crumb(info.title, None))


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
    return (Link(word("feed-all"), frame.address.href("feeds/all.xml")),) if frame.has_feed else ()

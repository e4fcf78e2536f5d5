"""The header and the footer of every page, with the navigation and the current item in it."""

from functools import lru_cache

from msgspec import Struct

from sitebuilder.content.model.fields import choice_word
from sitebuilder.content.model.organisation import Organisation
from sitebuilder.content.model.site import Site
from sitebuilder.messages import word
from sitebuilder.views.shared.context import SiteFrame
from sitebuilder.views.shared.elements import Link, Row, contact_rows
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.nowrap import nowrap

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
    home_url: str
    navigation: tuple[NavigationLink, ...]
    host: str | Html | None
    organiser: str | Html | None
    organiser_role: str | None
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
    read_aloud_url: str | None
    touch_icon: str | None
    here: str | None


def make_chrome(path: str, frame: SiteFrame) -> Chrome:
    """Return the header and the footer of the page at a path."""
    return _chrome(_current(path, frame), _path_in_chrome(path, frame), frame)


def covered_pages(path: str, frame: SiteFrame) -> tuple[Link, ...]:
    """Return the free pages elsewhere on the site that the navigation item of a path covers."""
    items = (item for item in frame.site.navigation if _site_path(item.url) == path)
    covered = [page for item in items for each in item.covers if (page := _site_path(each)) is not None]
    titles = {page: title for title, page in frame.pages.values()} if covered else {}
    return tuple(Link(titles[each], frame.address.href(each)) for each in covered if each in titles)


def _current(path: str, frame: SiteFrame) -> tuple[str, ...]:
    """Return the ``aria-current`` of each navigation item: empty but for the best match, if there is any."""
    # Tags belong to the news, wherever these are in the navigation.
    section = "news/" if path.startswith("tags/") else path
    best, best_length, values = -1, 0, [""] * len(frame.site.navigation)
    for number, (own, covered) in enumerate(_navigation_paths(frame)):
        if own == path:
            values[number] = "page"
            return tuple(values)
        for prefix in covered:
            if len(prefix) > best_length and (path.startswith(prefix) or section.startswith(prefix)):
                best, best_length = number, len(prefix)
    if best >= 0:
        values[best] = "true"
    return tuple(values)


@lru_cache(maxsize=10)
def _navigation_paths(frame: SiteFrame) -> tuple[tuple[str | None, tuple[str, ...]], ...]:
    """Return of each navigation item its path and the beginnings of the paths that it covers."""
    return tuple(
        (_site_path(item.url), tuple(filter(None, map(_site_path, (item.url, *item.covers)))))
        for item in frame.site.navigation
    )


def _site_path(url: str) -> str | None:
    """Return the path of an output from a URL path ("" is home); None for a URL of another site."""
    return url.removeprefix("/") if url.startswith("/") else None


@lru_cache(maxsize=100)
def _chrome(current: tuple[str, ...], here: str | None, frame: SiteFrame) -> Chrome:
    site, address = frame.site, frame.address
    touch_icon = frame.assets.named.get("root/apple-touch-icon.png")
    read_aloud = frame.assets.named.get("js/reading-aloud.js")
    return Chrome(
        site_name=nowrap(site.name, site.nowrap),
        home_url=address.href(""),
        navigation=tuple(
            NavigationLink(item.title, address.link(item.url), value)
            for item, value in zip(site.navigation, current, strict=True)
        ),
        host=_name(site.host, site),
        organiser=_name(site.organiser, site),
        organiser_role=choice_word(site.organiser.role) if site.organiser else None,
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
        read_aloud_url=address.href(read_aloud) if read_aloud else None,
        touch_icon=address.href(touch_icon) if touch_icon else None,
        here=address.href(here) if here is not None else None,
    )


def _path_in_chrome(path: str, frame: SiteFrame) -> str | None:
    """Return the path if header or footer link to it outside the navigation, otherwise None."""
    return path if path in _paths_in_chrome(frame) else None


@lru_cache(maxsize=10)
def _paths_in_chrome(frame: SiteFrame) -> frozenset[str]:
    return frozenset((*_TOOLS, *(frame.pages[each][1] for each in _FOOTER_PAGES if each in frame.pages)))


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

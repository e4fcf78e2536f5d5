"""What only a release requires of the content and of ``site.yaml``; all of it is reported at once.

Links to samples and drafts are reported where links are resolved (``content/library/absent.py``).
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

from sitebuilder.content.documents import Document
from sitebuilder.content.kinds import PLACE_KINDS
from sitebuilder.content.library.absent import AbsentDocuments
from sitebuilder.content.library.library import Library, SiteLink
from sitebuilder.content.library.links import LinkPlaces
from sitebuilder.content.model.article import Article
from sitebuilder.content.model.fields import fields_of
from sitebuilder.content.model.organisation import Contact, Filings
from sitebuilder.content.model.release import Waiver
from sitebuilder.content.model.site import SITE_FILE, Site
from sitebuilder.content.paths.base_url import ascii_host
from sitebuilder.content.texts import place_values, url_values
from sitebuilder.markdown.links.schemes import is_absolute
from sitebuilder.messages import Place, Problem, problem
from sitebuilder.patterns import lazy_pattern

_RESERVED = frozenset({"test", "example", "invalid", "localhost"})
"""Top-level domains that lead nowhere or to the local machine (RFC 2606, 2; RFC 6761, 6)."""

_EXAMPLE_HOST = lazy_pattern(r"(?:.+\.)?example\.(?:com|net|org)")
"""Domains reserved for examples (RFC 2606, 3)."""

_ONLY_ZEROS = lazy_pattern(r"[^0-9]*(?:0[^0-9]*){5,}|\+?[0-9]{2,5}[ -]0{6,8}")
"""Zeros alone, or after the number of an area."""

_FILLER = lazy_pattern(r"[xX?？*＊×□○〇…—_/.@\s-]+|(?i:tbd|tba|todo|n/a)|某+")
"""What stands where somebody else is to write."""

_SHORT_ADDRESS = lazy_pattern(r"[0-9]+(?:\.[0-9]+){0,2}|0[xX][0-9A-Fa-f]+")
_PLACEHOLDERS = ("待公布", "待定", "待补", "未定")


def settings_problems(site: Site, positions: Mapping[str, Place]) -> Iterator[Problem]:
    """Yield a problem for each setting that a release lacks; ``positions`` maps dotted keys to places."""
    if is_example_host(ascii_host(urlsplit(site.base_url)) or ""):
        yield problem("release-example", positions.get("base_url", Place(SITE_FILE)), found=site.base_url)
    yield from _unfilled("filings", site.filings, (Waiver.ICP, Waiver.PUBLIC_SECURITY), site, positions)
    if Waiver.CONTACT not in site.release.waived:
        parts = tuple(Waiver(name) for name in fields_of(Contact))
        yield from _unfilled("contact", site.contact, parts, site, positions)


def is_example_host(host: str) -> bool:
    """Return whether a host is reserved for examples and tests, or is the local machine."""
    try:
        address = ip_address(_whole_address(host.strip("[]")))
    except ValueError:
        return host.rpartition(".")[2] in _RESERVED or _EXAMPLE_HOST.fullmatch(host) is not None
    return address.is_loopback or address.is_unspecified


def _whole_address(host: str) -> str:
    """Return a host with an IPv4 address in short, as browsers read it (``127.1``), in four numbers.

    Any other host is returned as it is.
    """
    if not _SHORT_ADDRESS.fullmatch(host):
        return host
    # Imported here: only such a host needs it.
    from socket import inet_aton, inet_ntoa

    try:
        return inet_ntoa(inet_aton(host))
    except OSError:
        return host


def is_placeholder(text: str) -> bool:
    """Return whether a text is a placeholder: 待公布, zeros, ``xxx``, a mail address at an example host."""
    domain = text.rpartition("@")[2].lower()
    return (
        any(word in text for word in _PLACEHOLDERS)
        or _ONLY_ZEROS.fullmatch(text) is not None
        or _FILLER.fullmatch(text) is not None
        or ("@" in text and is_example_host(domain))
    )


def places_not_shown(document: Document, absent: AbsentDocuments) -> Iterator[Problem]:
    """Yield a problem for each place that is the id of a document that is not shown.

    Other builds show such an id as text.
    """
    found = {
        name: (spec.label, absent.ids[spec.kind, name].reference_code)
        for spec in PLACE_KINDS
        for name in document.place_names
        if (spec.kind, name) in absent.ids
    }
    for key, name in place_values(document.data) if found else ():
        if name in found:
            label, code = found[name]
            yield problem(code, document.place(key), key=key.rpartition(".")[2], kind=label, found=name)


def absolute_internal_links(
    documents: Iterable[Document], site: Site, positions: Mapping[str, Place]
) -> Iterator[SiteLink]:
    """Yield the links to this site by absolute URLs, as paths: a release checks them too."""
    for document in documents:
        places = LinkPlaces(document)
        for target in document.targets:
            path = internal_path(target, site)
            if path is not None:
                yield from (SiteLink(path, place) for place in places.of(target))
        for key, url in url_values(document.data):
            path = internal_path(url, site)
            if path is not None:
                yield SiteLink(path, document.place(key))
    settings = (
        *((f"navigation.{index}.url", each.url) for index, each in enumerate(site.navigation)),
        *((f"tasks.{index}.url", each.url) for index, each in enumerate(site.tasks)),
        *((f"steps.{index}.url", each.url or "") for index, each in enumerate(site.steps)),
        *((f"redirects.{index}.to", each.new) for index, each in enumerate(site.redirects)),
        *url_values(site),
    )
    for key, target in settings:
        path = internal_path(target, site)
        if path is not None:
            yield SiteLink(path, positions.get(key, Place(SITE_FILE)))


def internal_path(target: str, site: Site) -> str | None:
    """Return the path on this site, with a leading slash, of an absolute URL; None for any other target."""
    if not is_absolute(target):
        return None
    try:
        url, base_url = urlsplit(target), urlsplit(site.base_url)
        host = ascii_host(url)
    except ValueError:
        return None
    if host is None or host != ascii_host(base_url):
        return None
    base, path = base_url.path.rstrip("/") + "/", url.path or "/"
    if path + "/" == base:
        path = base
    fragment = f"#{url.fragment}" if url.fragment else ""
    return f"/{path.removeprefix(base)}{fragment}" if path.startswith(base) else None


def stale_from(library: Library) -> datetime | None:
    """Return the moment at which the newest article becomes stale; None if there are no articles."""
    newest = _newest(library)
    if newest is None:
        return None
    return newest.date.ends + timedelta(days=library.site.release.stale_news_days)


def stale_news(library: Library, now: datetime) -> Iterator[Problem]:
    """Yield a warning if the newest article is older than ``release.stale_news_days``, or there is none.

    ``now`` is in the site's time zone. A site without columns has no news section.
    """
    newest, since = _newest(library), stale_from(library)
    if newest is None or since is None:
        if library.site.columns:
            yield problem("news-none", library.site_positions.get("columns", Place(SITE_FILE)))
    elif since <= now:
        entry = next(each for each in library.articles if each.data is newest)
        days = (now.date() - newest.date.date).days
        yield problem("news-stale", entry.document.place("date"), date=newest.date.date, days=days)


def _newest(library: Library) -> Article | None:
    return max((each.data for each in library.articles), key=lambda each: each.date.begins, default=None)


def _unfilled(
    key: str,
    given: Filings | Contact,
    parts: Iterable[Waiver],
    site: Site,
    positions: Mapping[str, Place],
) -> Iterator[Problem]:
    """Yield a problem for each part of the filings or the contact that is neither given nor waived."""
    parent = positions.get(key, Place(SITE_FILE))
    for part in parts:
        value: str | None = getattr(given, part)
        if part in site.release.waived:
            continue
        meaning = fields_of(type(given))[part].label
        if value is None:
            yield problem("release-missing", parent, key=key, part=part, meaning=meaning)
        elif is_placeholder(value):
            place = positions.get(f"{key}.{part}", parent)
            yield problem("release-placeholder", place, found=value, part=part, meaning=meaning)

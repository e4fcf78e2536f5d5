"""What a web server must do for a site, independent of the server; each writer turns it into settings.

Nothing here is an editor's raw text: hosts and URLs are in ASCII, percent-encoded where necessary
(``content/paths/base_url.py``), and all headers are ours.
"""

import re
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct

from sitebuilder.content.model.deploy import TargetSettings
from sitebuilder.content.model.site import Site
from sitebuilder.content.paths.base_url import ascii_host
from sitebuilder.content.values.attachment_types import ALLOWED_TYPES
from sitebuilder.formats.jinja.content_security_policy import file_policy, header_policy
from sitebuilder.formats.jinja.templates import inline_scripts
from sitebuilder.formats.media_types import KNOWN_EXTENSIONS, content_type
from sitebuilder.messages import Problem, errors
from sitebuilder.pipeline.options import BuildOptions
from sitebuilder.pipeline.pipeline import plan_site
from sitebuilder.pipeline.workspace import open_workspace
from sitebuilder.views.machine.redirects import RedirectRow, moves, redirect_rows

NOT_FOUND = "404.html"
"""The page sent with status 404 if nothing else matches."""

METHODS = ("GET", "HEAD")
"""The methods that are answered; any other one gets status 405."""

VISIBLE_HIDDEN = (r"^/\.manifest\.json$", r"^/\.well-known/", r"^/assets/")
"""Paths that are served although one of their parts begins with a dot; no other such path is."""

_EVERYWHERE = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
_ONLY_BY_HTTPS = (("Strict-Transport-Security", "max-age=31536000"),)
"""A year (RFC 6797). We cannot decide for the domain's other hosts, and leaving a preload list takes long."""


class Origin(Struct, frozen=True):
    """The location of a site: its host in ASCII, its port if it is not the scheme's default, and its path.

    ``base`` is percent-encoded, with a leading and a trailing slash.
    """

    host: str
    port: int | None
    is_https: bool
    base: str

    @property
    def decoded_base(self) -> str:
        """The path as servers see it after decoding a request."""
        return unquote(self.base)


class Hosting(Struct, frozen=True):
    """What a server must do for a site.

    ``headers`` are for every response, ``page_policy`` (Content-Security-Policy) for pages, ``file_policy``
    for everything else. ``types`` maps file extensions to media types. ``redirects`` are old URLs,
    percent-encoded, and where they lead, in ASCII. ``targets`` are those that the site is deployed to. How
    long files may be cached is the same for all sites (``caching``).
    """

    origin: Origin
    headers: tuple[tuple[str, str], ...]
    page_policy: str
    file_policy: str
    types: tuple[tuple[str, str], ...]
    redirects: tuple[RedirectRow, ...] = ()
    targets: tuple[TargetSettings, ...] = ()


def describe_hosting(options: BuildOptions) -> tuple[Hosting | None, tuple[Problem, ...]]:
    """Return what a server must do for a site, or None and the errors that prevent reading it.

    Raises:
        OSError: the site's folder cannot be read.
    """
    with open_workspace(options) as workspace:
        planned = plan_site(workspace)
    found, site = tuple(errors(planned.problems)), planned.sources.site
    if planned.context is None or site is None or found:
        return None, found
    scripts = inline_scripts(planned.sources.template_sources)
    rows = redirect_rows(moves(planned.context), planned.context.address)
    # The context has no targets, as no page depends on them.
    return hosting_of(site, scripts, rows), ()


def hosting_of(site: Site, scripts: tuple[str, ...], redirects: tuple[RedirectRow, ...]) -> Hosting:
    """Return what a server must do for a site whose pages contain the inline ``scripts``."""
    origin = origin_of(site.base_url)
    return Hosting(
        origin=origin,
        headers=(*_EVERYWHERE, *(_ONLY_BY_HTTPS if origin.is_https else ())),
        page_policy=header_policy(scripts),
        file_policy=file_policy(),
        types=_types(site),
        redirects=redirects,
        targets=site.deploy,
    )


def origin_of(base_url: str) -> Origin:
    """Return the location of a site whose ``base_url`` was read by ``ascii_base_url``.

    Raises:
        ValueError: it has no host that a server could serve.
    """
    parts = urlsplit(base_url)
    host = ascii_host(parts)
    if host is None:
        raise ValueError(base_url)
    path = quote(unquote(parts.path), safe="/!$&'()*+,;=:@~")
    return Origin(host, parts.port, parts.scheme == "https", path.rstrip("/") + "/")


def rebase_pattern(pattern: str, base: str) -> str:
    """Turn a pattern for a site's paths into one for its host's; ``base`` is the site's decoded path."""
    return f"^{re.escape(base)}{pattern[2:]}" if pattern.startswith("^/") else pattern


def _types(site: Site) -> tuple[tuple[str, str], ...]:
    endings = KNOWN_EXTENSIONS | ALLOWED_TYPES | {"jpg", "jpeg", "png", "gif", *site.attachment_types}
    return tuple((ending, content_type(f"a.{ending}")) for ending in sorted(endings))

"""The context from which views are made: the library, the moment, and the frame of the site."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache, partial
from typing import Protocol
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import replace

from sitebuilder.content.library.library import Library, PublishedFile
from sitebuilder.content.model.release import Release
from sitebuilder.content.model.site import RemoteMedia, Site
from sitebuilder.content.pictures import Picture
from sitebuilder.views.shared.address import Address, address_of
from sitebuilder.views.shared.dates import DateItem, all_dates, dated_entries, has_dates
from sitebuilder.views.shared.mentions import Mention


class AssetLinks(Struct, frozen=True):
    """The paths of the bundles and other assets on the site; ``named`` maps ``images/x.svg`` to its path.

    ``colour`` is the site's main colour; ``share_recipe`` stands for everything that a share picture depends
    on besides its card, None if the site wants no share pictures.
    """

    css: str
    js: str
    named: dict[str, str]
    colour: str = "#404040"
    share_recipe: str | None = None


class SiteFrame(Struct, frozen=True, eq=False):
    """What all pages of the site share: everything that a page's frame depends on besides the page itself.

    Instances are compared by identity, so that caches keyed by one are fast.

    ``site`` lacks the settings that pages do not show (``_shown_settings``), which a context has.
    ``pages`` maps the ID of each free page to its title and path; ``has_feed`` says whether the feed of
    everything exists, ``has_dates`` whether the calendar does. ``share_image`` is the picture that
    ``site.yaml`` names for pages without one.
    """

    site: Site
    address: Address
    assets: AssetLinks
    pages: Mapping[str, tuple[str, str]]
    has_feed: bool
    has_dates: bool
    share_image: Picture | None = None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.site.time_zone)


class ViewContext(Protocol):
    """What the components of a page need to know about the site: a ``Context`` or a ``PageContext``."""

    @property
    def frame(self) -> SiteFrame: ...
    @property
    def site(self) -> Site: ...
    @property
    def address(self) -> Address: ...
    @property
    def zone(self) -> ZoneInfo: ...
    @property
    def files(self) -> Mapping[str, PublishedFile]: ...
    @property
    def pictures(self) -> Mapping[str, Picture]: ...


class _FrameContext(Struct, frozen=True):
    """What every context knows from the site's frame."""

    frame: SiteFrame

    @property
    def site(self) -> Site:
        return self.frame.site

    @property
    def address(self) -> Address:
        return self.frame.address

    @property
    def zone(self) -> ZoneInfo:
        return self.frame.zone


class PageContext(_FrameContext, frozen=True):
    """The context of one page: the site's frame, and only the files and pictures that the page names."""

    files: Mapping[str, PublishedFile]
    pictures: Mapping[str, Picture]


class Context(_FrameContext, frozen=True):
    """The library, the moment and the site's frame, passed down to the views of each section.

    ``find_dates`` returns all dates of the library; ``now`` is a naive datetime in the site's time zone.
    ``mentions`` maps the permalink of a document to the articles that name it, for sections whose library has
    no articles.
    """

    library: Library
    find_dates: Callable[[], tuple[DateItem, ...]]
    now: datetime
    mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)

    @property
    def site(self) -> Site:
        """All settings: what a section makes of them is in the inputs of its outputs."""
        return self.library.site

    @property
    def dates(self) -> tuple[DateItem, ...]:
        return self.find_dates()

    @property
    def files(self) -> Mapping[str, PublishedFile]:
        return self.library.files

    @property
    def pictures(self) -> Mapping[str, Picture]:
        return self.library.pictures


def make_context(library: Library, now: datetime, assets: AssetLinks) -> Context:
    """Return the context of a library at a moment."""
    pages = {entry.id: (entry.data.title, entry.path) for entry in library.pages}
    address = address_of(library.site.base_url)
    frame = SiteFrame(
        _shown_settings(library.site),
        address,
        assets,
        pages,
        has_feed=any(each.spec.sort_moment(each.data) for each in library.select(lambda spec: spec.in_feeds)),
        has_dates=any(map(has_dates, dated_entries(library))),
        share_image=library.pictures.get(library.site.share_image or ""),
    )
    return Context(frame, library, cache(partial(all_dates, library)), now)


def _shown_settings(site: Site) -> Site:
    """Return the settings without those that no page's view reads: a change of these makes no page stale."""
    return replace(
        site,
        release=Release(),
        redirects=(),
        verification=(),
        deploy=(),
        attachment_types=(),
        attachment_limit_mb=0,
        remote_media=RemoteMedia.REFUSE,
        synonyms=(),
    )

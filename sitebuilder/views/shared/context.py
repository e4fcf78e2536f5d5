"""What every view is made from."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache, partial
from typing import Protocol
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import replace

from sitebuilder.content.library import Library, PublishedFile
from sitebuilder.content.model.site import Site
from sitebuilder.content.pictures import Picture
from sitebuilder.views.shared.address import Address, address_of
from sitebuilder.views.shared.dates import DateItem, all_dates, dated_entries, has_dates
from sitebuilder.views.shared.mentions import Mention


class AssetLinks(Struct, frozen=True):
    """Where the bundles and other assets stand on the site: ``named`` maps ``images/x.svg`` to its path.

    ``colour`` is the site's main colour; ``share_recipe`` what beside its card decides a share picture, None
    when the site wants none.
    """

    css: str
    js: str
    named: dict[str, str]
    colour: str = "#404040"
    share_recipe: str | None = None


class SiteFrame(Struct, frozen=True, eq=False):
    """What every page of the site shares: all that a frame is made from, beside the page itself.

    Two of them are never equal, so that what follows from one is quickly found in a cache.

    ``pages`` maps the id of each free page to its title and path; ``has_news`` tells whether there is
    anything to subscribe to, ``has_dates`` whether there is a calendar. ``share_image`` is what
    ``site.yaml`` gives for pages without a picture.
    """

    site: Site
    address: Address
    assets: AssetLinks
    pages: Mapping[str, tuple[str, str]]
    has_news: bool
    has_dates: bool
    share_image: Picture | None = None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.site.time_zone)


class ViewContext(Protocol):
    """What the small parts of a page need to know of the site: a ``Context`` or a ``PageContext``."""

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


class PageContext(Struct, frozen=True):
    """The surroundings of one page: the site's frame, and of files and pictures those that the page names."""

    frame: SiteFrame
    files: Mapping[str, PublishedFile]
    pictures: Mapping[str, Picture]

    @property
    def site(self) -> Site:
        return self.frame.site

    @property
    def address(self) -> Address:
        return self.frame.address

    @property
    def zone(self) -> ZoneInfo:
        return self.frame.zone


class Context(Struct, frozen=True):
    """The library, the moment and the site's frame, passed down to each section's views.

    ``find_dates`` returns all dates of the library; ``now`` is in the site's time zone, without one attached.
    ``mentions`` maps the permalink of a document to the articles that name it, for sections that are given no
    articles to see.
    """

    library: Library
    find_dates: Callable[[], tuple[DateItem, ...]]
    now: datetime
    frame: SiteFrame
    mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)

    @property
    def dates(self) -> tuple[DateItem, ...]:
        return self.find_dates()

    @property
    def site(self) -> Site:
        return self.frame.site

    @property
    def address(self) -> Address:
        return self.frame.address

    @property
    def zone(self) -> ZoneInfo:
        return self.frame.zone

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
        # Where the site is published shows nowhere: a new target renders no page again.
        replace(library.site, deploy=()),
        address,
        assets,
        pages,
        has_news=bool(library.articles),
        has_dates=any(map(has_dates, dated_entries(library))),
        share_image=library.pictures.get(library.site.share_image or ""),
    )
    return Context(library, cache(partial(all_dates, library)), now, frame)

"""``site.yaml``: the site as a whole."""

from enum import StrEnum
from typing import Annotated

from msgspec import Struct, field

from sitebuilder.content.fields import Destination, OldPath, PicturePath, Range, RootFile, Slug, Url


class Contact(Struct, frozen=True):
    """How to reach somebody; every part may be unknown."""

    person: str | None = None
    phone: str | None = None
    email: str | None = None
    wechat: str | None = None
    address: str | None = None
    hours: str | None = None


class Organisation(Struct, frozen=True):
    """A body that stands behind the site."""

    name: str
    url: Url | None = None


class NavigationItem(Struct, frozen=True):
    """One entry of the main navigation; ``url`` is a path of this site (``/courses/``) or an address."""

    title: str
    url: Destination


class Icon(StrEnum):
    """A picture beside a task; each is drawn in ``templates/components/icons.html``."""

    WRENCH = "wrench"
    TROPHY = "trophy"
    CAP = "cap"
    FACTORY = "factory"


class Task(Struct, frozen=True):
    """What many visitors come for, as an entry on the home page and the 404 page."""

    title: str
    url: Destination
    description: str | None = None
    icon: Icon | None = None


class Column(Struct, frozen=True):
    """A column (栏目) of the news section; ``type`` is the ColumnType of the government tag set."""

    slug: Slug
    name: str
    description: str
    keywords: tuple[str, ...] = ()
    type: str | None = None


class Trade(Struct, frozen=True):
    """A trade or field of training, by which courses are grouped."""

    slug: Slug
    name: str
    description: str | None = None


class Tag(Struct, frozen=True):
    """The permalink of a tag; a tag that is not listed gets one from its pinyin."""

    name: str
    slug: Slug


class Filings(Struct, frozen=True):
    """The filing numbers in the footer; shown only where given."""

    icp: str | None = None
    public_security: str | None = None


class Redirect(Struct, frozen=True):
    """A page that has moved, and where to: a path of this site or an address elsewhere."""

    old: OldPath = field(name="from")
    new: Destination = field(name="to")


class VerificationFile(Struct, frozen=True):
    """A file that a search engine or WeChat wants to find at the site's root."""

    name: RootFile
    content: str


class RemoteMedia(StrEnum):
    """What becomes of pictures, sound and films of other hosts: an error, or a link in their place."""

    REFUSE = "refuse"
    LINK = "link"


class Site(Struct, frozen=True):
    """The site's identity and settings.

    ``unbroken`` are words that headings and names keep on one line. ``qr_codes`` tells whether pages show
    their address as a QR code, ``session_calendars`` and ``status_pages`` tell whether each session has a
    calendar file of its own and each status a list of its courses. ``attachment_types`` are endings of
    files (``dwg``) that may be published beside the usual ones, none larger than ``attachment_limit_mb``
    million bytes.
    """

    name: str
    base_url: Url
    description: str
    short_name: str | None = None
    keywords: tuple[str, ...] = ()
    language: str = "zh-CN"
    time_zone: str = "Asia/Shanghai"
    host: Organisation | None = None
    organiser: Organisation | None = None
    navigation: tuple[NavigationItem, ...] = ()
    tasks: tuple[Task, ...] = ()
    columns: tuple[Column, ...] = ()
    trades: tuple[Trade, ...] = ()
    tags: tuple[Tag, ...] = ()
    unbroken: tuple[str, ...] = ()
    filings: Filings = Filings()
    contact: Contact = Contact()
    redirects: tuple[Redirect, ...] = ()
    verification: tuple[VerificationFile, ...] = ()
    attachment_types: tuple[str, ...] = ()
    attachment_limit_mb: Annotated[int, Range(1, 2000)] = 50
    remote_media: RemoteMedia = RemoteMedia.REFUSE
    share_image: PicturePath | None = None
    share_pictures: bool = True
    search: bool = True
    qr_codes: bool = True
    page_size: Annotated[int, Range(1, 200)] = 20
    feed_size: Annotated[int, Range(1, 500)] = 30
    session_calendars: bool = True
    status_pages: bool = True

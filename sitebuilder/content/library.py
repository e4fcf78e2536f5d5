"""All documents together: what the site has to show, with every reference and link resolved."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from sitebuilder.content.documents import Document
from sitebuilder.content.fields import Text
from sitebuilder.content.model.article import Article
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course
from sitebuilder.content.model.credential import Credential
from sitebuilder.content.model.lists import Numbers, Partners, Services
from sitebuilder.content.model.page import Page
from sitebuilder.content.model.site import Site
from sitebuilder.content.pictures import Picture
from sitebuilder.messages import Place

Data = TypeVar("Data")


class Entry(Generic[Data]):
    """A document in its place on the site.

    ``path`` is its permalink; ``hrefs`` maps the target of each link and image in its texts, as the
    editor wrote it, to a path of this site with a leading slash (``/courses/fire-safety/#fee``) or an
    outside address.
    """

    # No Struct, so that ``identity`` can stand for it where values are digested.
    __slots__ = ("data", "document", "hrefs", "id", "path")

    def __init__(self, document: Document, data: Data, path: str, hrefs: Mapping[str, str]) -> None:
        self.document = document
        self.id = document.id
        self.data = data
        self.path = path
        self.hrefs = hrefs

    @property
    def identity(self) -> tuple[str, bytes, str, Mapping[str, str]]:
        """What decides everything that the entry is, in little: its file's bytes by their digest."""
        return self.document.path, self.document.digest, self.path, self.hrefs

    @property
    def outline(self) -> tuple[str, bytes, str, Mapping[str, str]]:
        """What decides all that others may show of the entry: of an article not its text."""
        return self.document.path, self.document.outline, self.path, self.hrefs

    @property
    def excerpt(self) -> str:
        return self.document.excerpt

    @property
    def body(self) -> Text | None:
        """The text after the front matter, decoded anew at each access."""
        return self.document.details().body


class SiteLink(Struct, frozen=True):
    """A link that an editor wrote as a path of this site; checked when all outputs are known."""

    target: str
    place: Place


class PublishedFile(Struct, frozen=True):
    """An attachment: its path on the site and its size in bytes."""

    path: str
    size: int


class Library(Struct, frozen=True):
    """Everything that the site shows. Articles are newest first; all else in the order of its ids.

    ``site_marks`` maps a dotted path of keys of ``site.yaml`` to its place; ``files`` maps the
    source path of each linked file to what is published of it, ``pictures`` that of each picture.
    """

    site: Site
    site_marks: Mapping[str, Place]
    articles: tuple[Entry[Article], ...]
    pages: tuple[Entry[Page], ...]
    courses: tuple[Entry[Course], ...]
    competitions: tuple[Entry[Competition], ...]
    credentials: tuple[Entry[Credential], ...]
    partners: Entry[Partners] | None
    services: Entry[Services] | None
    numbers: Entry[Numbers] | None
    files: Mapping[str, PublishedFile]
    pictures: Mapping[str, Picture]
    site_links: tuple[SiteLink, ...]

    def entries(self) -> Iterator["PageEntry"]:
        """Yield every entry that has a page of its own."""
        yield from self.pages
        yield from self.articles
        yield from self.courses
        yield from self.competitions
        yield from self.credentials


PageEntry = Entry[Article] | Entry[Page] | Entry[Course] | Entry[Competition] | Entry[Credential]
"""An entry that has a page of its own."""

"""The library: everything that the site shows, with every reference and link resolved."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.content.documents import Document
from sitebuilder.content.kind_spec import KindSpec
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.library.absent import AbsentDocuments
from sitebuilder.content.model.article import Article
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course
from sitebuilder.content.model.credential import Credential
from sitebuilder.content.model.field_types import Kind, Moment, Text
from sitebuilder.content.model.lists import Partners, Services, Statistics
from sitebuilder.content.model.page import Page
from sitebuilder.content.model.site import Site
from sitebuilder.content.pictures import Picture
from sitebuilder.markdown.excerpt import excerpt_of
from sitebuilder.markdown.links.named import resolve_named_links
from sitebuilder.messages import Place

Data = TypeVar("Data")


class NamedPlace(Struct, frozen=True):
    """What other documents show of a document that they name as a place.

    ``path`` is its permalink, ``location`` its location for calendars, ``updated`` when it last changed.
    """

    title: str
    path: str
    location: str
    sample: bool
    updated: Moment | None


class TextLinks(Struct, frozen=True):
    """Where the links and images in the texts of a document lead.

    ``hrefs`` maps the target of each, as the editor wrote it, to a path of this site with a leading slash
    (``/courses/fire-safety/#fee``) or an external URL. ``titles`` maps the targets of links by name that have
    no words of their own to the titles that are their words.
    """

    hrefs: Mapping[str, str]
    titles: Mapping[str, str] = {}


class Entry(Generic[Data]):
    """A document with its place on the site.

    ``path`` is its permalink, ``hrefs`` and ``link_titles`` are those of ``TextLinks``. ``places`` maps each
    field value that is the id of a place to what is shown of that place.
    """

    # Not a Struct, so that ``cache_key`` can replace it where values are digested.
    __slots__ = ("data", "document", "hrefs", "id", "link_titles", "path", "places")

    def __init__(
        self,
        document: Document,
        data: Data,
        path: str,
        links: TextLinks,
        places: Mapping[str, NamedPlace],
    ) -> None:
        self.document = document
        self.id = document.id
        self.data = data
        self.path = path
        self.hrefs = links.hrefs
        self.link_titles = links.titles
        self.places = places

    @property
    def spec(self) -> KindSpec:
        """The declaration of the document's kind."""
        return KINDS[self.document.kind]

    @property
    def cache_key(self) -> tuple[object, ...]:
        """The key of the whole entry: the digest of its file, and the destinations of its links."""
        return self.document.path, self.document.digest, *self._resolved

    @property
    def summary_key(self) -> tuple[object, ...]:
        """The key of what other pages may show of the entry: everything but the text of an article."""
        return self.document.path, self.document.summary_hash, *self._resolved

    @property
    def _resolved(self) -> tuple[object, ...]:
        return self.path, self.hrefs, self.places, self.link_titles

    @property
    def excerpt(self) -> str:
        """The beginning of the body as plain text, with the words of links by name as its page shows them."""
        body = self.body if self.link_titles else None
        if body is None:
            return self.document.excerpt
        return excerpt_of(self.with_named_links(body))

    @property
    def body(self) -> Text | None:
        """The text after the front matter, decoded on each access."""
        return self.document.details().body

    def with_named_links(self, text: Text) -> Text:
        """Return one of the entry's texts with its links by name resolved, as pages show it."""
        return resolve_named_links(text, self.hrefs, self.link_titles)


class SiteLink(Struct, frozen=True):
    """A link to a path of this site, to be checked when all outputs are known."""

    target: str
    place: Place


class PublishedFile(Struct, frozen=True):
    """An attachment: its path on the site and its size in bytes."""

    path: str
    size: int


class Library(Struct, frozen=True):
    """Everything that the site shows, by kind, each in the order given by the kind's declaration.

    ``site_positions`` maps the dotted path of a key of ``site.yaml`` to its place. ``files`` maps the source
    path of each linked file to the published file, ``pictures`` that of each picture to the picture.
    ``absent`` are the documents that the site does not show.
    """

    site: Site
    site_positions: Mapping[str, Place]
    by_kind: Mapping[Kind, tuple[Entry[Any], ...]]
    files: Mapping[str, PublishedFile]
    pictures: Mapping[str, Picture]
    site_links: tuple[SiteLink, ...]
    absent: AbsentDocuments = AbsentDocuments()

    def entries(self) -> Iterator[Entry[Any]]:
        """Yield every entry that has its own page."""
        return self.select(lambda spec: spec.has_pages)

    def select(self, wanted: Callable[[KindSpec], bool]) -> Iterator[Entry[Any]]:
        """Yield the entries of the kinds whose declaration satisfies ``wanted``."""
        for kind, spec in KINDS.items():
            if wanted(spec):
                yield from self.by_kind[kind]

    def with_entries(self, kind: Kind, entries: tuple[Entry[Any], ...]) -> "Library":
        """Return the library with the entries of one kind replaced."""
        return replace(self, by_kind={**self.by_kind, kind: entries})

    @property
    def articles(self) -> tuple[Entry[Article], ...]:
        return self.by_kind[Kind.ARTICLE]

    @property
    def pages(self) -> tuple[Entry[Page], ...]:
        return self.by_kind[Kind.PAGE]

    @property
    def courses(self) -> tuple[Entry[Course], ...]:
        return self.by_kind[Kind.COURSE]

    @property
    def competitions(self) -> tuple[Entry[Competition], ...]:
        return self.by_kind[Kind.COMPETITION]

    @property
    def credentials(self) -> tuple[Entry[Credential], ...]:
        return self.by_kind[Kind.CREDENTIAL]

    @property
    def partners(self) -> Entry[Partners] | None:
        return next(iter(self.by_kind[Kind.PARTNERS]), None)

    @property
    def services(self) -> Entry[Services] | None:
        return next(iter(self.by_kind[Kind.SERVICES]), None)

    @property
    def statistics(self) -> Entry[Statistics] | None:
        return next(iter(self.by_kind[Kind.STATISTICS]), None)

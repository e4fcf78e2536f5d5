"""What the declaration of a kind says, and what a kind does that declares nothing else."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct

from sitebuilder.content import checks
from sitebuilder.content.dates.events import Event
from sitebuilder.content.dates.occasions import Occasion
from sitebuilder.content.model.drawings import Drawing
from sitebuilder.content.model.field_types import Kind, Moment, Text
from sitebuilder.content.values.reading import Reading
from sitebuilder.messages import Label, Problem


class Subfolders(StrEnum):
    """The subfolders that a kind's files may be in, as a pattern of the resulting ids."""

    NONE = r"[^/]+"
    YEARS = r"\d{4}/[^/]+"
    TREE = r"(?s:.+)"


def _nothing(data: Any) -> Iterator[Any]:
    return iter(())


class KindSpec(Struct, frozen=True):
    """The declaration of a kind: everything but the look of its pages.

    ``folder`` contains its files below ``content/``; it is empty for a kind with a single file, named after
    the kind. ``section`` is the first part of its permalinks: empty for pages at the root, None for a kind
    without pages; ``section_name`` is what visitors call it, ``section_description`` what the list of its
    documents says of it, with the placeholder ``{site}``, both in Chinese like all pages. ``template`` is
    that of its pages; ``anchors`` are the ids that it gives to fields, ``anchor_prefixes`` maps the beginning
    of those that it gives to parts to the field of these parts, which have ids. ``anchor_fields`` maps an
    anchor to the fields of which any fills its part of the page, if it is not the one field of its name.
    ``new`` is its name in the ``new`` command. ``has_trade``: its documents name their trade in the field
    ``trade``. ``in_feeds`` and ``has_share_pictures`` select further outputs. ``keeps_text`` means that only
    a document's own page and feeds show its text, so that other pages stay valid when the text changes.
    ``description`` is the field in whose place the beginning of the text is shown if it is empty; without
    such a field, the beginning is shown nowhere. ``drawing`` is the default drawing of its documents.

    Functions: ``check`` reports inconsistencies between the fields of a document; ``check_in_site`` yields
    problems that depend on site.yaml and on the present moment; ``changes`` yields the moments at which a
    document may be shown differently; ``events`` yields the events on its dates; ``occasions`` yields what
    calendars contain of it; ``vanished_code`` and ``undated_code`` are the codes of the problems if one that
    was published is gone or has lost its date; ``sort_moment`` returns the moment by which feeds sort it;
    ``last_modified`` returns the day of its last change; ``location`` returns, for a kind that describes
    places, the location for calendars, including the title; ``arrange`` sorts entries, given in the order of
    their ids, for lists.
    """

    kind: Kind
    model: type[Struct]
    folder: str = ""
    suffix: str = ".yaml"
    section: str | None = None
    section_name: str = ""
    section_description: str = ""
    template: str = "pages/document.html"
    subfolders: Subfolders = Subfolders.NONE
    anchors: tuple[str, ...] = ()
    anchor_prefixes: dict[str, str] = {}
    anchor_fields: dict[str, tuple[str, ...]] = {}
    new: str | None = None
    in_feeds: bool = False
    has_share_pictures: bool = False
    keeps_text: bool = False
    description: str = ""
    has_trade: bool = False
    drawing: Drawing | None = None
    check: Callable[[Any, Text | None, Reading], None] = lambda data, body, reading: None
    check_in_site: Callable[[Any, checks.PlaceOf, checks.SiteNames, datetime], Iterable[Problem]] = (
        lambda data, place, names, now: ()
    )
    changes: Callable[[Any], Iterator[datetime]] = _nothing
    events: Callable[[Any], Iterator[Event]] = _nothing
    occasions: Callable[[Any], Iterator[Occasion]] = _nothing
    vanished_code: str = ""
    undated_code: str | None = None
    sort_moment: Callable[[Any], Moment | None] = lambda data: data.updated
    last_modified: Callable[[Any], date | None] = lambda data: data.updated.date if data.updated else None
    location: Callable[[Any], str] | None = None
    arrange: Callable[[Iterable[Any]], Iterable[Any]] = lambda entries: entries

    @property
    def source(self) -> str:
        """The path of its files below the site folder: a folder, or the single file."""
        return f"content/{self.folder}" if self.folder else f"content/{self.kind}{self.suffix}"

    @property
    def label(self) -> Label:
        """What editors call a document of the kind."""
        return self.kind.label

    def describe_section(self, site: str) -> str:
        """Return the description of its section on the site of this name."""
        return self.section_description.format(site=site)

    @property
    def has_pages(self) -> bool:
        return self.section is not None

    @property
    def has_dates(self) -> bool:
        """Whether its documents have dates for the calendar."""
        return self.events is not _nothing

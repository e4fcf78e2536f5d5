"""The page of a document, for kinds without a page view of their own."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.drawings import Lines
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.model.fields import label
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.document_info import document_info
from sitebuilder.views.shared.drawings import lines_of
from sitebuilder.views.shared.elements import (
    PhotoItem,
    Row,
    Section,
    Time,
    known_rows,
    section_id,
    sections,
    updated_day,
)
from sitebuilder.views.shared.frame import Frame, make_frame
from sitebuilder.views.shared.output import Output, Page, inputs_as_view
from sitebuilder.views.shared.unannounced import Unannounced, UnknownFact, unannounced


class CardList(Struct, frozen=True):
    """Cards of documents of another kind, below a heading with an anchor."""

    id: str
    title: str
    kind: Kind
    cards: tuple[Struct, ...]


class DocumentPage(Struct, frozen=True):
    """The view of a document; a part that is empty is not on its page."""

    frame: Frame
    drawing: Lines | None
    summary: str
    facts: tuple[Row, ...]
    sections: tuple[Section, ...]
    photos: tuple[PhotoItem, ...]
    unannounced: Unannounced | None
    card_lists: tuple[CardList, ...]
    updated: Time | None


class DocumentParts(Struct, frozen=True):
    """What the pages of a kind show of a document.

    ``data`` is its JSON-LD, None if it has none. Of ``facts`` the unknown ones stand in one block, with the
    texts among ``wanted`` that are missing. ``texts`` are the names of its text fields, in their order.
    """

    data: dict[str, Any] | None
    facts: Sequence[Row]
    texts: Sequence[str]
    wanted: Sequence[str] = ()
    photos: tuple[PhotoItem, ...] = ()
    card_lists: Iterable[CardList] = ()


def document_output(entry: Entry[Any], parts: DocumentParts, context: Context) -> Output:
    """Return the page of a document that has a title and a summary."""
    document, model = entry.data, entry.spec.model
    unknown = [UnknownFact(each.label) for each in parts.facts if each.unknown]
    missing = (key for key in parts.wanted if getattr(document, key) is None)
    unknown += [UnknownFact(label(model, key), section_id(key)) for key in missing]
    view = DocumentPage(
        frame=make_frame(document_info(entry, context, parts.data), context.frame),
        drawing=lines_of(entry, context.site),
        summary=document.summary,
        facts=known_rows(parts.facts),
        sections=sections(entry, parts.texts, context),
        photos=parts.photos,
        unannounced=unannounced(unknown, entry, context.frame),
        card_lists=tuple(each for each in parts.card_lists if each.cards),
        updated=updated_day(entry, context),
    )
    return Page(entry.path + "index.html", entry.spec.template, inputs_as_view, view)

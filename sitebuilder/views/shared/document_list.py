"""The list page of a kind, for kinds without a list view of their own."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.drawings import Lines
from sitebuilder.content.model.field_types import Kind
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.document_info import section_info
from sitebuilder.views.shared.drawings import lines_of
from sitebuilder.views.shared.elements import Row
from sitebuilder.views.shared.frame import Frame, make_frame
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.nowrap import nowrap
from sitebuilder.views.shared.output import Output, Page, inputs_as_view


class DocumentCard(Struct, frozen=True):
    """A document in a list; ``tags`` are a few words each, ``facts`` the lines below its summary."""

    title: str | Html
    url: str
    summary: str
    tags: tuple[str, ...]
    facts: tuple[Row, ...]
    drawing: Lines | None
    sample: bool
    draft: bool


class DocumentListPage(Struct, frozen=True):
    """The view of the list of all documents of a kind."""

    frame: Frame
    description: str
    cards: tuple[DocumentCard, ...]


def document_card(
    entry: Entry[Any], context: Context, *, tags: tuple[str, ...] = (), facts: tuple[Row, ...] = ()
) -> DocumentCard:
    """Return the card of a document that has a title and a summary."""
    return DocumentCard(
        title=nowrap(entry.data.title, context.site.nowrap),
        url=context.address.href(entry.path),
        summary=entry.data.summary,
        tags=tags,
        facts=facts,
        drawing=lines_of(entry, context.site),
        sample=entry.data.sample,
        draft=entry.data.draft,
    )


def list_output(kind: Kind, cards: Sequence[DocumentCard], context: Context) -> Output:
    """Return the list page of a kind."""
    is_sample = all(card.sample for card in cards)
    info = section_info(kind, context, is_sample=is_sample)
    view = DocumentListPage(make_frame(info, context.frame), info.description, tuple(cards))
    return Page(f"{info.path}index.html", "pages/document-list.html", inputs_as_view, view, is_sample)

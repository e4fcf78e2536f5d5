"""The list of all documents of a kind, for kinds that need no list of their own."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from sitebuilder.content.drawings import Lines
from sitebuilder.content.library import Entry
from sitebuilder.messages import word
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.drawings import lines_of
from sitebuilder.views.shared.elements import Row
from sitebuilder.views.shared.frame import Frame, PageInfo, list_metas, make_frame
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.nowrap import nowrap
from sitebuilder.views.shared.output import Output, Page, inputs_as_view


class DocumentCard(Struct, frozen=True):
    """A document in a list: ``tags`` are a few words each, ``facts`` the lines below its summary."""

    title: str | Html
    url: str
    summary: str
    tags: tuple[str, ...]
    facts: tuple[Row, ...]
    drawing: Lines | None
    sample: bool
    draft: bool


class DocumentListPage(Struct, frozen=True):
    """All documents of a kind."""

    frame: Frame
    description: str
    cards: tuple[DocumentCard, ...]


def document_card(
    entry: Entry[Any], context: Context, *, tags: tuple[str, ...] = (), facts: tuple[Row, ...] = ()
) -> DocumentCard:
    """Return a document with a title and a summary as it stands in a list."""
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


def list_output(section: str, cards: Sequence[DocumentCard], context: Context) -> Output:
    """Return the list of a section, of which the catalogue has the name and the description."""
    title = word(section)
    description = word(f"{section}-description", site=context.site.name)
    about = PageInfo(f"{section}/", title, description, metas=list_metas(title, description))
    view = DocumentListPage(make_frame(about, context), description, tuple(cards))
    return Page(f"{section}/index.html", "pages/document-list.html", inputs_as_view, view)

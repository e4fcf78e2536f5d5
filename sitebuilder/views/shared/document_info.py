"""The page info of a document and of the list of its section, from the declaration of its kind."""

from typing import Any

from sitebuilder.content.kinds import KINDS
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.field_types import Kind
from sitebuilder.views.shared.context import ViewContext
from sitebuilder.views.shared.frame import PageInfo, list_metas
from sitebuilder.views.shared.share import share_pictures


def section_crumb(kind: Kind) -> tuple[str, str]:
    """Return the breadcrumb of the list of a kind: its title and path."""
    spec = KINDS[kind]
    return spec.section_name, f"{spec.section}/"


def section_info(kind: Kind, context: ViewContext, *, is_sample: bool = False) -> PageInfo:
    """Return the page info of the list of a kind; ``is_sample``: all of its documents are samples."""
    title, path = section_crumb(kind)
    description = KINDS[kind].describe_section(context.site.name)
    metas = list_metas(title, description)
    return PageInfo(path, title, description, metas=metas, is_indexed=not is_sample)


def document_info(
    entry: Entry[Any],
    context: ViewContext,
    data: dict[str, Any] | None,
    crumbs: tuple[tuple[str, str], ...] = (),
) -> PageInfo:
    """Return the page info of a document that has a title, a summary and a section of its kind.

    ``data`` is its JSON-LD, None if it has none; ``crumbs`` are the breadcrumbs between its section and the
    page, as (title, path).
    """
    document, section = entry.data, section_info(entry.spec.kind, context)
    return PageInfo(
        path=entry.path,
        title=document.title,
        description=document.summary,
        trail=((section.title, section.path), *crumbs),
        metas=section.metas,
        share_pictures=share_pictures(entry, context) if entry.spec.has_share_pictures else None,
        json_ld=(data,) if data else (),
        sample=document.sample,
        draft=document.draft,
    )

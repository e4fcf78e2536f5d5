"""The page info of a document, from the declaration of its kind."""

from typing import Any

from sitebuilder.content.library import Entry
from sitebuilder.messages import word
from sitebuilder.views.shared.context import ViewContext
from sitebuilder.views.shared.frame import PageInfo, list_metas
from sitebuilder.views.shared.share import share_pictures


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
    section, document = entry.spec.folder, entry.data
    name, description = word(section), word(f"{section}-description", site=context.site.name)
    return PageInfo(
        path=entry.path,
        title=document.title,
        description=document.summary,
        trail=((name, f"{section}/"), *crumbs),
        metas=list_metas(name, description),
        share_pictures=share_pictures(entry, context) if entry.spec.has_share_pictures else None,
        json_ld=(data,) if data else (),
        sample=document.sample,
        draft=document.draft,
    )

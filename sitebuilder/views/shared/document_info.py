"""What the page of a document says of itself, by the declaration of its kind."""

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
    below: tuple[tuple[str, str], ...] = (),
) -> PageInfo:
    """Return what a page in the section of its kind says of itself; the page has a title and a summary.

    ``data`` is the document as JSON-LD, None where it has none; ``below`` are the crumbs, as (title, path),
    between its section and it.
    """
    section, document = entry.spec.folder, entry.data
    name, description = word(section), word(f"{section}-description", site=context.site.name)
    return PageInfo(
        path=entry.path,
        title=document.title,
        description=document.summary,
        trail=((name, f"{section}/"), *below),
        metas=list_metas(name, description),
        share_pictures=share_pictures(entry, context) if entry.spec.has_share_pictures else None,
        json_ld=(data,) if data else (),
        sample=document.sample,
        draft=document.draft,
    )

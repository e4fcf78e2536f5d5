"""The plan: every output of the site, from the library and the moment."""

from collections.abc import Iterator, Sequence
from datetime import date

from sitebuilder.content.library import PageEntry
from sitebuilder.content.model.article import Article
from sitebuilder.views import (
    calendar_page,
    calendars,
    competitions,
    course_listing,
    courses,
    credentials,
    errors,
    feeds,
    home,
    news,
    pages,
    redirects,
    site_map,
    sitemaps,
)
from sitebuilder.views.context import Context
from sitebuilder.views.outputs import Copied, Encoded, Output

_SECTIONS = (
    home,
    pages,
    news,
    courses,
    competitions,
    credentials,
    calendar_page,
    site_map,
)
_BESIDE_PAGES = (errors, feeds, calendars, course_listing, redirects)


def plan(context: Context) -> tuple[Output, ...]:
    """Return all outputs in the order of their paths."""
    shown = [output for section in _SECTIONS for output in section.outputs(context)]
    beside = [output for section in _BESIDE_PAGES for output in section.outputs(context)]
    indexed = list(sitemaps.outputs(context, _indexed(shown, context)))
    return tuple(sorted([*shown, *beside, *indexed, *_files(context)], key=lambda output: output.path))


def _indexed(shown: Sequence[Output], context: Context) -> list[tuple[str, date | None]]:
    """Return the pages for search engines, with their last modification where it is known."""
    modified = {entry.path: last_modified(entry) for entry in context.library.entries()}
    drafts = {entry.path for entry in context.library.entries() if entry.data.draft}
    paths = (output.path.removesuffix("index.html") for output in shown)
    return [(path, modified.get(path)) for path in paths if path not in drafts]


def last_modified(entry: PageEntry) -> date | None:
    """Return the day on which a document last changed, as far as its editor has said."""
    data = entry.data
    if isinstance(data, Article):
        return max([data.date.date, *(each.date for each in data.corrections)])
    return data.updated


def _files(context: Context) -> Iterator[Output]:
    for source, file in context.library.files.items():
        yield Copied(file.path, source)
    for each in context.site.verification:
        yield Encoded(each.name, "text", each.content)

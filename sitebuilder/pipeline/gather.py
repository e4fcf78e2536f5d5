"""Build the library from the documents: what is shown at a moment, with all references resolved."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.assets.share.font import share_recipe
from sitebuilder.content.documents import Document, named_files
from sitebuilder.content.library.absent import Selection
from sitebuilder.content.library.content_files import ContentFiles
from sitebuilder.content.library.gather import document_problems, gather, is_visible
from sitebuilder.content.library.library import Library
from sitebuilder.content.library.samples import count_samples, is_sample, without_samples
from sitebuilder.content.library.unpublished import unlinked_files
from sitebuilder.content.model.site import Site
from sitebuilder.content.paths.slugs import slugify
from sitebuilder.content.permalinks import permalink
from sitebuilder.content.review import review_problems
from sitebuilder.messages import Problem, errors, escalate
from sitebuilder.pipeline.options import BuildOptions
from sitebuilder.pipeline.read import Sources
from sitebuilder.views.shared.context import AssetLinks, Context, make_context


class GatheredSite(Struct, frozen=True):
    """The site at a moment and the problems found so far; ``context`` is None if ``site.yaml`` is unreadable.

    ``broken`` are the permalinks of documents with errors, misplaced ones included. ``samples`` counts the
    samples that are shown, or that a release leaves out.
    """

    sources: Sources
    context: Context | None
    broken: tuple[str, ...]
    problems: tuple[Problem, ...]
    samples: int = 0


def gather_library(sources: Sources, options: BuildOptions, now: datetime | None = None) -> GatheredSite:
    """Resolve the references between the documents that are shown at a moment, by default the current one.

    ``now`` is a naive datetime in the site's time zone. What a release leaves out is dropped here, as drafts
    are, so that no later stage needs to know about it.
    """
    site = sources.site
    if site is None:
        all_problems = [each for document in sources.documents for each in document.problems]
        return GatheredSite(sources, None, (), (*sources.problems, *all_problems))
    now = now or current_moment(site)
    chosen = select_documents(sources.documents, now, options)
    scheduled = [each for each in chosen.hidden if not getattr(each.data, "draft", False)]
    # A mistake in a scheduled document would otherwise stop the build of the night on which it is published.
    own_problems = [
        each for document in (*chosen.shown, *scheduled) for each in document_problems(document, site)
    ]
    sizes = {path: stat.size for path, stat in sources.snapshot.files.items()}
    files = ContentFiles(sizes, sources.pictures)
    library, unresolved = gather(site, sources.site_reading, chosen, files, now)
    missing = (dict(each.values) for each in unresolved if each.code == "missing-file")
    meant = {f"{values['where']}{values['near']}" for values in missing}
    meant |= {each.place.file for each in sources.problems if each.code == "unknown-file"}
    unlinked = _unlinked_files(sources.documents, library, sizes, meant)
    unsigned = [lack for each in chosen.shown for lack in review_problems(each, site, now)]
    problems = [*sources.problems, *own_problems, *unresolved, *unlinked]
    problems += map(escalate, unsigned) if options.release else unsigned
    problems += _unsigned_scheduled(scheduled, site, now)
    if options.release:
        library, blockers = _prepare_release(library, now)
        problems += blockers
    bundles = sources.bundles
    share = share_recipe().hex() if site.share_pictures else None
    links = AssetLinks(bundles.css, bundles.js, bundles.published_paths, bundles.main_colour, share)
    return GatheredSite(
        sources,
        make_context(library, now, links),
        (*_broken_permalinks(chosen.shown, problems), *_misplaced_permalinks(library)),
        tuple(problems),
        chosen.sample_count,
    )


def _unsigned_scheduled(scheduled: Iterable[Document], site: Site, now: datetime) -> Iterator[Problem]:
    """Yield a warning for each scheduled document without signatures: it would block later releases."""
    for each in scheduled:
        yield from review_problems(each, site, now)


def _prepare_release(library: Library, now: datetime) -> tuple[Library, list[Problem]]:
    """Return the library of a release, with every link to this site checked, and what blocks the release."""
    # Imported here: only a release asks.
    from sitebuilder.content.future_changes import future_changes
    from sitebuilder.content.release import (
        absolute_internal_links,
        places_not_shown,
        settings_problems,
        stale_news,
    )

    site, positions = library.site, library.site_positions
    documents = [each.document for each in library.select(lambda spec: True)]
    problems = [*settings_problems(site, positions), *stale_news(library, now)]
    problems += [place for each in documents for place in places_not_shown(each, library.absent)]
    problems += [escalate(change) for each in documents for change in future_changes(each, now)]
    links = absolute_internal_links(documents, site, positions)
    return replace(library, site_links=(*library.site_links, *links)), problems


def current_moment(site: Site) -> datetime:
    """Return the current minute in the site's time zone."""
    return datetime.now(ZoneInfo(site.time_zone)).replace(tzinfo=None, second=0, microsecond=0)


def _unlinked_files(
    documents: Sequence[Document], library: Library, sizes: Mapping[str, int], meant: Collection[str]
) -> Iterable[Problem]:
    """Return warnings of files that no document uses, whether it is shown or not.

    Files that are named but unusable are reported elsewhere, and so are those ``meant`` by another name or
    as documents.
    """
    unread = [each.path for each in documents if each.data is None]
    return unlinked_files(sizes, {*library.files, *library.pictures, *named_files(documents), *meant}, unread)


def select_documents(documents: Iterable[Document], now: datetime, options: BuildOptions) -> Selection:
    """Split documents by whether they are shown at a moment; a release has no drafts and no samples."""
    shown: list[Document] = []
    hidden: list[Document] = []
    samples: list[Document] = []
    drafts = options.drafts and not options.release
    leaves_out = options.release or not options.samples
    for document in documents:
        if not is_visible(document, now, drafts):
            hidden.append(document)
        elif leaves_out and is_sample(document):
            samples.append(document)
        else:
            shown.append(document)
    count = sum(map(count_samples, (*shown, *samples)))
    if leaves_out:
        shown = [without_samples(each) for each in shown]
    return Selection(tuple(shown), tuple(hidden), tuple(samples), count)


def _misplaced_permalinks(library: Library) -> Iterator[str]:
    """Yield the permalinks that misplaced documents would have."""
    for kind, document_id in library.absent.misplaced.values():
        slugs = {part: slugify(part) for part in document_id.split("/") if not part.isascii()}
        path = permalink(kind, document_id, None, slugs)
        if path is not None:
            yield path


def _broken_permalinks(documents: Sequence[Document], problems: Iterable[Problem]) -> tuple[str, ...]:
    files = {each.place.file for each in errors(problems)}
    return tuple(each.permalink for each in documents if each.path in files and each.permalink is not None)

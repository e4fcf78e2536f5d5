"""From documents to the library: what is shown at a moment, with its references resolved."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.assets.share.font import share_recipe
from sitebuilder.content.absent import AbsentDocuments
from sitebuilder.content.documents import Document
from sitebuilder.content.gather import document_problems, gather, is_visible
from sitebuilder.content.library import Library
from sitebuilder.content.model.site import Site
from sitebuilder.content.release import absent_venues, absolute_internal_links, settings_problems, stale_news
from sitebuilder.content.review import review_problems
from sitebuilder.content.samples import count_samples, is_sample, without_samples
from sitebuilder.content.unpublished import unlinked_files
from sitebuilder.messages import Problem, errors, escalate
from sitebuilder.pipeline.options import BuildOptions
from sitebuilder.pipeline.read import Sources
from sitebuilder.views.shared.context import AssetLinks, Context, make_context


class GatheredSite(Struct, frozen=True):
    """The site at a moment, and what is wrong so far; no context when ``site.yaml`` could not be read.

    ``broken`` are the permalinks of documents that have an error. ``samples`` is how many samples are among
    what is shown, or would be if it were no release.
    """

    sources: Sources
    context: Context | None
    broken: tuple[str, ...]
    problems: tuple[Problem, ...]
    samples: int = 0


class Selection(Struct, frozen=True):
    """The documents of a site by what becomes of them: ``shown`` are as they are shown.

    ``hidden`` are drafts and what is not published yet, ``samples`` what only a release leaves out;
    ``sample_count`` counts the samples among all but the hidden, those in lists of other documents too.
    """

    shown: tuple[Document, ...]
    hidden: tuple[Document, ...]
    samples: tuple[Document, ...]
    sample_count: int


def gather_library(sources: Sources, options: BuildOptions, now: datetime | None = None) -> GatheredSite:
    """Resolve what documents say of each other, of those that are shown at a moment, by default the current.

    ``now`` is in the site's time zone, without one attached. What a release leaves out is left out here, as
    drafts are: no later stage knows of it.
    """
    site = sources.site
    if site is None:
        own = [each for document in sources.documents for each in document.problems]
        return GatheredSite(sources, None, (), (*sources.problems, *own))
    now = now or current_moment(site)
    chosen = select_documents(sources.documents, now, options)
    own_problems = [each for document in chosen.shown for each in document_problems(document, site)]
    sizes = {path: stat.size for path, stat in sources.snapshot.files.items()}
    absent = AbsentDocuments.of(chosen.hidden, chosen.samples)
    library, unresolved = gather(
        site, sources.site_reading, chosen.shown, sizes, now, absent, sources.pictures
    )
    unlinked = _unlinked_files(chosen.shown, (*chosen.hidden, *chosen.samples), library, sizes)
    unsigned = [lack for each in chosen.shown for lack in review_problems(each, site.review)]
    problems = [*sources.problems, *own_problems, *unresolved, *unlinked]
    problems += map(escalate, unsigned) if options.release else unsigned
    problems += _unsigned_later(chosen.hidden, site)
    if options.release:
        library, lacking = _released(library, now)
        problems += lacking
    bundles = sources.bundles
    share = share_recipe().hex() if site.share_pictures else None
    links = AssetLinks(bundles.css, bundles.js, bundles.published_paths, bundles.main_colour, share)
    return GatheredSite(
        sources,
        make_context(library, now, links),
        _broken(chosen.shown, problems),
        tuple(problems),
        chosen.sample_count,
    )


def _unsigned_later(hidden: Iterable[Document], site: Site) -> Iterator[Problem]:
    """Remind of what will be published by itself without signatures: from then on no release would go."""
    for each in hidden:
        if not getattr(each.data, "draft", False):
            yield from review_problems(each, site.review)


def _released(library: Library, now: datetime) -> tuple[Library, list[Problem]]:
    """Return a library as a release has it, every link to this site checked, and what hinders the release."""
    site, positions = library.site, library.site_positions
    documents = [each.document for each in library.of(lambda spec: True)]
    problems = [*settings_problems(site, positions), *stale_news(library, now)]
    problems += [place for each in documents for place in absent_venues(each, library.absent)]
    links = absolute_internal_links(documents, site, positions)
    return replace(library, site_links=(*library.site_links, *links)), problems


def current_moment(site: Site) -> datetime:
    """Return the current minute in the site's time zone."""
    return datetime.now(ZoneInfo(site.time_zone)).replace(tzinfo=None, second=0, microsecond=0)


def _unlinked_files(
    shown: Sequence[Document], hidden: Sequence[Document], library: Library, sizes: Mapping[str, int]
) -> Iterable[Problem]:
    """Remind of the files that nothing uses; those that are named, but cannot be used, are told as such."""
    unread = [each.path for each in (*hidden, *(each for each in shown if each.data is None))]
    named = (each for document in shown for each in (*document.targets.values(), *_files(document)))
    return unlinked_files(sizes, {*library.files, *library.pictures, *named}, unread)


def _files(document: Document) -> Iterable[str]:
    return (use.path for use in document.files)


def select_documents(documents: Iterable[Document], now: datetime, options: BuildOptions) -> Selection:
    """Tell which documents are shown at a moment; a release shows neither drafts nor samples."""
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


def _broken(documents: Sequence[Document], problems: Iterable[Problem]) -> tuple[str, ...]:
    files = {each.place.file for each in errors(problems)}
    return tuple(each.permalink for each in documents if each.path in files and each.permalink is not None)

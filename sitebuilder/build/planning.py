"""From the files of a site folder to the plan of its outputs: the stages before anything is rendered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from types import MappingProxyType
from zoneinfo import ZoneInfo

from msgspec import Struct

from sitebuilder.assets import Bundles, bundle_assets
from sitebuilder.assets.share.font import share_recipe
from sitebuilder.build.index import Index
from sitebuilder.build.minified import minified_assets
from sitebuilder.build.options import BuildOptions, Progress
from sitebuilder.build.parallel import in_background
from sitebuilder.build.pictures import read_pictures
from sitebuilder.build.reading import begin_reading, digest_files, read_files
from sitebuilder.build.records import cache_problem
from sitebuilder.build.scan import NO_LISTING, Snapshot, scan
from sitebuilder.build.sections import PlannedSection, SectionRecord, fixed_section, plan_sections
from sitebuilder.build.store import Store, open_store, save_store
from sitebuilder.cache.storage import Cache
from sitebuilder.content.documents import Document
from sitebuilder.content.gather import document_problems, gather, visible
from sitebuilder.content.model.site import Site
from sitebuilder.content.pictures import PictureFacts, PictureFault, pictures_of
from sitebuilder.content.reading import Reading
from sitebuilder.content.site_file import SITE_FILE, read_site
from sitebuilder.formats import Templates, load_templates
from sitebuilder.formats.jinja.compiling import (
    Compiling,
    TemplateRecord,
    load_record,
    save_record,
    sound_templates,
)
from sitebuilder.messages import DEFAULT_LANGUAGE, Problem, errors
from sitebuilder.unchanged import Listing
from sitebuilder.views.check_plan import check_plan
from sitebuilder.views.context import AssetLinks, Context, make_context
from sitebuilder.views.outputs import Copied, Made, Output
from sitebuilder.views.plan import published_files

_WORTH_A_PROCESS = 1_000
"""Documents that take longer to save than a process takes to start."""

_MOST_ASSET_BYTES = 20_000_000
"""A visitor loads them all; a megabyte is much."""

_NOTHING: Mapping[str, SectionRecord] = MappingProxyType({})


class Sources(Struct, frozen=True):
    """All that a build starts from, read: ``template_sources`` maps a template's name to its bytes.

    ``store`` is the cache of documents as it was found.
    ``pictures`` maps the source path of each picture that a document names to what is known of it.
    ``template_record`` is what is remembered of templates. ``unwritten`` is why parts of the cache could not
    be written, if that was so.
    """

    snapshot: Snapshot
    site: Site | None
    site_reading: Reading
    store: Store
    documents: tuple[Document, ...]
    pictures: Mapping[str, PictureFacts | PictureFault]
    template_sources: Mapping[str, bytes]
    templates: Templates
    template_record: TemplateRecord
    bundles: Bundles
    problems: tuple[Problem, ...]
    unwritten: tuple[OSError | None, ...]


class Planned(Struct, frozen=True):
    """The plan, and what is wrong so far; no context when ``site.yaml`` could not be read.

    ``file_digests`` maps the source path of each file to copy to the digest of its bytes.
    """

    sources: Sources
    context: Context | None
    sections: tuple[PlannedSection, ...]
    file_digests: Mapping[str, bytes]
    problems: tuple[Problem, ...]

    @property
    def outputs(self) -> Iterator[Output]:
        """Every output of the site, also of sections that were known."""
        for section in self.sections:
            yield from section.outputs().values()


def plan_site(
    options: BuildOptions,
    cache: Cache,
    index: Index,
    engine: str,
    tell: Progress,
    known: Mapping[str, SectionRecord] = _NOTHING,
    listing: Listing = NO_LISTING,
    compiling: Compiling | None = None,
) -> Planned:
    """Go through all stages up to the plan, even after an error, so that every problem is told at once.

    ``known`` is what the last build has recorded of sections; ``listing`` as for ``scan``, and ``compiling``
    as for ``load_templates``.
    """
    sources = read_sources(options, cache, engine, index, tell, listing, compiling)
    is_much = len(sources.documents) - len(sources.store.documents) >= _WORTH_A_PROCESS
    saved = in_background(
        partial(save_store, sources.store, sources.documents), options.jobs if is_much else 1
    )
    if sources.site is None:
        found = [each for document in sources.documents for each in document.problems]
        reminder = cache_problem(cache, index.save(), saved(), *sources.unwritten)
        return Planned(sources, None, (), {}, (*sources.problems, *found, *reminder))
    now = options.now or current_moment(sources.site)
    planned = plan_at(sources, sources.site, now, options.drafts, tell, known)
    *sections, fixed = planned.sections
    copied = {output.source for output in fixed.outputs().values() if isinstance(output, Copied)}
    files = {path: sources.snapshot.files[path] for path in sorted(copied)}
    digests, unreadable = digest_files(files, index)
    reminder = cache_problem(cache, index.save(), saved(), *sources.unwritten)
    readable = fixed_section(
        output
        for output in fixed.outputs().values()
        if not isinstance(output, Copied) or output.source in digests
    )
    problems = (*planned.problems, *unreadable, *reminder)
    return Planned(sources, planned.context, (*sections, readable), digests, problems)


def read_sources(
    options: BuildOptions,
    cache: Cache,
    engine: str,
    index: Index,
    tell: Progress,
    listing: Listing,
    compiling: Compiling | None = None,
) -> Sources:
    """Scan the site folder and read every file that a build reads; documents come from the cache if known."""
    tell("scan", 0, 1)
    snapshot = scan(options.site, options.fallback, listing)
    tell("read", 0, len(snapshot.documents))
    site, site_reading = _read_site(snapshot)
    language = site.language if site else DEFAULT_LANGUAGE
    store = open_store(cache, engine, language, clean=options.clean)
    reading = begin_reading(snapshot.documents, store, index, language, options.jobs, tell)
    template_sources, template_problems = read_files(snapshot.templates, "templates/")
    asset_sources, asset_problems = read_files(snapshot.assets, "assets/", most=_MOST_ASSET_BYTES)
    minified, bundle_problems, unkept = minified_assets(cache, engine, asset_sources, clean=options.clean)
    bundles = bundle_assets(asset_sources, minified)
    read, unreadable = reading()
    remembered = TemplateRecord() if options.clean else load_record(cache)
    sound = sound_templates(remembered, engine, template_sources)
    templates, compile_problems = load_templates(template_sources, compiling, sound=sound)
    record = TemplateRecord(engine, templates.sound, remembered.used)
    unwritten = save_record(cache, record) if record != remembered else None
    documents = tuple(read.values())
    named = (*pictures_of(documents, snapshot.files), *(each.path for each in site_reading.files))
    pictures = read_pictures(named, snapshot.files, index, cache, options.jobs, tell, clean=options.clean)
    problems = (
        *snapshot.problems,
        *site_reading.problems,
        *unreadable,
        *pictures.problems,
        *template_problems,
        *compile_problems,
        *asset_problems,
        *bundle_problems,
    )
    return Sources(
        snapshot,
        site,
        site_reading,
        store,
        documents,
        pictures.known,
        template_sources,
        templates,
        record,
        bundles,
        problems,
        (pictures.unwritten, unwritten, unkept),
    )


def plan_at(
    sources: Sources,
    site: Site,
    now: datetime,
    drafts: bool,
    tell: Progress,
    known: Mapping[str, SectionRecord] = _NOTHING,
) -> Planned:
    """Plan the site as it is at a moment; the files that are published as they are, in the last section."""
    tell("gather", 0, 1)
    shown, hidden = _split(sources.documents, now, drafts)
    problems = [
        *sources.problems,
        *(each for document in shown for each in document_problems(document, site)),
    ]
    sizes = {path: stat.size for path, stat in sources.snapshot.files.items()}
    hidden_paths = frozenset(each.path for each in hidden)
    library, found = gather(site, sources.site_reading, shown, sizes, now, hidden_paths, sources.pictures)
    problems += found
    tell("plan", 0, 1)
    bundles = sources.bundles
    share = share_recipe().hex() if site.share_pictures else None
    links = AssetLinks(bundles.css, bundles.js, bundles.named, bundles.colour, share)
    context = make_context(library, now, links)
    made = (Made(file.path, file.content) for file in bundles.files)
    sections = (*plan_sections(context, known), fixed_section((*published_files(context), *made)))
    paths = [path for section in sections for path in section.record.paths]
    problems += check_plan(paths, context, _broken(shown, problems))
    return Planned(sources, context, sections, {}, tuple(problems))


def current_moment(site: Site) -> datetime:
    """Return the current minute in the site's time zone."""
    return datetime.now(ZoneInfo(site.time_zone)).replace(tzinfo=None, second=0, microsecond=0)


def _read_site(snapshot: Snapshot) -> tuple[Site | None, Reading]:
    if snapshot.site_file is None:
        return None, Reading.empty(SITE_FILE)
    contents, problems = read_files({SITE_FILE: snapshot.site_file})
    if problems:
        reading = Reading.empty(SITE_FILE)
        reading.problems.extend(problems)
        return None, reading
    return read_site(contents[SITE_FILE])


def _split(
    documents: Iterable[Document], now: datetime, drafts: bool
) -> tuple[list[Document], list[Document]]:
    shown: list[Document] = []
    hidden: list[Document] = []
    for document in documents:
        (shown if visible(document, now, drafts) else hidden).append(document)
    return shown, hidden


def _broken(documents: Sequence[Document], problems: Iterable[Problem]) -> list[str]:
    """Return the permalinks of documents that have an error."""
    files = {each.place.file for each in errors(problems)}
    return [each.permalink for each in documents if each.path in files and each.permalink is not None]

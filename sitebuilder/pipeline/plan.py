"""From the files of a site folder to the plan of its outputs: the stages before anything is rendered."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache, partial
from operator import attrgetter
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from sitebuilder.assets.share.font import share_recipe
from sitebuilder.cache.build_record import SectionRecord
from sitebuilder.cache.digests import Index
from sitebuilder.cache.documents import save_store
from sitebuilder.cache.fingerprint import Listing
from sitebuilder.cache.records import cache_problem
from sitebuilder.cache.storage import Cache
from sitebuilder.content.documents import Document
from sitebuilder.content.files import digest
from sitebuilder.content.gather import document_problems, gather, visible
from sitebuilder.content.library import Entry
from sitebuilder.content.model.site import Site
from sitebuilder.formats.jinja.compiling import Compiling
from sitebuilder.messages import Problem, errors
from sitebuilder.pipeline.options import BuildOptions, Progress
from sitebuilder.pipeline.read import digest_files
from sitebuilder.pipeline.scan import NO_LISTING
from sitebuilder.pipeline.sources import Sources, read_sources
from sitebuilder.processes.pool import in_background
from sitebuilder.views.checks.check_plan import check_plan
from sitebuilder.views.plan import published_files, sections, sitemap
from sitebuilder.views.shared.context import AssetLinks, Context, make_context
from sitebuilder.views.shared.output import Copied, Made, Output

_WORTH_A_PROCESS = 1_000
"""Documents that take longer to save than a process takes to start."""


_NOTHING: Mapping[str, SectionRecord] = MappingProxyType({})


class PlannedSection(Struct, frozen=True):
    """A section: its name, what will be recorded of it, and what returns its outputs by path.

    ``is_known`` when its record is that of the last build: then so are the keys of its outputs, as far as
    they do not name texts and templates.
    """

    name: str
    record: SectionRecord
    is_known: bool
    outputs: Callable[[], Mapping[str, Output]]


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


def plan_sections(context: Context, known: Mapping[str, SectionRecord]) -> tuple[PlannedSection, ...]:
    """Plan all sections of the site, but those of which ``known`` has the record that they would have."""
    everything = _sees(context)
    seen = {id(context): everything}
    planned: list[PlannedSection] = []
    listed: list[str] = []
    for section in sections(context):
        if id(section.context) not in seen:
            seen[id(section.context)] = _sees(section.context)
        planned.append(_plan(section.name, seen[id(section.context)], section.outputs, known))
        listed += planned[-1].record.paths if section.listed else ()
    planned.append(_plan("sitemap", everything, partial(sitemap, listed, context), known))
    return tuple(planned)


def fixed_section(outputs: Iterable[Output]) -> PlannedSection:
    """Return outputs that are at hand as a section, which is never known."""
    return _plan("", b"", partial(tuple, outputs), {})


def _plan(
    name: str, sees: bytes, plan: Callable[[], Iterable[Output]], known: Mapping[str, SectionRecord]
) -> PlannedSection:
    planned = cache(lambda: tuple(plan()))
    outputs = cache(lambda: {output.path: output for output in planned()})
    record = known.get(name)
    if record is not None and record.sees == sees:
        return PlannedSection(name, record, True, outputs)
    paths = tuple(output.path for output in planned())
    return PlannedSection(name, SectionRecord(sees, paths), False, outputs)


def _sees(context: Context) -> bytes:
    """Return the digest of all that the outputs of a context follow from, beside the texts of articles."""
    library = context.library
    lists = (library.partners, library.services, library.numbers)
    shown: list[Entry[Any]] = [*library.entries(), *(each for each in lists if each is not None)]
    passed = max(
        (each for entry in shown for each in entry.document.changes if each <= context.now), default=None
    )
    return digest(_ENCODER.encode((context.frame, library.files, library.pictures, passed, shown)))


_ENCODER = msgspec.msgpack.Encoder(enc_hook=attrgetter("outline"), order="deterministic")
"""Encodes values, and an entry by its outline."""

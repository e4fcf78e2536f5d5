"""Plan the outputs of the site from the library, section by section.

A section whose inputs are unchanged since the last build is not planned again. A section's outputs follow
from everything it can see: the summaries of documents, the site's frame, the files, and which moments have
passed. No summary contains the text of an article; only an output whose key lists that text (``Key.texts``)
shows it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from operator import attrgetter
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.cache.build_record import SectionRecord
from sitebuilder.content.library.library import Entry
from sitebuilder.content.paths.files import digest
from sitebuilder.messages import Problem
from sitebuilder.pipeline.gather import GatheredSite
from sitebuilder.pipeline.read import Sources
from sitebuilder.pipeline.source_files import digest_files
from sitebuilder.pipeline.workspace import Workspace
from sitebuilder.views.checks.check_plan import check_plan
from sitebuilder.views.plan import published_files, sections, sitemap
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.output import Asset, Output, Page, bundle_asset

_NOTHING: Mapping[str, SectionRecord] = MappingProxyType({})


class PlannedSection(Struct, frozen=True):
    """A section: its name, its record for the next build, and a function that maps paths to its outputs.

    ``is_known``: the record is the last build's. Then its outputs' keys are unchanged too, apart from texts
    and templates.
    """

    name: str
    record: SectionRecord
    is_known: bool
    outputs: Callable[[], Mapping[str, Output]]


class SitePlan(Struct, frozen=True):
    """The plan and the problems found so far; ``context`` is None if ``site.yaml`` is unreadable.

    Files published as they are make up the last section. ``samples`` is that of ``GatheredSite``.
    """

    sources: Sources
    context: Context | None
    sections: tuple[PlannedSection, ...]
    problems: tuple[Problem, ...]
    samples: int = 0

    @property
    def outputs(self) -> Iterator[Output]:
        """All outputs of the site, including those of known sections."""
        for section in self.sections:
            yield from section.outputs().values()


def plan_outputs(gathered: GatheredSite, known: Mapping[str, SectionRecord] = _NOTHING) -> SitePlan:
    """Plan the site; ``known`` maps section names to their records from the last build."""
    sources, context = gathered.sources, gathered.context
    if context is None:
        return SitePlan(sources, None, (), gathered.problems)
    bundles = (bundle_asset(file.path, file.content, digest(file.content)) for file in sources.bundles.files)
    planned = (*plan_sections(context, known), fixed_section((*published_files(context), *bundles)))
    paths = [path for section in planned for path in section.record.paths]
    problems = check_plan(paths, context, gathered.broken)
    return SitePlan(sources, context, planned, (*gathered.problems, *problems), gathered.samples)


def digest_copies(workspace: Workspace, planned: SitePlan) -> SitePlan:
    """Add to each copied file its key; unreadable files become problems and are left out."""
    if planned.context is None:
        return planned
    *others, fixed = planned.sections
    outputs = fixed.outputs().values()
    sources = {source for output in outputs if (source := _copy_source(output)) is not None}
    stats = planned.sources.snapshot.files
    digests, unreadable = digest_files({path: stats[path] for path in sorted(sources)}, workspace.index)
    keyed = fixed_section(_add_copy_keys(outputs, digests))
    return replace(planned, sections=(*others, keyed), problems=(*planned.problems, *unreadable))


def _add_copy_keys(outputs: Iterable[Output], digests: Mapping[str, bytes]) -> Iterator[Output]:
    """Yield the outputs. The key of a copy is the digest of its source; copies without one are left out."""
    for output in outputs:
        source = _copy_source(output)
        if source is None:
            yield output
        elif source in digests:
            yield replace(output, key=digests[source])


def _copy_source(output: Output) -> str | None:
    """Return the source of a copy, or None for any other output."""
    return output.source if isinstance(output, Asset) and output.maker == "copy" else None


def plan_sections(context: Context, known: Mapping[str, SectionRecord]) -> tuple[PlannedSection, ...]:
    """Plan all sections of the site, reusing those whose record in ``known`` has the same inputs hash."""
    site_hash = _inputs_hash(context)
    hashes = {id(context): site_hash}
    planned: list[PlannedSection] = []
    listed_paths: list[str] = []
    for section in sections(context):
        if id(section.context) not in hashes:
            hashes[id(section.context)] = _inputs_hash(section.context)
        planned.append(_plan(section.name, hashes[id(section.context)], section.outputs, known))
        listed_paths += _listed(planned[-1].record) if section.in_sitemap else ()
    planned.append(_plan("sitemap", site_hash, partial(sitemap, listed_paths, context), known))
    return tuple(planned)


def fixed_section(outputs: Iterable[Output]) -> PlannedSection:
    """Return given outputs as a section, which is never known."""
    return _plan("", b"", partial(tuple, outputs), {})


def _plan(
    name: str, inputs_hash: bytes, plan: Callable[[], Iterable[Output]], known: Mapping[str, SectionRecord]
) -> PlannedSection:
    planned = cache(lambda: tuple(plan()))
    outputs = cache(lambda: {output.path: output for output in planned()})
    record = known.get(name)
    if record is not None and record.inputs_hash == inputs_hash:
        return PlannedSection(name, record, True, outputs)
    paths = tuple(output.path for output in planned())
    samples = tuple(each.path for each in planned() if isinstance(each, Page) and each.is_sample)
    return PlannedSection(name, SectionRecord(inputs_hash, paths, samples), False, outputs)


def _listed(record: SectionRecord) -> Iterable[str]:
    """Return the paths that the sitemap lists: those of pages that show more than samples."""
    samples = set(record.samples)
    return (path for path in record.paths if path not in samples)


def _inputs_hash(context: Context) -> bytes:
    """Return the digest of everything that a context's outputs depend on, except the texts of articles."""
    library = context.library
    shown: list[Entry[Any]] = list(library.select(lambda spec: True))
    passed = max(
        (each for entry in shown for each in entry.document.changes if each <= context.now), default=None
    )
    parts = (context.frame, context.site, library.files, library.pictures, passed, shown, context.mentions)
    return digest(_ENCODER.encode(parts))


_ENCODER = msgspec.msgpack.Encoder(enc_hook=attrgetter("summary_key"), order="deterministic")
"""Encodes values; an entry is replaced by its summary key."""

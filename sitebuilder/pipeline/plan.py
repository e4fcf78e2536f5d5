"""From the library to the outputs of the site, section by section.

A section whose inputs are those of the last build is not planned again. A section's outputs follow from all
that it can see: the summaries of documents, the site's frame, the files, and which moments have passed. The
text of an article is in no summary: only an output whose key names that text (``Key.texts``) shows it.
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
from sitebuilder.content.files import digest
from sitebuilder.content.library import Entry
from sitebuilder.messages import Problem
from sitebuilder.pipeline.gather import GatheredSite
from sitebuilder.pipeline.read import Sources
from sitebuilder.pipeline.source_files import digest_files
from sitebuilder.pipeline.workspace import Workspace
from sitebuilder.views.checks.check_plan import check_plan
from sitebuilder.views.plan import published_files, sections, sitemap
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.output import Asset, Output, bundle_asset

_NOTHING: Mapping[str, SectionRecord] = MappingProxyType({})


class PlannedSection(Struct, frozen=True):
    """A section: its name, its record for the next build, and a function that returns its outputs by path.

    ``is_known`` when its record is that of the last build: then so are the keys of its outputs, as far as
    they do not name texts and templates.
    """

    name: str
    record: SectionRecord
    is_known: bool
    outputs: Callable[[], Mapping[str, Output]]


class SitePlan(Struct, frozen=True):
    """The plan, and what is wrong so far; no context when ``site.yaml`` could not be read.

    Files published as they are make up the last section. ``samples`` is that of ``GatheredSite``.
    """

    sources: Sources
    context: Context | None
    sections: tuple[PlannedSection, ...]
    problems: tuple[Problem, ...]
    samples: int = 0

    @property
    def outputs(self) -> Iterator[Output]:
        """Every output of the site, also of sections that were known."""
        for section in self.sections:
            yield from section.outputs().values()


def plan_outputs(gathered: GatheredSite, known: Mapping[str, SectionRecord] = _NOTHING) -> SitePlan:
    """Plan the site; ``known`` is what the last build has recorded of sections."""
    sources, context = gathered.sources, gathered.context
    if context is None:
        return SitePlan(sources, None, (), gathered.problems)
    bundles = (bundle_asset(file.path, file.content, digest(file.content)) for file in sources.bundles.files)
    planned = (*plan_sections(context, known), fixed_section((*published_files(context), *bundles)))
    paths = [path for section in planned for path in section.record.paths]
    problems = check_plan(paths, context, gathered.broken)
    return SitePlan(sources, context, planned, (*gathered.problems, *problems), gathered.samples)


def digest_copies(workspace: Workspace, planned: SitePlan) -> SitePlan:
    """Give each file that is published as it is its key; those that cannot be read are problems instead."""
    if planned.context is None:
        return planned
    *others, fixed = planned.sections
    outputs = fixed.outputs().values()
    sources = {source for output in outputs if (source := _copied(output)) is not None}
    stats = planned.sources.snapshot.files
    digests, unreadable = digest_files({path: stats[path] for path in sorted(sources)}, workspace.index)
    keyed = fixed_section(_with_keys(outputs, digests))
    return replace(planned, sections=(*others, keyed), problems=(*planned.problems, *unreadable))


def _with_keys(outputs: Iterable[Output], digests: Mapping[str, bytes]) -> Iterator[Output]:
    """Yield outputs, of copies those whose source has a digest: it is their key."""
    for output in outputs:
        source = _copied(output)
        if source is None:
            yield output
        elif source in digests:
            yield replace(output, key=digests[source])


def _copied(output: Output) -> str | None:
    """Return the source of a copy; None of any other output."""
    return output.source if isinstance(output, Asset) and output.maker == "copy" else None


def plan_sections(context: Context, known: Mapping[str, SectionRecord]) -> tuple[PlannedSection, ...]:
    """Plan all sections of the site, but those of which ``known`` has the record that they would have."""
    everything = _inputs_hash(context)
    seen = {id(context): everything}
    planned: list[PlannedSection] = []
    listed: list[str] = []
    for section in sections(context):
        if id(section.context) not in seen:
            seen[id(section.context)] = _inputs_hash(section.context)
        planned.append(_plan(section.name, seen[id(section.context)], section.outputs, known))
        listed += planned[-1].record.paths if section.in_sitemap else ()
    planned.append(_plan("sitemap", everything, partial(sitemap, listed, context), known))
    return tuple(planned)


def fixed_section(outputs: Iterable[Output]) -> PlannedSection:
    """Return outputs that are at hand as a section, which is never known."""
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
    return PlannedSection(name, SectionRecord(inputs_hash, paths), False, outputs)


def _inputs_hash(context: Context) -> bytes:
    """Return the digest of all that the outputs of a context follow from, beside the texts of articles."""
    library = context.library
    shown: list[Entry[Any]] = list(library.of(lambda spec: True))
    passed = max(
        (each for entry in shown for each in entry.document.changes if each <= context.now), default=None
    )
    return digest(
        _ENCODER.encode((context.frame, library.files, library.pictures, passed, shown, context.mentions))
    )


_ENCODER = msgspec.msgpack.Encoder(enc_hook=attrgetter("summary_key"), order="deterministic")
"""Encodes values, and an entry by its summary key."""

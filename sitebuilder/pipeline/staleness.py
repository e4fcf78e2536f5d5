"""Find the outputs to render, and why; an output whose key is the last build's has the same bytes."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import msgspec
from msgspec import Struct

from sitebuilder.cache.build_record import BuildRecord, BuiltOutput
from sitebuilder.cache.file_state import FileState
from sitebuilder.cache.keys import Key, KeyMaker
from sitebuilder.output.folder import is_intact
from sitebuilder.pipeline.plan import SitePlan
from sitebuilder.pipeline.workspace import Workspace
from sitebuilder.processes.pool import Chunks, Codec, run_in_processes
from sitebuilder.views.shared.output import Output

KEPT = "kept"

_PARALLEL_THRESHOLD = 600
"""Outputs whose keys take longer to compute than a process takes to start."""

_CHUNKS: Chunks[Key] = Chunks(
    200, Codec(msgspec.msgpack.encode, partial(msgspec.msgpack.decode, type=list[Key]))
)
"""Outputs whose keys a process computes at a time: many, as each takes a fiftieth of a millisecond."""


class Staleness(Struct, frozen=True):
    """The outputs to render and, by path: the keys, the reasons for rendering, and the outputs kept.

    An output that is rendered in any case has no key yet; ``make_key`` computes it.
    """

    planned: SitePlan
    stale: tuple[Output, ...]
    keys: Mapping[str, Key]
    reasons: Mapping[str, str]
    kept: Mapping[str, BuiltOutput]
    make_key: Callable[[Output], Key]

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all outputs, kept or stale."""
        return frozenset(self.kept).union(output.path for output in self.stale)


def find_stale(
    workspace: Workspace, planned: SitePlan, record: BuildRecord, files: Mapping[str, FileState] | None
) -> Staleness:
    """Compare the plan with the last build's record and with the files of the output folder.

    ``files`` maps the path of each file to its state; None means that the files do not matter.
    """
    if planned.context is None:
        return Staleness(planned, (), {}, {}, {}, _no_key)
    digests = {each.path: each.digest for each in planned.sources.documents}
    keys = KeyMaker(planned.sources.template_sources, planned.context.frame, digests)
    built_before = record.built if record.version == workspace.version else {}
    keys_by_path = _keys(planned, keys, built_before, workspace.jobs)
    sections = {path: section for section in planned.sections for path in section.record.paths}
    stale: list[Output] = []
    reasons: dict[str, str] = {}
    kept: dict[str, BuiltOutput] = {}
    for path in sorted(sections):
        key, built = keys_by_path.get(path), built_before.get(path)
        if key is None or built is None:
            reasons[path] = "generator" if path in record.built else "new"
        elif reason := _reason(key, built.key):
            reasons[path] = reason
        elif files is not None and not is_intact(path, built, files, workspace.output):
            reasons[path] = "file"
        else:
            kept[path] = built
            continue
        stale.append(sections[path].outputs()[path])
    return Staleness(planned, tuple(stale), keys_by_path, reasons, kept, keys.of)


def _no_key(output: Output) -> Key:
    raise KeyError(output.path)


def _keys(
    planned: SitePlan, keys: KeyMaker, built_before: Mapping[str, BuiltOutput], jobs: int
) -> dict[str, Key]:
    """Return the keys of outputs that were built before, renewed where their section is known."""
    found: dict[str, Key] = {}
    unknown: list[Output] = []
    for section in planned.sections:
        for path in section.record.paths:
            built = built_before.get(path)
            if built is None:
                continue
            renewed = keys.renew(built.key) if section.is_known else None
            if renewed is None:
                unknown.append(section.outputs()[path])
            else:
                found[path] = renewed

    def make(outputs: Sequence[Output]) -> list[Key]:
        return [keys.of(each) for each in outputs]

    processes = min(jobs, len(unknown) // _PARALLEL_THRESHOLD)
    computed = run_in_processes(make, unknown, processes, chunks=_CHUNKS)
    return found | {output.path: key for output, key in zip(unknown, computed, strict=True)}


def _reason(key: Key, before: Key) -> str | None:
    """Return which part of an output's key has changed, or None."""
    if key.template != before.template:
        return "template"
    if key.frame != before.frame:
        return "frame"
    return None if key.inputs == before.inputs else "content"

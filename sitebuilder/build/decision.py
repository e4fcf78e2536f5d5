"""What must be rendered, and why: an output whose key is that of the last build has the same bytes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from sitebuilder.build.keys import Key, Keys
from sitebuilder.build.outputs import Built, FileState, Record, is_intact
from sitebuilder.build.parallel import in_processes
from sitebuilder.build.planning import Planned
from sitebuilder.views.context import SiteFrame
from sitebuilder.views.outputs import Output

KEPT = "kept"

_WORTH_A_PROCESS = 2_000
"""Outputs whose keys take longer to make than a process takes to start."""

_PORTION = 200
"""Outputs whose keys a process makes at a time: each takes a twentieth of a millisecond."""


class Decision(Struct, frozen=True):
    """What is to be rendered, and by path: the key of every output, why it is rendered, what is kept."""

    stale: tuple[Output, ...]
    keys: Mapping[str, Key]
    reasons: Mapping[str, str]
    kept: Mapping[str, Built]


def decide(
    planned: Planned,
    previous: Record,
    engine: str,
    files: Mapping[str, FileState] | None,
    output: Path,
    jobs: int,
) -> Decision:
    """Compare the plan with what the last build made and with the files that are there.

    ``files`` maps the path of each file of the output folder to its state; None when they do not matter.
    """
    if planned.context is None:
        return Decision((), {}, {}, {})
    keys = _keys(planned, planned.context.frame, previous, jobs)
    places = {path: section for section in planned.sections for path in section.record.paths}
    stale: list[Output] = []
    reasons: dict[str, str] = {}
    kept: dict[str, Built] = {}
    is_same_engine = previous.engine == engine
    for path, key in keys.items():
        built = previous.built.get(path)
        reason = _reason(key, built) if is_same_engine or built is None else "generator"
        if reason is None and built is not None and files is not None:
            reason = None if is_intact(path, built, files, output) else "file"
        if reason is None and built is not None:
            kept[path] = built
        else:
            reasons[path] = reason or "new"
            stale.append(places[path].outputs()[path])
    return Decision(tuple(stale), keys, reasons, kept)


def _keys(planned: Planned, frame: SiteFrame, previous: Record, jobs: int) -> dict[str, Key]:
    """Return the keys of all outputs by path, in the order of paths: renewed where their section is known."""
    keys = Keys(
        planned.sources.template_sources,
        frame,
        {each.path: each.digest for each in planned.sources.documents},
    )
    found: dict[str, Key | None] = {}
    unknown: list[Output] = []
    for section in planned.sections:
        for path in section.record.paths:
            built = previous.built.get(path)
            found[path] = keys.renewed(built.key) if section.is_known and built is not None else None
            if found[path] is None:
                unknown.append(section.outputs()[path])

    def make(outputs: Sequence[Output]) -> list[Key]:
        return [keys.of(each, planned.file_digests) for each in outputs]

    processes = min(jobs, len(unknown) // _WORTH_A_PROCESS)
    made = in_processes(make, unknown, processes, portion=_PORTION)
    found |= {output.path: key for output, key in zip(unknown, made, strict=True)}
    return {path: key for path in sorted(found) if (key := found[path]) is not None}


def _reason(key: Key, built: Built | None) -> str | None:
    """Return which part of an output's key has changed; None when none has."""
    if built is None:
        return "new"
    if key.template != built.key.template:
        return "template"
    if key.frame != built.key.frame:
        return "frame"
    return None if key.inputs == built.key.inputs else "content"

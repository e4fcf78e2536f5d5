"""What must be rendered, and why: an output whose key is that of the last build has the same bytes."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from sitebuilder.build.keys import Key, Keys
from sitebuilder.build.outputs import Built, FileState, Record, is_intact
from sitebuilder.build.planning import Planned
from sitebuilder.views.outputs import Output

KEPT = "kept"


class Decision(Struct, frozen=True):
    """What is to be rendered, and by path: the key of every output, why it is rendered, what is kept."""

    stale: tuple[Output, ...]
    keys: Mapping[str, Key]
    reasons: Mapping[str, str]
    kept: Mapping[str, Built]


def decide(
    planned: Planned, previous: Record, engine: str, files: Mapping[str, FileState] | None, output: Path
) -> Decision:
    """Compare the plan with what the last build made and with the files that are there.

    ``files`` maps the path of each file of the output folder to its state; None when they do not matter.
    """
    if planned.context is None:
        return Decision((), {}, {}, {})
    documents = {each.path: each.digest for each in planned.sources.documents}
    keys = Keys(planned.sources.template_sources, planned.context.frame, documents)
    places = {path: section for section in planned.sections for path in section.record.paths}
    stale: list[Output] = []
    found: dict[str, Key] = {}
    reasons: dict[str, str] = {}
    kept: dict[str, Built] = {}
    is_same_engine = previous.engine == engine
    for path, section in sorted(places.items()):
        built = previous.built.get(path)
        key = keys.renewed(built.key) if section.is_known and built is not None else None
        if key is None:
            key = keys.of(section.outputs()[path], planned.file_digests)
        reason = _reason(key, built) if is_same_engine or built is None else "generator"
        if reason is None and built is not None and files is not None:
            reason = None if is_intact(path, built, files, output) else "file"
        found[path] = key
        if reason is None and built is not None:
            kept[path] = built
        else:
            reasons[path] = reason or "new"
            stale.append(section.outputs()[path])
    return Decision(tuple(stale), found, reasons, kept)


def _reason(key: Key, built: Built | None) -> str | None:
    """Return which part of an output's key has changed; None when none has."""
    if built is None:
        return "new"
    if key.template != built.key.template:
        return "template"
    if key.frame != built.key.frame:
        return "frame"
    return None if key.inputs == built.key.inputs else "content"

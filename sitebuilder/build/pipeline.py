"""The whole build, stage by stage: scan, read, gather, plan, render, write."""

import gc
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter, sleep, time_ns

from sitebuilder.build.decision import KEPT, Decision, decide
from sitebuilder.build.engine import engine_digest
from sitebuilder.build.lock import CACHE_FOLDER, site_lock
from sitebuilder.build.look import Look
from sitebuilder.build.manifest import MANIFEST, load_manifest
from sitebuilder.build.options import BuildOptions, BuildResult, Progress, silent
from sitebuilder.build.outputs import (
    Built,
    FileState,
    Record,
    file_digest,
    list_files,
    load_outputs,
    prepare_outputs,
    settled,
)
from sitebuilder.build.parallel import in_background
from sitebuilder.build.pictures import forget_unused
from sitebuilder.build.planning import Planned, plan_site
from sitebuilder.build.rendering import Staged, render_outputs
from sitebuilder.build.searching import search_index, with_search
from sitebuilder.build.sections import SectionRecord
from sitebuilder.build.writer import (
    Staging,
    check_output_folder,
    foreign_files,
    move_into_place,
    staging_beside,
)
from sitebuilder.problems import Problem, errors, sort_problems
from sitebuilder.unchanged import Seen, boot


def build(options: BuildOptions, progress: Progress | None = None, seen: Seen | None = None) -> BuildResult:
    """Build the site; with an error in the content the output folder stays as it is.

    ``seen`` is how the inputs looked a moment ago, to save another look.
    """
    started = perf_counter()
    refused = tuple(check_output_folder(options))
    if refused:
        return BuildResult(refused, seconds=perf_counter() - started)
    tell = progress or silent
    with site_lock(options.site, lambda: tell("wait", 0, 1)) as has_waited:
        return _build(options, tell, started, None if has_waited else seen)


def check(options: BuildOptions, progress: Progress | None = None) -> BuildResult:
    """Do everything short of writing; what the last build has rendered already is not rendered again."""
    started = perf_counter()
    tell = progress or silent
    with site_lock(options.site, lambda: tell("wait", 0, 1)):
        cache, engine = options.site / CACHE_FOLDER, engine_digest()
        previous = load_outputs(cache, options.output, clean=options.clean)
        planned = plan_site(options, cache, engine, tell, _known(previous, engine))
        decision = decide(planned, previous, engine, None, options.output, options.jobs)
        _, found = _render(planned, decision, None, options, tell)
    return BuildResult(sort_problems((*planned.problems, *found)), seconds=perf_counter() - started)


def _build(options: BuildOptions, tell: Progress, started: float, seen: Seen | None) -> BuildResult:
    look = Look.at_inputs(options, seen)
    cache, engine, output = options.site / CACHE_FOLDER, engine_digest(), options.output.resolve()
    listed = in_background(partial(list_files, output), options.jobs)
    previous = load_outputs(cache, output, clean=options.clean)
    planned = plan_site(options, cache, engine, tell, _known(previous, engine), look.listing)
    files, manifest = listed(), load_manifest(output)
    decision = decide(planned, previous, engine, files, output, options.jobs)
    if errors(planned.problems):
        _, found = _render(planned, decision, None, options, tell)
        return BuildResult(sort_problems((*planned.problems, *found)), seconds=perf_counter() - started)
    decision = with_search(decision, search_index(planned, previous, engine, files, output))
    with staging_beside(output, cache, len(decision.stale)) as staging:
        staged, found = _render(planned, decision, staging, options, tell)
        problems: list[Problem] = [*planned.problems, *found]
        digests = {path: each.digest for each_of in (decision.kept, staged) for path, each in each_of.items()}
        if not options.adopt and not errors(problems):
            problems += foreign_files(options, files, manifest, digests)
        if errors(problems):
            return BuildResult(sort_problems(problems), seconds=perf_counter() - started)
        tell("write", 0, len(staged))
        changed = _changed(staged, previous, files, output)
        gone = [path for path in files if path not in digests and path != MANIFEST]
        hexadecimal = {path: digest.hex() for path, digest in digests.items()}
        move_into_place(output, staging, changed, gone, manifest, hexadecimal, options.jobs)
    states = _states(decision, staged, changed, files)
    trusted, reliable_from = settled(states)
    record = _record(engine, planned, decision, staged, trusted)
    prepared = [prepare_outputs(cache, output, record)] if record != previous else []
    if gone:
        forget_unused(cache, planned.sources.pictures.values(), digests)
    prepared += look.prepare(options, planned, problems, states)
    # What was prepared meanwhile may be believed only when a later change would be noticed.
    sleep(max(0, reliable_from - time_ns()) / 1e9)
    for temporary, file in prepared:
        temporary.replace(file)
    _leave_to_the_end(planned, previous, decision, files, record)
    kept = len(digests) - len(changed)
    return BuildResult(
        sort_problems(problems), len(changed), kept, len(gone), seconds=perf_counter() - started
    )


def _leave_to_the_end(*values: object) -> None:
    """Put values into a ring, which only the garbage collector would free.

    A program that has switched the collector off is about to end: to free the values of a large site one by
    one takes as long as a fifteenth of an edit.
    """
    if not gc.isenabled():
        ring: list[object] = [*values]
        ring.append(ring)


def _render(
    planned: Planned, decision: Decision, staging: Staging | None, options: BuildOptions, tell: Progress
) -> tuple[dict[str, Staged], tuple[Problem, ...]]:
    tell("render", 0, len(decision.stale))
    sources = planned.sources
    return render_outputs(
        decision,
        sources.templates,
        sources.snapshot.files,
        options.site / CACHE_FOLDER,
        staging,
        options.jobs,
        tell,
    )


def _changed(
    staged: Mapping[str, Staged], previous: Record, files: Mapping[str, FileState], output: Path
) -> list[str]:
    """Return the paths of rendered outputs whose file is not there with these bytes already."""
    changed = []
    for path, each in staged.items():
        built, state = previous.built.get(path), files.get(path)
        known = built.digest if built is not None and built.state == state else None
        if state is None or (known or file_digest(output / path)) != each.digest:
            changed.append(path)
    return changed


def _states(
    decision: Decision, staged: Mapping[str, Staged], changed: Sequence[str], files: Mapping[str, FileState]
) -> dict[str, FileState]:
    """Return the state in which the build has left or found the file of each output."""
    new = set(changed)
    states = {path: each.state if path in new else files[path] for path, each in staged.items()}
    return states | {path: files[path] for path in decision.kept}


def _record(
    engine: str,
    planned: Planned,
    decision: Decision,
    staged: Mapping[str, Staged],
    trusted: Mapping[str, FileState],
) -> Record:
    """Return what to remember of this build; ``trusted`` are the files' states."""
    keys = {**decision.keys, **{path: each.key for path, each in staged.items() if each.key is not None}}
    built = {
        path: Built(key, (staged.get(path) or decision.kept[path]).digest, trusted[path], reason)
        for path, key in keys.items()
        for reason in (decision.reasons.get(path, KEPT),)
    }
    return Record(engine, boot(), built, {each.name: each.record for each in planned.sections if each.name})


def _known(previous: Record, engine: str) -> Mapping[str, SectionRecord]:
    """Return what can be believed of the sections that the last build planned."""
    return previous.sections if previous.engine == engine else {}

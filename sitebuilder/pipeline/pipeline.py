"""The whole build, stage by stage: scan, read, gather, plan, render, write."""

import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter, sleep, time_ns

from sitebuilder.cache.build_record import (
    Built,
    Record,
    SectionRecord,
    load_outputs,
    prepare_outputs,
    reliable_states,
)
from sitebuilder.cache.digests import Index
from sitebuilder.cache.file_state import FileState
from sitebuilder.cache.fingerprint import Fingerprint, boot, fingerprint_inputs, input_roots
from sitebuilder.cache.idle_check import forget_idle_record
from sitebuilder.cache.records import cache_problem
from sitebuilder.cache.storage import Cache, put_sealed
from sitebuilder.formats.jinja.compiling import Compiling
from sitebuilder.messages import (
    Place,
    Problem,
    disk_problem,
    errors,
    problem,
    readable_path,
    sort_problems,
)
from sitebuilder.output.folder import (
    Listing,
    file_digest,
    list_output,
    look_after,
    mend_modes,
    published_modes,
)
from sitebuilder.output.manifest import MANIFEST, load_manifest
from sitebuilder.output.root import open_root
from sitebuilder.output.staging import Staging, staging_for
from sitebuilder.output.swap import Swap, UnfinishedSwapError, swap_in
from sitebuilder.pipeline.generator_version import generator_version
from sitebuilder.pipeline.idle_record import leave_idle_record
from sitebuilder.pipeline.options import BuildOptions, BuildResult, Progress, resolved, silent
from sitebuilder.pipeline.pictures import forget_unused
from sitebuilder.pipeline.plan import Planned, plan_site
from sitebuilder.pipeline.refusals import check_output_folder, foreign_files, too_many_removed
from sitebuilder.pipeline.render import Staged, render_outputs
from sitebuilder.pipeline.scan import NO_LISTING
from sitebuilder.pipeline.search import search_index, with_search
from sitebuilder.pipeline.staleness import KEPT, Decision, decide
from sitebuilder.pipeline.workspace import open_workspace
from sitebuilder.processes.pool import WorkerKilledError, in_background
from sitebuilder.processes.signals import InterruptError


def build(
    options: BuildOptions,
    progress: Progress | None = None,
    seen: Fingerprint | None = None,
    compiling: Compiling | None = None,
) -> BuildResult:
    """Build the site; whatever hinders it, the output folder stays as it is.

    ``seen`` is how the inputs looked a moment ago, to save another look; ``compiling`` compiles templates
    meanwhile.

    Raises:
        InterruptError: a signal has come.
    """
    started = perf_counter()
    tell = progress or silent

    def work() -> BuildResult:
        refused = tuple(check_output_folder(options))
        if refused:
            return BuildResult(refused, seconds=perf_counter() - started)
        with open_workspace(options, lambda: tell("wait", 0, 1), writes=True) as workspace:
            fresh = None if workspace.has_waited else seen
            return _build(options, workspace.cache, tell, started, fresh, compiling)

    return _stopped(work, options, started)


def check(options: BuildOptions, progress: Progress | None = None) -> BuildResult:
    """Do everything short of writing; what the last build has rendered already is not rendered again.

    Where Git's history is at hand, what it shows to be forgotten is told too (``pipeline/reminders.py``).

    Raises:
        InterruptError: a signal has come.
    """
    started = perf_counter()
    tell = progress or silent

    def work() -> BuildResult:
        with open_workspace(options, lambda: tell("wait", 0, 1)) as workspace:
            cache, index = workspace.cache, Index(workspace.cache, clean=options.clean)
            engine = generator_version(index, NO_LISTING)
            previous = load_outputs(cache, options.output, clean=options.clean)
            planned = plan_site(options, cache, index, engine, tell, _known(previous, engine))
            decision = decide(planned, previous, engine, None, options.output, options.jobs)
            _, found = _render(planned, decision, None, options, cache, tell)
            reminders = _reminders(planned, options)
            problems = (*planned.problems, *found, *reminders)
            return BuildResult(sort_problems(problems), seconds=perf_counter() - started)

    return _stopped(work, options, started)


def _reminders(planned: Planned, options: BuildOptions) -> tuple[Problem, ...]:
    context, documents = planned.context, planned.sources.documents
    if context is None:
        return ()
    # Imported here: only a check asks Git.
    from sitebuilder.pipeline.reminders import revision_reminders

    return revision_reminders(options.site, documents, context.site.language, context.now)


def _stopped(work: Callable[[], BuildResult], options: BuildOptions, started: float) -> BuildResult:
    """Return what came of a command; what the disk or the system has stopped it by is a problem, too."""
    output, is_unchanged = Place(readable_path(options.output.name)), True
    try:
        return work()
    except OSError as error:
        stopped = disk_problem(error, _place_of(error, options))
    except UnfinishedSwapError as error:
        is_unchanged = False
        stopped = problem(
            "output-unfinished", Place(f"{output.file}/{error.path}"), reason=error.reason.strerror
        )
    except WorkerKilledError as error:
        stopped = problem("worker-killed", output, signal=str(error))
    except MemoryError:
        stopped = problem("disk-memory", output)
    except InterruptError as error:
        error.is_unchanged = True
        raise
    return BuildResult((stopped,), seconds=perf_counter() - started, is_unchanged=is_unchanged)


def _place_of(error: OSError, options: BuildOptions) -> str:
    """Return the path that an error of the disk names, from the site folder or the output folder on."""
    output = options.output
    if not isinstance(error.filename, str):
        return output.name
    if not os.path.isabs(error.filename):
        return f"{output.name}/{error.filename}"
    for folder in (output.parent, options.site):
        if Path(error.filename).is_relative_to(folder):
            return Path(error.filename).relative_to(folder).as_posix()
    return error.filename


def _build(
    options: BuildOptions,
    cache: Cache,
    tell: Progress,
    started: float,
    seen: Fingerprint | None,
    compiling: Compiling | None,
) -> BuildResult:
    inputs = seen or fingerprint_inputs(input_roots(os.fspath(options.site), os.fspath(options.fallback)))
    index, output = Index(cache, clean=options.clean), resolved(options.output)
    engine = generator_version(index, inputs.listing)
    listed = in_background(partial(list_output, output), options.jobs)
    previous = load_outputs(cache, output, clean=options.clean)
    known = _known(previous, engine)
    planned = plan_site(options, cache, index, engine, tell, known, inputs.listing, compiling)
    listing, manifest = listed(), load_manifest(output)
    files = listing.files
    decision = decide(planned, previous, engine, files, output, options.jobs)
    problems: list[Problem] = [*planned.problems]
    if not errors(problems):
        problems += _removals(options, listing, decision)
    if errors(problems):
        _, found = _render(planned, decision, None, options, cache, tell)
        return BuildResult(sort_problems((*problems, *found)), seconds=perf_counter() - started)
    decision = with_search(decision, search_index(planned, previous, engine, files, output))
    with published_modes(), staging_for(output, Path(cache.folder), len(decision.stale)) as staging:
        staged, found = _render(planned, decision, staging, options, cache, tell)
        problems += found
        digests = {path: each.digest for each_of in (decision.kept, staged) for path, each in each_of.items()}
        if not options.adopt and not errors(problems):
            problems += foreign_files(options, listing, manifest, digests)
        if errors(problems):
            return BuildResult(sort_problems(problems), seconds=perf_counter() - started)
        tell("write", 0, len(staged))
        changed = _changed(staged, previous, files, output)
        gone = [path for path in files if path not in digests and path != MANIFEST]
        states = _states(decision, staged, changed, files)
        trusted, reliable_from = reliable_states(states)
        record = _record(engine, planned, decision, staged, trusted)
        # Written before the first file moves: a full disk is met while nothing has changed.
        prepared = [prepare_outputs(cache, output, record)] if record != previous else []
        hexadecimal = {path: digest.hex() for path, digest in digests.items()}
        swap = Swap(changed, gone, files, manifest, hexadecimal)
        swap_in(cache, output, staging, swap, options.jobs)
    with open_root(output) as root:
        mended = mend_modes(root, listing.loose)
    left = look_after(output, listing, states, swap, mended)
    if left is None:
        forget_idle_record(cache, os.fspath(options.output))
        disturbed = problem("output-disturbed", Place(readable_path(options.output.name)))
        return BuildResult(sort_problems((*problems, disturbed)), is_unchanged=False)
    prepared += leave_idle_record(cache, options, inputs, planned, problems, left)
    if gone:
        forget_unused(cache, planned.sources.pictures.values(), digests)
    # What was prepared meanwhile may be believed only when a later change would be noticed.
    sleep(max(0, reliable_from - time_ns()) / 1e9)
    failed = [each if isinstance(each, OSError) else put_sealed(each) for each in prepared]
    if not cache_problem(cache) and not any(each.code == "cache-unwritable" for each in problems):
        problems += cache_problem(cache, *failed)
    _leave_to_the_end(planned, previous, decision, files, record)
    kept = len(digests) - len(changed)
    return BuildResult(
        sort_problems(problems), len(changed), kept, len(gone), seconds=perf_counter() - started
    )


def _removals(options: BuildOptions, listing: Listing, decision: Decision) -> Iterator[Problem]:
    """Report that most of the content would vanish, unless that is wanted."""
    if options.allow_removals:
        return
    paths = {*decision.kept, *(output.path for output in decision.stale)}
    found = too_many_removed(listing, paths)
    if found is not None:
        removed, whole = found
        place = Place(readable_path(options.output.name))
        yield problem("removes-too-much", place, removed=removed, whole=whole)


def _leave_to_the_end(*values: object) -> None:
    """Put values into a ring, which only the garbage collector would free.

    A program that has switched the collector off is about to end: to free the values of a large site one by
    one takes as long as a fifteenth of an edit.
    """
    if not gc.isenabled():
        ring: list[object] = [*values]
        ring.append(ring)


def _render(
    planned: Planned,
    decision: Decision,
    staging: Staging | None,
    options: BuildOptions,
    cache: Cache,
    tell: Progress,
) -> tuple[dict[str, Staged], tuple[Problem, ...]]:
    tell("render", 0, len(decision.stale))
    sources = planned.sources
    return render_outputs(
        decision,
        sources.templates,
        sources.template_record,
        sources.snapshot.files,
        cache,
        staging,
        options,
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

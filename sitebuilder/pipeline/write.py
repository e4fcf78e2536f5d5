"""Swap staged outputs into the output folder, all or none, and save the records of the build."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from time import sleep, time_ns

from msgspec import Struct

from sitebuilder.cache.build_record import (
    EMPTY,
    BuildRecord,
    BuiltOutput,
    load_build_record,
    prepare_build_record,
    recover_build_record,
    reliable_states,
)
from sitebuilder.cache.file_state import FileState
from sitebuilder.cache.fingerprint import boot_id
from sitebuilder.cache.idle_check import forget_idle_record
from sitebuilder.cache.records import cache_problem
from sitebuilder.cache.storage import PreparedFile, put_sealed
from sitebuilder.messages import Place, Problem, printable_path, problem
from sitebuilder.output.folder import OutputListing, file_digest, list_output, states_after_swap
from sitebuilder.output.manifest import MANIFEST, load_manifest
from sitebuilder.output.modes import fix_modes
from sitebuilder.output.root import open_root
from sitebuilder.output.staging import Staging
from sitebuilder.output.swap import Swap, apply_swap
from sitebuilder.pipeline.idle_record import prepare_idle
from sitebuilder.pipeline.pictures import remove_unused_pictures
from sitebuilder.pipeline.render import RenderResult, StagedOutput
from sitebuilder.pipeline.staleness import KEPT, Staleness
from sitebuilder.pipeline.workspace import Workspace
from sitebuilder.processes.pool import begin_in_background


class PreviousOutput(Struct, frozen=True):
    """The output folder before a build: its files, its manifest, and the record of outputs that may be kept.

    ``made`` maps the paths of the files that builds have written there to the digests of their bytes in
    hexadecimal.
    """

    listing: OutputListing
    manifest: Mapping[str, str]
    record: BuildRecord
    made: Mapping[str, str]


class WriteResult(Struct, frozen=True):
    """The swap, the state of each output's file after it, and the records to put in place.

    No record may be trusted before ``reliable_from_ns`` (nanoseconds since the epoch); until then a change of
    a file could go unnoticed.
    """

    swap: Swap
    states: Mapping[str, FileState]
    prepared: tuple[PreparedFile | OSError, ...]
    reliable_from_ns: int


def load_record(workspace: Workspace) -> BuildRecord:
    """Return the record that the last build into the output folder saved, or had prepared when it was killed.

    The output folder's lock must be held.
    """
    cache, output = workspace.cache, workspace.output
    recover_build_record(cache, output, partial(load_manifest, output))
    return load_build_record(cache, output)


def begin_listing(workspace: Workspace, record: BuildRecord) -> Callable[[], PreviousOutput]:
    """Begin to list the output folder in another process; return a function that waits for the result.

    Anybody can have written a manifest, but only our builds a record. A folder without one, as that of
    another user or from before the cache was deleted, is known by its manifest alone.
    """
    listing = begin_in_background(partial(list_output, workspace.output), workspace.jobs)

    def previous() -> PreviousOutput:
        manifest = load_manifest(workspace.output)
        made = record.digests() if record.built else manifest
        return PreviousOutput(listing(), manifest, reusable(workspace, record), made)

    return previous


def reusable(workspace: Workspace, record: BuildRecord) -> BuildRecord:
    """Return the record of outputs that may be kept: none in a clean build, which makes everything anew."""
    return EMPTY if workspace.options.clean else record


def write_outputs(
    workspace: Workspace,
    staleness: Staleness,
    rendered: RenderResult,
    before: PreviousOutput,
    staging: Staging,
) -> WriteResult:
    """Swap the staged outputs in and remove files that are no longer outputs, or change nothing.

    Raises:
        OSError, WorkerError, InterruptError: it was stopped, and the folder is as it was.
        UnfinishedSwapError: it was stopped, and not everything could be restored.
    """
    workspace.on_progress("write", 0, len(rendered.staged))
    digests, files = rendered.digests, before.listing.files
    changed = _changed(workspace, rendered.staged, before)
    removed = [path for path in files if path not in digests and path != MANIFEST]
    states = _states(staleness, rendered.staged, changed, files)
    reliable, reliable_from_ns = reliable_states(states)
    record = _record(workspace, staleness, rendered.staged, reliable)
    # Written before the first file moves, so that a full disk is noticed while nothing has changed.
    is_new = record != before.record
    prepared = (prepare_build_record(workspace.cache, workspace.output, record),) if is_new else ()
    hexadecimal = {path: digest.hex() for path, digest in digests.items()}
    swap = Swap(changed, removed, files, before.manifest, hexadecimal)
    apply_swap(workspace.cache, staging, swap, workspace.jobs, workspace.commit)
    return WriteResult(swap, states, prepared, reliable_from_ns)


def save_records(
    workspace: Workspace,
    staleness: Staleness,
    before: PreviousOutput,
    written: WriteResult,
    problems: Sequence[Problem],
) -> tuple[Problem, ...]:
    """Save the records from which the next build knows what this one has written.

    Returns warnings that the cache is not writable, or an error if another program removed outputs
    meanwhile. ``problems`` are those of the build.
    """
    options, cache, output = workspace.options, workspace.cache, workspace.output
    with open_root(output) as root:
        fixed = fix_modes(root, before.listing.wrong_modes)
    output_states = states_after_swap(output, before.listing, written.states, written.swap, fixed)
    if output_states is None:
        forget_idle_record(cache, os.fspath(options.output))
        return (problem("output-disturbed", Place(printable_path(options.output.name))),)
    prepared = (*written.prepared, *prepare_idle(workspace, staleness.planned, problems, output_states))
    pictures = staleness.planned.sources.pictures.values()
    removal_error = (
        remove_unused_pictures(cache, pictures, written.swap.new_manifest) if written.swap.removed else None
    )
    sleep(max(0, written.reliable_from_ns - time_ns()) / 1e9)
    failed = [each if isinstance(each, OSError) else put_sealed(each) for each in prepared]
    is_reported = cache_problem(cache) or any(each.code == "cache-unwritable" for each in problems)
    return () if is_reported else cache_problem(cache, removal_error, *failed)


def _changed(workspace: Workspace, staged: Mapping[str, StagedOutput], before: PreviousOutput) -> list[str]:
    """Return the paths of staged outputs whose file does not have these bytes yet."""
    changed = []
    for path, each in staged.items():
        built, state = before.record.built.get(path), before.listing.files.get(path)
        known_digest = built.digest if built is not None and built.state == state else None
        has_same_size = state is not None and state.size == each.state.size
        if not has_same_size or (known_digest or file_digest(workspace.output / path)) != each.digest:
            changed.append(path)
    return changed


def _states(
    staleness: Staleness,
    staged: Mapping[str, StagedOutput],
    changed: Sequence[str],
    files: Mapping[str, FileState],
) -> dict[str, FileState]:
    """Return the state of each output's file after the build."""
    new = set(changed)
    states = {path: each.state if path in new else files[path] for path, each in staged.items()}
    return states | {path: files[path] for path in staleness.kept}


def _record(
    workspace: Workspace,
    staleness: Staleness,
    staged: Mapping[str, StagedOutput],
    states: Mapping[str, FileState],
) -> BuildRecord:
    """Return the record of this build."""
    keys = {**staleness.keys, **{path: each.key for path, each in staged.items() if each.key is not None}}
    built = {
        path: BuiltOutput(key, (staged.get(path) or staleness.kept[path]).digest, states[path], reason)
        for path, key in keys.items()
        for reason in (staleness.reasons.get(path, KEPT),)
    }
    sections = {each.name: each.record for each in staleness.planned.sections if each.name}
    return BuildRecord(workspace.version, boot_id(), built, sections)

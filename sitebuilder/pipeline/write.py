"""From staged outputs to the output folder, all together or not at all, and to the records of the build."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from time import sleep, time_ns

from msgspec import Struct

from sitebuilder.cache.build_record import (
    BuildRecord,
    BuiltOutput,
    load_build_record,
    prepare_build_record,
    reliable_states,
)
from sitebuilder.cache.file_state import FileState
from sitebuilder.cache.fingerprint import boot_id
from sitebuilder.cache.idle_check import forget_idle_record
from sitebuilder.cache.records import cache_problem
from sitebuilder.cache.storage import PreparedFile, put_sealed
from sitebuilder.messages import Place, Problem, printable_path, problem
from sitebuilder.output.folder import OutputListing, file_digest, fix_modes, list_output, states_after_swap
from sitebuilder.output.manifest import MANIFEST, load_manifest
from sitebuilder.output.root import open_root
from sitebuilder.output.staging import Staging
from sitebuilder.output.swap import Swap, apply_swap
from sitebuilder.pipeline.idle_record import prepare_idle
from sitebuilder.pipeline.pictures import forget_unused
from sitebuilder.pipeline.render import RenderResult, StagedOutput
from sitebuilder.pipeline.staleness import KEPT, Staleness
from sitebuilder.pipeline.workspace import Workspace
from sitebuilder.processes.pool import begin_in_background


class PreviousOutput(Struct, frozen=True):
    """The output folder as a build finds it: its files, its manifest, and what the last build recorded."""

    listing: OutputListing
    manifest: Mapping[str, str]
    record: BuildRecord


class WriteResult(Struct, frozen=True):
    """The swap, the states in which it has left or found each output's file, and the record to put in place.

    Nothing may be believed of the record before ``reliable_from_ns`` (nanoseconds since the epoch): until
    then a change of a file would not be noticed.
    """

    swap: Swap
    states: Mapping[str, FileState]
    prepared: tuple[PreparedFile | OSError, ...]
    reliable_from_ns: int


def begin_listing(workspace: Workspace, record: BuildRecord) -> Callable[[], PreviousOutput]:
    """Begin to list the output folder in another process; return what waits for it."""
    listing = begin_in_background(partial(list_output, workspace.output), workspace.jobs)
    return lambda: PreviousOutput(listing(), load_manifest(workspace.output), record)


def load_record(workspace: Workspace) -> BuildRecord:
    """Return what the last build into the output folder has recorded."""
    return load_build_record(workspace.cache, workspace.output, clean=workspace.options.clean)


def write_outputs(
    workspace: Workspace,
    staleness: Staleness,
    rendered: RenderResult,
    before: PreviousOutput,
    staging: Staging,
) -> WriteResult:
    """Put the staged outputs into place, and remove what is no output any more; or do nothing.

    Raises:
        OSError, WorkerError, InterruptError: something stopped it, and the folder is as it was.
        UnfinishedSwapError: something stopped it, and not everything could be put back.
    """
    workspace.on_progress("write", 0, len(rendered.staged))
    digests, files = rendered.digests, before.listing.files
    changed = _changed(workspace, rendered.staged, before)
    removed = [path for path in files if path not in digests and path != MANIFEST]
    states = _states(staleness, rendered.staged, changed, files)
    reliable, reliable_from_ns = reliable_states(states)
    record = _record(workspace, staleness, rendered.staged, reliable)
    # Written before the first file moves: a full disk is met while nothing has changed.
    is_new = record != before.record
    prepared = (prepare_build_record(workspace.cache, workspace.output, record),) if is_new else ()
    hexadecimal = {path: digest.hex() for path, digest in digests.items()}
    swap = Swap(changed, removed, files, before.manifest, hexadecimal)
    apply_swap(workspace.cache, workspace.output, staging, swap, workspace.jobs, workspace.commit)
    return WriteResult(swap, states, prepared, reliable_from_ns)


def save_records(
    workspace: Workspace,
    staleness: Staleness,
    before: PreviousOutput,
    written: WriteResult,
    problems: Sequence[Problem],
) -> tuple[Problem, ...]:
    """Put the records of a build into place, by which the next one knows what it has made.

    Returns what is to be told of it: that the cache cannot be written, or that another program has removed
    outputs meanwhile. ``problems`` are those of the build.
    """
    options, cache, output = workspace.options, workspace.cache, workspace.output
    with open_root(output) as root:
        mended = fix_modes(root, before.listing.wrong_modes)
    left = states_after_swap(output, before.listing, written.states, written.swap, mended)
    if left is None:
        forget_idle_record(cache, os.fspath(options.output))
        return (problem("output-disturbed", Place(printable_path(options.output.name))),)
    prepared = (*written.prepared, *prepare_idle(workspace, staleness.planned, problems, left))
    if written.swap.removed:
        forget_unused(cache, staleness.planned.sources.pictures.values(), written.swap.new_manifest)
    sleep(max(0, written.reliable_from_ns - time_ns()) / 1e9)
    failed = [each if isinstance(each, OSError) else put_sealed(each) for each in prepared]
    is_told = cache_problem(cache) or any(each.code == "cache-unwritable" for each in problems)
    return () if is_told else cache_problem(cache, *failed)


def _changed(workspace: Workspace, staged: Mapping[str, StagedOutput], before: PreviousOutput) -> list[str]:
    """Return the paths of rendered outputs whose file is not there with these bytes already."""
    changed = []
    for path, each in staged.items():
        built, state = before.record.built.get(path), before.listing.files.get(path)
        known = built.digest if built is not None and built.state == state else None
        is_alike = state is not None and state.size == each.state.size
        if not is_alike or (known or file_digest(workspace.output / path)) != each.digest:
            changed.append(path)
    return changed


def _states(
    staleness: Staleness,
    staged: Mapping[str, StagedOutput],
    changed: Sequence[str],
    files: Mapping[str, FileState],
) -> dict[str, FileState]:
    """Return the state in which the build has left or found the file of each output."""
    new = set(changed)
    states = {path: each.state if path in new else files[path] for path, each in staged.items()}
    return states | {path: files[path] for path in staleness.kept}


def _record(
    workspace: Workspace,
    staleness: Staleness,
    staged: Mapping[str, StagedOutput],
    states: Mapping[str, FileState],
) -> BuildRecord:
    """Return what to remember of this build."""
    keys = {**staleness.keys, **{path: each.key for path, each in staged.items() if each.key is not None}}
    built = {
        path: BuiltOutput(key, (staged.get(path) or staleness.kept[path]).digest, states[path], reason)
        for path, key in keys.items()
        for reason in (staleness.reasons.get(path, KEPT),)
    }
    sections = {each.name: each.record for each in staleness.planned.sections if each.name}
    return BuildRecord(workspace.version, boot_id(), built, sections)

"""Render outputs in several processes and stage them beside the output folder."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import assert_never

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.cache.file_state import FileState
from sitebuilder.cache.keys import Key
from sitebuilder.cache.recycle import copy_file, write_file
from sitebuilder.cache.template_record import save_template_record
from sitebuilder.content.paths.files import digest, digest_file
from sitebuilder.content.share import ShareCard
from sitebuilder.formats.encoders import ENCODERS
from sitebuilder.formats.rendering import render
from sitebuilder.messages import Problem, disk_problem
from sitebuilder.output.staging import Staging
from sitebuilder.pipeline.pictures import picture_file, share_file
from sitebuilder.pipeline.read import Sources
from sitebuilder.pipeline.staleness import Staleness
from sitebuilder.pipeline.workspace import Workspace
from sitebuilder.processes.pool import Chunks, Codec, run_in_processes
from sitebuilder.views.shared.context import SiteFrame
from sitebuilder.views.shared.output import Asset, Output, Page

_PARALLEL_THRESHOLD = 100
"""Outputs that take longer to render than a process takes to start."""

_SHARE_PICTURE_WEIGHT = 20
"""How many pages are rendered in the time it takes to draw one share picture."""


class StagedOutput(Struct, frozen=True, array_like=True):
    """The digest of an output's bytes, the state of its staged file, and its key.

    ``key`` is None if the output already had one.
    """

    digest: bytes
    state: FileState
    key: Key | None


class RenderResult(Struct, frozen=True):
    """The staged outputs by path, the digests of all outputs including kept ones, and the problems."""

    staged: Mapping[str, StagedOutput]
    digests: Mapping[str, bytes]
    problems: tuple[Problem, ...]


class _Result(Struct, frozen=True, array_like=True):
    """The result for one output: exactly one field is set. ``refused`` is the error of the disk."""

    staged: StagedOutput | None = None
    fault: Problem | None = None
    refused: Problem | None = None


_CODEC: Codec[_Result] = Codec(msgspec.msgpack.encode, partial(msgspec.msgpack.decode, type=list[_Result]))


class _Task(Struct, frozen=True):
    """What rendering an output needs; without ``staging`` outputs are rendered but not written."""

    workspace: Workspace
    staleness: Staleness
    frame: SiteFrame
    staging: Staging | None


def render_outputs(
    workspace: Workspace, staleness: Staleness, staging: Staging | None = None
) -> RenderResult:
    """Render stale outputs into staged files; without ``staging`` only verify that they can be rendered."""
    outputs, sources, context = staleness.stale, staleness.planned.sources, staleness.planned.context
    if context is None or not outputs:
        sources.templates.stop_compiling()
        return _collect((), (), staleness)
    task = _Task(workspace, staleness, context.frame, staging)
    templates = sources.templates

    def work(chunk: Sequence[Output]) -> list[_Result]:
        return [_stage(each, task) for each in chunk]

    def on_progress(done: int) -> None:
        workspace.on_progress("render", done, len(outputs))

    weight = sum(_SHARE_PICTURE_WEIGHT if each.maker == "share-picture" else 1 for each in outputs)
    processes = min(workspace.jobs, weight // _PARALLEL_THRESHOLD)
    on_progress(0)
    if processes > 1:
        # Loaded once: all processes inherit them.
        makers = {each.maker for each in outputs if isinstance(each, Page)}
        templates.prepare(makers - ENCODERS.keys())
        templates.stop_compiling()
    results = run_in_processes(work, outputs, processes, on_progress, Chunks(codec=_CODEC))
    templates.stop_compiling()
    used = templates.used()
    if used and used != sources.template_record.used:
        save_template_record(workspace.cache, replace(sources.template_record, used=used))
    return _collect(outputs, results, staleness)


def _collect(outputs: Sequence[Output], results: Sequence[_Result], staleness: Staleness) -> RenderResult:
    staged: dict[str, StagedOutput] = {}
    problems: list[Problem] = []
    refused: dict[str, Problem] = {}
    for output, result in zip(outputs, results, strict=True):
        if result.staged is not None:
            staged[output.path] = result.staged
        if result.fault is not None:
            problems.append(result.fault)
        if result.refused is not None:
            # A full disk refuses one file after another; report it once.
            refused.setdefault(result.refused.code, result.refused)
    digests = {path: each.digest for path, each in staleness.kept.items()}
    digests |= {path: each.digest for path, each in staged.items()}
    return RenderResult(staged, digests, (*problems, *refused.values()))


def _stage(output: Output, task: _Task) -> _Result:
    if isinstance(output, Asset) and output.maker == "copy":
        return _stage_copy(output, task)
    if isinstance(output, Page):
        # Lazy inputs are computed once, for both the view and the key.
        output = replace(output, inputs=output.find_inputs())
    content = render_output(output, task.workspace, task.staleness.planned.sources, task.frame)
    if isinstance(content, Problem):
        return _Result(fault=content)
    if task.staging is None:
        return _Result(StagedOutput(digest(content), FileState(len(content), 0), None))
    try:
        stat = write_file(task.staging.prepare_file(output.path), content)
    except OSError as error:
        return _Result(refused=disk_problem(error, f"{task.workspace.options.output.name}/{output.path}"))
    return _Result(
        StagedOutput(
            digest(content), FileState(stat.st_size, stat.st_mtime_ns), _new_key(output, task.staleness)
        )
    )


def _stage_copy(output: Asset, task: _Task) -> _Result:
    """Copy a file in chunks, as an attachment may be larger than memory."""
    path = output.source or ""
    source = task.staleness.planned.sources.snapshot.files[path].path
    try:
        if task.staging is None:
            found = digest_file(source)
            return _Result(StagedOutput(found.digest, FileState(found.size, 0), None))
        stat, copied = copy_file(task.staging.prepare_file(output.path), source)
    except OSError as error:
        return _Result(fault=disk_problem(error, path))
    return _Result(
        StagedOutput(copied, FileState(stat.st_size, stat.st_mtime_ns), _new_key(output, task.staleness))
    )


def _new_key(output: Output, staleness: Staleness) -> Key | None:
    return None if output.path in staleness.keys else staleness.make_key(output)


def render_output(
    output: Output, workspace: Workspace, sources: Sources, frame: SiteFrame
) -> bytes | Problem:
    """Return the bytes of an output that is not a copy."""
    if isinstance(output, Page):
        return render(sources.templates, output.maker, output.make_view(frame))
    content, name = output.content, output.key.decode("ascii", "replace")
    if isinstance(content, bytes):
        return content
    if isinstance(content, ShareCard):
        return share_file(workspace.cache, content, name)
    if isinstance(content, str):
        return picture_file(workspace.cache, content, sources.snapshot.files[content], name)
    assert_never(content)

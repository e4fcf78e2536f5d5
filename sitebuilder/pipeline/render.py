"""The bytes of outputs, made in several processes and staged beside the output folder."""

from collections.abc import Mapping, Sequence
from functools import partial

import msgspec
from msgspec import Struct

from sitebuilder.cache.file_state import FileStat, FileState
from sitebuilder.cache.keys import Key
from sitebuilder.cache.recycle import copy_file, write_file
from sitebuilder.cache.storage import Cache
from sitebuilder.cache.template_record import TemplateRecord, save_template_record
from sitebuilder.content.files import digest, digest_file
from sitebuilder.formats import Templates, encode, render_view
from sitebuilder.messages import Problem, disk_problem
from sitebuilder.output.staging import Staging
from sitebuilder.pipeline.options import BuildOptions, Progress
from sitebuilder.pipeline.pictures import picture_file, share_file
from sitebuilder.pipeline.staleness import Decision
from sitebuilder.processes.pool import Parcel, in_processes
from sitebuilder.views.shared.output import (
    Copied,
    Deferred,
    DeferredEncoding,
    Drawn,
    Encoded,
    Made,
    Output,
    Rendered,
    Resized,
    with_inputs,
)

_WORTH_A_PROCESS = 100
"""Outputs that take longer to render than a process takes to start."""

_DRAWING = 20
"""How many pages are rendered while one share picture is drawn."""


class Staged(Struct, frozen=True, array_like=True):
    """The digest of an output's bytes, the state of the file in which they wait to be moved, and its key.

    No key where the output had one before.
    """

    digest: bytes
    state: FileState
    key: Key | None


class _Result(Struct, frozen=True, array_like=True):
    """What came of an output: one of the three. ``refused`` is why the disk did not take it."""

    staged: Staged | None = None
    fault: Problem | None = None
    refused: Problem | None = None


_PARCEL: Parcel[_Result] = Parcel(msgspec.msgpack.encode, partial(msgspec.msgpack.decode, type=list[_Result]))


def render_outputs(
    decision: Decision,
    templates: Templates,
    record: TemplateRecord,
    sources: Mapping[str, FileStat],
    cache: Cache,
    staging: Staging | None,
    options: BuildOptions,
    tell: Progress,
) -> tuple[dict[str, Staged], tuple[Problem, ...]]:
    """Render what is stale into staged files; without a place for these only see that it renders.

    ``sources`` maps the path of each file of ``content/`` that is no document to where it is; pictures are
    kept in ``cache``, and there it is remembered in ``record`` which templates were used.
    """
    outputs = decision.stale

    def work(part: Sequence[Output]) -> list[_Result]:
        return [_stage(each, decision, templates, sources, cache, staging, options) for each in part]

    weight = sum(_DRAWING if isinstance(each, Drawn) else 1 for each in outputs)
    processes = min(options.jobs, weight // _WORTH_A_PROCESS)
    if processes > 1:
        # Once for all processes, which inherit them.
        templates.prepare(each.template for each in outputs if isinstance(each, (Rendered, Deferred)))
        templates.stop_compiling()
    results = in_processes(
        work, outputs, processes, lambda done: tell("render", done, len(outputs)), parcel=_PARCEL
    )
    templates.stop_compiling()
    used = templates.used()
    if used and used != record.used:
        save_template_record(cache, msgspec.structs.replace(record, used=used))
    staged: dict[str, Staged] = {}
    problems: list[Problem] = []
    refused: dict[str, Problem] = {}
    for output, result in zip(outputs, results, strict=True):
        if result.staged is not None:
            staged[output.path] = result.staged
        if result.fault is not None:
            problems.append(result.fault)
        if result.refused is not None:
            # A full disk refuses one file after the other: it is told once.
            refused.setdefault(result.refused.code, result.refused)
    return staged, (*problems, *refused.values())


def _stage(
    output: Output,
    decision: Decision,
    templates: Templates,
    sources: Mapping[str, FileStat],
    cache: Cache,
    staging: Staging | None,
    options: BuildOptions,
) -> _Result:
    if isinstance(output, Copied):
        return _stage_copy(output, decision, sources, staging)
    output = with_inputs(output)
    content = render_output(output, templates, sources, cache)
    if isinstance(content, Problem):
        return _Result(fault=content)
    if staging is None:
        return _Result(Staged(digest(content), FileState(len(content), 0), None))
    try:
        stat = write_file(staging.place(output.path), content)
    except OSError as error:
        return _Result(refused=disk_problem(error, f"{options.output.name}/{output.path}"))
    key = None if output.path in decision.keys else decision.make_key(output)
    return _Result(Staged(digest(content), FileState(stat.st_size, stat.st_mtime_ns), key))


def render_output(
    output: Output, templates: Templates, sources: Mapping[str, FileStat], cache: Cache
) -> bytes | Problem:
    """Return the bytes of one output that is no copy."""
    if isinstance(output, (Rendered, Deferred)):
        return render_view(templates, output.template, output.view)
    if isinstance(output, (Encoded, DeferredEncoding)):
        return encode(output.encoder, output.value)
    if isinstance(output, Resized):
        return picture_file(cache, output.source, sources[output.source], output.name)
    if isinstance(output, Drawn):
        return share_file(cache, output.card, output.name)
    if isinstance(output, Made):
        return output.content
    raise TypeError(f"{output.path} is copied, not rendered")


def _stage_copy(
    output: Copied, decision: Decision, sources: Mapping[str, FileStat], staging: Staging | None
) -> _Result:
    """Copy a file piece by piece: an attachment may be larger than the memory."""
    source = sources[output.source].path
    try:
        if staging is None:
            found = digest_file(source)
            return _Result(Staged(found.digest, FileState(found.size, 0), None))
        stat, copied = copy_file(staging.place(output.path), source)
    except OSError as error:
        return _Result(fault=disk_problem(error, output.source))
    key = None if output.path in decision.keys else decision.make_key(output)
    return _Result(Staged(copied, FileState(stat.st_size, stat.st_mtime_ns), key))

"""The bytes of outputs, made in several processes and staged beside the output folder."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from sitebuilder.build.options import Progress
from sitebuilder.build.outputs import FileState
from sitebuilder.build.parallel import in_processes
from sitebuilder.build.pictures import picture_file, share_file
from sitebuilder.build.scan import FileStat
from sitebuilder.build.spares import write_file
from sitebuilder.build.writer import Staging
from sitebuilder.content.files import digest
from sitebuilder.problems import Place, Problem, problem
from sitebuilder.render import Templates, encode, render_view
from sitebuilder.views.outputs import (
    Copied,
    Deferred,
    DeferredEncoding,
    Drawn,
    Encoded,
    Output,
    Rendered,
    Resized,
)

_WORTH_A_PROCESS = 100
"""Outputs that take longer to render than a process takes to start."""

_DRAWING = 20
"""How many pages are rendered while one share picture is drawn."""


class Staged(Struct, frozen=True):
    """The digest of an output's bytes, and the state of the file in which they wait to be moved."""

    digest: bytes
    state: FileState


def render_outputs(
    outputs: Sequence[Output],
    templates: Templates,
    sources: Mapping[str, FileStat],
    cache: Path,
    staging: Staging | None,
    jobs: int,
    tell: Progress,
) -> tuple[dict[str, Staged], tuple[Problem, ...]]:
    """Render outputs into staged files; without a place for these only see that they render.

    ``sources`` maps the path of each file of ``content/`` that is no document to where it is; pictures are
    kept in ``cache``.
    """
    work = partial(_render_all, templates, sources, cache, staging)
    weight = sum(_DRAWING if isinstance(each, Drawn) else 1 for each in outputs)
    processes = min(jobs, weight // _WORTH_A_PROCESS)
    results = in_processes(work, outputs, processes, lambda done: tell("render", done, len(outputs)))
    staged: dict[str, Staged] = {}
    problems: list[Problem] = []
    for output, result in zip(outputs, results, strict=True):
        if isinstance(result, Problem):
            problems.append(result)
        else:
            staged[output.path] = result
    return staged, tuple(problems)


def _render_all(
    templates: Templates,
    sources: Mapping[str, FileStat],
    cache: Path,
    staging: Staging | None,
    outputs: Sequence[Output],
) -> list[Staged | Problem]:
    return [_stage(output, templates, sources, cache, staging) for output in outputs]


def _stage(
    output: Output,
    templates: Templates,
    sources: Mapping[str, FileStat],
    cache: Path,
    staging: Staging | None,
) -> Staged | Problem:
    content = render_output(output, templates, sources, cache)
    if isinstance(content, Problem):
        return content
    if staging is None:
        return Staged(digest(content), FileState(len(content), 0))
    stat = write_file(staging.place(output.path), content)
    return Staged(digest(content), FileState(stat.st_size, stat.st_mtime_ns))


def render_output(
    output: Output, templates: Templates, sources: Mapping[str, FileStat], cache: Path
) -> bytes | Problem:
    """Return the bytes of one output."""
    if isinstance(output, (Rendered, Deferred)):
        return render_view(templates, output.template, output.view)
    if isinstance(output, (Encoded, DeferredEncoding)):
        return encode(output.encoder, output.value)
    if isinstance(output, Copied):
        return _copy(output, sources)
    if isinstance(output, Resized):
        return picture_file(cache, output.source, sources[output.source], output.name)
    if isinstance(output, Drawn):
        return share_file(cache, output.card, output.name)
    return output.content


def _copy(output: Copied, sources: Mapping[str, FileStat]) -> bytes | Problem:
    try:
        return Path(sources[output.source].path).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return problem("file-unreadable", Place(output.source), reason=reason)

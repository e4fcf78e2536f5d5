"""Run the whole build, stage by stage: scan, read, gather, plan, render, write."""

import gc
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from sitebuilder.cache.build_record import EMPTY, BuildRecord, load_build_record
from sitebuilder.cache.records import cache_problem
from sitebuilder.messages import Problem, errors, escalate_warnings, sort_problems
from sitebuilder.output.commit import Commit
from sitebuilder.output.modes import public_umask
from sitebuilder.output.staging import open_staging
from sitebuilder.pipeline.failures import run_capturing_failures
from sitebuilder.pipeline.gather import gather_library
from sitebuilder.pipeline.head_start import NO_HEAD_START, HeadStart
from sitebuilder.pipeline.options import BuildOptions, BuildResult, OnProgress, ignore_progress
from sitebuilder.pipeline.plan import SitePlan, digest_copies, plan_outputs
from sitebuilder.pipeline.read import begin_saving, read_sources
from sitebuilder.pipeline.refusals import (
    adopted_symlink,
    check_output_folder,
    foreign_files,
    too_many_removals,
)
from sitebuilder.pipeline.render import render_outputs
from sitebuilder.pipeline.scan import scan
from sitebuilder.pipeline.staleness import find_stale
from sitebuilder.pipeline.workspace import Workspace, open_workspace
from sitebuilder.pipeline.write import (
    begin_listing,
    load_record,
    reusable,
    save_records,
    write_outputs,
)


def build(
    options: BuildOptions,
    on_progress: OnProgress | None = None,
    head_start: HeadStart = NO_HEAD_START,
) -> BuildResult:
    """Build the site; if anything prevents it, leave the output folder as it is.

    Raises:
        InterruptError: a signal arrived.
    """

    def work(commit: Commit) -> BuildResult:
        refused = tuple(check_output_folder(options))
        if refused:
            return BuildResult(refused)
        with open_workspace(
            options, on_progress or ignore_progress, commit=commit, head_start=head_start
        ) as workspace:
            return _build(workspace)

    return run_capturing_failures(work, options)


def check(options: BuildOptions, on_progress: OnProgress | None = None) -> BuildResult:
    """Run every stage except writing; outputs that the last build has rendered are not rendered again.

    Changes that are dated in the future are reported too, and if Git's history is available those that no
    date mentions (``pipeline/revision_warnings.py``).

    Raises:
        InterruptError: a signal arrived.
    """

    def work(_: Commit) -> BuildResult:
        with open_workspace(options, on_progress or ignore_progress) as workspace:
            record = reusable(workspace, load_build_record(workspace.cache, workspace.output))
            planned = plan_site(workspace, record)
            staleness = find_stale(workspace, planned, record, None)
            rendered = render_outputs(workspace, staleness)
            new_problems = (*rendered.problems, *_revision_warnings(planned, options))
            problems = (*planned.problems, *_escalated(new_problems, options))
            return BuildResult(sort_problems(problems))

    return run_capturing_failures(work, options)


def plan_site(workspace: Workspace, record: BuildRecord = EMPTY) -> SitePlan:
    """Run all stages up to the plan, even after an error, so that every problem is reported at once.

    ``record`` is the last build's; sections that it has already planned are not planned again.
    """
    options = workspace.options
    workspace.on_progress("scan", 0, 1)
    snapshot = scan(options.site, options.fallback, workspace.inputs.listing)
    sources = read_sources(workspace, snapshot)
    saved = begin_saving(workspace, sources)
    workspace.on_progress("gather", 0, 1)
    gathered = gather_library(sources, options, options.now)
    workspace.on_progress("plan", 0, 1)
    known = record.sections if record.version == workspace.version else {}
    planned = digest_copies(workspace, plan_outputs(gathered, known))
    if options.release:
        # Imported here: only a release asks.
        from sitebuilder.pipeline.sample_links import mark_sample_links

        planned = mark_sample_links(planned, options)
    cache_warnings = cache_problem(workspace.cache, workspace.index.save(), saved(), *sources.unwritten)
    return replace(planned, problems=_escalated((*planned.problems, *cache_warnings), options))


def _build(workspace: Workspace) -> BuildResult:
    saved = load_record(workspace)
    listing, record = begin_listing(workspace, saved), reusable(workspace, saved)
    planned = plan_site(workspace, record)
    before = listing()
    staleness = find_stale(workspace, planned, record, before.listing.files)
    problems = [*planned.problems]
    if not errors(problems):
        problems += too_many_removals(workspace.options, before.listing, before.made, staleness.paths)
    if errors(problems):
        rendered = render_outputs(workspace, staleness)
        return BuildResult(sort_problems((*problems, *_escalated(rendered.problems, workspace.options))))
    if planned.context is not None and planned.context.site.search:
        # Imported here: a site without search needs nothing of it.
        from sitebuilder.pipeline.search import add_search_index, search_index

        staleness = add_search_index(
            staleness, search_index(workspace, planned, record, before.listing.files)
        )
    cache_folder = Path(workspace.cache.folder)
    with public_umask(), open_staging(workspace.output, cache_folder, len(staleness.stale)) as staging:
        rendered = render_outputs(workspace, staleness, staging)
        problems += _escalated(rendered.problems, workspace.options)
        if not errors(problems):
            foreign = foreign_files(workspace.options, before.listing, before.made, rendered.digests)
            problems += adopted_symlink(workspace.options, foreign) if workspace.options.adopt else foreign
        if errors(problems):
            return BuildResult(sort_problems(problems))
        written = write_outputs(workspace, staleness, rendered, before, staging)
    problems += save_records(workspace, staleness, before, written, problems)
    _defer_freeing(planned, record, staleness, before)
    changed, removed = len(written.swap.changed), len(written.swap.removed)
    return BuildResult(
        sort_problems(problems),
        changed,
        len(rendered.digests) - changed,
        removed,
        is_unchanged=not errors(problems),
        samples=planned.samples,
    )


def _revision_warnings(planned: SitePlan, options: BuildOptions) -> tuple[Problem, ...]:
    context, documents = planned.context, planned.sources.documents
    if context is None:
        return ()
    # Imported here: only a check asks.
    from sitebuilder.content.future_changes import dated_in_future
    from sitebuilder.pipeline.revision_warnings import revision_warnings

    # A release has refused them already.
    future = () if options.release else dated_in_future(documents, context.now)
    undated = revision_warnings(options.site, documents, context.now, context.site.time_zone)
    return (*future, *undated)


def _escalated(problems: Iterable[Problem], options: BuildOptions) -> tuple[Problem, ...]:
    """Return problems, with warnings escalated to errors if the build is strict."""
    return escalate_warnings(problems) if options.strict else tuple(problems)


def _defer_freeing(*values: object) -> None:
    """Put values into a reference cycle, which only the garbage collector would free.

    A program that has disabled the collector is about to exit; freeing the values of a large site one by one
    takes a fifteenth of an edit's time.
    """
    if not gc.isenabled():
        ring: list[object] = [*values]
        ring.append(ring)

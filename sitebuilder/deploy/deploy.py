"""A deploy from start to finish: build a commit, verify, compare, ask, publish, confirm."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext

from sitebuilder.cache.lock import output_lock
from sitebuilder.cache.storage import open_cache
from sitebuilder.content.model.deploy import BucketTarget
from sitebuilder.deploy.ancestry import History
from sitebuilder.deploy.building import (
    ReleaseBuild,
    build_release,
    make_deploy_cache_folder,
    stage_release,
)
from sitebuilder.deploy.changed_urls import check_writable, write_changed_urls
from sitebuilder.deploy.changes import Changes, find_changes
from sitebuilder.deploy.committed import committed_revision
from sitebuilder.deploy.confirming import Switch, confirm, tell_failure
from sitebuilder.deploy.console import Console
from sitebuilder.deploy.gates import (
    check_hold,
    check_order,
    check_removals,
    is_due,
    is_same_release,
    tell_not_due,
)
from sitebuilder.deploy.holds import end_holds
from sitebuilder.deploy.release import LiveRelease, Release, StagedRelease
from sitebuilder.deploy.request import DeployRequest
from sitebuilder.deploy.target import DeployError, Destination, Target, deploy_error
from sitebuilder.pipeline import BuildOptions
from sitebuilder.processes.exit_code import ExitCode


def deploy(request: DeployRequest, destination: Destination, console: Console) -> ExitCode:
    """Publish a site, or report why not. After an interruption at any point, another run completes it.

    Raises:
        DeployError: the target, a program or a check stopped it.
    """
    target = destination.target
    check_writable(None if request.dry_run else request.changed_urls)
    with _locks(request, target, console):
        # What is live decides whether there is anything to do.
        live = target.live()
        if request.if_due and not is_due(live, destination.site, request.options.now):
            tell_not_due(live, target, console)
            return ExitCode.DONE

        kept = target.releases()
        output = build_commit(request, destination, kept, console)
        release = output.release
        if release is None:
            console.say("not-published")
            return ExitCode.PROBLEMS

        changes = show_changes(live, output, destination, console)
        check_removals(changes, destination.settings, request.options)
        # What a killed deploy has already published is only confirmed.
        published = live if live is not None and is_same_release(live.release, release) else None
        held, history = None, History(request.options.site, target.name)
        if published is None:
            held = target.held()
            check_hold(request, target, release, held, console)
            check_order(request, history, release, live, console)
        if request.dry_run:
            console.say("deploy-dry-run")
            return ExitCode.DONE

        if published is None:
            if not request.yes and not console.ask("deploy-question", target=target.name):
                console.say("not-published")
                return ExitCode.PROBLEMS
            built = stage(output, release, request, destination, console)
            if built is None:
                console.say("not-published")
                return ExitCode.PROBLEMS
            try:
                target.publish(built, live, console.on_progress)
                lifted = None if request.yes else release
                end_holds(target, held, [*kept, release], history, lifted)
            except DeployError as error:
                return tell_failure(console, target, release, error)
            published = LiveRelease(release, built.manifest)

        try:
            write_changed_urls(request.changed_urls, destination.url, changes)
            return confirm(destination, Switch(published, live, changes), console)
        except DeployError as error:
            return tell_failure(console, target, published.release, error)


@contextmanager
def _locks(request: DeployRequest, target: Target, console: Console) -> Iterator[None]:
    """Allow one deploy at a time: lock this machine's cache of it and, unless in a dry run, the target."""

    def on_wait(owner: str) -> None:
        console.say("deploy-waiting", owner=owner)

    folder = make_deploy_cache_folder(request.options.site, target.name)
    with (
        output_lock(folder, lambda: on_wait(target.name)),
        nullcontext() if request.dry_run else target.lock(on_wait),
    ):
        yield


def build_commit(
    request: DeployRequest, destination: Destination, kept: Sequence[Release], console: Console
) -> ReleaseBuild:
    """Build the commit that the site's files match, with every gate; show the build's problems.

    ``kept`` are the releases that the target keeps.

    Raises:
        DeployError: the files match no commit, or changed while they were built.
    """
    options, target = request.options, destination.target
    revision = None if request.dirty else committed_revision(options.site, options.fallback, target.name)
    last = max((each.id for each in kept), default="")
    output = build_release(options, destination, revision, last, console.on_progress)
    console.show_problems(output.problems)
    is_built = output.release is not None and not request.dirty
    if is_built and committed_revision(options.site, options.fallback, target.name) != revision:
        raise deploy_error("deploy-changed-meanwhile", target.name)
    return output


def show_changes(
    live: LiveRelease | None, output: ReleaseBuild, destination: Destination, console: Console
) -> Changes:
    """Show and return what changes for visitors."""
    changes = find_changes(
        live.manifest if live else {},
        output.manifest,
        destination.site.name,
        output.folder,
        output.staged,
    )
    console.show_changes(changes)
    return changes


def stage(
    output: ReleaseBuild, release: Release, request: DeployRequest, destination: Destination, console: Console
) -> StagedRelease | None:
    """Return a release ready to be published; None after showing what keeps it from being compressed.

    Raises:
        DeployError: a file is not the one that the build wrote.
    """
    target = destination.target
    if isinstance(destination.settings, BucketTarget):
        console.say("deploy-not-atomic")
    built = stage_release(output, release, target.name, console.on_progress)
    if target.takes_compressed and not compress(built, request.options, console):
        return None
    return built


def compress(built: StagedRelease, options: BuildOptions, console: Console) -> bool:
    """Write compressed files beside a release's outputs; show problems, and return whether there are none."""
    # Imported here: only some targets take compressed files.
    from sitebuilder.deploy.compress import compress_folder

    cache, count = open_cache(os.fspath(options.site), os.environ), len(built.manifest)
    problems = compress_folder(
        built.folder,
        built.manifest,
        cache,
        options.jobs,
        lambda done: console.on_progress("compress", done, count),
    )
    console.show_problems(problems)
    return not problems

"""A deploy from start to finish: build a commit, verify, compare, ask, publish, confirm."""

import os
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from sitebuilder.cache.lock import output_lock
from sitebuilder.cache.storage import open_cache
from sitebuilder.content.model.deploy import BucketTarget, GitTarget, TargetSettings
from sitebuilder.content.model.site import Site
from sitebuilder.deploy.building import build_release, deploy_cache_folder, stage_release
from sitebuilder.deploy.changes import Changes, find_changes
from sitebuilder.deploy.committed import committed_revision
from sitebuilder.deploy.confirming import confirm, tell_failure
from sitebuilder.deploy.console import Console, ExitCode
from sitebuilder.deploy.holds import is_held, lift_hold
from sitebuilder.deploy.live import PAUSES, SLOW_PAUSES, changed_urls
from sitebuilder.deploy.release import LiveRelease, Release, StagedRelease
from sitebuilder.deploy.target import DeployError, Target, deploy_error
from sitebuilder.messages import disk_problem
from sitebuilder.pipeline import BuildOptions


class DeployRequest(Struct, frozen=True):
    """What the user requested.

    ``dirty`` allows uncommitted changes, ``yes`` skips questions, ``if_due`` publishes only if the live site
    would change by itself; ``changed_urls`` is the file for the URLs that a CDN has to purge.
    """

    options: BuildOptions
    dry_run: bool = False
    yes: bool = False
    dirty: bool = False
    if_due: bool = False
    changed_urls: Path | None = None


def deploy(
    request: DeployRequest, site: Site, settings: TargetSettings, target: Target, console: Console
) -> ExitCode:
    """Publish a site, or report why not. After an interruption at any point, another run completes it.

    Raises:
        DeployError: the target, a program or a check stopped it.
    """
    options, name = request.options, target.name
    with ExitStack() as stack:
        # One deploy at a time, both for this machine's release folder and for the target itself.
        folder = deploy_cache_folder(options.site, name)
        stack.enter_context(output_lock(folder, lambda: console.say("deploy-waiting", owner=name)))
        if not request.dry_run:
            stack.enter_context(target.lock(lambda owner: console.say("deploy-waiting", owner=owner)))

        # What is live decides whether there is anything to do.
        live = target.live()
        if request.if_due and not is_due(live, site, options.now):
            console.say("deploy-not-due", moment=(live and live.release.next_change) or "-")
            return ExitCode.DONE

        # Find the commit, then build it with every gate.
        revision = None if request.dirty else committed_revision(options.site, options.fallback, name)
        last = max((each.id for each in target.releases()), default="")
        output = build_release(options, site, name, revision, last, console.on_progress)
        console.show_problems(output.problems)
        if output.release is None:
            return ExitCode.PROBLEMS
        if not request.dirty and committed_revision(options.site, options.fallback, name) != revision:
            raise deploy_error("deploy-changed-meanwhile", name)

        # Show what changes for visitors.
        old = live.manifest if live else {}
        changes = find_changes(old, output.manifest, site.name, output.folder, folder / "release")
        console.show_changes(changes)
        check_removals(changes, settings, options)
        is_live = live is not None and is_same_release(live.release, output.release)
        if not is_live:
            check_hold(request, target, output.release, console)
        if request.dry_run:
            console.say("deploy-dry-run")
            return ExitCode.DONE
        if not is_live and not request.yes and not console.ask("deploy-question", target=name):
            console.say("deploy-cancelled")
            return ExitCode.PROBLEMS

        # Publish; what a killed deploy has already published is only confirmed.
        shown = live
        if shown is None or not is_live:
            if isinstance(settings, BucketTarget):
                console.say("deploy-not-atomic")
            built = stage_release(output, output.release, name, console.on_progress)
            if target.takes_compressed and not compress(built, options, console):
                return ExitCode.PROBLEMS
            try:
                target.publish(built, live, console.on_progress)
            except DeployError as error:
                return tell_failure(console, target, built.release, error)
            shown = LiveRelease(built.release, built.manifest)
            if not request.yes:
                lift_hold(target, built.release)

        # Request pages as a visitor would.
        url = settings.url or site.base_url
        if request.changed_urls is not None:
            write_changed_urls(request.changed_urls, url, changes, name)
        try:
            return confirm(target, url, shown, changes, live, console, probe_pauses(settings))
        except DeployError as error:
            return tell_failure(console, target, shown.release, error)


def compress(built: StagedRelease, options: BuildOptions, console: Console) -> bool:
    """Write compressed files beside a release's outputs; show problems, and return whether there are none."""
    # Imported here: only some targets take compressed files.
    from sitebuilder.deploy.compress import compress_folder

    cache, count = open_cache(os.fspath(options.site), os.environ), len(built.manifest)
    compressed = compress_folder(
        built.folder,
        built.manifest,
        cache,
        options.jobs,
        lambda done: console.on_progress("compress", done, count),
    )
    console.show_problems(compressed.problems)
    return not compressed.problems


def is_due(live: LiveRelease | None, site: Site, now: datetime | None) -> bool:
    """Return whether the live site is due to change by itself; always False if nothing is live."""
    if live is None or live.release.next_change is None:
        return False
    zone = ZoneInfo(site.time_zone)
    return datetime.fromisoformat(live.release.next_change) <= (
        now.replace(tzinfo=zone) if now else datetime.now(zone)
    )


def is_same_release(live: Release, built: Release) -> bool:
    """Return whether a build is already live: the same bytes, valid until the same moment.

    A commit that does not change the site makes no release: it would displace one that can be rolled back to.
    A site published without a commit is published again once there is one.
    """
    is_recorded = live.revision is not None or built.revision is None
    return is_recorded and (live.manifest, live.next_change) == (built.manifest, built.next_change)


def check_removals(changes: Changes, settings: TargetSettings, options: BuildOptions) -> None:
    """Refuse a deploy that would remove more of the live pages than the target's settings allow.

    Raises:
        DeployError: it would, and the user has not allowed it.
    """
    if changes.percent_removed > settings.most_removed and not options.allow_removals:
        raise deploy_error(
            "deploy-removes-too-much",
            settings.name,
            removed=len(changes.removed),
            whole=changes.live_pages,
            most=settings.most_removed,
        )


def check_hold(request: DeployRequest, target: Target, release: Release, console: Console) -> None:
    """Refuse an automatic deploy of a release that was rolled back; tell a person who deploys it.

    Raises:
        DeployError: the release is held.
    """
    if not is_held(release, target.held()):
        return
    revision = (release.revision or release.manifest)[:12]
    if request.yes:
        raise deploy_error("deploy-held", target.name, revision=revision)
    console.say("deploy-was-held", revision=revision)


def write_changed_urls(file: Path, url: str, changes: Changes, target: str) -> None:
    """Write the URLs that a CDN has to purge, one per line.

    Raises:
        DeployError: the file cannot be written.
    """
    try:
        file.write_text("".join(f"{each}\n" for each in changed_urls(url, changes)), encoding="utf-8")
    except OSError as error:
        raise DeployError(disk_problem(error, file)) from None


def probe_pauses(settings: TargetSettings) -> tuple[float, ...]:
    """Return the pauses between probes; hosts that build pages from a branch take minutes."""
    return SLOW_PAUSES if isinstance(settings, GitTarget) else PAUSES

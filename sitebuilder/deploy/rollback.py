"""Roll back to an earlier release, list the releases, and lift holds."""

from sitebuilder.deploy.building import staged_folder
from sitebuilder.deploy.changed_urls import check_writable, write_changed_urls
from sitebuilder.deploy.changes import find_changes
from sitebuilder.deploy.confirming import Switch, confirm, tell_failure
from sitebuilder.deploy.console import Console
from sitebuilder.deploy.holds import hold, is_held, lift_hold
from sitebuilder.deploy.release import LiveRelease, Release
from sitebuilder.deploy.request import DeployRequest
from sitebuilder.deploy.target import DeployError, Destination, Target, deploy_error
from sitebuilder.messages import Word, list_label
from sitebuilder.processes.exit_code import ExitCode


def roll_back(
    request: DeployRequest, destination: Destination, wanted: str | None, console: Console
) -> ExitCode:
    """Publish an earlier release again: the one ``wanted``, or the one before the live one.

    From then on automatic deploys of the release that was live are refused, until ``release_hold``.

    Raises:
        DeployError: there is no such release, or the target fails.
    """
    target = destination.target
    check_writable(request.changed_urls)
    with target.lock(lambda owner: console.say("deploy-waiting", owner=owner)):
        live = target.live()
        if live is None:
            raise deploy_error("deploy-nothing-live", target.name)
        to = _choose_release(target, live.release, wanted)
        if not request.yes and not console.ask("rollback-question", target=target.name, id=to.id, now=to.now):
            console.say("not-published")
            return ExitCode.PROBLEMS
        try:
            # In this order: of one commit's releases the one that was live stays held.
            lift_hold(target, to)
            hold(target, live.release)
            target.roll_back(to, console.on_progress)
        except DeployError as error:
            return tell_failure(console, target, to, error)
        now = target.live()
        if now is None or now.release.id != to.id:
            raise deploy_error("deploy-rollback-failed", target.name, id=to.id)
        last = staged_folder(request.options.site, target.name)
        changes = find_changes(live.manifest, now.manifest, destination.site.name, None, last)
        console.say("rolled-back", id=to.id, left=live.release.id)
        write_changed_urls(request.changed_urls, destination.url, changes)
        # Without ``before``: there is nothing to roll back to if this fails.
        switch = Switch(now, None, changes, is_rollback=True)
        return confirm(destination, switch, console)


def _choose_release(target: Target, live: Release, wanted: str | None) -> Release:
    """Return the release ``wanted``, or the last one before the live one that was not rolled back itself."""
    releases, held = target.releases(), target.held()
    suitable = (
        each
        for each in releases
        if (each.id == wanted if wanted else each.id < live.id and not is_held(each, held))
    )
    chosen = next(suitable, None)
    if chosen is None or chosen.id == live.id:
        if not wanted:
            raise deploy_error("deploy-no-earlier-release", target.name, id=live.id)
        others = [each.id for each in releases if each.id != live.id]
        kept = list_label(others) if others else Word("none")
        raise deploy_error("deploy-no-such-release", target.name, id=wanted, kept=kept)
    return chosen


def list_releases(target: Target, console: Console) -> ExitCode:
    """Show which releases are kept, and which of them is live or held.

    Raises:
        DeployError: the target fails.
    """
    live, held = _live_if_readable(target, console), target.held()
    releases = target.releases()
    for each in releases:
        is_live = live is not None and each.id == live.release.id
        state = "live" if is_live else "held" if is_held(each, held) else "kept"
        console.say(f"release-{state}", id=each.id, now=each.now, revision=(each.revision or "-")[:12])
    if not releases:
        console.say("no-releases", target=target.name)
    return ExitCode.DONE


def _live_if_readable(target: Target, console: Console) -> LiveRelease | None:
    """Return the live release, or report that its record is damaged: the list shows what can replace it.

    Raises:
        DeployError: the target fails otherwise.
    """
    try:
        return target.live()
    except DeployError as error:
        if error.problem.code != "deploy-record-damaged":
            raise
        console.show_problems((error.problem,))
        return None


def release_hold(target: Target, console: Console) -> ExitCode:
    """Allow automatic deploys again of what was rolled back.

    Raises:
        DeployError: the target fails.
    """
    with target.lock(lambda owner: console.say("deploy-waiting", owner=owner)):
        held = target.held()
        target.hold(None)
    console.say("hold-released" if held else "nothing-held", target=target.name)
    return ExitCode.DONE

"""What keeps a site from being published: nothing to do, pages that would go, a hold, an older commit."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sitebuilder.content.model.deploy import TargetSettings
from sitebuilder.content.model.site import Site
from sitebuilder.deploy.ancestry import History, check_ancestry
from sitebuilder.deploy.changes import Changes
from sitebuilder.deploy.console import Console
from sitebuilder.deploy.holds import is_held
from sitebuilder.deploy.release import LiveRelease, Release
from sitebuilder.deploy.request import DeployRequest
from sitebuilder.deploy.target import Target, deploy_error
from sitebuilder.pipeline import BuildOptions


def is_due(live: LiveRelease | None, site: Site, now: datetime | None) -> bool:
    """Return whether the live site is due to change by itself; always False if nothing is live."""
    if live is None or live.release.next_change is None:
        return False
    zone = ZoneInfo(site.time_zone)
    return datetime.fromisoformat(live.release.next_change) <= (
        now.replace(tzinfo=zone) if now else datetime.now(zone)
    )


def tell_not_due(live: LiveRelease | None, target: Target, console: Console) -> None:
    """Say when the live site will change by itself, if at all."""
    if live is None:
        console.say("no-releases", target=target.name)
    elif live.release.next_change is None:
        console.say("deploy-never-due")
    else:
        console.say("deploy-not-due", moment=live.release.next_change)


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


def check_hold(
    request: DeployRequest, target: Target, release: Release, held: str | None, console: Console
) -> None:
    """Refuse an automatic deploy of a release that was rolled back; tell a person who deploys it.

    Raises:
        DeployError: the release is among those that the target has ``held``.
    """
    if not is_held(release, held):
        return
    revision = (release.revision or release.manifest)[:12]
    if request.yes:
        raise deploy_error("deploy-held", target.name, revision=revision)
    console.say("deploy-was-held", revision=revision)


def check_order(
    request: DeployRequest, history: History, release: Release, live: LiveRelease | None, console: Console
) -> None:
    """Refuse a deploy of a commit that may be older than the live one; without commits nothing is known.

    Raises:
        DeployError: it may be, and the user has not allowed it.
    """
    before = live.release.revision if live else None
    if release.revision is not None and before is not None and not request.allow_older:
        check_ancestry(history, release.revision, before, console)

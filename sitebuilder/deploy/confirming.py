"""After a switch: check what the live URL serves, and react if it is something else."""

from msgspec import Struct

from sitebuilder.content.model.deploy import GitTarget, TargetSettings
from sitebuilder.deploy.changes import Changes
from sitebuilder.deploy.console import Console
from sitebuilder.deploy.holds import hold
from sitebuilder.deploy.live import (
    PAUSES,
    SLOW_PAUSES,
    ProbeResult,
    Verdict,
    plan_probes,
    run_probes,
    worst_verdict,
)
from sitebuilder.deploy.release import UNFINISHED, LiveRelease, Release
from sitebuilder.deploy.target import DeployError, Destination, Target, deploy_error
from sitebuilder.messages import Word
from sitebuilder.processes.exit_code import ExitCode


class Switch(Struct, frozen=True):
    """A switch from one release to another, and what it changed for visitors.

    ``before`` is what can be rolled back to; ``is_rollback`` says that ``shown`` was rolled back to, not
    published.
    """

    shown: LiveRelease
    before: LiveRelease | None
    changes: Changes
    is_rollback: bool = False


def confirm(destination: Destination, switch: Switch, console: Console) -> ExitCode:
    """Check that the live URL serves what is shown; if it serves wrong bytes, roll back to what was before.

    Raises:
        DeployError: rolling back failed.
    """
    target, url, shown, before = destination.target, destination.url, switch.shown, switch.before
    console.on_progress("ask", 0, 1)
    probes = plan_probes(url, shown, switch.changes, before)
    results = run_probes(probes, _pauses(destination.settings))
    verdict = worst_verdict(results)
    if verdict is Verdict.RIGHT:
        console.say("rollback-done" if switch.is_rollback else "deploy-done", url=url, id=shown.release.id)
        return ExitCode.DONE
    result = next(each for each in results if each.verdict is verdict)
    # Not what is live already, when a deploy has only confirmed it.
    earlier = before.release if before is not None and before.release.id != shown.release.id else None
    if verdict is Verdict.WRONG and earlier is not None and target.is_atomic:
        target.roll_back(earlier, console.on_progress)
        hold(target, shown.release)
        _show_error(console, target, "deploy-rolled-back", result, back=earlier.id)
        return ExitCode.PROBLEMS
    what = Word("was-rolled-back" if switch.is_rollback else "was-published")
    back = earlier.id if earlier else Word("see-list")
    _show_error(console, target, _CODES[verdict], result, what=what, back=back)
    return ExitCode.PROBLEMS if verdict is Verdict.WRONG else ExitCode.UNCONFIRMED


def _pauses(settings: TargetSettings) -> tuple[float, ...]:
    """Return the pauses between probes; hosts that build pages from a branch take minutes."""
    return SLOW_PAUSES if isinstance(settings, GitTarget) else PAUSES


def tell_failure(console: Console, target: Target, wanted: Release, error: DeployError) -> ExitCode:
    """Show an error of a deploy that had begun to publish ``wanted``, and what is live now.

    The target is asked, as the error alone does not say whether it came before or after the switch.
    """
    console.show_problems((error.problem,))
    try:
        live = target.live()
    except DeployError:
        console.say("deploy-state-unknown")
        return ExitCode.PROBLEMS
    if live is None:
        console.say("deploy-state-none")
    elif live.release.id == wanted.id:
        console.say("deploy-state-new", id=wanted.id)
    elif live.release.manifest == UNFINISHED:
        console.say("deploy-state-partly")
    else:
        console.say("deploy-state-old", id=live.release.id)
    return ExitCode.PROBLEMS


_CODES = {
    Verdict.BLOCKED: "deploy-live-blocked",
    Verdict.OLD: "deploy-live-old",
    Verdict.NONE: "deploy-live-silent",
    Verdict.STILL_THERE: "deploy-live-not-404",
    Verdict.WRONG: "deploy-live-wrong",
}


def _show_error(console: Console, target: Target, code: str, result: ProbeResult, **values: object) -> None:
    error = deploy_error(code, target.name, url=result.url, detail=result.detail, **values)
    console.show_problems((error.problem,))

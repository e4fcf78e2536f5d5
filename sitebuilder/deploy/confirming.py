"""After a switch: what the live address shows, and what is done where it shows something else."""

from collections.abc import Sequence

from sitebuilder.deploy.changes import Changes
from sitebuilder.deploy.live import Answer, Verdict, ask_all, questions, worst
from sitebuilder.deploy.release import Live, Release
from sitebuilder.deploy.talk import Exit, Talk
from sitebuilder.deploy.target import Target, deploy_error


def confirm(
    target: Target,
    url: str,
    shown: Live,
    changes: Changes,
    before: Live | None,
    talk: Talk,
    pauses: Sequence[float],
) -> Exit:
    """Ask the live address for what is ``shown`` now; wrong bytes bring back what was live ``before``.

    Raises:
        DeployError: that has failed.
    """
    talk.on_progress("ask", 0, 1)
    answers = ask_all(questions(url, shown, changes, before), pauses)
    verdict = worst(answers)
    if verdict is Verdict.RIGHT:
        talk.tell("deploy-done", url=url, id=shown.release.id)
        return Exit.DONE
    answer = next(each for each in answers if each.verdict is verdict)
    can_return = before is not None and before.release.id != shown.release.id and target.is_atomic
    if verdict is Verdict.WRONG and before is not None and can_return:
        target.roll_back(before.release, talk.on_progress)
        hold(target, shown.release)
        _tell(talk, target, "deploy-rolled-back", answer, back=before.release.id)
        return Exit.PROBLEMS
    _tell(talk, target, _CODES[verdict], answer, back=before.release.id if before else "-")
    return Exit.PROBLEMS if verdict is Verdict.WRONG else Exit.UNCONFIRMED


def hold(target: Target, release: Release) -> None:
    """Keep automatic deploys from publishing a release again, beside those that are held already.

    Its revision is held, and its bytes: a commit that changes nothing in them brings them no further.
    """
    held = [each for each in (target.held() or "").split(",") if each]
    target.hold(",".join(dict.fromkeys([*held, *_marks(release)])))


def is_held(release: Release, held: str | None) -> bool:
    """Tell whether a release is one of those that are ``held``, as a target keeps them."""
    return not set(_marks(release)).isdisjoint((held or "").split(","))


def _marks(release: Release) -> list[str]:
    return [mark for mark in (release.revision, release.manifest) if mark]


_CODES = {
    Verdict.BLOCKED: "deploy-live-blocked",
    Verdict.OLD: "deploy-live-old",
    Verdict.NONE: "deploy-live-silent",
    Verdict.THERE: "deploy-live-not-404",
    Verdict.WRONG: "deploy-live-wrong",
}


def _tell(talk: Talk, target: Target, code: str, answer: Answer, **values: object) -> None:
    error = deploy_error(code, target.name, url=answer.url, detail=answer.detail, **values)
    talk.tell_problems((error.problem,))

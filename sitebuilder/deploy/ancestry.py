"""Compare commits: a deploy publishes nothing older than what is live unless a person says so.

A job of an old commit that runs again, and a clone that lacks what others have published since, would take
their changes away without anybody noticing. As with ``git push``, that needs a word of its own.
"""

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from sitebuilder.deploy.console import Console
from sitebuilder.deploy.git import Git
from sitebuilder.deploy.target import DeployError, deploy_error
from sitebuilder.pipeline.repository import damage


class Kinship(Enum):
    """What a commit is to another one."""

    SAME = "same"
    NEWER = "newer"
    OLDER = "older"
    BESIDE = "beside"
    """Neither contains the other: another branch, or a history that was rewritten."""
    UNKNOWN = "unknown"
    """The repository does not have one of the two: it was not fetched, or the history was rewritten."""


class History:
    """The history of the repository around a site, for a target."""

    def __init__(self, site: Path, target: str) -> None:
        self.target = target
        self._site = site

    def kinship(self, commit: str, to: str) -> Kinship:
        """Return what ``commit`` is to another one.

        Raises:
            DeployError: Git fails.
        """
        if commit == to:
            return Kinship.SAME
        if not (self._has(commit) and self._has(to)):
            return Kinship.UNKNOWN
        if self._is_ancestor(commit, to):
            return Kinship.OLDER
        return Kinship.NEWER if self._is_ancestor(to, commit) else Kinship.BESIDE

    def is_older_than_all(self, commit: str, others: Sequence[str]) -> bool:
        """Return whether each of the others is known and contains ``commit``; there must be one at least.

        Raises:
            DeployError: Git fails.
        """
        return bool(others) and all(self.kinship(commit, each) is Kinship.OLDER for each in others)

    def _has(self, commit: str) -> bool:
        result = self._git().run("cat-file", "-e", f"{commit}^{{commit}}")
        damaged = damage(result.errors, self._site) if result.code else None
        if damaged is not None:
            raise DeployError(damaged)
        return not result.code

    def _is_ancestor(self, commit: str, of: str) -> bool:
        result = self._git().run("merge-base", "--is-ancestor", commit, of)
        if result.code not in (0, 1):
            raise self._git().failure(result.errors)
        return not result.code

    def _git(self) -> Git:
        # Not before it is needed: a site may be outside Git.
        return Git(self._site, self.target)


def check_ancestry(history: History, revision: str, live: str, console: Console) -> None:
    """Refuse to replace the release of commit ``live`` by an older commit; report one of another branch.

    Raises:
        DeployError: the commit is older, or the repository does not have the live one.
    """
    kinship = history.kinship(revision, live)
    shown = {"revision": revision[:12], "live": live[:12]}
    if kinship is Kinship.OLDER:
        raise deploy_error("deploy-older", history.target, **shown)
    if kinship is Kinship.UNKNOWN:
        raise deploy_error("deploy-live-commit-unknown", history.target, **shown)
    if kinship is Kinship.BESIDE:
        console.say("deploy-beside", **shown)

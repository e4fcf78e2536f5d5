"""Holds: releases that were rolled back, and are not published again automatically until a person says so.

A hold outlives the releases published after it. Otherwise a job that runs late, or a branch that is set back,
would publish the release again.
"""

from sitebuilder.deploy.release import Release
from sitebuilder.deploy.target import Target


def hold(target: Target, release: Release) -> None:
    """Keep automatic deploys from publishing a release again, in addition to those held already.

    Both its revision and its bytes are held, as a commit that changes nothing in them would publish them
    again.
    """
    target.hold(",".join(dict.fromkeys([*_held_marks(target), *_marks(release)])))


def lift_hold(target: Target, release: Release) -> None:
    """Let automatic deploys publish a release again, as a person has just done so; others stay held."""
    held = _held_marks(target)
    others = [mark for mark in held if mark not in _marks(release)]
    if others != held:
        target.hold(",".join(others) or None)


def is_held(release: Release, held: str | None) -> bool:
    """Return whether a release is among those that a target's ``held`` lists."""
    return not set(_marks(release)).isdisjoint((held or "").split(","))


def _held_marks(target: Target) -> list[str]:
    return [mark for mark in (target.held() or "").split(",") if mark]


def _marks(release: Release) -> list[str]:
    return [mark for mark in (release.revision, release.manifest) if mark]

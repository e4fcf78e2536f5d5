"""Holds: releases that were rolled back, and are not published again automatically until a person says so.

A hold outlives the releases published after it. Otherwise a job that runs late, or a branch that is set
back, would publish the release again. Both the revision of a release and its bytes are held, as a commit that
changes nothing in them would publish them again. A hold ends when its commit is older than that of every
release that the target keeps: whichever of them is live, a deploy of that commit is refused for its age
(``ancestry.py``), and newer commits that restore these bytes were made by people who know the later ones.

A target stores them as one line: revisions and digests of manifests, separated by commas. The digests after
a revision belong to it, those before the first to none.
"""

from collections.abc import Callable, Sequence
from itertools import chain

from msgspec import Struct

from sitebuilder.deploy.ancestry import History
from sitebuilder.deploy.release import Release
from sitebuilder.deploy.target import Target

_DIGEST_LENGTH = 32
"""The length of the digest of a manifest in hexadecimal; a revision is longer (40 or 64)."""


class Hold(Struct, frozen=True):
    """A revision (None: unknown) and the digests of the manifests of its releases that are held."""

    revision: str | None
    manifests: tuple[str, ...]


def decode_holds(text: str | None) -> list[Hold]:
    """Return the holds in what a target stores."""
    found: list[Hold] = []
    for each in filter(None, (text or "").split(",")):
        if len(each) != _DIGEST_LENGTH:
            found.append(Hold(each, ()))
        else:
            last = found.pop() if found else Hold(None, ())
            found.append(Hold(last.revision, (*last.manifests, each)))
    return found


def encode_holds(holds: Sequence[Hold]) -> str | None:
    """Return holds as a target stores them; None for none. Those without a revision come first."""
    ordered = sorted(holds, key=lambda each: each.revision is not None)
    hashes = chain.from_iterable((each.revision or "", *each.manifests) for each in ordered)
    return ",".join(filter(None, hashes)) or None


def hold(target: Target, release: Release) -> None:
    """Keep automatic deploys from publishing a release again, in addition to those held already."""
    holds = decode_holds(target.held())
    known = next((each for each in holds if each.revision == release.revision), Hold(release.revision, ()))
    manifests = dict.fromkeys((*known.manifests, release.manifest))
    others = [each for each in holds if each is not known]
    target.hold(encode_holds([*others, Hold(known.revision, tuple(manifests))]))


def lift_hold(target: Target, release: Release) -> None:
    """Let automatic deploys publish a release again, as a person has just done so; others stay held."""
    _update(target, target.held(), lambda holds: _without(holds, release))


def end_holds(
    target: Target, held: str | None, kept: Sequence[Release], history: History, lifted: Release | None
) -> None:
    """End the holds that are needed no longer after a deploy, and that of the release ``lifted`` by a person.

    ``kept`` are all releases that the target may still keep, ``held`` is the stored text of the holds.
    """
    revisions = [each.revision or "" for each in sorted(kept, key=lambda each: each.id)]

    def needed(holds: Sequence[Hold]) -> Sequence[Hold]:
        left = _without(holds, lifted) if lifted else holds
        return [
            each
            for each in left
            if each.revision is None or not history.is_older_than_all(each.revision, revisions)
        ]

    _update(target, held, needed)


def is_held(release: Release, held: str | None) -> bool:
    """Return whether a release is among those that a target's ``held`` lists."""
    hashes = {release.revision, release.manifest} - {None}
    return not hashes.isdisjoint((held or "").split(","))


def _without(holds: Sequence[Hold], release: Release) -> list[Hold]:
    """Return holds without a release; others of its commit stay held by their bytes alone."""
    left = (
        Hold(
            each.revision if each.revision != release.revision else None,
            tuple(digest for digest in each.manifests if digest != release.manifest),
        )
        for each in holds
    )
    return [each for each in left if each.revision is not None or each.manifests]


def _update(target: Target, held: str | None, change: Callable[[Sequence[Hold]], Sequence[Hold]]) -> None:
    holds = decode_holds(held)
    changed = change(holds)
    if list(changed) != holds:
        target.hold(encode_holds(changed))

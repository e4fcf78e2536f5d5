"""The interface of a deploy target, and its errors."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from msgspec import Struct

from sitebuilder.content.model.deploy import TargetSettings
from sitebuilder.content.model.site import Site
from sitebuilder.deploy.release import LiveRelease, Release, StagedRelease
from sitebuilder.messages import Problem, outside, problem
from sitebuilder.pipeline.options import OnProgress


class DeployError(Exception):
    """A target, or the program that reaches it, failed; ``problem`` is the message for the user."""

    def __init__(self, message: Problem) -> None:
        super().__init__(message.code)
        self.problem = message


def deploy_error(code: str, target: str, **values: object) -> DeployError:
    """Return the error of a target with this name.

    Raises:
        KeyError: the catalogue has no such code (a bug).
    """
    return DeployError(problem(code, outside(f"deploy/{target}"), **values))


class Target(Protocol):
    """A place where a site is published. All methods raise ``DeployError`` if it or its program fails.

    ``is_atomic``: visitors see either the old site or the new one; only such a target can be rolled back at
    once. ``takes_compressed``: it needs ``.gz`` and ``.br`` files beside the outputs. All methods except
    ``live``, ``releases`` and ``held`` are called while ``lock`` is held.
    """

    @property
    def name(self) -> str: ...

    @property
    def is_atomic(self) -> bool: ...

    @property
    def takes_compressed(self) -> bool: ...

    def lock(self, on_wait: Callable[[str], None]) -> AbstractContextManager[None]:
        """Lock the target; ``on_wait`` gets the lock's owner. The lock of a killed deploy expires."""
        ...

    def live(self) -> LiveRelease | None:
        """Return the live release; None before the first deploy."""
        ...

    def publish(self, built: StagedRelease, live: LiveRelease | None, on_progress: OnProgress) -> None:
        """Publish a release in place of the live one, verifying every byte."""
        ...

    def releases(self) -> Sequence[Release]:
        """Return the releases that are kept, including the live one, newest first."""
        ...

    def roll_back(self, release: Release, on_progress: OnProgress) -> None:
        """Publish one of ``releases`` again."""
        ...

    def held(self) -> str | None:
        """Return the revisions and manifests of the releases that automatic deploys may not publish again.

        These are hashes, the manifests' digests among them, separated by commas; None if nothing is held.
        """
        ...

    def hold(self, held: str | None, /) -> None:
        """Replace what ``held`` returns; None lifts all holds."""
        ...


class Destination(Struct, frozen=True):
    """A site and where it is published."""

    site: Site
    settings: TargetSettings
    target: Target

    @property
    def url(self) -> str:
        """The URL at which visitors see the site."""
        return self.settings.url or self.site.base_url

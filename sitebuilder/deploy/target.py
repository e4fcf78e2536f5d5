"""What a place can do where a site is published, and how it says that it cannot."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from sitebuilder.deploy.release import LiveRelease, Release, StagedRelease
from sitebuilder.messages import Place, Problem, problem

OnProgress = Callable[[str, int, int], None]
"""Told of progress: the stage, and how much of how much of it is done."""


class DeployError(Exception):
    """A place, or the program that reaches it, has failed; ``problem`` is what people are told of it."""

    def __init__(self, told: Problem) -> None:
        super().__init__(told.code)
        self.problem = told


def deploy_error(code: str, target: str, **values: object) -> DeployError:
    """Return the error of a target, by its name.

    Raises:
        KeyError: the catalogue has no such code (a bug).
    """
    return DeployError(problem(code, Place(f"deploy/{target}"), **values))


class Target(Protocol):
    """Where a site is published. All methods raise ``DeployError`` where the place or its program fails.

    ``is_atomic`` tells whether visitors see the old site or the new one and nothing between; only such a
    target can be rolled back at once. ``takes_compressed`` tells whether it wants ``.gz`` and ``.br`` beside
    the outputs. All but ``live``, ``releases`` and ``held`` are called while ``lock`` is held.
    """

    @property
    def name(self) -> str: ...

    @property
    def is_atomic(self) -> bool: ...

    @property
    def takes_compressed(self) -> bool: ...

    def lock(self, on_wait: Callable[[str], None]) -> AbstractContextManager[None]:
        """Hold the place alone; ``on_wait`` is told who has it. A lock of a killed deploy expires."""
        ...

    def live(self) -> LiveRelease | None:
        """Return what is published; None before the first deploy."""
        ...

    def publish(self, built: StagedRelease, live: LiveRelease | None, on_progress: OnProgress) -> None:
        """Publish a release in place of the live one, and verify every byte of it on the way."""
        ...

    def releases(self) -> Sequence[Release]:
        """Return the releases that are kept, the live one too, newest first."""
        ...

    def roll_back(self, release: Release, on_progress: OnProgress) -> None:
        """Publish one of ``releases`` again."""
        ...

    def held(self) -> str | None:
        """Return what marks the releases that an automatic deploy may not publish again.

        That are their revisions and the digests of their manifests, with commas between.
        """
        ...

    def hold(self, marks: str | None, /) -> None:
        """Keep automatic deploys from publishing releases again, by their ``marks``; with None, let them."""
        ...

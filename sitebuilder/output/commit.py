"""The moment from which an output folder holds the new site: what is said of a build must fit it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sitebuilder.processes.signals import uninterrupted


class Commit:
    """Whether the output folder has changed; from just before that moment on, signals are held off.

    A signal that came later could only make the build say that it has changed nothing.
    """

    def __init__(self) -> None:
        self.is_made = False
        self._held = ExitStack()

    def begin(self) -> None:
        """Hold off signals, until ``ended`` ends."""
        self._held.enter_context(uninterrupted())

    def end(self) -> None:
        """Say that the folder holds the new site."""
        self.is_made = True

    @contextmanager
    def ended(self) -> Iterator[None]:
        """Let signals come again when all is told."""
        with self._held:
            yield

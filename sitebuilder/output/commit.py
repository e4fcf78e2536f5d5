"""The moment from which an output folder holds the new site: what is said of a build must fit it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sitebuilder.processes.signals import uninterrupted


class Commit:
    """Whether the output folder has changed; from just before that moment on, signals are held off.

    A signal that came later could only make the build say that it has changed nothing.
    """

    def __init__(self) -> None:
        self.is_done = False
        self._held = ExitStack()

    def hold_signals(self) -> None:
        """Hold off signals, until ``releasing_signals`` ends."""
        self._held.enter_context(uninterrupted())

    def mark_done(self) -> None:
        """Say that the folder holds the new site."""
        self.is_done = True

    @contextmanager
    def releasing_signals(self) -> Iterator[None]:
        """Let signals come again when all is told."""
        with self._held:
            yield

"""The moment at which an output folder changes, so that what is reported about a build is true."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sitebuilder.processes.signals import uninterrupted


class Commit:
    """Records whether the output folder has changed, and ignores signals from just before that moment.

    A signal that arrives later could only make the build report wrongly that nothing has changed.
    """

    def __init__(self) -> None:
        self.is_done = False
        self._held = ExitStack()

    def hold_signals(self) -> None:
        """Ignore signals until ``releasing_signals`` exits."""
        self._held.enter_context(uninterrupted())

    def mark_done(self) -> None:
        """Record that the folder holds the new site."""
        self.is_done = True

    @contextmanager
    def releasing_signals(self) -> Iterator[None]:
        """Handle signals again on exit, when everything has been reported."""
        with self._held:
            yield

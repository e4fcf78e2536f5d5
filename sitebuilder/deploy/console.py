"""What a deploy tells and asks while it works, and what it tells in the end."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Protocol

from sitebuilder.deploy.changes import Changes
from sitebuilder.messages import Problem


class ExitCode(IntEnum):
    """What a deploy tells who called it."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    UNCONFIRMED = 3
    """It is published, but the live address gave no answer, an old one, or one whose scripts it blocks."""


class Console(Protocol):
    """Whom a deploy talks to: what it says is a key of the catalogue's ``PROGRAM`` and values."""

    def say(self, key: str, /, **values: object) -> None: ...

    def show_problems(self, problems: Sequence[Problem], /) -> None: ...

    def show_changes(self, changes: Changes, /) -> None: ...

    def ask(self, key: str, /, **values: object) -> bool: ...

    def on_progress(self, stage: str, done: int, total: int, /) -> None: ...

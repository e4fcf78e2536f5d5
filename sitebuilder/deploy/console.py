"""The console of a deploy: what it prints, asks and returns."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Protocol

from sitebuilder.deploy.changes import Changes
from sitebuilder.messages import Problem


class ExitCode(IntEnum):
    """The exit code of a deploy."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    UNCONFIRMED = 3
    """Published, but the live URL gave no response, an old one, or one whose scripts it blocks."""


class Console(Protocol):
    """The user of a deploy. Messages are a key of the catalogue's ``PROGRAM`` and values."""

    def say(self, key: str, /, **values: object) -> None: ...

    def show_problems(self, problems: Sequence[Problem], /) -> None: ...

    def show_changes(self, changes: Changes, /) -> None: ...

    def ask(self, key: str, /, **values: object) -> bool: ...

    def on_progress(self, stage: str, done: int, total: int, /) -> None: ...

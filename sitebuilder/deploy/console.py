"""The console of a deploy: what it prints and asks."""

from collections.abc import Sequence
from typing import Protocol

from sitebuilder.deploy.changes import Changes
from sitebuilder.messages import Problem
from sitebuilder.pipeline.options import Stage


class Console(Protocol):
    """The user of a deploy. Messages are a key of the catalogue's ``PROGRAM`` and values."""

    def say(self, key: str, /, **values: object) -> None: ...

    def show_problems(self, problems: Sequence[Problem], /) -> None: ...

    def show_changes(self, changes: Changes, /) -> None: ...

    def ask(self, key: str, /, **values: object) -> bool: ...

    def on_progress(self, stage: Stage, done: int, total: int, /) -> None: ...

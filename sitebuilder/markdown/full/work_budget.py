"""A bound on the work that one text may make, counted alike on every machine.

Python-Markdown looks at some constructs again and again: a link that is never closed, a definition in a
block of thousands. What grows faster than the text is counted here, in characters looked at once more. An
honest text makes a thousandth of what is allowed; one that makes more is refused, before it costs seconds.
The clock is only the last guard, for what is not counted.
"""

import time

BASE_STEPS = 60_000_000
STEPS_PER_CHARACTER = 60
"""A text may make ``BASE_STEPS`` steps, and so many more for each of its characters; a step is about 5 ns."""

BASE_EXPANSION = 2_000_000
EXPANSION_PER_CHARACTER = 20
"""How many characters may come out of references, abbreviations and tags that are written once and put in
many times; the reference implementation of CommonMark has such a bound for references too."""

BASE_CELLS = 50_000
"""How many cells tables may have, and one more for each character: a row that is short gets empty cells."""

MAX_SECONDS = 20.0
"""Far above what any text takes that keeps to the other bounds, on a slow machine too."""


class BudgetExceededError(Exception):
    """A text makes too much work; ``render`` makes it a problem.

    ``code`` is that of the problem, ``near`` the text at which it became too much.
    """

    def __init__(self, code: str, near: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.near = near


class WorkBudget:
    """What one text may still cost; ``start`` it anew for each text, whose number ``number`` is."""

    def __init__(self) -> None:
        self.number = 0
        self.start(0)

    def start(self, length: int) -> None:
        """Allow what a text of so many characters may cost."""
        self.number += 1
        self._cells = BASE_CELLS + length
        self._steps = BASE_STEPS + STEPS_PER_CHARACTER * length
        self._characters = BASE_EXPANSION + EXPANSION_PER_CHARACTER * length
        self._until = time.monotonic() + MAX_SECONDS

    def spend(self, steps: int, near: str) -> None:
        """Count steps.

        Raises:
            TooMuchError: there are too many, or time is up.
        """
        self._steps -= steps
        if self._steps < 0:
            raise BudgetExceededError("markup-too-tangled", near)
        self.check_time(near)

    def check_time(self, near: str) -> None:
        """Look at the clock.

        Raises:
            TooMuchError: time is up.
        """
        if time.monotonic() > self._until:
            raise BudgetExceededError("markup-too-tangled", near)

    def spend_expansion(self, characters: int, near: str) -> None:
        """Count characters that come out of what is written once.

        Raises:
            TooMuchError: there are too many.
        """
        self._characters -= characters
        if self._characters < 0:
            raise BudgetExceededError("markup-too-large", near)

    def spend_cells(self, cells: int, near: str) -> None:
        """Count cells of tables.

        Raises:
            TooMuchError: there are too many.
        """
        self._cells -= cells
        if self._cells < 0:
            raise BudgetExceededError("markup-table-too-large", near)

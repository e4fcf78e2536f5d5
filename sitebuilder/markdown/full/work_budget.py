"""A budget for the work that one text may cause, counted the same on every machine.

Python-Markdown scans some constructs repeatedly: a link that is never closed, a definition in a block of
thousands. Work that grows faster than the text is counted here, in characters scanned again. An honest text
uses a thousandth of its budget; one that exceeds it is refused before it costs seconds. The clock is only the
last resort, for what is not counted.
"""

import time

BASE_STEPS = 60_000_000
STEPS_PER_CHARACTER = 60
"""A text may use ``BASE_STEPS``, and so many more per character; a step takes about 5 ns."""

BASE_EXPANSION = 2_000_000
EXPANSION_PER_CHARACTER = 20
"""How many characters references, abbreviations and tags that are written once may expand to; the reference
implementation of CommonMark limits references in the same way."""

BASE_CELLS = 50_000
"""How many cells tables may have, and one more per character: short rows are filled with empty cells."""

MAX_SECONDS = 20.0
"""Processor time: far more than any text within the other limits takes, even on a slow machine."""


class BudgetExceededError(Exception):
    """A text causes too much work; ``render`` reports it as a problem.

    ``code`` is the problem's code, ``near`` the text at which the budget was exceeded.
    """

    def __init__(self, code: str, near: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.near = near


class WorkBudget:
    """The remaining budget of the current text; ``start`` resets it, and counts texts in ``number``."""

    def __init__(self) -> None:
        self.number = 0
        self.start(0)

    def start(self, length: int) -> None:
        """Set the budget for a text of so many characters."""
        self.number += 1
        self._cells = BASE_CELLS + length
        self._steps = BASE_STEPS + STEPS_PER_CHARACTER * length
        self._characters = BASE_EXPANSION + EXPANSION_PER_CHARACTER * length
        self._check_after = time.monotonic() + MAX_SECONDS
        self._until = time.process_time() + MAX_SECONDS

    def spend(self, steps: int, near: str) -> None:
        """Count steps.

        Raises:
            BudgetExceededError: there are too many, or time is up.
        """
        self._steps -= steps
        if self._steps < 0:
            raise BudgetExceededError("markup-too-tangled", near)
        self.check_time(near)

    def check_time(self, near: str) -> None:
        """Check the processor time; what other programs take, or a computer that sleeps, does not count.

        Raises:
            BudgetExceededError: time is up.
        """
        # The wall clock is faster to read, and the processor time cannot be ahead of it.
        if time.monotonic() > self._check_after:
            remaining = self._until - time.process_time()
            if remaining < 0:
                raise BudgetExceededError("markup-too-tangled", near)
            self._check_after = time.monotonic() + remaining

    def spend_expansion(self, characters: int, near: str) -> None:
        """Count characters that something written once expands to.

        Raises:
            BudgetExceededError: there are too many.
        """
        self._characters -= characters
        if self._characters < 0:
            raise BudgetExceededError("markup-too-large", near)

    def spend_cells(self, cells: int, near: str) -> None:
        """Count table cells.

        Raises:
            BudgetExceededError: there are too many.
        """
        self._cells -= cells
        if self._cells < 0:
            raise BudgetExceededError("markup-table-too-large", near)

"""Emphasis as Python-Markdown finds it, without the work that grows faster than the text."""

import re
from typing import Any

from markdown import Markdown
from markdown.inlinepatterns import DelimiterProcessor

from sitebuilder.markdown.full.work_budget import WorkBudget

_STEPS_PER_OPENER = 5
"""How much longer it takes to look at an open delimiter than to scan a character."""


class Emphasis(DelimiterProcessor):
    """Looks at a run of delimiters once, and counts how often all that are open are looked at again."""

    def __init__(self, budget: WorkBudget, md: Markdown) -> None:
        super().__init__("*", "strong,em", md)
        self.add("_", "strong,em", smart=True)
        self._budget = budget

    def search(self, data: str, start: int) -> re.Match[str] | None:
        """Return the next run that opens or closes emphasis.

        The library tries again at each character of a run that does neither. None of its expressions matches
        within a run what it does not match at its beginning.
        """
        position = start
        while found := self.compiled_re.search(data, position):
            delimiter = self.delimiters[found[0]]
            boundary: re.Match[str] | None = delimiter.boundary.match(data, found.start())
            if boundary is not None and (delimiter.stack or boundary.lastgroup != "end"):
                return boundary
            run: Any = delimiter.bad.match(data, found.start())
            position = run.end()
        return None

    def rule_of_3(self, opener: int, closer: int) -> bool:  # type: ignore[override]
        """Return whether two runs cannot be a pair; if so, the library looks through all that are open."""
        is_refused = super().rule_of_3(opener, closer)
        if is_refused:
            longest = max(len(each.stack) for each in self.delimiters.values())
            self._budget.spend(_STEPS_PER_OPENER * longest, "*")
        return is_refused

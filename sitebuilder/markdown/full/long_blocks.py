"""Blocks of many lines, parsed without searching the same lines again and again.

Where no blank line stands between them, the library takes a heading, a rule or a definition from the front
of a block, and then asks a dozen processors about all the rest once more.
"""

import re
from typing import Any

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from sitebuilder.markdown.full.work_budget import WorkBudget

LONG = 1500
"""Characters of a block for which it is worth while to remember what is not in it."""

_SEARCHING = ("admonition", "hashheader", "hr", "deflist", "quote", "footnote", "abbr", "reference")
"""The processors that claim a block for what stands on any of its lines."""

_INDENT = " " * 4

_COPYING = 100
"""Characters that are copied and compared in the time of one step of searching."""


class LongBlocks:
    """Tells of the blocks of one parser which processors need not be asked.

    A block that is the end of the block before it has nothing that was not found there.
    """

    def __init__(self, parser: BlockParser, budget: WorkBudget) -> None:
        self.budget = budget
        self.number = 0
        self.text = ""
        self.start = 0
        self.found: dict[BlockProcessor, int] = {}
        self.expressions: dict[BlockProcessor, re.Pattern[str]] = {}
        for name in _SEARCHING:
            processor = parser.blockprocessors[name]
            searching: Any = processor
            self.expressions[processor] = getattr(processor, "SEARCH_RE", None) or searching.RE

    def select(self, block: str) -> bool:
        """Make a block the one that is asked about; tell whether it can be.

        A block that is indented like code may belong to an admonition, whatever is on its lines.
        """
        if block.startswith(_INDENT):
            return False
        if self.number != self.budget.number:
            self.number, self.text = self.budget.number, ""
        start = len(self.text) - len(block)
        if start > 0 and self.text[start - 1] == "\n" and self.text.endswith(block):
            self.start = start
            self.budget.spend(len(block) // _COPYING, block)
        elif start != 0 or self.text != block:
            self.text, self.start, self.found = block, 0, {}
        return True

    def can_skip(self, processor: BlockProcessor) -> bool:
        """Tell whether a processor will not claim the block because none of its lines is for it."""
        expression = self.expressions.get(processor)
        if expression is None:
            return False
        # A match may begin with the line break before the block.
        start = max(0, self.start - 1)
        found = self.found.get(processor, start - 1)
        if found < start:
            match = expression.search(self.text, start)
            found = match.start() if match else len(self.text) + 1
            self.found[processor] = found
            self.budget.spend(min(found, len(self.text)) - start, self.text[self.start : self.start + 200])
        return found > len(self.text)

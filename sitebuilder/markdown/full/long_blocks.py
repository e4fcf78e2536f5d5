"""Parses blocks of many lines without searching the same lines repeatedly.

Without blank lines in between, the library takes one heading, rule or definition from the front of a block,
and then lets a dozen processors search all the rest once more.
"""

import re
from typing import Any

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from sitebuilder.markdown.full.work_budget import WorkBudget

LONG_BLOCK = 1500
"""Characters of a block from which caching search results is worthwhile."""

_SEARCHING = ("admonition", "hashheader", "hr", "deflist", "quote", "footnote", "abbr", "reference")
"""The processors that claim a block if any of its lines matches."""

_INDENT = " " * 4

_CHARACTERS_PER_STEP = 100
"""Characters copied and compared in the time of one search step."""


class LongBlocks:
    """Knows which processors of a parser can be skipped for the selected block.

    A block that is the tail of the previous one contains nothing that was not found there.
    """

    def __init__(self, parser: BlockParser, budget: WorkBudget) -> None:
        self.budget = budget
        self.number = 0
        self.text = ""
        self.start = 0
        self.next_matches: dict[BlockProcessor, int] = {}
        self.expressions: dict[BlockProcessor, re.Pattern[str]] = {}
        for name in _SEARCHING:
            processor = parser.blockprocessors[name]
            searching: Any = processor
            self.expressions[processor] = getattr(processor, "SEARCH_RE", None) or searching.RE

    def select(self, block: str) -> bool:
        """Select a block; return False when no processor may be skipped for it.

        A block that is indented like code may belong to an admonition, whatever its lines contain.
        """
        if block.startswith(_INDENT):
            return False
        if self.number != self.budget.number:
            self.number, self.text = self.budget.number, ""
        start = len(self.text) - len(block)
        if start > 0 and self.text[start - 1] == "\n" and self.text.endswith(block):
            self.start = start
            self.budget.spend(len(block) // _CHARACTERS_PER_STEP, block)
        elif start != 0 or self.text != block:
            self.text, self.start, self.next_matches = block, 0, {}
        return True

    def can_skip(self, processor: BlockProcessor) -> bool:
        """Return whether a processor cannot claim the selected block because none of its lines matches."""
        expression = self.expressions.get(processor)
        if expression is None:
            return False
        # A match may begin at the line break before the block.
        start = max(0, self.start - 1)
        position = self.next_matches.get(processor, start - 1)
        if position < start:
            match = expression.search(self.text, start)
            position = match.start() if match else len(self.text) + 1
            self.next_matches[processor] = position
            self.budget.spend(min(position, len(self.text)) - start, self.text[self.start : self.start + 200])
        return position > len(self.text)

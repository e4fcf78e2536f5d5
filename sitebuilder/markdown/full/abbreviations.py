"""Abbreviations: their definitions, and where a text uses them."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.abbr import AbbrBlockprocessor, AbbrTreeprocessor
from markdown.util import AtomicString

from sitebuilder.markdown.full.loose_ends import LooseEnds
from sitebuilder.markdown.full.work_budget import BudgetExceededError, WorkBudget

MAX_ABBREVIATIONS = 1_000
MAX_ABBREVIATION_LENGTH = 100
"""The most abbreviations that a text may define, and the most characters of each."""


class AbbreviationDefinitions(AbbrBlockprocessor):
    """Definitions of abbreviations on one line."""

    RE = re.compile(r"^[*]\[(?P<abbr>[^\\\n]*?)\][ ]?:[ ]*\n?[ ]*(?P<title>.*)$", re.MULTILINE)


class Abbreviations(AbbrTreeprocessor):
    """Abbreviations that end at a letter of another script: Chinese has no spaces around ``HTML``."""

    def __init__(
        self, md: Markdown, abbreviations: dict[str, str], budget: WorkBudget, loose_ends: LooseEnds
    ) -> None:
        super().__init__(md, abbreviations)
        self.budget = budget
        self.loose_ends = loose_ends

    def run(self, root: Element) -> None:
        if not self.abbrs:
            return
        longest_first = sorted(self.abbrs, key=len, reverse=True)
        if len(longest_first) > MAX_ABBREVIATIONS or len(longest_first[0]) > MAX_ABBREVIATION_LENGTH:
            raise BudgetExceededError("markup-abbreviations", longest_first[0])
        self.RE = re.compile(_alternatives(longest_first))
        self.loose_ends.explained.update(self.abbrs)
        for parent in list(root.iter()):
            self._mark_up(parent)

    def _mark_up(self, parent: Element) -> None:
        """Mark up abbreviations in an element's text and in the tails of its children."""
        children: list[Element] = []
        parent.text, found = self._split(parent.text)
        children += found
        for child in parent:
            children.append(child)
            child.tail, found = self._split(child.tail)
            children += found
        if len(children) > len(parent):
            parent[:] = children

    def _split(self, text: str | None) -> tuple[str | None, list[Element]]:
        """Return the text before the first abbreviation, and an element with a tail for each abbreviation."""
        if not text or isinstance(text, AtomicString) or self.RE is None:
            return text, []
        matches = [match for match in self.RE.finditer(text) if self.abbrs[match[0]]]
        for match in matches:
            self.loose_ends.explained.pop(match[0], None)
        if not matches:
            return text, []
        ends = [*(match.start() for match in matches[1:]), len(text)]
        elements = [
            self.create_element(self.abbrs[match[0]], match[0], text[match.end() : end])
            for match, end in zip(matches, ends, strict=True)
        ]
        self.budget.spend_expansion(sum(len(self.abbrs[match[0]]) for match in matches), matches[0][0])
        return text[: matches[0].start()], elements


def _alternatives(longest_first: Sequence[str]) -> str:
    """Return an expression for any of the abbreviations; one that begins or ends with a word is delimited."""
    words = [_delimit_end(each) for each in longest_first if re.match("[A-Za-z0-9_]", each)]
    others = [_delimit_end(each) for each in longest_first if not re.match("[A-Za-z0-9_]", each)]
    return "|".join([*([f"(?<![A-Za-z0-9_])(?:{'|'.join(words)})"] if words else []), *others])


def _delimit_end(abbreviation: str) -> str:
    after = "(?![A-Za-z0-9_])" if re.search("[A-Za-z0-9_]$", abbreviation) else ""
    return re.escape(abbreviation) + after

"""The library's extraction of raw HTML, without repeated searches for the same closing tag.

Only complete tags and comments come here: any other less-than sign is protected before (``less_than``).
"""

import re

from markdown import Markdown, htmlparser
from markdown.htmlparser import HTMLExtractor, inner_blank_line_re
from markdown.preprocessors import Preprocessor

from sitebuilder.markdown.block_sentinels import RAW_HTML
from sitebuilder.markdown.character_references import decode_references
from sitebuilder.markdown.full.work_budget import WorkBudget
from sitebuilder.patterns import lazy_pattern

# The library copies Python's parser in order to change it; the copy decodes attributes by this name.
vars(vars(htmlparser)["htmlparser"])["unescape"] = decode_references

_CLOSING = lazy_pattern(r"</\s*([^\s<>]+)\s*>")
_TAG_STEPS = 8
"""Steps per character of the expression for a complete tag."""

_CHARACTERS_PER_STEP = 1000
"""Characters copied in the time of one search step."""


class RawHtml(Preprocessor):
    """Replaces each block of raw HTML with a placeholder, as the library's own preprocessor does."""

    def __init__(self, md: Markdown, budget: WorkBudget) -> None:
        super().__init__(md)
        self.budget = budget

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if "<" not in text and "&" not in text:
            return lines
        extractor = _Extractor(self.md, self.budget)
        extractor.feed(text)
        extractor.close()
        return "".join(extractor.cleandoc).split("\n")


class HtmlAroundText(Preprocessor):
    """Replaces raw HTML whose element continues after Markdown text (``normalise``) with a placeholder."""

    LINES = re.compile(rf"^{RAW_HTML}(.*?)\n{RAW_HTML}$", re.MULTILINE | re.DOTALL)

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return self.LINES.sub(self._stash, text).split("\n") if RAW_HTML in text else lines

    def _stash(self, match: re.Match[str]) -> str:
        return str(self.md.htmlStash.store(match[1]))


class _Extractor(HTMLExtractor):
    """The library's extractor, which searches each paragraph for closing tags once, and counts its steps."""

    def __init__(self, md: Markdown, budget: WorkBudget) -> None:
        self.budget = budget
        self._searched = ""
        self._paragraph = (0, -1)
        self._closed: dict[str, int] = {}
        super().__init__(md)

    def check_for_whole_start_tag(self, i: int) -> int:
        end: int = super().check_for_whole_start_tag(i)
        if end < 0:
            self._spend(_TAG_STEPS * (len(self.rawdata) - i), i)
        return end

    def handle_endtag(self, tag: str) -> None:
        self._spend(
            2 * (len(self.stack) + len(self.inline_stack)) + len(self.rawdata) // _CHARACTERS_PER_STEP, 0
        )
        super().handle_endtag(tag)

    def handle_empty_tag(self, data: str, is_block: bool) -> None:
        self._spend(len(self.rawdata) // _CHARACTERS_PER_STEP, 0)
        super().handle_empty_tag(data, is_block)

    def inline_close_follows(self, text: str) -> bool:
        """Return whether an open inline tag is closed after the comment ``text``, in the same paragraph."""
        if not self.inline_stack:
            return False
        start = self.line_offset + self.offset + len(text)
        is_new_text = self._searched is not self.rawdata
        if is_new_text or not self._paragraph[0] <= start <= self._paragraph[1]:
            self._searched = self.rawdata
            blank = inner_blank_line_re.search(self.rawdata, start)
            end = blank.start() if blank else len(self.rawdata)
            self._paragraph = start, end
            closings = _CLOSING.finditer(self.rawdata, start, end)
            self._closed = {match[1].lower(): match.start() for match in closings}
        remaining = [tag for tag, offset in self._closed.items() if offset >= start]
        self._spend(2 * len(self.inline_stack) * len(remaining), start)
        return any(tag in self.inline_stack for tag in remaining)

    def _spend(self, steps: int, offset: int) -> None:
        self.budget.spend(steps, self.rawdata[offset : offset + 200])

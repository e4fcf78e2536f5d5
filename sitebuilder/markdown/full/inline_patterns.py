"""The library's inline patterns that search for a closing delimiter, with the search bounded."""

import re
from collections.abc import Callable
from typing import cast
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import (
    BacktickInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    dequote,
)
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from msgspec import Struct

from sitebuilder.markdown.full.footnotes import Footnotes
from sitebuilder.markdown.full.work_budget import WorkBudget
from sitebuilder.patterns import lazy_pattern

_LINKS = ("link", "image_link")
_BRACKETED = (*_LINKS, "reference", "image_reference", "short_reference", "short_image_ref")
_BRACKETS = lazy_pattern(r"[\[\]]")
_ENDS = lazy_pattern(r"[()'\"]")
_MAX_PARENTHESES = 40
"""How deep parentheses may be nested in a link target; CommonMark (6.3) requires three."""

_STEPS = 30
"""Handling a character in Python takes as long as so many steps of a regular expression."""

_SIGNS = lazy_pattern(r"[\\`\[<&*_]")
_LONG_TEXT = 2_000
_CHARACTERS_PER_STEP = 500
"""Characters copied in the time of one step."""


class ChargeInlineMarkup(Treeprocessor):
    """Charges the budget for inline markup in a long text: some matches copy all text after them."""

    def __init__(self, md: Markdown, budget: WorkBudget) -> None:
        super().__init__(md)
        self.budget = budget

    def run(self, root: Element) -> None:
        for element in root.iter():
            for text in (element.text, element.tail):
                if text and len(text) > _LONG_TEXT and not isinstance(text, AtomicString):
                    signs = len(_SIGNS.findall(text))
                    self.budget.spend(signs * len(text) // _CHARACTERS_PER_STEP, text[:200])


class Backticks(BacktickInlineProcessor):
    """Code spans; runs of backticks are found by a regular expression, not character by character."""

    RUN = re.compile("`+")

    def __init__(self, pattern: str, budget: WorkBudget) -> None:
        super().__init__(pattern)
        self.budget = budget

    def find_code_spans(  # type: ignore[override]
        self, start: int, text: str
    ) -> tuple[int, int | None]:
        opening = self.RUN.match(text, start)
        run_length = len(opening[0]) if opening else 0
        begin = start + run_length
        longest, end, runs = 0, 0, 0
        for run in self.RUN.finditer(text, begin):
            runs += 1
            length = len(run[0])
            if length == run_length:
                return begin, run.start()
            if length > longest:
                longest, end = length, run.end()
        self.budget.spend(_STEPS * runs + len(text) - begin, text[start : start + 200])
        if 0 < longest < run_length:
            return begin - (run_length - longest), end - longest
        return begin, None


FOOTNOTE_REFERENCE = r"[\[［]\^([^\]］\n]*)[\]］]"
"""A reference to a footnote, in brackets of either width."""


class FootnoteReferences(InlineProcessor):
    """Footnote references (``[^1]``) for ``NumberFootnotes``; the library would count all notes for each."""

    def __init__(self, pattern: str, footnotes: Footnotes) -> None:
        super().__init__(pattern)
        self.footnotes = footnotes

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        if m[1] not in self.footnotes.footnotes:
            self.footnotes.loose_ends.missing[m[1]] = None
            return None, None, None
        sup = Element("sup", {"id": ""})
        target = f"#{self.footnotes.makeFootnoteId(m[1])}"
        SubElement(sup, "a", {"href": target, "class": "footnote-ref"}).text = "0"
        return sup, m.start(0), m.end(0)


def bound_link_patterns(md: Markdown, budget: WorkBudget) -> None:
    """Make the link and image patterns stop where no end can follow, and charge the budget for scanning."""
    for name in _BRACKETED:
        pattern = cast(LinkInlineProcessor, md.inlinePatterns[name])
        vars(pattern)["getText"] = _text_reader(budget)
        if name == "reference":
            vars(pattern)["evalId"] = _number_reader(cast(ReferenceInlineProcessor, pattern))
        if name in _LINKS:
            vars(pattern)["getLink"] = _link_reader(pattern, budget)
        elif isinstance(pattern, ReferenceInlineProcessor):
            vars(pattern)["makeTag"] = _counted(pattern.makeTag, budget)


def _text_reader(budget: WorkBudget) -> Callable[[str, int], tuple[str, int, bool]]:
    def get_text(data: str, index: int) -> tuple[str, int, bool]:
        """Return the text up to its closing bracket, the offset after that, and whether there is one."""
        depth = 1
        for count, bracket in enumerate(_BRACKETS.finditer(data, index), start=1):
            depth += 1 if bracket[0] == "[" else -1
            if depth == 0:
                budget.spend(_STEPS * count, data[index : index + 200])
                return data[index : bracket.start()], bracket.end(), True
        budget.spend(len(data) - index, data[index : index + 200])
        return "", len(data), False

    return get_text


def _number_reader(
    pattern: ReferenceInlineProcessor,
) -> Callable[[str, int, str], tuple[str | None, int, bool]]:
    read_id = pattern.evalId

    def get_id(data: str, index: int, text: str) -> tuple[str | None, int, bool]:
        """Return the label of a reference; that of ``[1][2]`` is 1: the numbers of two sources."""
        label, end, is_reference = read_id(data, index, text)
        if is_reference and text.isdigit() and (label or "").isdigit() and text in pattern.md.references:
            return text, index, True
        return label, end, is_reference

    return get_id


def _link_reader(
    pattern: LinkInlineProcessor, budget: WorkBudget
) -> Callable[[str, int], tuple[str, str | None, int, bool]]:
    def get_link(data: str, index: int) -> tuple[str, str | None, int, bool]:
        """Return target, title, the offset after the link, and whether it is a link."""
        opening = pattern.RE_LINK.match(data, index)
        if opening is None:
            return "", None, index, False
        if opening[1]:
            return _cleaned(opening[1][1:-1], opening[2] and opening[2][1:-1], opening.end())
        found = _target_and_title(data, opening.end(), budget) if data.find(")", opening.end()) >= 0 else None
        return _cleaned(*found) if found else ("", None, index, False)

    def _cleaned(href: str, title: str | None, end: int) -> tuple[str, str | None, int, bool]:
        if title is not None:
            title = pattern.RE_TITLE_CLEAN.sub(" ", dequote(pattern.unescape(title.strip())))
        return pattern.unescape(href.strip()).strip(), title, end, True

    return get_link


class _Quote(Struct):
    """A quotation mark that may begin a title: the offsets after its first and last occurrence."""

    sign: str
    first: int
    last: int = -1


def _target_and_title(data: str, start: int, budget: WorkBudget) -> tuple[str, str | None, int] | None:
    """Return target, title and end of a link whose parenthesis opens before ``start``.

    As in the library: everything after a quotation mark is the title if the same mark also ends the link;
    otherwise the target extends to the parenthesis that would have closed it.
    """
    depth, depth_without_title = 1, 0
    fallback = -1
    quotes: list[_Quote] = []
    before, steps = start, 0
    previous = ""
    for sign in _ENDS.finditer(data, start):
        steps += _STEPS
        if data[before : sign.start()].strip(" "):
            previous = ""
        before = sign.end()
        if sign[0] in "'\"":
            _record_quote(quotes, sign)
            if len(quotes) == 1 and quotes[0].last < 0 and not depth_without_title and fallback < 0:
                depth_without_title = depth
        elif sign[0] == "(":
            depth += not quotes
            depth_without_title += bool(depth_without_title)
            if depth > _MAX_PARENTHESES:
                break
        else:
            closed = next((quote for quote in quotes if quote.last >= 0 and quote.sign == previous), None)
            if closed:
                return data[start : closed.first - 1], data[closed.first : closed.last - 1], sign.end()
            depth -= not quotes
            if depth == 0:
                return data[start : sign.start()], None, sign.end()
            if depth_without_title:
                depth_without_title -= 1
                fallback = sign.end() if depth_without_title == 0 else fallback
        previous = sign[0]
    budget.spend(steps + len(data) - start, data[start : start + 200])
    return (data[start : fallback - 1], None, fallback) if fallback >= 0 else None


def _record_quote(quotes: list[_Quote], sign: re.Match[str]) -> None:
    """Record each kind of quotation mark and its last occurrence."""
    for quote in quotes:
        if quote.sign == sign[0]:
            quote.last = sign.end()
            return
    quotes.append(_Quote(sign[0], sign.end()))


def _counted(
    make_tag: Callable[[str, str, str], Element], budget: WorkBudget
) -> Callable[[str, str, str], Element]:
    def make_counted_tag(href: str, title: str, text: str) -> Element:
        budget.spend_expansion(len(href) + len(title or ""), text)
        return make_tag(href, title, text)

    return make_counted_tag

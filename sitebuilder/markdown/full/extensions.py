"""The Markdown dialect: Python-Markdown with extensions, adapted to Chinese and to sanitising."""

from functools import cache
from typing import cast

from markdown import Markdown
from markdown.extensions.abbr import AbbrBlockprocessor, AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import BACKTICK_RE, SubstituteTagInlineProcessor

from sitebuilder.markdown.full.abbreviations import AbbreviationDefinitions, Abbreviations
from sitebuilder.markdown.full.blocks import (
    Admonitions,
    BlocksAfterText,
    Definitions,
    FencedCode,
    FootnoteDefinitions,
    HashHeadings,
    Quotations,
    References,
    SetextHeadings,
    Tables,
)
from sitebuilder.markdown.full.depth import CheckBrackets, CheckElements, limit_blocks
from sitebuilder.markdown.full.emphasis import Emphasis
from sitebuilder.markdown.full.footnotes import Footnotes, NumberFootnotes
from sitebuilder.markdown.full.inline_links import register_lenient_links
from sitebuilder.markdown.full.inline_loop import install_linear_loop
from sitebuilder.markdown.full.inline_markup import register_inline_markup
from sitebuilder.markdown.full.inline_patterns import (
    FOOTNOTE_REFERENCE,
    Backticks,
    ChargeInlineMarkup,
    FootnoteReferences,
    bound_link_patterns,
)
from sitebuilder.markdown.full.raw_html import HtmlAroundText, RawHtml
from sitebuilder.markdown.full.shortcuts import install_shortcuts
from sitebuilder.markdown.full.task_lists import TaskItems
from sitebuilder.markdown.full.tree_processors import (
    AlignCells,
    AttributeLists,
    MoveSentinels,
    ParagraphClasses,
)
from sitebuilder.markdown.full.work_budget import WorkBudget


class Converter(Markdown):
    """Python-Markdown with the extensions of the dialect, and with what this package adds or replaces.

    ``shortcuts`` save work without changing the result; without them the library does everything itself.
    Priorities of tree processors: inline markup 20, attribute lists 8, abbreviations 7, unescaping 0.
    """

    def __init__(self, *, shortcuts: bool) -> None:
        self.budget = WorkBudget()
        self.footnotes = Footnotes()
        extensions = [
            TableExtension(use_align_attribute=True),
            self.footnotes,
            DefListExtension(),
            AbbrExtension(),
            SaneListExtension(),
        ]
        super().__init__(output_format="html", extensions=extensions)
        abbreviations = cast(AbbrBlockprocessor, self.parser.blockprocessors["abbr"]).abbrs
        self._register_preprocessors()
        self._register_block_processors(abbreviations)
        self._register_inline_patterns()
        self._register_tree_processors(abbreviations)
        if shortcuts:
            install_shortcuts(self, abbreviations, self.budget)
            install_linear_loop(self.treeprocessors["inline"], self.budget)
        limit_blocks(self.parser)

    def _register_preprocessors(self) -> None:
        self.preprocessors.register(HtmlAroundText(self), "html_around_text", 27)
        self.preprocessors.register(FencedCode(self), "fenced_code_block", 25)
        self.preprocessors.register(RawHtml(self, self.budget), "html_block", 20)
        # After raw HTML and code have been replaced with placeholders (20).
        self.preprocessors.register(BlocksAfterText(self), "blocks-after-text", 15)

    def _register_block_processors(self, abbreviations: dict[str, str]) -> None:
        processors = self.parser.blockprocessors
        processors.register(Admonitions(self.parser), "admonition", 105)
        processors.register(Tables(self.parser, self.budget), "table", 75)
        processors.register(HashHeadings(self.parser), "hashheader", 70)
        processors.register(SetextHeadings(self.parser), "setextheader", 60)
        processors.register(Quotations(self.parser), "quote", 20)
        processors.register(Definitions(self.parser), "deflist", 25)
        processors.register(FootnoteDefinitions(self.footnotes), "footnote", 17)
        processors.register(AbbreviationDefinitions(self.parser, abbreviations), "abbr", 16)
        processors.register(References(self.parser), "reference", 15)

    def _register_inline_patterns(self) -> None:
        patterns = self.inlinePatterns
        patterns.register(Backticks(BACKTICK_RE, self.budget), "backtick", 190)
        patterns.register(FootnoteReferences(FOOTNOTE_REFERENCE, self.footnotes), "footnote", 175)
        # Including the indent of the next line, so that no spaces precede its text.
        patterns.register(SubstituteTagInlineProcessor(r"(?<! ) {2,}\n *", "br"), "linebreak", 100)
        register_inline_markup(self)
        patterns.register(Emphasis(self.budget, self), "em_strong", 60)
        register_lenient_links(self)
        bound_link_patterns(self, self.budget)

    def _register_tree_processors(self, abbreviations: dict[str, str]) -> None:
        processors = self.treeprocessors
        processors.register(ParagraphClasses(self), "paragraph-classes", 24)
        processors.register(TaskItems(self), "task-items", 23)
        processors.register(CheckBrackets(self), "brackets", 21)
        processors.register(ChargeInlineMarkup(self, self.budget), "count-inline", 20.5)
        processors.register(CheckElements(self), "elements", 18)
        processors.deregister("footnote-duplicate")
        processors.register(NumberFootnotes(self, self.footnotes), "footnote-numbers", 14)
        processors.register(AlignCells(self), "align", 13)
        processors.register(AttributeLists(self), "attr_list", 8)
        marked_up = Abbreviations(self, abbreviations, self.budget, self.footnotes.loose_ends)
        processors.register(marked_up, "abbr", 7)
        processors.register(MoveSentinels(self), "sentinels", 1)


@cache
def markdown_converter(*, shortcuts: bool = True) -> Converter:
    """Return the process's only converter; ``reset`` it before each text."""
    return Converter(shortcuts=shortcuts)

"""The Markdown dialect: Python-Markdown with extensions, adapted to Chinese and to sanitising."""

from functools import cache
from typing import cast

from markdown import Markdown
from markdown.extensions import Extension
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
from sitebuilder.markdown.full.loose_ends import LooseEnds
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


@cache
def markdown_converter(*, shortcuts: bool = True) -> Markdown:
    """Return the process's only converter; ``reset`` it before each text.

    ``shortcuts`` save work without changing the result; without them the library does everything itself.
    """
    footnotes = Footnotes()
    md = Markdown(
        output_format="html",
        extensions=[
            TableExtension(use_align_attribute=True),
            footnotes,
            DefListExtension(),
            AbbrExtension(),
            SaneListExtension(),
            _Dialect(footnotes, shortcuts=shortcuts),
        ],
    )
    vars(md)["loose_ends"] = footnotes.loose_ends
    return md


def work_budget_of(md: Markdown) -> WorkBudget:
    """Return the work budget of a converter made by ``markdown_converter``."""
    return cast(WorkBudget, vars(md)["budget"])


def loose_ends_of(md: Markdown) -> LooseEnds:
    """Return the footnotes of the text just converted that have no counterpart."""
    return cast(LooseEnds, vars(md)["loose_ends"])


class _Dialect(Extension):
    """Registers what this package adds to Python-Markdown or replaces.

    Priorities of tree processors: inline markup 20, attribute lists 8, abbreviations 7, unescaping 0.
    """

    def __init__(self, footnotes: Footnotes, *, shortcuts: bool) -> None:
        super().__init__()
        self.footnotes = footnotes
        self.shortcuts = shortcuts

    def extendMarkdown(self, md: Markdown) -> None:
        budget = WorkBudget()
        vars(md)["budget"] = budget
        md.preprocessors.register(HtmlAroundText(md), "html_around_text", 27)
        md.preprocessors.register(FencedCode(md), "fenced_code_block", 25)
        md.preprocessors.register(RawHtml(md, budget), "html_block", 20)
        # After raw HTML and code have been replaced with placeholders (20).
        md.preprocessors.register(BlocksAfterText(md), "blocks-after-text", 15)
        abbreviations = cast(AbbrBlockprocessor, md.parser.blockprocessors["abbr"]).abbrs
        self._register_block_processors(md, abbreviations, budget)
        self._register_inline_patterns(md, budget)
        self._register_tree_processors(md, abbreviations, budget)
        if self.shortcuts:
            install_shortcuts(md, abbreviations, budget)
            install_linear_loop(md.treeprocessors["inline"], budget)
        limit_blocks(md.parser)

    def _register_block_processors(
        self, md: Markdown, abbreviations: dict[str, str], budget: WorkBudget
    ) -> None:
        processors = md.parser.blockprocessors
        processors.register(Admonitions(md.parser), "admonition", 105)
        processors.register(Tables(md.parser, budget), "table", 75)
        processors.register(HashHeadings(md.parser), "hashheader", 70)
        processors.register(SetextHeadings(md.parser), "setextheader", 60)
        processors.register(Quotations(md.parser), "quote", 20)
        processors.register(Definitions(md.parser), "deflist", 25)
        processors.register(FootnoteDefinitions(self.footnotes), "footnote", 17)
        processors.register(AbbreviationDefinitions(md.parser, abbreviations), "abbr", 16)
        processors.register(References(md.parser), "reference", 15)

    def _register_inline_patterns(self, md: Markdown, budget: WorkBudget) -> None:
        md.inlinePatterns.register(Backticks(BACKTICK_RE, budget), "backtick", 190)
        md.inlinePatterns.register(FootnoteReferences(FOOTNOTE_REFERENCE, self.footnotes), "footnote", 175)
        # Including the indent of the next line, so that no spaces precede its text.
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"(?<! ) {2,}\n *", "br"), "linebreak", 100)
        register_inline_markup(md)
        register_lenient_links(md)
        bound_link_patterns(md, budget)

    def _register_tree_processors(
        self, md: Markdown, abbreviations: dict[str, str], budget: WorkBudget
    ) -> None:
        md.treeprocessors.register(ParagraphClasses(md), "paragraph-classes", 24)
        md.treeprocessors.register(TaskItems(md), "task-items", 23)
        md.treeprocessors.register(CheckBrackets(md), "brackets", 21)
        md.treeprocessors.register(ChargeInlineMarkup(md, budget), "count-inline", 20.5)
        md.treeprocessors.register(CheckElements(md), "elements", 18)
        md.treeprocessors.deregister("footnote-duplicate")
        md.treeprocessors.register(NumberFootnotes(md, self.footnotes), "footnote-numbers", 14)
        md.treeprocessors.register(AlignCells(md), "align", 13)
        md.treeprocessors.register(AttributeLists(md), "attr_list", 8)
        md.treeprocessors.register(
            Abbreviations(md, abbreviations, budget, self.footnotes.loose_ends), "abbr", 7
        )
        md.treeprocessors.register(MoveSentinels(md), "sentinels", 1)

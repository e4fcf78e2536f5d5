"""The Markdown dialect: Python-Markdown with its extensions, adapted to Chinese and to sanitising."""

from functools import cache
from typing import cast

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrBlockprocessor, AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import AUTOMAIL_RE

from sitebuilder.markup.blocks import Admonitions, BlocksAfterText, FencedCode
from sitebuilder.markup.depth import CheckBrackets, CheckElements, limit_blocks
from sitebuilder.markup.footnotes import NumberFootnotes
from sitebuilder.markup.shortcuts import take_shortcuts
from sitebuilder.markup.trees import (
    Abbreviations,
    AlignCells,
    AutomaticMail,
    MarkedAttributeLists,
    MoveMarks,
)


@cache
def dialect(language: str, *, shortcuts: bool = True) -> Markdown:
    """Return the process's one converter for texts in the language; ``reset`` it before each text.

    ``shortcuts`` spare work and change nothing; without them the library does everything that it would.
    """
    return Markdown(
        output_format="html",
        extensions=[
            TableExtension(use_align_attribute=True),
            FootnoteExtension(SEPARATOR="-"),
            DefListExtension(),
            AbbrExtension(),
            SaneListExtension(),
            _Dialect(language, shortcuts=shortcuts),
        ],
    )


class _Dialect(Extension):
    """Registers what this package adds or puts in place of Python-Markdown's own.

    Priorities of tree processors: inline markup is 20, attribute lists 8, abbreviations 7, unescaping 0.
    """

    def __init__(self, language: str, *, shortcuts: bool) -> None:
        super().__init__()
        self.language = language
        self.shortcuts = shortcuts

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(FencedCode(md), "fenced_code_block", 25)
        # After raw HTML and code have been set aside (20).
        md.preprocessors.register(BlocksAfterText(md), "blocks-after-text", 15)
        md.parser.blockprocessors.register(Admonitions(md.parser, self.language), "admonition", 105)
        md.inlinePatterns.register(AutomaticMail(AUTOMAIL_RE, md), "automail", 110)
        abbreviations = cast(AbbrBlockprocessor, md.parser.blockprocessors["abbr"]).abbrs
        self._register_tree_processors(md, abbreviations)
        if self.shortcuts:
            take_shortcuts(md, abbreviations)
        limit_blocks(md.parser)

    def _register_tree_processors(self, md: Markdown, abbreviations: dict[str, str]) -> None:
        md.treeprocessors.register(CheckBrackets(md), "brackets", 21)
        md.treeprocessors.register(CheckElements(md), "elements", 18)
        md.treeprocessors.deregister("footnote-duplicate")
        md.treeprocessors.register(NumberFootnotes(md, self.language), "footnote-numbers", 14)
        md.treeprocessors.register(AlignCells(md), "align", 13)
        md.treeprocessors.register(MarkedAttributeLists(md), "attr_list", 8)
        md.treeprocessors.register(Abbreviations(md, abbreviations), "abbr", 7)
        md.treeprocessors.register(MoveMarks(md), "marks", 1)

"""Saves Python-Markdown work, with the same result character for character.

Most texts have few kinds of markup, so patterns that cannot match are not tried.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import AtomicString

from sitebuilder.markdown.block_sentinels import PARAGRAPH_CLASSES
from sitebuilder.markdown.full.long_blocks import LONG_BLOCK, LongBlocks
from sitebuilder.markdown.full.work_budget import WorkBudget
from sitebuilder.markdown.sentinels import TARGET_PREFIX
from sitebuilder.patterns import lazy_pattern

_MARKUP = lazy_pattern(rf"[\\`\[［<&*_{TARGET_PREFIX}]|~~|==|  \n")
"""Matches whatever may be inline markup."""

_NEEDED = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "^",
    "link": "](",
    "image_link": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
    "address": TARGET_PREFIX,
    "odd_link": TARGET_PREFIX,
    "deleted": "~~",
    "marked": "==",
}
"""Maps names of patterns to a string without which they cannot match."""

_REFERENCES = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
"""The patterns that match only where the text defines references."""


_PLAIN_PARAGRAPH = lazy_pattern(
    rf"[{''.join(PARAGRAPH_CLASSES)}]?[A-Za-z\u4e00-\u9fff][^\n|]*+(?:\n[A-Za-z\u4e00-\u9fff][^\n|]*+)*+"
)
"""A block that can only be a paragraph: each line begins with a letter, and none contains a table cell."""


def install_shortcuts(md: Markdown, abbreviations: Mapping[str, str], budget: WorkBudget) -> None:
    """Make a converter skip work that a text does not need."""
    md.treeprocessors.register(ChoosePatterns(md, abbreviations), "choose-patterns", 22)
    _dispatch_blocks_directly(md, budget)
    # Asked several times for each element; a text has few names of elements.
    vars(md)["is_block_level"] = lru_cache(maxsize=256)(md.is_block_level)


def _dispatch_blocks_directly(md: Markdown, budget: WorkBudget) -> None:
    """Pass plain paragraphs directly to their processor, and long blocks to fewer processors."""
    parser = md.parser
    paragraph = parser.blockprocessors["paragraph"]
    processors: list[BlockProcessor] = []
    # Created at the first block, when all processors have been registered.
    long_blocks = cache(lambda: LongBlocks(parser, budget))

    def parse_blocks(parent: Element, blocks: list[str]) -> None:
        processors.extend([] if processors else parser.blockprocessors)
        while blocks:
            if _PLAIN_PARAGRAPH.fullmatch(blocks[0]):
                paragraph.run(parent, blocks)
                continue
            budget.check_time(blocks[0])
            long = long_blocks() if len(blocks[0]) >= LONG_BLOCK and long_blocks().select(blocks[0]) else None
            for processor in processors:
                if long is not None and long.can_skip(processor):
                    continue
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break

    vars(parser)["parseBlocks"] = parse_blocks


class ChoosePatterns(Treeprocessor):
    """Skips plain text, and selects only the inline patterns that can match in the text."""

    def __init__(self, md: Markdown, abbreviations: Mapping[str, str]) -> None:
        super().__init__(md)
        self.abbreviations = abbreviations
        self.patterns = {md.inlinePatterns.get_index_for_name(name): name for name in _NEEDED}
        self.references = {md.inlinePatterns.get_index_for_name(name) for name in _REFERENCES}

    def run(self, root: Element) -> None:
        marked = "\0".join(_texts(root) if self.abbreviations else _make_plain_text_atomic(root))
        inline = cast(InlineProcessor, self.md.treeprocessors["inline"])
        chosen = [
            pattern
            for index, pattern in enumerate(self.md.inlinePatterns)
            if (index not in self.patterns or _NEEDED[self.patterns[index]] in marked)
            and (index not in self.references or self.md.references)
        ]
        # A plain list suffices: only its length and its items are used.
        inline.inlinePatterns = cast(Any, chosen)


def _texts(root: Element) -> list[str]:
    return [text for element in root.iter() for text in (element.text, element.tail) if text]


def _make_plain_text_atomic(root: Element) -> list[str]:
    """Make text without markup atomic, so that inline processing skips it; return the other text.

    Not for texts with abbreviations, which are not found in atomic text.
    """
    marked: list[str] = []
    for element in root.iter():
        if element.text and not isinstance(element.text, AtomicString):
            if _MARKUP.search(element.text):
                marked.append(element.text)
            else:
                element.text = AtomicString(element.text)
        if element.tail:
            if _MARKUP.search(element.tail):
                marked.append(element.tail)
            else:
                element.tail = AtomicString(element.tail)
    return marked

"""Block processors of the dialect that differ from Python-Markdown's."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from html import escape
from typing import cast
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import (
    BlockQuoteProcessor,
    HashHeaderProcessor,
    ReferenceProcessor,
    SetextHeaderProcessor,
)
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.extensions.def_list import DefListProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.tables import TableProcessor
from markdown.preprocessors import Preprocessor

from sitebuilder.markdown.admonitions import ADMONITIONS, admonition_kinds
from sitebuilder.markdown.block_sentinels import FENCE
from sitebuilder.markdown.full.work_budget import WorkBudget
from sitebuilder.markdown.line_kinds import LIST_LINE, TEXT_LINE
from sitebuilder.markdown.rows import split_row, unescape_pipes
from sitebuilder.markdown.sentinels import attribute_name, take_list_sentinel
from sitebuilder.messages import word


class FencedCode(Preprocessor):
    """Turns fenced code into plain ``<pre><code class="language-x">``.

    In an attribute list the first class is the language; the id and other classes go to the ``pre``. In
    lists, quotations and boxes ``normalise`` puts a sentinel before the fences, after the prefix that every
    line has there.
    """

    OPENING = re.compile(
        rf"""^(?:(?P<before>(?:[ ]{{4}}|>[ ]|(?:[-+*]|[0-9]+\.)[ ])*+){FENCE})?
            (?P<fence>~{{3,}}+|`{{3,}}+)[ ]*+
            (?:\{{(?P<attrs>[^\n]*)\}}
            | \.?(?P<lang>[\w\#.+-]*)[ ]*(?:hl_lines=(?P<quote>["'])[^\n]*?(?P=quote)[ ]*)?
            )\n""",
        re.MULTILINE | re.VERBOSE,
    )
    CLOSING = re.compile(rf"^((?:[ >]*+{FENCE})?(?:~{{3,}}+|`{{3,}}+))[ ]*+$", re.MULTILINE)
    MARKER = re.compile(r"(?:[-+*]|[0-9]+\.)[ ]")

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if "```" not in text and "~~~" not in text:
            return lines
        return "".join(self._pieces(text)).split("\n")

    def _pieces(self, text: str) -> Iterator[str]:
        """Yield the text with a placeholder for each code block; the library would search each end anew."""
        closings: dict[str, list[tuple[int, int]]] = {}
        for closing in self.CLOSING.finditer(text):
            closings.setdefault(closing[1], []).append(closing.span())
        done = 0
        for opening in self.OPENING.finditer(text):
            before = opening["before"]
            beside = None if before is None else self.MARKER.sub("    ", before)
            ends = closings.get(
                opening["fence"] if beside is None else f"{beside}{FENCE}{opening['fence']}", []
            )
            following = bisect_left(ends, (opening.end(), 0))
            if opening.start() < done or following == len(ends):
                continue
            start, end = ends[following]
            yield text[done : opening.start()]
            code = text[opening.end() : start]
            placeholder = self._stash(opening, code if not beside else _strip_prefix(code, beside))
            if placeholder and beside is not None:
                yield f"{before}{placeholder}"
            else:
                yield f"\n{placeholder}\n" if placeholder else text[opening.start() : end]
            done = end
        yield text[done:]

    def _stash(self, opening: re.Match[str], code: str) -> str:
        """Return the placeholder of a code block; an empty string when its attribute list is invalid."""
        language, attributes = opening["lang"] or "", ""
        if opening["attrs"]:
            listed, number = take_list_sentinel(opening["attrs"])
            pairs, remainder = get_attrs_and_remainder(listed)
            if remainder:
                return ""
            language, attributes = _fence_attributes(pairs)
            attributes += f' {attribute_name(number)}=""' if number else ""
        code_class = f' class="language-{escape(language)}"' if language else ""
        html = f"<pre{attributes}><code{code_class}>{escape(code, quote=False)}</code></pre>"
        return str(self.md.htmlStash.store(html))


def _strip_prefix(code: str, before: str) -> str:
    """Return code without the prefix that each line has in a list or a quotation."""
    lines = code.split("\n")
    return "\n".join(line.removeprefix(before) if line.startswith(before) else "" for line in lines)


def _fence_attributes(pairs: list[tuple[str, str]]) -> tuple[str, str]:
    classes = [value for name, value in pairs if name == "."]
    ids = [value for name, value in pairs if name == "id" and value]
    attributes = f' id="{escape(ids[-1])}"' if ids else ""
    if classes[1:]:
        attributes += f' class="{escape(" ".join(classes[1:]))}"'
    return (classes[0] if classes else ""), attributes


class BlocksAfterText(Preprocessor):
    """Lets a list or a table interrupt a paragraph, as in CommonMark: editors expect it."""

    TABLE = re.compile(r" {0,3}\|.*\n {0,3}\|(?=[ :|]*-)[ :|-]*+$")

    def run(self, lines: list[str]) -> list[str]:
        result: list[str] = []
        in_text = False
        for number, line in enumerate(lines):
            if in_text and (LIST_LINE.match(line) or self.TABLE.match("\n".join(lines[number : number + 2]))):
                result.append("")
                in_text = False
            elif not lines[number - 1].strip() or not number:
                in_text = bool(TEXT_LINE.match(line))
            result.append(line)
        return result


class Quotations(BlockQuoteProcessor):
    """Quotations that a blank line separates, as in CommonMark (5.1)."""

    def lastChild(self, parent: Element) -> Element | None:
        return None


class HashHeadings(HashHeaderProcessor):
    """Headings that keep a trailing ``#`` unless a space precedes it (CommonMark 4.2).

    No space is needed after the opening signs, but ``#include`` and ``#!`` are text.
    """

    RE = re.compile(r"(?:^|\n)(?!#[A-Za-z!<])(?P<level>#{1,6})(?P<header>[^\n]*?)(?:(?<= )#++[ ]*+)?(?:\n|$)")


class SetextHeadings(SetextHeaderProcessor):
    """Headings underlined with ``===`` or ``---``; the lines after one are not split, only separated."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        title, _, rest = blocks.pop(0).partition("\n")
        underline, _, after = rest.partition("\n")
        heading = SubElement(parent, "h1" if underline.startswith("=") else "h2")
        heading.text = title.strip()
        if after or "\n" in rest:
            blocks.insert(0, after)


def _indented_lines(text: str, length: int) -> tuple[str, str]:
    """Return the indented lines that a text begins with, dedented, and the rest.

    As ``BlockProcessor.detab``, but the rest is not split into lines.
    """
    taken: list[str] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if line.strip() and not line.startswith(" " * length):
            break
        taken.append(line[length:] if line.startswith(" " * length) else "")
        start = end + 1
    return "\n".join(taken), text[start:]


class Definitions(DefListProcessor):
    """Definition lists of many lines."""

    def detab(self, text: str, length: int | None = None) -> tuple[str, str]:
        return _indented_lines(text, length or self.tab_length)


class FootnoteDefinitions(FootnoteBlockProcessor):
    """Footnotes whose labels are on one line, so that no search for a closing bracket scans the whole text.

    Brackets and colon may be full-width.
    """

    RE = re.compile(r"^[ ]{0,3}[\[［]\^([^\]］\n]*)[\]］][:：][ ]*(.*)$", re.MULTILINE)


class References(ReferenceProcessor):
    """Link reference definitions; ``[注]: 请带身份证`` is not one but text."""

    BEFORE = r"^(?=[ ]{0,3}\[[^\[\]]*\]:[ ]*(?:\n[ ]*)?"
    LIKE_ADDRESS = r"[^\s./#:@，。；、\[\]［］]*+[./#:@][^\s，。；、\[\]［］]*+(?=\s|\Z)"
    RE = re.compile(f"{BEFORE}{LIKE_ADDRESS})" + ReferenceProcessor.RE.pattern, re.MULTILINE)


class _FirstLine:
    """Finds the first line of an admonition, as an expression would, but passes over other text quickly."""

    _pattern = re.compile(r'(?:^|\n)!!! ?([\w\-]+(?: +[\w\-]+)*)(?: +["“”](.*?)["“”])? *(?:\n|$)')

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        may_match = text.find("\n!!!", start) >= 0 or (not start and text.startswith("!!!"))
        return self._pattern.search(text, start) if may_match else None


class Admonitions(AdmonitionProcessor):
    """Admonitions with Chinese default titles.

    The kind may also be Chinese (``!!! 注意``), and the title in Chinese quotation marks.
    """

    RE = cast("re.Pattern[str]", _FirstLine())

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.titles = {kind: word(f"markup-admonition-{kind}") for kind in ADMONITIONS}
        self.kinds = admonition_kinds()

    def detab(self, text: str, length: int | None = None) -> tuple[str, str]:
        return _indented_lines(text, length or self.tab_length)

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        written, *classes = match[1].lower().split()
        kind = self.kinds.get(written, written)
        title = match[2]
        if title is None:
            title = self.titles.get(kind, self.titles["note"])
        return " ".join((kind, *classes)), title or None


class Tables(TableProcessor):
    """Tables whose rows are split in linear time, and which are refused when they have too many cells."""

    def __init__(self, parser: BlockParser, budget: WorkBudget) -> None:
        super().__init__(parser, {"use_align_attribute": True})
        self.budget = budget

    def test(self, parent: Element, block: str) -> bool:
        # The library's test of the first line, without splitting all others.
        return "|" in block.partition("\n")[0] and bool(super().test(parent, block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        rows = blocks[0].count("\n")
        self.budget.spend_cells(rows * len(self.separator), blocks[0][:200])
        super().run(parent, blocks)

    def _split(self, row: str) -> list[str]:
        """Return the cells of a row; pipes in code or after a backslash don't separate cells."""
        return [unescape_pipes(cell) for cell in split_row(row)]

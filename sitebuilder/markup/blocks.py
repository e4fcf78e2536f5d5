"""Blocks of the dialect that differ from Python-Markdown's: fenced code, admonitions, lists after text."""

import re
from html import escape

from markdown.blockparser import BlockParser
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.preprocessors import Preprocessor

from sitebuilder.markup.line_kinds import LIST_LINE, TEXT_LINE
from sitebuilder.markup.marks import attribute_name, take_list_mark
from sitebuilder.problems import word

ADMONITIONS = ("note", "tip", "important", "warning", "caution", "danger", "example", "info", "success")
"""The kinds of admonition; each has a default title among the words ``markup-admonition-…``."""


class FencedCode(Preprocessor):
    """Turns fenced code into plain ``<pre><code class="language-x">``.

    Of an attribute list, the first class is the language, and id and other classes go to the ``pre``.
    """

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if "```" not in text and "~~~" not in text:
            return lines
        return FencedBlockPreprocessor.FENCED_BLOCK_RE.sub(self._stash, text).split("\n")

    def _stash(self, match: re.Match[str]) -> str:
        language, attributes = match["lang"] or "", ""
        if match["attrs"]:
            listed, number = take_list_mark(match["attrs"])
            pairs, remainder = get_attrs_and_remainder(listed)
            if remainder:
                return match[0]
            language, attributes = _fence_attributes(pairs)
            attributes += f' {attribute_name(number)}=""' if number else ""
        code_class = f' class="language-{escape(language)}"' if language else ""
        code = escape(match["code"], quote=False)
        html = f"<pre{attributes}><code{code_class}>{code}</code></pre>"
        return f"\n{self.md.htmlStash.store(html)}\n"


def _fence_attributes(pairs: list[tuple[str, str]]) -> tuple[str, str]:
    classes = [value for name, value in pairs if name == "."]
    ids = [value for name, value in pairs if name == "id" and value]
    attributes = f' id="{escape(ids[-1])}"' if ids else ""
    if classes[1:]:
        attributes += f' class="{escape(" ".join(classes[1:]))}"'
    return (classes[0] if classes else ""), attributes


class BlocksAfterText(Preprocessor):
    """Lets a list or a table begin on the line after a text, as CommonMark does: editors expect it."""

    TABLE = re.compile(r" {0,3}\|.*\n {0,3}\|[ :|-]*-[ :|-]*$")

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


class Admonitions(AdmonitionProcessor):
    """Admonitions with titles in the language of the text.

    The kind may be written in that language too (``!!! 注意``), and the title in its quotation marks.
    """

    RE = re.compile(r'(?:^|\n)!!! ?([\w\-]+(?: +[\w\-]+)*)(?: +["“”](.*?)["“”])? *(?:\n|$)')

    def __init__(self, parser: BlockParser, language: str) -> None:
        super().__init__(parser)
        self.titles = {kind: word(f"markup-admonition-{kind}", language) for kind in ADMONITIONS}
        self.kinds = {title.lower(): kind for kind, title in reversed(self.titles.items())}

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        written, *classes = match[1].lower().split()
        kind = self.kinds.get(written, written)
        title = match[2]
        if title is None:
            title = self.titles.get(kind, self.titles["note"])
        return " ".join((kind, *classes)), title or None

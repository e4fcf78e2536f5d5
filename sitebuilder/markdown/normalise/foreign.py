"""Syntax of other programs: tags of Hexo, Jekyll, Hugo and forums, boxes of VuePress and GitHub.

Tags for code and quotations, and boxes, are translated. Any other tag is kept as text and reported.
"""

import re
from collections.abc import Sequence
from typing import cast

from sitebuilder.markdown.code_spans import blank_code
from sitebuilder.markdown.normalise.boxes import box_head, box_kind, box_of
from sitebuilder.markdown.normalise.fences import fence_code, find_end_of_code
from sitebuilder.markdown.normalise.foreign_links import figure_html
from sitebuilder.markdown.normalise.lines import (
    Block,
    BlockKind,
    Container,
    Line,
    Part,
    ReadResult,
    join_blocks,
    quote_lines,
)
from sitebuilder.markdown.normalise.nested import read_nested
from sitebuilder.patterns import lazy_pattern

_CODE = lazy_pattern(
    r" {0,3}(?:\{% *(?P<name>codeblock|highlight|code)(?P<rest>(?: [^\n]*)?)%\}"
    r"|\{\{[<%] *highlight(?P<words>(?: [^\n]*)?)[>%]\}\}) *"
)
_QUOTE = lazy_pattern(r" {0,3}\{% *(?P<name>blockquote|quote)(?P<rest>(?: [^\n]*)?)%\} *")
_LANGUAGE = lazy_pattern(r"\blang(?:uage)?:([\w#+.-]+)")
_OPTION = lazy_pattern(r"\b[a-z_]+:\S+|https?://\S+|\b(?:linenos|hl_lines)\b\S*|[\"']")
_BOX = lazy_pattern(
    r" {0,3}:{3,} *(?P<kind>[A-Za-z]+|[\u4e00-\u9fff]{2,4})(?:\[(?P<label>[^\[\]\n]*)\])?"
    r"(?:\{(?P<attributes>[^{}\n]*)\})?(?:[ \u3000]+(?P<title>[^\n{]*))? *"
)
"""The beginning of a box, with its title after a space or as a directive has it: ``:::tip[…]``."""

_BOX_ENDS = lazy_pattern(r" {0,3}:{3,} *")
_TITLE = lazy_pattern(r"\btitle=\"([^\"]*)\"")
_HIGHLIGHT_ENDS = r" *\{\{[<%] */ *highlight *[>%]\}\} *"
_TAG = lazy_pattern(
    r"(?<!\\)(?:\{% *[A-Za-z_]\w*\b(?:(?!\{%)[^\n])*?%\}|\{\{[<%] *[/A-Za-z](?:(?!\{\{)[^\n])*?[>%]\}\})"
)
_MARKER = lazy_pattern(
    r"@?(?:\[toc\]|\[\[_?toc_?\]\]) *\Z"
    r"|(?<![A-Za-z0-9_\]])!?\[\[(?=\d*+[^\[\]\n\d])[^\[\]\n]*+\]\](?!\()",
    re.IGNORECASE,
)
"""The place of a table of contents, and links of wikis: ``[TOC]``, ``[[另一篇]]``, ``![[图.jpg]]``."""

_COMMENT = lazy_pattern(r"(?<![%\d])%%(?![%\s])[^%\n]{1,200}(?<!\s)%%(?!%)")
"""A remark of Obsidian, which is not published there."""

_FORUM_NAMES = "b|i|u|s|url|img|quote|code|color|size|font|align|center|list|hide|email|table|media|attach"
_FORUM_TAG = lazy_pattern(rf"(?<!\\)\[/?(?:{_FORUM_NAMES})(?:=[^\[\]\n]{{1,200}})?\](?![(（])", re.IGNORECASE)
"""A tag of a forum (BBCode), on a line with one that ends: ``[b]报名[/b]``."""

_FIGURE_BEGINS = lazy_pattern(r" {0,3}\{\{[<%] *figure\b")
_FIGURE_ENDS = lazy_pattern(r".*[>%]\}\} *")

_MAX_FIGURE_LINES = 12


def begins_foreign(part: Part, at: int) -> bool:
    """Return whether a line begins a foreign block that a later line ends."""
    text = part.lines[at].text
    if text.lstrip(" ")[:2] not in ("{%", "{{", "::"):
        return False
    return _find_end(part, at) is not None


def _find_end(part: Part, at: int) -> int | None:
    """Return the index of the line that ends the foreign block begun by a line; None if there is none."""
    text = part.lines[at].text
    if _FIGURE_BEGINS.match(text):
        return _end_of_figure(part, at)
    if code := _CODE.fullmatch(text):
        name = code["name"]
        return _find_next(part, at, rf".*?\{{% *end{name} *%\}} *" if name else _HIGHLIGHT_ENDS)
    if quote := _QUOTE.fullmatch(text):
        return _find_next(part, at, rf" *\{{% *end{quote['name']} *%\}} *")
    box = _BOX.fullmatch(text)
    if (box is not None and box_kind(box["kind"])) or _BOX_ENDS.fullmatch(text):
        return _find_end_of_box(part, at)
    return None


def _find_end_of_box(part: Part, at: int) -> int | None:
    """Return the index of the line that ends a box, in which there may be others; None if there is none.

    One without a kind begins where none is open.
    """
    if part.box_ends is None:
        part.box_ends = {}
        begun: list[int] = []
        index = 0
        while index < len(part.lines):
            text = part.lines[index].text
            if ":::" in text and _BOX.fullmatch(text):
                begun.append(index)
            elif ":::" in text and _BOX_ENDS.fullmatch(text):
                if begun:
                    part.box_ends[begun.pop()] = index
                else:
                    begun.append(index)
            elif (end := find_end_of_code(part, index)) is not None:
                # Colons in code end nothing.
                index = end
            index += 1
    return part.box_ends.get(at)


def _end_of_figure(part: Part, at: int) -> int | None:
    """Return the index of the line on which a figure ends; None unless it stands alone and is understood."""
    for index in range(at, min(at + _MAX_FIGURE_LINES, len(part.lines))):
        if part.lines[index].is_blank:
            break
        if _FIGURE_ENDS.fullmatch(part.lines[index].text):
            return index if figure_html(_figure_text(part, at, index)) else None
    return None


def _figure_text(part: Part, at: int, end: int) -> str:
    return " ".join(line.text.strip(" ") for line in part.lines[at : end + 1])


def _find_next(part: Part, at: int, expression: str) -> int | None:
    return part.find_closing_line(at, expression, lambda text: re.fullmatch(expression, text) is not None)


def read_foreign(part: Part, at: int) -> ReadResult:
    """Read a tag for code, a quotation or a figure, or a box; of one without a kind, what it holds."""
    end = cast(int, _find_end(part, at))
    if _FIGURE_BEGINS.match(part.lines[at].text):
        html = figure_html(_figure_text(part, at, end))
        return end + 1, [Block(BlockKind.OTHER, [Line("", part.lines[at].offset, html)])]
    if _BOX.fullmatch(part.lines[at].text):
        return end + 1, [_box(part, at, end)]
    if _BOX_ENDS.fullmatch(part.lines[at].text):
        return end + 1, read_nested(part, part.lines[at + 1 : end], part.container)
    if _QUOTE.fullmatch(part.lines[at].text):
        return end + 1, _quotation(part, at, end)
    return end + 1, _code(part, at, end)


def _code(part: Part, at: int, end: int) -> list[Block]:
    line = part.lines[at]
    opening = cast("re.Match[str]", _CODE.fullmatch(line.text))
    rest = opening["rest"] or opening["words"] or ""
    marked = _LANGUAGE.search(rest)
    first = "" if opening["name"] == "codeblock" else rest.strip(" \"'").partition(" ")[0]
    language = marked[1] if marked else first
    code = [each.dedent(line.indent) for each in part.lines[at + 1 : end]]
    if last := _before_end_tag(part.lines[end].text):
        code = [*code, part.lines[end].with_text(last)]
    title = " ".join(_OPTION.sub(" ", rest).split()) if opening["name"] == "codeblock" else ""
    before = [Block(BlockKind.TEXT, [Line("", line.offset, title)])] if title else []
    return [*before, fence_code(part, Line("", line.offset, language), code, part.lines[end].offset)]


def _before_end_tag(text: str) -> str:
    """Return the code on the line of an end tag (``}{% endcodeblock %}``), or an empty string."""
    code = text[: text.rindex("{")] if "{" in text else ""
    return code if code.strip(" {") else ""


def _quotation(part: Part, at: int, end: int) -> list[Block]:
    opening = cast("re.Match[str]", _QUOTE.fullmatch(part.lines[at].text))
    blocks = read_nested(part, part.lines[at + 1 : end], Container.QUOTE)
    if author := opening["rest"].strip():
        blocks.append(Block(BlockKind.TEXT, [Line("", part.lines[at].offset, f"—— {author}")]))
    lines = quote_lines(join_blocks(blocks))
    return [Block(BlockKind.OTHER, lines)] if lines else []


def _box(part: Part, at: int, end: int) -> Block:
    line = part.lines[at]
    opening = cast("re.Match[str]", _BOX.fullmatch(line.text))
    named = _TITLE.search(opening["attributes"] or "")
    title = opening["label"] or opening["title"] or (named[1] if named else "")
    head = box_head(cast(str, box_kind(opening["kind"])), title)
    return box_of(part, part.lines[at + 1 : end], head, line.offset)


def report_foreign_tags(part: Part, lines: Sequence[Line]) -> None:
    """Report, once per text, tags that are kept as text."""
    for line in lines:
        if (tag := _find_tag(line.text)) is not None:
            part.reading.report_once("foreign-tag", line.source_offset(tag.start()), tag=tag[0].strip())
            return


def _find_tag(text: str) -> re.Match[str] | None:
    if ":::" in text and (box := _BOX.fullmatch(text)):
        return box
    if "{%" in text or "{{" in text:
        return _TAG.search(blank_code(text))
    if "%%" in text and (comment := _COMMENT.search(blank_code(text))):
        return comment
    if "[/" in text and (tag := _FORUM_TAG.search(blank_code(text))):
        return tag
    has_marker = "[[" in text or "[toc]" in text.lower()
    return _MARKER.search(blank_code(text)) if has_marker else None

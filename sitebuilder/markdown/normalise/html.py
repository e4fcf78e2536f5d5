"""Blocks of raw HTML, whose lines are kept as they are, but for pictures and links of Markdown."""

import re

from sitebuilder.markdown.block_sentinels import RAW_HTML
from sitebuilder.markdown.literals import BACKSLASH
from sitebuilder.markdown.normalise.foreign_links import read_foreign_links
from sitebuilder.markdown.normalise.html_links import read_html_links
from sitebuilder.markdown.normalise.lines import Block, BlockKind, Container, Line, Part, ReadResult
from sitebuilder.markdown.normalise.nested import read_nested
from sitebuilder.patterns import lazy_pattern

_BLOCKS = """
address article aside blockquote body center colgroup dd details dialog dir div dl dt fieldset figcaption
figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup html hr legend li link main map math
menu menuitem meta nav noframes object ol optgroup option output p param picture pre progress script section
source style summary svg table tbody td template textarea tfoot th thead title tr track ul video audio
canvas iframe noscript param base basefont col caption
"""
BLOCK_ELEMENTS = frozenset(_BLOCKS.split())
"""The elements whose tags at the beginning of a line begin a block of raw HTML."""

_VOID = frozenset({"base", "basefont", "br", "col", "hr", "img", "input", "link", "meta", "param", "source"})
_BEGINS = lazy_pattern(r" {0,3}<(?:(!--)|/?([A-Za-z][A-Za-z0-9]*)(?=[ />]|\Z)|[?!])")
_TAG = lazy_pattern(r"<(/?)([A-Za-z][A-Za-z0-9]*+)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(/?)>|<!--|-->")
_CENTRED = lazy_pattern(r" {0,3}<center>[ ]*(?P<words>[^\s<>][^<>]*)</center>[ ]*", re.IGNORECASE)
_OPENS_CENTRE = lazy_pattern(r" {0,3}<center>[ ]*", re.IGNORECASE)
_CLOSES = lazy_pattern(r" {0,3}</")
_TEXT_IF_OPEN = frozenset({"script", "style", "textarea", "svg", "math"})
_MARKDOWN = lazy_pattern(
    r" *(?:#{1,6} +[^\s<>][^<>]*|[-*+] +[^\s<>][^<>]*|[0-9]{1,2}\. +[^\s<>][^<>]*|```.*)"
    r"|[^*\n]*(?P<bold>\*\*(?![\s*])[^*<>\n]*[^*<>\s]\*\*)(?!\*).*"
)
"""A heading, an item, a fence or bold type, which is text within raw HTML."""

_SHOWN = 40
_VERBATIM = lazy_pattern(r"<(?:pre|code|script|style|textarea|svg|math|!--)\b|<!--", re.IGNORECASE)
_MAY_HAVE_BLANK_LINES = frozenset({"pre", "script", "style", "textarea", "svg", "math"})
"""Elements that may contain blank lines (CommonMark 4.6, kind 1)."""


def begins_html(part: Part, at: int) -> bool:
    """Return whether a line begins a block of raw HTML or a comment.

    A comment that is never closed is text, and an element that would hide or swallow all that follows.
    """
    text = part.lines[at].text
    found = _BEGINS.match(text)
    if found is None or not is_html(text):
        return False
    if found[1]:
        return not is_open_comment(part, at, found.start(1))
    name = (found[2] or "").lower()
    return name not in _TEXT_IF_OPEN or "</" in found[0] or _is_closed(part, at, 0, f"</{name}")


def is_open_comment(part: Part, at: int, opening: int) -> bool:
    """Return whether the comment that a line opens at an offset is never closed."""
    return not _is_closed(part, at, opening, "-->")


def _is_closed(part: Part, at: int, start: int, end: str) -> bool:
    """Return whether the rest of a line from an offset, or a later one, contains what ends a construct."""
    if end in part.lines[at].text[start:].lower():
        return True
    return part.find_closing_line(at, end, lambda text: end in text.lower()) is not None


def is_html(text: str) -> bool:
    """Return whether the text of a line begins a block of raw HTML or a comment."""
    found = _BEGINS.match(text)
    return found is not None and (found[2] is None or found[2].lower() in BLOCK_ELEMENTS)


def read_html(part: Part, at: int) -> ReadResult:
    """Read raw HTML unchanged: at the top level to the end of its element, elsewhere to the next blank line.

    Text after a blank line within an element is Markdown (CommonMark 4.6, kind 6), and the rest of the
    element after it is raw HTML again.
    """
    if (centred := _CENTRED.fullmatch(part.lines[at].text)) is not None:
        return at + 1, _read_centred(part, at, centred)
    if _OPENS_CENTRE.fullmatch(part.lines[at].text) and (end := _end_of_centre(part, at)) is not None:
        part.reading.report("html-removed", part.lines[at].offset, removed="<center>")
        return end + 1, _read_within(part, part.lines[at + 1 : end])
    if part.container is not Container.TOP:
        end = part.skip_text(at)
        _report_markdown(part, at, end)
        return end, [Block(BlockKind.OTHER, _read_lines(part.lines[at:end]))]
    end, is_open = _end_of_element(part, at)
    _report_markdown(part, at, end)
    lines = _read_lines(part.lines[at:end])
    if is_open or _CLOSES.match(lines[0].text):
        lines = [lines[0].prefixed(RAW_HTML), *lines[1:], Line("", lines[-1].offset, RAW_HTML)]
    return end, [Block(BlockKind.OTHER, lines)]


def _report_markdown(part: Part, at: int, end: int) -> None:
    """Report, once per text, Markdown right below a tag, which stays as it was typed (CommonMark 4.6)."""
    for line in part.lines_from(at, end):
        if _VERBATIM.search(line.text):
            return
        if (found := _MARKDOWN.fullmatch(line.text)) is not None:
            at = found.start("bold") if found["bold"] else line.indent
            text = (found["bold"] or line.text).strip()
            shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
            part.reading.report_once("markdown-in-html", line.source_offset(at), line=shown)
            return


def _read_centred(part: Part, at: int, centred: re.Match[str]) -> list[Block]:
    """Read the words of a line within a tag that no page has: without it they are Markdown."""
    line = part.lines[at]
    part.reading.report("html-removed", line.offset + line.indent, removed="<center>")
    return _read_within(part, [line.cut(centred.start("words")).with_text(centred["words"].rstrip())])


def _end_of_centre(part: Part, at: int) -> int | None:
    """Return the index of the line that closes the tag; None if another block of HTML stands in between."""
    for index in range(at + 1, len(part.lines)):
        text = part.lines[index].text
        if text.strip().lower() == "</center>":
            return index
        if is_html(text) or "center>" in text.lower():
            return None
    return None


def _read_within(part: Part, lines: list[Line]) -> list[Block]:
    container = Container.BOX if part.container is Container.TOP else part.container
    return read_nested(part, lines, container)


def _read_lines(lines: list[Line]) -> list[Line]:
    """Return lines of raw HTML with links as elements; a backslash before a tag escapes nothing there."""
    read = read_html_links(read_foreign_links(lines))
    return [line.with_text(line.text.replace("\\<", f"{BACKSLASH}<")) for line in read]


def _end_of_element(part: Part, at: int) -> tuple[int, bool]:
    """Return the index after the line that closes everything the first line opens, and False.

    If Markdown text follows a blank line before that, return the index of the blank line, and True.
    """
    opened: list[str] = []
    counts: dict[str, int] = {}
    in_comment = False
    for index in range(at, len(part.lines)):
        is_between = (
            part.lines[index].is_blank and not in_comment and not _MAY_HAVE_BLANK_LINES & counts.keys()
        )
        # Asked once for several blank lines.
        if is_between and not part.lines[index - 1].is_blank and _is_before_text(part, index):
            return index, True
        for tag in _TAG.finditer(part.lines[index].text):
            if in_comment or tag[0] in ("<!--", "-->"):
                in_comment = tag[0] != "-->" and (in_comment or tag[0] == "<!--")
                continue
            name = tag[2].lower()
            if tag[1]:
                _close(name, opened, counts)
            elif not tag[3] and name not in _VOID:
                opened.append(name)
                counts[name] = counts.get(name, 0) + 1
        if not opened and not in_comment:
            return index + 1, False
    return len(part.lines), False


def _is_before_text(part: Part, at: int) -> bool:
    """Return whether text that is neither raw HTML nor indented follows a blank line."""
    following = part.skip_blanks(at)
    if following == len(part.lines):
        return False
    text = part.lines[following].text
    return part.lines[following].indent < 4 and not is_html(text.lstrip(" "))


def _close(name: str, opened: list[str], counts: dict[str, int]) -> None:
    while counts.get(name) and opened:
        last = opened.pop()
        counts[last] -= 1
        if not counts[last]:
            del counts[last]
        if last == name:
            return

"""Container blocks: quotations, boxes (admonitions) and footnotes."""

import re
from typing import cast

from sitebuilder.markdown.admonitions import admonition_kinds
from sitebuilder.markdown.normalise.chinese import CLOSING, CONTINUATION_MARKS, is_chinese, strip_line_end
from sitebuilder.markdown.normalise.fences import is_conflict_marker
from sitebuilder.markdown.normalise.lazy_continuation import MAX_LAZY_DEPTH, continues_text
from sitebuilder.markdown.normalise.lines import (
    Block,
    BlockKind,
    Container,
    Line,
    Part,
    ReadResult,
    indent_lines,
    join_blocks,
    quote_lines,
)
from sitebuilder.markdown.normalise.nested import read_nested
from sitebuilder.markdown.normalise.single_lines import is_title
from sitebuilder.patterns import lazy_pattern

_SPACE = "[ \u00a0\u3000]?"
_PYTHON = (
    r"(?:[A-Za-z_][\w.]*(?:[(\[]| ?=)|[a-z](?:\w*\.\w+)?\Z|(?:import|from) \w"
    r"|[0-9(](?=[^+*/%]*[+*/%])(?:[0-9 +*/%().-]|[a-z](?![a-z]))*+\Z)"
)
"""What is typed behind the prompt of Python."""

_QUOTE = lazy_pattern(
    rf" {{0,3}}(?:>(?!=[^=]|>> {_PYTHON}){_SPACE}|＞(?![0-9０-９]|[=＝][^=＝]){_SPACE}|》{_SPACE}(?=\S))"
)
"""The beginning of a line of a quotation; a Chinese keyboard writes ``》`` for ``>``."""

_QUOTE_GOES_ON = lazy_pattern(rf"{_QUOTE.pattern}| {{0,3}}＞(?![=＝][^=＝])")
"""The beginning of the next line of a quotation, which may be a number (``＞2.缴费``)."""

_COMPARISON = lazy_pattern(
    r" {0,3}>[0-9][0-9.]*+ ?(?:[℃%％‰]|°C"
    r"|(?:[kmcµ]?[mgVAWΩLN]|[kM]?Pa|k?Hz|分(?![钟之])|周?岁|元)(?![A-Za-z0-9])"
    r"|(?: {2,}|[ ]*\u3000)[ \u3000]*[0-9])| {0,3}>{2,}[^<>\n]+<{2,}[ \u3000]*\Z"
)
"""A number that something is greater than, with its unit or in a row; words between ``>>`` and ``<<``."""

_BOX = lazy_pattern(
    r" {0,3}(?:!{3}|！{3}|(?P<folded>\?{3}\+?))[ \u00a0\u3000]*(?P<kind>[\w-]+)"
    r"(?P<classes>(?:[ \u00a0]+[\w-]+)*)(?:[ \u00a0\u3000]*[\"“”「『](?P<title>.*?)[\"“”」』])?"
    r"(?P<rest>[：:].*|[ \u00a0\u3000]+.*)? *"
)
_ALERT = lazy_pattern(
    r" *\[!(?P<kind>[A-Za-z]+|[\u4e00-\u9fff]{2,4})\][-+]?[ \u3000]*(?P<title>(?:[^\s{][^\n{]*)?)"
)
"""The first line of a quotation that GitHub or Obsidian shows as a box."""

_KINDS_OF_OTHERS = {
    "note": "abstract summary tldr todo question help faq quote cite details",
    "tip": "hint tips",
    "success": "check done",
    "warning": "attention",
    "danger": "failure fail missing error bug",
}
_KINDS = {name: kind for kind, names in _KINDS_OF_OTHERS.items() for name in names.split()}

ODD_NOTE = r"[\[［【][ ]*\^[ ]*(?P<odd>[0-9\u3400-\u9fff]{1,20})[ ]*[\]］】]"
"""The label of a footnote with spaces, or in the brackets of a Chinese keyboard."""

_NOTE = lazy_pattern(rf" {{0,3}}(?:\[\^(?P<label>[^\]\n]*)\]|{ODD_NOTE})[:：][ \u3000]*")


def begins_quote(part: Part, at: int) -> bool:
    """Return whether a line begins a quotation."""
    text = part.lines[at].text
    if _QUOTE.match(text) is None or (_COMPARISON.match(text) and not _is_quoted(part, at + 1)):
        return False
    # After a line of text it may close a title that was broken there.
    return text.lstrip(" ")[:1] != "》" or not at or part.lines[at - 1].is_blank


def _is_quoted(part: Part, at: int) -> bool:
    """Return whether a line is one of a quotation, and no comparison."""
    if at == len(part.lines):
        return False
    text = part.lines[at].text
    return _QUOTE.match(text) is not None and _COMPARISON.match(text) is None


def read_quote(part: Part, at: int) -> ReadResult:
    """Read a quotation: its lines, and lazy continuation lines without ``>``."""
    inner: list[Line] = []
    end = at
    while end < len(part.lines):
        line = part.lines[end]
        if part.container is Container.TOP and is_conflict_marker(line.text):
            break
        sign = (_QUOTE_GOES_ON if inner else _QUOTE).match(line.text)
        is_marked = len(inner) > 1 and _QUOTE.match(part.lines[end - 1].text) is not None
        if sign is None and (
            line.is_blank
            or part.depth > MAX_LAZY_DEPTH
            or is_title(line.text.strip())
            or (is_marked and _is_below_quote(part, end, inner[-1]))
            or not continues_text(inner[-1], line)
        ):
            break
        inner.append(line.cut(sign.end()) if sign else line)
        end += 1
    if (head := _head_of_alert(inner[0].text)) is not None:
        return end, [box_of(part, inner[1:], head, inner[0].offset)]
    blocks = read_nested(part, inner, Container.QUOTE)
    lines = quote_lines(join_blocks(blocks))
    return end, [Block(BlockKind.OTHER, lines or [Line("", part.lines[at].offset, ">")])]


def _is_below_quote(part: Part, at: int, before: Line) -> bool:
    """Return whether a Chinese line stands below a quotation each of whose lines has its sign."""
    line = part.lines[at]
    if not is_chinese(line.text) or not is_chinese(before.text):
        return False
    if strip_line_end(before.text)[-1:] in (*CONTINUATION_MARKS, ":", "：") or line.text[:1] in CLOSING:
        return False
    following = part.lines[at + 1 : at + 2]
    return not following or _QUOTE.match(following[0].text) is None


def _head_of_alert(text: str) -> str | None:
    """Return the head of the box for ``[!NOTE]``, with its title; None for any other line."""
    alert = _ALERT.fullmatch(text)
    if alert is None:
        return None
    kind = box_kind(alert["kind"])
    return None if kind is None else box_head(kind, alert["title"])


def box_kind(name: str) -> str | None:
    """Return the kind of box that has a name here or with Obsidian, VuePress or Yuque; None for any other."""
    return _KINDS.get(name.lower()) or admonition_kinds().get(name.lower())


def box_head(kind: str, title: str) -> str:
    """Return the first line of a box with a title, or with the default one of its kind."""
    title = title.strip(" \u3000").replace('"', "”")
    return f"!!! {kind}" + (f' "{title}"' if title else "")


def box_of(part: Part, lines: list[Line], head: str, offset: int) -> Block:
    """Return a box with the blocks in these lines; its head comes from an offset of the source."""
    blocks = read_nested(part, lines, Container.BOX)
    return Block(BlockKind.OTHER, [Line("", offset, head), *indent_lines(join_blocks(blocks))])


def begins_box(part: Part, at: int) -> bool:
    """Return whether a line begins a box.

    After full-width marks, which also end a cry, the kind must be a known one, or a Chinese title above
    indented lines; after question marks, with which MkDocs begins boxes that open, a known one.
    """
    text = part.lines[at].text
    if text.lstrip(" ")[:1] not in ("!", "！", "?"):
        return False
    box = _BOX.fullmatch(text)
    if box is not None and box["folded"]:
        return box_kind(box["kind"]) is not None and box["rest"] is None
    if box is None or "!" in text[:4] or box["kind"].lower() in admonition_kinds():
        return box is not None
    below = part.lines[at + 1] if at + 1 < len(part.lines) else None
    return below is not None and not below.is_blank and below.indent > 3 and is_chinese(box["kind"])


def read_box(part: Part, at: int) -> ReadResult:
    """Read a box: the indented lines below it, or else the lines up to the next blank one."""
    line = part.lines[at]
    box = cast("re.Match[str]", _BOX.fullmatch(line.text))
    end = at + 1
    if end < len(part.lines) and not part.lines[end].is_blank and part.lines[end].indent < 2:
        end = part.skip_text(end)
        inner = part.lines[at + 1 : end]
    else:
        end, inner = _indented_lines(part, at + 1)
    return end, [box_of(part, inner, _canonical_head(box), line.offset)]


def _canonical_head(box: re.Match[str]) -> str:
    kind, classes, title = box["kind"], box["classes"] or "", box["title"]
    if box["folded"]:
        kind = box_kind(kind) or kind
    if kind.lower() not in admonition_kinds() and is_chinese(kind):
        kind, classes = "note", f"{kind}{classes}"
    rest = (box["rest"] or "").strip(" \u3000：:")
    if is_chinese(classes) or rest:
        title, classes = " ".join(f"{classes} {title or ''} {rest}".split()), ""
    title = "" if title is None else f' "{title}"'
    return f"!!! {kind}{classes}{title}"


def _indented_lines(part: Part, start: int) -> tuple[int, list[Line]]:
    """Return the index after the lines indented like the first (by up to four spaces), and the lines."""
    first = part.skip_blanks(start)
    width = min(part.lines[first].indent, 4) if first < len(part.lines) else 0
    if width < 2 or (first > start and width < 4):
        return start, []
    end = start
    while (following := part.skip_blanks(end)) < len(part.lines):
        if part.lines[following].indent < width:
            break
        end = following + 1
    return end, [line.dedent(4 if width == 4 else width) for line in part.lines[start:end]]


def begins_note(part: Part, at: int) -> bool:
    """Return whether a line begins a footnote."""
    return _NOTE.match(part.lines[at].text) is not None


def read_note(part: Part, at: int) -> ReadResult:
    """Read a footnote: its lines up to a blank one, and the indented lines after it."""
    line = part.lines[at]
    sign = cast("re.Match[str]", _NOTE.match(line.text))
    inner = [line.cut(sign.end())]
    end = at + 1
    while end < len(part.lines) and not part.lines[end].is_blank:
        following = part.lines[end]
        if (following.indent < 2 and not continues_text(inner[-1], following)) or begins_note(part, end):
            break
        inner.append(following.dedent(4))
        end += 1
    after, rest = _indented_lines(part, end) if part.skip_blanks(end) > end else (end, [])
    blocks = read_nested(part, [*inner, *rest], Container.NOTE)
    body = join_blocks(blocks)
    head = f"[^{(sign['label'] or sign['odd'] or '').strip()}]: "
    if blocks and blocks[0].kind is BlockKind.TEXT:
        return after, [Block(BlockKind.OTHER, [body[0].prefixed(head), *indent_lines(body[1:])])]
    return after, [Block(BlockKind.OTHER, [Line("", line.offset, head), *indent_lines(body)])]

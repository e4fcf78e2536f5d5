"""Reads lines into blocks, with one reader per kind of block."""

from collections.abc import Callable

from sitebuilder.markdown.line_kinds import BLANKS_TO_FILL, MAIL_RULE, THEMATIC_BREAK
from sitebuilder.markdown.normalise.boxes import (
    begins_box,
    begins_note,
    begins_quote,
    read_box,
    read_note,
    read_quote,
)
from sitebuilder.markdown.normalise.breaks import split_paragraph
from sitebuilder.markdown.normalise.chinese import ends_sentence, strip_line_end
from sitebuilder.markdown.normalise.definitions import (
    begins_definition,
    begins_wide_definition,
    read_definitions,
    read_wide_definition,
)
from sitebuilder.markdown.normalise.descriptions import is_description, read_descriptions
from sitebuilder.markdown.normalise.drawn_tables import (
    DRAWN_BEGINNINGS,
    begins_chart,
    begins_drawing,
    begins_drawn_table,
    begins_tree,
    read_chart,
    read_drawing,
    read_drawn_table,
    read_tree,
)
from sitebuilder.markdown.normalise.fences import (
    begins_conflict,
    begins_fence,
    fence_code,
    read_conflict,
    read_fence,
)
from sitebuilder.markdown.normalise.foreign import begins_foreign, read_foreign
from sitebuilder.markdown.normalise.heading_lines import (
    begins_heading,
    begins_wide_heading,
    read_heading,
    read_wide_heading,
)
from sitebuilder.markdown.normalise.html import begins_html, read_html
from sitebuilder.markdown.normalise.indented_prose import OWN_MARKUP, is_prose
from sitebuilder.markdown.normalise.items import begins_list, read_list
from sitebuilder.markdown.normalise.lines import Block, BlockKind, Container, Line, Part, ReadResult
from sitebuilder.markdown.normalise.markers import item_at
from sitebuilder.markdown.normalise.notices import (
    begins_addressee,
    begins_attachments,
    begins_numbered,
    read_addressee,
    read_attachments,
    read_numbered,
    record_heading,
)
from sitebuilder.markdown.normalise.signatures import read_signature
from sitebuilder.markdown.normalise.tables import begins_table, read_table
from sitebuilder.markdown.normalise.text_lines import read_text_lines, report_bare_code, report_columns
from sitebuilder.patterns import lazy_pattern

MAX_DEPTH = 45
"""How deep nested blocks are read; the library refuses anything deeper (``full.depth``)."""

_Begins = Callable[[Part, int], bool]
_Reads = Callable[[Part, int], ReadResult]

_WIDE_RULE = lazy_pattern("[ \u3000]*(?:[—─━═]{4,}|－{3,}|[＿＝]{4,}|[⸺⸻]+|={5,}|#{7,}|~{6,})[ \u3000]*")
"""A line of one sign, as people divide texts."""

_UNDERLINE = lazy_pattern(r" {0,3}(?:(=+)|-+) *")
_EQUALS = lazy_pattern(r" {0,3}=+ *")
_COLON = lazy_pattern("[：:]")
_BETWEEN_LABELS = lazy_pattern(" {2}|[|｜\u3000]")


def read_blocks(part: Part) -> list[Block]:
    """Return the blocks of a part in canonical form."""
    blocks: list[Block] = []
    at = part.skip_blanks(0)
    if part.depth > MAX_DEPTH:
        return [Block(BlockKind.OTHER, part.lines[at:])] if at < len(part.lines) else []
    while at < len(part.lines):
        read = _reader_at(part, at, after_text=False) or _read_paragraph
        if part.lines[at].indent > 3 and read is _read_paragraph:
            if _dedent_markup(part, at, blocks):
                continue
            at, found = _read_indented(part, at, blocks)
        else:
            at, found = read(part, at)
        blocks += found
        at = part.skip_blanks(at)
    return blocks


def _reader_at(part: Part, at: int, *, after_text: bool) -> _Reads | None:
    """Return the reader of the block that a line begins; None for a paragraph."""
    text = part.lines[at].text
    if part.container is Container.TOP:
        if part.begins_signature(at):
            return read_signature
        if begins_numbered(part, at):
            return read_numbered
        if not after_text and begins_addressee(part, at) and _reader_of_block(part, at) is None:
            return read_addressee
    if begins_attachments(part, at):
        return read_attachments
    if text.lstrip(" \u3000")[:1] in DRAWN_BEGINNINGS:
        if begins_drawn_table(part, at):
            return read_drawn_table
        if begins_drawing(part, at):
            return read_drawing
        if begins_tree(part, at):
            return read_tree
    if part.reading.is_drawn and at + 1 < len(part.lines) and begins_chart(part, at):
        return read_chart
    is_row = "|" in text or "｜" in text or bool(part.reading.tabs)
    if is_row and begins_table(part, at) and not begins_quote(part, at):
        return read_table
    if begins_list(part, at, after_text=after_text):
        return read_list
    # Most lines begin with a letter and are text.
    return None if text[:1].isalpha() else _reader_of_block(part, at)


def _reader_of_block(part: Part, at: int) -> _Reads | None:
    return next((reader for predicate, reader in _READERS if predicate(part, at)), None)


def _begins_rule(part: Part, at: int) -> bool:
    text = part.lines[at].text
    return THEMATIC_BREAK.fullmatch(text) is not None and BLANKS_TO_FILL.fullmatch(text) is None


def _begins_wide_rule(part: Part, at: int) -> bool:
    return _WIDE_RULE.fullmatch(part.lines[at].text) is not None


def _read_wide_rule(part: Part, at: int) -> ReadResult:
    return at + 1, [Block(BlockKind.OTHER, [Line("", part.lines[at].offset, "---")])]


def _read_line(part: Part, at: int) -> ReadResult:
    return at + 1, [Block(BlockKind.OTHER, [part.lines[at]])]


_READERS: tuple[tuple[_Begins, _Reads], ...] = (
    (begins_conflict, read_conflict),
    (begins_fence, read_fence),
    (begins_heading, read_heading),
    (_begins_rule, _read_line),
    (begins_wide_heading, read_wide_heading),
    (_begins_wide_rule, _read_wide_rule),
    (begins_quote, read_quote),
    (begins_box, read_box),
    (begins_note, read_note),
    (begins_definition, read_definitions),
    (begins_wide_definition, read_wide_definition),
    (begins_html, read_html),
    (begins_foreign, read_foreign),
)


def _read_paragraph(part: Part, at: int) -> ReadResult:
    """Read lines of text up to a blank one or the beginning of another block."""
    lines = part.lines
    underline = _UNDERLINE.fullmatch(lines[at + 1].text) if at + 1 < len(lines) else None
    is_heading = underline is not None and not _is_below_list(part, at)
    if underline and is_heading and not _is_sentence_above_rule(lines[at].text, lines[at + 1].text):
        record_heading(part, 1 if underline[1] else 2)
        return at + 2, [Block(BlockKind.OTHER, [lines[at].dedent(3), lines[at + 1].dedent(3)])]
    end = at + 1
    while end < len(lines) and not lines[end].is_blank and not _ends_text(part, end):
        end += 1
    if any(map(is_description, lines[at:end])):
        return read_descriptions(part, at)
    report_columns(part, at, end)
    report_bare_code(part, at, end)
    return end, split_paragraph(read_text_lines(part, at, end), part.container, part.reading.page_width)


def _is_below_list(part: Part, at: int) -> bool:
    """Return whether a line stands right below an item or a quotation, as a part of it for CommonMark."""
    before = part.lines[at - 1] if at else None
    if before is None or before.is_blank:
        return False
    return before.indent > 1 or item_at(before) is not None or begins_quote(part, at - 1)


def _is_sentence_above_rule(text: str, below: str) -> bool:
    """Return whether a Chinese sentence with its full stop, or labels, stand above a rule, as no heading."""
    is_rule = THEMATIC_BREAK.fullmatch(below) is not None or _WIDE_RULE.fullmatch(below) is not None
    if below.strip() == MAIL_RULE:
        return ends_sentence(text)
    return is_rule and (strip_line_end(text).endswith(("。", "，", "、", "；")) or _has_labels(text))


def _has_labels(text: str) -> bool:
    """Return whether a line has two labels, set apart from each other: ``课时：4 | 地点：车间``."""
    colons = [each.end() for each in _COLON.finditer(text)]
    return len(colons) > 1 and _BETWEEN_LABELS.search(text, colons[0], colons[-1]) is not None


def _ends_text(part: Part, at: int) -> bool:
    return (
        _EQUALS.fullmatch(part.lines[at].text) is not None
        or _reader_at(part, at, after_text=True) is not None
    )


def _read_indented(part: Part, at: int, before: list[Block]) -> ReadResult:
    """Read lines indented by four spaces or a tab: prose is a paragraph, anything else is code."""
    end = _end_of_indented(part, at)
    is_after_code = bool(before) and before[-1].kind is BlockKind.CODE
    if not is_after_code and is_prose(part, [line.text for line in part.lines[at:end]]):
        return _read_indented_prose(part, at, end)
    following = part.skip_blanks(end)
    while following < len(part.lines) and part.lines[following].indent > 3:
        end = following + 1
        following = part.skip_blanks(end)
    extra = min(line.indent for line in part.lines[at:end] if not line.is_blank) - 4
    if before and before[-1].lines[0].head.startswith("!!! "):
        # The library would take indented lines for lines of the box.
        code = [line.dedent(extra + 4) for line in part.lines[at:end]]
        return end, [fence_code(part, Line("", code[0].offset), code, code[-1].offset)]
    extra = extra if part.container is Container.ITEM else 0
    return end, [Block(BlockKind.CODE, [line.dedent(extra) for line in part.lines[at:end]])]


def _dedent_markup(part: Part, at: int, before: list[Block]) -> bool:
    """Dedent indented lines of which some are Markdown and the others prose, and report them; False if none.

    As code, neither their tables nor their pictures would be shown.
    """
    if part.container is not Container.TOP or (before and before[-1].kind is BlockKind.CODE):
        return False
    end = _end_of_indented(part, at)
    texts = [line.text for line in part.lines[at:end]]
    prose = [text for text in texts if OWN_MARKUP.match(text) is None]
    if len(prose) == len(texts) or (prose and not is_prose(part, prose)):
        return False
    _report_prose(part, at)
    least = min(line.indent for line in part.lines[at:end])
    part.lines[at:end] = [line.dedent(least) for line in part.lines[at:end]]
    return True


def _end_of_indented(part: Part, at: int) -> int:
    end = at
    while end < len(part.lines) and not part.lines[end].is_blank and part.lines[end].indent > 3:
        end += 1
    return end


def _read_indented_prose(part: Part, at: int, end: int) -> ReadResult:
    """Read lines of indented prose and the blocks among them; lines at the margin go on with the last one."""
    if part.container is not Container.TOP:
        return end, _split_indented(part, at, end)
    _report_prose(part, at)
    blocks: list[Block] = []
    start = at
    while start < end:
        following = start + 1
        while (
            following < len(part.lines)
            and not part.lines[following].is_blank
            and not _ends_text(part, following)
        ):
            following += 1
        report_columns(part, start, following)
        blocks += _split_indented(part, start, following)
        start = following
        while start < end and (read := _reader_at(part, start, after_text=True)) is not None:
            start, found = read(part, start)
            blocks += found
    return start, blocks


def _split_indented(part: Part, at: int, end: int) -> list[Block]:
    lines = [line.dedent(line.indent) for line in read_text_lines(part, at, end)]
    return split_paragraph(lines, part.container, part.reading.page_width)


def _report_prose(part: Part, at: int) -> None:
    line = part.lines[at]
    part.reading.report_once("indented-prose", line.offset + line.indent)

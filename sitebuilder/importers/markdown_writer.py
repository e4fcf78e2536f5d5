"""Write blocks as Markdown of our dialect, which renders as the same blocks."""

import re
from collections.abc import Iterable, Iterator, Sequence

from sitebuilder.importers.blocks import (
    Block,
    Break,
    Cell,
    Code,
    Footnote,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
    merge_runs,
    plain_text,
    with_inner_blocks,
)
from sitebuilder.importers.escapes import backticks
from sitebuilder.importers.html_writer import without_heading, write_html_table
from sitebuilder.importers.inline_writer import write_inlines, write_lines
from sitebuilder.markdown.headings import build_headings
from sitebuilder.markdown.normalise.lines import Line
from sitebuilder.markdown.normalise.notices import ATTACHMENTS
from sitebuilder.markdown.normalise.signatures import split_signature

_TOP_LEVEL = 2
"""The level of the highest heading: level 1 is the article's title."""

_RIGHT_ALIGNED = "{: .signature}"
"""The attribute list below right-aligned lines."""

_BEGINS_AT_COLUMN = re.compile(r"```|- |[0-9]+\. ")
"""The beginning of code or of a list."""

_PIPE = re.compile(r"\\\\|\\?\|")
"""A pipe, escaped or not, or an escaped backslash."""

_SEPARATOR = "<!-- -->"
"""An invisible comment between two lists or two quotations, which would otherwise merge."""


def write_markdown(blocks: Sequence[Block]) -> str:
    """Write blocks as Markdown that ends in a line end; an empty string if there are none."""
    body, ending = _split_ending(_write_blocks(_with_heading_levels(blocks)))
    text = "\n\n".join([*body, *ending])
    return f"{text}\n" if text else ""


def _with_heading_levels(blocks: Sequence[Block]) -> list[Block]:
    """Set the levels of headings as the page shows them: from 2 on, without gaps."""
    titles = [(each.level, plain_text(each.inlines) or "-", "") for each in _headings(blocks)]
    levels = iter([each.level for each in build_headings(titles, _TOP_LEVEL, "")])
    return [_with_levels(each, levels) for each in blocks]


def _headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    """Yield the headings, also those in quotations and items."""
    for each in blocks:
        if isinstance(each, Heading):
            yield each
        elif isinstance(each, Quote):
            yield from _headings(each.blocks)
        elif isinstance(each, Listing):
            for item in each.items:
                yield from _headings(item)


def _with_levels(block: Block, levels: Iterator[int]) -> Block:
    match block:
        case Heading():
            return Heading(next(levels), block.inlines)
        case Quote() | Listing():
            return with_inner_blocks(block, lambda inner: _with_levels(inner, levels))
        case _:
            return block


def _write_blocks(blocks: Iterable[Block], *, is_nested: bool = False) -> list[str]:
    written: list[str] = []
    before: Block | None = None
    for each in blocks:
        text = _write(each, is_nested=is_nested)
        if not text:
            continue
        if before is not None and _would_merge(before, each):
            written.append(_SEPARATOR)
        written.append(text)
        before = each
    return written


def _would_merge(before: Block, after: Block) -> bool:
    if isinstance(before, Listing) and isinstance(after, Listing):
        return before.is_numbered == after.is_numbered
    if isinstance(before, Paragraph) and isinstance(after, Listing) and after.is_numbered:
        # The dialect makes a list of the attachments in a line.
        return ATTACHMENTS.match(plain_text(before.inlines)) is not None
    return isinstance(before, Quote) and isinstance(after, Quote)


def _write(block: Block, *, is_nested: bool) -> str:
    match block:
        case Paragraph():
            return _write_paragraph(block)
        case Heading():
            line = _escape_closing_signs(write_inlines(_without_breaks(block.inlines)))
            return f"{'#' * block.level} {line}" if line else ""
        case Code():
            return _write_code(block)
        case Rule():
            return "---"
        case Quote():
            return _indent("\n\n".join(_write_blocks(block.blocks, is_nested=True)), "> ", "> ")
        case Listing():
            return _write_list(block)
        case Table():
            return _write_table(block, is_nested=is_nested)
        case Footnote():
            return _indent(
                "\n\n".join(_write_blocks(block.blocks, is_nested=True)), f"[^{block.label}]: ", "    "
            )


def _escape_closing_signs(line: str) -> str:
    """Escape signs at the end of a heading (``甲 #``, ``甲##``), which would be taken for its end.

    See CommonMark 4.2.
    """
    text = line.rstrip("#")
    if text.endswith("\\"):
        text = line[: len(text) + 1]
    count = len(line) - len(text)
    is_closing = count > 1 or (count == 1 and (not text or text[-1].isspace()))
    return text + "\\#" * count if is_closing else line


def _write_paragraph(paragraph: Paragraph) -> str:
    lines = write_lines(paragraph.inlines)
    # A backslash at the end of a line is a break, but not after a backslash that is text.
    breaks = (f"{line}<br>" if line.endswith("\\") else f"{line}\\" for line in lines[:-1])
    text = "\n".join([*breaks, *lines[-1:]])
    return f"{text}\n{_RIGHT_ALIGNED}" if text and paragraph.align == "right" else text


def _without_breaks(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return merge_runs(Run(" ") if isinstance(each, Break) else each for each in inlines)


def _write_code(code: Code) -> str:
    fence = backticks(code.text, 3)
    return f"{fence}{code.language}\n{code.text}\n{fence}"


def _indent(text: str, first: str, others: str) -> str:
    if not text:
        return ""
    lines = text.split("\n")
    rest = (f"{others}{line}" if line else others.rstrip() for line in lines[1:])
    return "\n".join([first + lines[0], *rest])


def _write_list(listing: Listing) -> str:
    items = [parts for item in listing.items if (parts := _write_blocks(item, is_nested=True))]
    is_loose = any(_is_loose(item) for item in listing.items) or any(
        _SEPARATOR in part or "\n\n" in part for parts in items for part in parts
    )
    separator = "\n\n" if is_loose else "\n"
    return separator.join(
        _write_item(separator.join(parts), f"{number}. " if listing.is_numbered else "- ")
        for number, parts in enumerate(items, listing.start)
    )


def _write_item(text: str, marker: str) -> str:
    # Code and lists directly after the marker begin at its column, to which what follows is compared.
    indent = " " * len(marker) if _BEGINS_AT_COLUMN.match(text) else "    "
    return _indent(text, marker, indent)


def _is_loose(item: Sequence[Block]) -> bool:
    """Return whether the blocks of an item need blank lines: all but a text and lists below it."""
    kinds = [isinstance(each, Listing) for each in item]
    return (
        kinds.count(False) > 1
        or (False in kinds and kinds != sorted(kinds))
        or (len(item) > 1 and isinstance(item[0], Table))
    )


def _write_table(table: Table, *, is_nested: bool) -> str:
    rows = [[_without_headings(cell) for cell in row] for row in table.rows if row]
    if not rows:
        return ""
    if not _is_plain(rows):
        return write_html_table(Table(tuple(map(tuple, rows))), is_nested=is_nested)
    lines = ["| " + " | ".join(_write_cell(cell) for cell in row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines)


def _without_headings(cell: Cell) -> Cell:
    return Cell(tuple(map(without_heading, cell.blocks)), cell.columns, cell.rows, cell.is_heading)


def _is_plain(rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether the dialect's tables can express these rows: equally long, with only lines in cells."""
    return (
        len({len(row) for row in rows}) == 1
        and len(rows) > 1
        and len(rows[0]) > 1
        and all(_is_plain_cell(cell) for row in rows for cell in row)
        and not any(cell.is_heading for row in rows[1:] for cell in row)
    )


def _is_plain_cell(cell: Cell) -> bool:
    return (
        cell.columns == cell.rows == 1
        and all(isinstance(each, Paragraph) for each in cell.blocks)
        and not any("`" in write_inlines(each.inlines) for each in cell.blocks if isinstance(each, Paragraph))
    )


def _write_cell(cell: Cell) -> str:
    lines = [
        line for each in cell.blocks if isinstance(each, Paragraph) for line in write_lines(each.inlines)
    ]
    return "<br>".join(
        _PIPE.sub(lambda sign: sign[0] if sign[0][-1] == "\\" else "&#124;", line) for line in lines
    )


def _split_ending(written: list[str]) -> tuple[list[str], list[str]]:
    """Split off the signature (unit and date) at the end, written as people type it.

    The dialect recognises and right-aligns it, so that it needs no attribute list.
    """
    count = 0
    while count < len(written) and written[-1 - count].endswith(_RIGHT_ALIGNED):
        count += 1
    if not count:
        return written, []
    lines = [
        line.removesuffix("\\").removesuffix("<br>")
        for text in written[-count:]
        for line in text.removesuffix(f"\n{_RIGHT_ALIGNED}").split("\n")
    ]
    before = [Line("开头。", 0), Line("", 0)]
    _, signature = split_signature([*before, *(Line(line, 0) for line in lines)])
    if sum(len(piece.lines) for piece in signature) != len(lines):
        return written, []
    return written[:-count], ["\n".join(lines)]

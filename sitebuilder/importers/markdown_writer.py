"""Blocks as Markdown of our dialect: what is written here is rendered as the same blocks again."""

from collections.abc import Iterable, Sequence

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
)
from sitebuilder.importers.html_writer import write_html_table
from sitebuilder.importers.inline_writer import write_inlines, write_lines
from sitebuilder.markdown.headings import build_headings
from sitebuilder.markdown.normalise.lines import Line
from sitebuilder.markdown.normalise.signatures import split_signature

_TOP_LEVEL = 2
"""The level of the highest heading: the title of the article is the first."""

_RIGHT = "{: .signature}"
"""What stands below lines that are shown at the right."""


_APART = "<!-- -->"
"""A comment that no page shows: it keeps lists and quotations of one kind apart."""


def write_markdown(blocks: Sequence[Block]) -> str:
    """Return blocks as Markdown, with a line end at the end; of none an empty text."""
    written = _written(_levelled(blocks))
    body, ending = _cut_ending(blocks, written)
    text = "\n\n".join([*body, *ending])
    return f"{text}\n" if text else ""


def _levelled(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks with headings of the levels that the page shows: from the second on, none left out."""
    headings = [each for each in blocks if isinstance(each, Heading)]
    written = [(each.level, plain_text(each.inlines) or "-", "") for each in headings]
    levels = iter(build_headings(written, _TOP_LEVEL, ""))
    return [
        Heading(next(levels).level, each.inlines) if isinstance(each, Heading) else each for each in blocks
    ]


def _written(blocks: Iterable[Block]) -> list[str]:
    written: list[str] = []
    before: Block | None = None
    for each in blocks:
        text = _write(each)
        if not text:
            continue
        if before is not None and _would_run_on(before, each):
            written.append(_APART)
        written.append(text)
        before = each
    return written


def _would_run_on(before: Block, after: Block) -> bool:
    if isinstance(before, Listing) and isinstance(after, Listing):
        return before.is_numbered == after.is_numbered
    return isinstance(before, Quote) and isinstance(after, Quote)


def _write(block: Block) -> str:
    match block:
        case Paragraph():
            return _write_paragraph(block)
        case Heading():
            line = write_inlines(_on_one_line(block.inlines))
            return f"{'#' * block.level} {line}" if line else ""
        case Code():
            return _write_code(block)
        case Rule():
            return "---"
        case Quote():
            return _indented("\n\n".join(_written(block.blocks)), "> ", "> ")
        case Listing():
            return _write_list(block)
        case Table():
            return _write_table(block)
        case Footnote():
            return _indented("\n\n".join(_written(block.blocks)), f"[^{block.label}]: ", "    ")


def _write_paragraph(paragraph: Paragraph) -> str:
    lines = write_lines(paragraph.inlines)
    # A backslash at the end asks for a break; after one that is text it would be text as well.
    breaks = (f"{line}<br>" if line.endswith("\\") else f"{line}\\" for line in lines[:-1])
    text = "\n".join([*breaks, *lines[-1:]])
    return f"{text}\n{_RIGHT}" if text and paragraph.align == "right" else text


def _on_one_line(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return merge_runs(Run(" ") if isinstance(each, Break) else each for each in inlines)


def _write_code(code: Code) -> str:
    fence = "```"
    while fence in code.text:
        fence += "`"
    return f"{fence}{code.language}\n{code.text}\n{fence}"


def _indented(text: str, first: str, others: str) -> str:
    if not text:
        return ""
    lines = text.split("\n")
    rest = (f"{others}{line}" if line else others.rstrip() for line in lines[1:])
    return "\n".join([first + lines[0], *rest])


def _write_list(listing: Listing) -> str:
    items = [parts for item in listing.items if (parts := _written(item))]
    is_loose = any(_is_loose(item) for item in listing.items) or any(
        _APART in part or "\n\n" in part for parts in items for part in parts
    )
    separator = "\n\n" if is_loose else "\n"
    return separator.join(
        _indented(separator.join(parts), f"{number}. " if listing.is_numbered else "- ", "    ")
        for number, parts in enumerate(items, listing.start)
    )


def _is_loose(item: Sequence[Block]) -> bool:
    return sum(not isinstance(each, Listing) for each in item) > 1


def _write_table(table: Table) -> str:
    rows = [row for row in table.rows if row]
    if not rows:
        return ""
    if not _is_plain(rows):
        return write_html_table(Table(tuple(rows)))
    lines = ["| " + " | ".join(_write_cell(cell) for cell in row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines)


def _is_plain(rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether a table of the dialect can show rows: as many cells in each, every cell of lines."""
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
    return "<br>".join(line.replace("\\|", "|").replace("|", "&#124;") for line in lines)


def _cut_ending(blocks: Sequence[Block], written: list[str]) -> tuple[list[str], list[str]]:
    """Return what is written, and apart from it the unit and the date at its end as people type them.

    The dialect shows them at the right by itself, so no mark is needed below them.
    """
    count = 0
    while count < len(written) and written[-1 - count].endswith(_RIGHT):
        count += 1
    if not count:
        return written, []
    lines = [
        line.removesuffix("\\").removesuffix("<br>")
        for text in written[-count:]
        for line in text.removesuffix(f"\n{_RIGHT}").split("\n")
    ]
    before = [Line("开头。", 0), Line("", 0)]
    _, signature = split_signature([*before, *(Line(line, 0) for line in lines)])
    if sum(len(piece.lines) for piece in signature) != len(lines):
        return written, []
    return written[:-count], ["\n".join(lines)]

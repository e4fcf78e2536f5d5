"""Write tables that the dialect can't express as HTML: merged cells, lists and paragraphs in cells."""

from collections.abc import Iterable
from html import escape
from itertools import groupby

from sitebuilder.importers.blocks import (
    MARKS,
    Block,
    Break,
    Cell,
    Code,
    FootnoteReference,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Run,
    Table,
    merge_runs,
)


def write_html_table(table: Table) -> str:
    """Write a table as HTML, one line for each row; no line is blank, so that it stays one block."""
    rows = ["<tr>" + "".join(_cell(cell) for cell in row) + "</tr>" for row in table.rows if row]
    return "\n".join(["<table>", *rows, "</table>"])


def _cell(cell: Cell) -> str:
    name = "th" if cell.is_heading else "td"
    spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return f"<{name}{spans}>{_content(cell.blocks)}</{name}>"


def _content(blocks: tuple[Block, ...]) -> str:
    """Write the content of a cell; paragraphs alone are separated by breaks, as people write them."""
    if all(isinstance(each, Paragraph) for each in blocks):
        lines = (_line(each.inlines) for each in blocks if isinstance(each, Paragraph))
        return "<br>".join(line for line in lines if line)
    return "".join(_block(each) for each in blocks)


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return f"<p>{_line(block.inlines)}</p>"
        case Heading():
            return f"<p><strong>{_line(block.inlines)}</strong></p>"
        case Code():
            return "<pre><code>" + escape(block.text, quote=False).replace("\n", "&#10;") + "</code></pre>"
        case Quote():
            return f"<blockquote>{_content(block.blocks)}</blockquote>"
        case Listing():
            return _list(block)
        case Table():
            return write_html_table(block).replace("\n", "")
        case _:
            return ""


def _list(listing: Listing) -> str:
    name = "ol" if listing.is_numbered else "ul"
    start = f' start="{listing.start}"' if listing.is_numbered and listing.start != 1 else ""
    items = "".join(f"<li>{_content(item)}</li>" for item in listing.items)
    return f"<{name}{start}>{items}</{name}>"


def _line(inlines: Iterable[Inline]) -> str:
    return "".join(_linked(href, list(group)) for href, group in groupby(merge_runs(inlines), _href))


def _href(each: Inline) -> str:
    return each.href if isinstance(each, Run | Picture) else ""


def _linked(href: str, pieces: list[Inline]) -> str:
    inner = "".join(_piece(each) for each in pieces)
    return f'<a href="{escape(href)}">{inner}</a>' if href and inner else inner


def _piece(each: Inline) -> str:
    match each:
        case Run():
            text = escape(" ".join(each.text.split("\n")), quote=False).replace("\\", "&#92;")
            # Markdown's links would become elements here too.
            text = text.replace("](", "]&#40;")
            for mark in reversed(MARKS):
                text = f"<{mark}>{text}</{mark}>" if mark in each.marks else text
            return text
        case Picture():
            return f'<img src="{escape(each.source)}" alt="{escape(each.alt)}">'
        case Break():
            return "<br>"
        case FootnoteReference():
            return f"[{escape(each.label)}]"

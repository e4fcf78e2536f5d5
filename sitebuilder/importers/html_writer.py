"""Write tables that the dialect can't express as HTML: merged cells, lists and paragraphs in cells."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from sitebuilder.importers.blocks import (
    MARKS,
    Block,
    Break,
    Cell,
    Code,
    Footnote,
    FootnoteReference,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Run,
    Table,
    merge_runs,
)
from sitebuilder.importers.inline_writer import collapse_white_space
from sitebuilder.importers.shown_addresses import plain_autolinks
from sitebuilder.markdown.links.autolinks import may_have_autolinks

_TAG = re.compile("(<[^<>]*>)")
_MARKUP = re.compile(r"[*_~=\[\]`^@\\]|(?<=www)\.|[:：](?=//|／／)")


def write_html_table(table: Table, *, is_nested: bool = False) -> str:
    """Write a table as HTML, one line for each row; no line is blank, so that it stays one block.

    ``is_nested`` if it stands in a list item, a quotation or a footnote, where the dialect reads Markdown in
    HTML.
    """
    rows = ["<tr>" + "".join(_cell(cell) for cell in row) + "</tr>" for row in table.rows if row]
    written = "\n".join(["<table>", *rows, "</table>"])
    return _without_markup(written) if is_nested else written


def _without_markup(html: str) -> str:
    """Write the signs of Markdown in the text of HTML as character references."""
    pieces = _TAG.split(html)
    pieces[::2] = [_MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", text) for text in pieces[::2]]
    return "".join(pieces)


def _cell(cell: Cell) -> str:
    name = "th" if cell.is_heading else "td"
    spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return f"<{name}{spans}>{_content(cell.blocks)}</{name}>"


def _content(blocks: tuple[Block, ...]) -> str:
    """Write the content of a cell; paragraphs alone are separated by breaks, as people write them."""
    lines = [_line(each.inlines) for each in map(without_heading, blocks) if isinstance(each, Paragraph)]
    if len(lines) == len(blocks):
        return "<br>".join(line for line in lines if line)
    return "".join(_block(each) for each in blocks)


def without_heading(block: Block) -> Block:
    """Return a heading as a bold paragraph: within cells it would be one of the page's parts."""
    if not isinstance(block, Heading):
        return block
    bold = (
        Run(each.text, each.marks | {"strong"}, each.href) if isinstance(each, Run) else each
        for each in block.inlines
    )
    return Paragraph(tuple(bold))


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return f"<p>{_line(block.inlines)}</p>"
        case Code():
            return "<pre><code>" + escape(block.text, quote=False).replace("\n", "&#10;") + "</code></pre>"
        case Quote():
            return f"<blockquote>{_content(block.blocks)}</blockquote>"
        case Listing():
            return _list(block)
        case Table():
            return write_html_table(block).replace("\n", "")
        case Rule():
            return "<hr>"
        case Heading():
            return _block(without_heading(block))
        case Footnote():
            return f"<p>[{escape(block.label)}] </p>{_content(block.blocks)}"


def _list(listing: Listing) -> str:
    name = "ol" if listing.is_numbered else "ul"
    start = f' start="{listing.start}"' if listing.is_numbered and listing.start != 1 else ""
    items = "".join(f"<li>{_content(item)}</li>" for item in listing.items)
    return f"<{name}{start}>{items}</{name}>"


def _line(inlines: Iterable[Inline]) -> str:
    pieces = (piece for each in merge_runs(inlines) for piece in _with_links(each))
    return "".join(_linked(href, list(group)) for href, group in groupby(pieces, _href))


def _with_links(each: Inline) -> Iterator[Inline]:
    """Yield the pieces of a text, of which addresses are links; the dialect makes none in HTML."""
    if not isinstance(each, Run) or each.href or "code" in each.marks or not may_have_autolinks(each.text):
        yield each
        return
    end = 0
    for address in plain_autolinks(each.text):
        yield Run(each.text[end : address.start], each.marks)
        yield Run(address.label, each.marks, address.target)
        end = address.end
    yield Run(each.text[end:], each.marks)


def _href(each: Inline) -> str:
    return each.href if isinstance(each, Run | Picture) else ""


def _linked(href: str, pieces: list[Inline]) -> str:
    inner = "".join(_piece(each) for each in pieces)
    return f'<a href="{escape(href)}">{inner}</a>' if href and inner else inner


def _piece(each: Inline) -> str:
    match each:
        case Run():
            if not each.text:
                return ""
            text = escape(collapse_white_space(each.text), quote=False).replace("\\", "&#92;")
            # Markdown's links would become elements here too.
            text = text.replace("](", "]&#40;")
            for mark in reversed(MARKS):
                text = f"<{mark}>{text}</{mark}>" if mark in each.marks else text
            return text
        case Picture():
            width = f' width="{each.width}"' if each.width else ""
            return f'<img src="{escape(each.source)}" alt="{escape(each.alt)}"{width}>'
        case Break():
            return "<br>"
        case FootnoteReference():
            return f"[{escape(each.label)}]"

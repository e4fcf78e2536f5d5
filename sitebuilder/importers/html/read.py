"""Convert the tree of a page to blocks; an element that is not a block is read as inline."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec.structs import replace

from sitebuilder.importers.blocks import (
    Block,
    Break,
    Footnote,
    FootnoteReference,
    Paragraph,
    Quote,
    Run,
    plain_text,
)
from sitebuilder.importers.contents_lines import is_contents_line
from sitebuilder.importers.html.code import is_prose, language_of_head, read_code
from sitebuilder.importers.html.flow import Flow, nest_lists
from sitebuilder.importers.html.list_elements import read_list, read_lone_item
from sitebuilder.importers.html.nodes import Node, text_of, walk
from sitebuilder.importers.html.notes import (
    note_labels,
    note_of_element,
    parse_note_link,
    without_inner_notes,
)
from sitebuilder.importers.html.readings import BASE, END, READING
from sitebuilder.importers.html.redirects import real_address
from sitebuilder.importers.html.shown_content import is_left_out, shown_children
from sitebuilder.importers.html.styles import TextStyle, declarations, style_within
from sitebuilder.importers.html.tables import is_layout, is_shown_as_table, read_table
from sitebuilder.importers.html.void_elements import (
    CARDS,
    LINK,
    read_area,
    read_break,
    read_card,
    read_embed,
    read_iframe,
    read_input,
    read_picture,
    read_picture_choice,
    read_rule,
    report_program,
    short_text,
)
from sitebuilder.importers.html.white_space import LINE_SEPARATORS, normalise_white_space
from sitebuilder.importers.remarks import Remark, remark
from sitebuilder.importers.shown_addresses import shows_target
from sitebuilder.importers.symbol_fonts import symbol_in_font
from sitebuilder.importers.tab_tables import TAB, gather_tab_tables
from sitebuilder.importers.typed_lists import recognise_typed_blocks

_HEADINGS = {f"h{level}": level for level in range(1, 7)} | {f"ne-h{level}": level for level in range(1, 7)}
_BLOCK_NAMES = """
address article aside center dd div dl dt figcaption figure footer header main nav p section details
summary ne-p ne-alert ne-card ne-hole body dialog fieldset form hgroup legend marquee search
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_INLINE_NAMES = frozenset({"b", "em", "font", "i", "label", "small", "span", "strong"})
_TABS = re.compile(r"mso-tab-count:\s*([1-9][0-9]?)(?![0-9])")
_LIST_STYLE = re.compile(r"\bl\d+\s+level([1-9])")
_CONTENTS_CLASS = re.compile("MsoToc(?:[1-9]|Heading)")
"""Word's classes for the lines of a table of contents."""

_SYMBOL_FONT = re.compile(
    r"font-family:\s*[\"']?(Wingdings(?: [23])?|Webdings|Symbol)(?![\w ])", re.IGNORECASE
)
_SYMBOLS = re.compile("[!-~\u00a1-\u00ff]{1,8}")
"""The most letters of a symbol font that are drawn as signs; longer ones are text whose font is a mistake."""

_SHADED_BOXES = {"q": "☐", "r": "☒", "x": "☒"}
"""Maps letters of Wingdings that are drawn as shaded boxes to common ones."""

_BOXES_AND_TICKS = frozenset("☐☑☒✓✗")

_BOXES = {"checkbox-on": "☑ ", "checkbox-off": "☐ "}
"""Maps the classes of Notion's boxes, which are drawn by its style sheet, to what they show."""

_ANCHOR_SIGNS = frozenset({"#", "¶", "§", "🔗"})
"""What sites show beside a heading as a link to it."""

_WITHOUT_SCHEME = re.compile(r"//[\w-]+\.\w")
"""The beginning of an address in the scheme of the page that it stands in."""

_SLIDE_MARGIN = re.compile(r"margin-left:\s*([0-9]?\.[0-9]{1,2})in;\s*text-indent:\s*-")
"""The indent of an item on a slide (PowerPoint), half an inch for each level."""

_LINES = re.compile("\r\n|[\n\r\u000b\u0085\u2028\u2029]")


def read_blocks(root: Node) -> tuple[list[Block], list[Remark]]:
    """Convert a page to blocks; report what could not be imported."""
    remarks: list[Remark] = []
    blocks = _nested_blocks(root.children, TextStyle(), Flow(remarks, note_labels(root)))
    return recognise_typed_blocks(blocks), remarks


def _nested_blocks(nodes: Iterable[Node | str], style: TextStyle, flow: Flow) -> tuple[Block, ...]:
    """Convert the content of a block to blocks."""
    inner = Flow(flow.remarks, flow.notes)
    for each in nodes:
        _read(each, style, inner)
    inner.flush(style)
    return tuple(gather_tab_tables(nest_lists(inner.blocks)))


def _read_children(node: Node, style: TextStyle, flow: Flow) -> None:
    for each in node.children:
        _read(each, style, flow)


def _read(node: Node | str, outer: TextStyle, flow: Flow) -> None:
    if isinstance(node, str):
        _read_text(node, outer, flow)
    elif not is_left_out(node) and not _read_special(node, outer, flow):
        _read_element(node, style_within(node, outer), outer, flow)


def _read_special(node: Node, outer: TextStyle, flow: Flow) -> bool:
    """Read an element whose content means something other than text; return whether it was one."""
    style = node.get("style")
    if any(map(_CONTENTS_CLASS.fullmatch, node.get("class").split())) and _is_contents_line(node):
        flow.remarks += [] if remark("import-contents") in flow.remarks else [remark("import-contents")]
    elif "dropcap" in style:
        flow.flush(outer)
        _read_text(text_of(node).strip(), outer, flow)
        flow.has_drop_cap = True
    elif document := node.get("pdfsrc"):
        name = document.rpartition("/")[2]
        read_iframe(Node("iframe", {"src": document, "title": name}), outer, flow)
    elif "lost-card" in node.get("class"):
        flow.remarks.append(remark("import-object", count=1))
    elif box := next((_BOXES[name] for name in node.get("class").split() if name in _BOXES), ""):
        flow.pending.append(Run(box))
    elif formula := (node.get("data-formula") or node.get("data-tex")).strip():
        flow.pending.append(Run(formula, outer.marks | {"code"}, outer.href))
    elif (font := _SYMBOL_FONT.search(style)) and (signs := _symbols(font[1].title(), node)):
        is_bullet = not flow.pending and signs not in _BOXES_AND_TICKS
        flow.pending.append(Run("●" if is_bullet else signs, outer.marks, outer.href))
    else:
        return False
    return True


def _symbols(font: str, node: Node) -> str:
    """Return what a symbol font draws for the text of an element; an empty string for words."""
    letters = normalise_white_space(text_of(node)).strip()
    if len(letters) == 1 and ord(letters) > 255:
        return letters
    if not _SYMBOLS.fullmatch(letters):
        return ""
    boxes = _SHADED_BOXES if font == "Wingdings" else {}
    return "".join(boxes.get(each) or symbol_in_font(font, ord(each)) for each in letters)


def _read_element(node: Node, style: TextStyle, outer: TextStyle, flow: Flow) -> None:
    own_style = node.get("style")
    if "mso-tab-count" in own_style and "u" not in style.marks and not text_of(node).strip():
        tabs = _TABS.search(own_style)
        # Only those before a line say where it stands; others part its columns.
        count = int(tabs[1]) if tabs and not flow.pending else 1
        flow.pending.append(Run(TAB * count, style.marks, style.href))
    elif _heading_level(node):
        _read_heading(node, style, outer, flow)
    elif node.name in _BLOCKS or (_is_shown_as_block(node) and not flow.is_in_heading):
        _read_block(node, style, outer, flow)
    elif (reader := _READERS.get(node.name)) is not None:
        reader(node, style, flow)
    elif "mso-list:ignore" in own_style.replace(" ", "").replace("\n", "").lower():
        flow.marker = normalise_white_space(text_of(node)).strip()
    elif "mso-special-format:bullet" in own_style:
        flow.marker = "●"
    else:
        for each in shown_children(node):
            _read(each, style, flow)


def _is_shown_as_block(node: Node) -> bool:
    """Return whether an inline element is a block by its style."""
    if node.name not in _INLINE_NAMES or "display" not in node.get("style"):
        return False
    return declarations(node).get("display") in ("block", "list-item")


def _read_text(text: str, style: TextStyle, flow: Flow) -> None:
    if style.is_sizeless:
        return
    # Line ends around a text are those of the source between its elements.
    lines = _LINES.split(text.strip("\r\n")) if style.keeps_lines else LINE_SEPARATORS.split(text)
    for index, line in enumerate(lines if text.strip() else [text]):
        flow.pending += [Break()] if index else []
        if shown := normalise_white_space(line):
            flow.pending.append(Run(shown, _marks_of_text(shown, style), style.href))


def _marks_of_text(text: str, style: TextStyle) -> frozenset[str]:
    """Return the marks of a text, without the underline that programs give to a link."""
    if "u" not in style.marks or not style.href or shows_target(text, style.href):
        return style.marks
    return style.marks - {"u"}


def _read_block(node: Node, style: TextStyle, outer: TextStyle, flow: Flow) -> None:
    flow.flush(outer)
    if (label := note_of_element(node.get("id"))) is not None:
        blocks = without_inner_notes(_nested_blocks(node.children, style, flow))
        flow.blocks += [Footnote(label, blocks)] if blocks else []
        return
    _start_list_item(node, flow)
    _read_children(node, style, flow)
    flow.flush(style)


def _read_heading(node: Node, style: TextStyle, outer: TextStyle, flow: Flow) -> None:
    flow.flush(outer)
    _start_list_item(node, flow)
    flow.is_in_heading = True
    _read_children(node, style, flow)
    flow.is_in_heading = False
    flow.flush(style, _heading_level(node))


def _heading_level(node: Node) -> int:
    """Return the level of a heading; 0 for any other element. Word Online's have only the role of one."""
    level = node.get("aria-level")
    has_role = node.get("role") == "heading" and re.fullmatch("[1-6]", level)
    return int(level) if has_role else _HEADINGS.get(node.name, 0)


def _start_list_item(node: Node, flow: Flow) -> None:
    """Record whether a paragraph is a list item in Word, by its style; its number is read from its text."""
    style = declarations(node).get("mso-list", "") if "mso-list" in node.get("style") else ""
    if found := _LIST_STYLE.search(style):
        flow.marker, flow.item_level = "", int(found[1]) - 1
    elif slide := _SLIDE_MARGIN.search(node.get("style")):
        flow.item_level = int(float(slide[1]) / 0.5)


def _read_quoted(node: Node, style: TextStyle, flow: Flow) -> None:
    flow.pending.append(Run("“", style.marks, style.href))
    _read_children(node, style, flow)
    flow.pending.append(Run("”", style.marks, style.href))


def _read_ruby(node: Node, style: TextStyle, flow: Flow) -> None:
    """Read a text with its readings above it (``readings``)."""
    words = [each for each in node.children if not isinstance(each, Node) or each.name not in ("rt", "rp")]
    readings = (text_of(each) for each in node.elements if each.name == "rt")
    reading = " ".join(shown for each in readings if (shown := normalise_white_space(each).strip()))
    flow.pending.append(Run(BASE if reading else "", style.marks, style.href))
    for each in words:
        _read(each, style, flow)
    flow.pending.append(Run(f"{READING}{reading}{END}" if reading else "", style.marks, style.href))


def _read_link(node: Node, style: TextStyle, flow: Flow) -> None:
    href = node.get("href").strip()
    if _WITHOUT_SCHEME.match(href):
        href = f"https:{href}"
    note = parse_note_link(href)
    if note is not None and (note.is_certain or note.label in flow.notes):
        if not note.is_back:
            flow.pending.append(FootnoteReference(note.label))
        elif own := note_of_element(node.get("id") or node.get("name")):
            flow.note = own
        return
    if flow.is_in_heading and href.startswith("#") and text_of(node).strip() in _ANCHOR_SIGNS:
        return
    if "mso-comment-reference" in node.get("style"):
        _read_children(node, style, flow)
        return
    if "data-miniprogram-nickname" in node.attributes and node.children:
        report_program(node, flow)
    target = real_address(href) if LINK.match(href) else ""
    if href and not target and not href.startswith("#") and text_of(node).strip():
        flow.remarks.append(remark("import-link", text=short_text(text_of(node)), target=short_text(href)))
    _read_children(node, replace(style, href=target or style.href), flow)


def _read_object(node: Node, style: TextStyle, flow: Flow) -> None:
    """Read what a plug-in shows as if in a frame, and what is shown without the plug-in."""
    if node.get("data") and not any(each.name in ("embed", "iframe") for each in walk(node)):
        read_iframe(Node("iframe", {"src": node.get("data"), "title": node.get("title")}), style, flow)
    _read_children(node, style, flow)


def _read_quote(node: Node, style: TextStyle, flow: Flow) -> None:
    flow.flush(style)
    if blocks := _nested_blocks(node.children, style, flow):
        flow.blocks.append(Quote(blocks))


def _read_code(node: Node, style: TextStyle, flow: Flow) -> None:
    flow.flush(style)
    if is_prose(node):
        _read_children(node, replace(style, keeps_lines=True), flow)
        flow.flush(style)
        return
    code = read_code(node)
    if code is None:
        return
    above = flow.blocks[-1] if flow.blocks else None
    head = language_of_head(plain_text(above.inlines)) if isinstance(above, Paragraph) else None
    if head is not None:
        flow.blocks.pop()
    flow.blocks.append(replace(code, language=code.language or head or ""))


def _read_table(node: Node, style: TextStyle, flow: Flow) -> None:
    flow.flush(style)
    plain_style = replace(style, align="")
    for caption in (each for each in node.elements if each.name == "caption"):
        _read_block(caption, style_within(caption, plain_style), plain_style, flow)
    if is_layout(node):
        for cell in (each for each in _cells(node) if not is_left_out(each)):
            _read_block(cell, style_within(cell, plain_style), plain_style, flow)
        return
    table = read_table(
        node, lambda cell: _nested_blocks(cell.children, style_within(cell, plain_style), flow)
    )
    if is_shown_as_table(table):
        flow.blocks.append(table)
    else:
        flow.blocks += [each for row in table.rows for cell in row for each in cell.blocks]


def _is_contents_line(node: Node) -> bool:
    is_linked = any(each.get("href").startswith("#_Toc") for each in walk(node))
    return is_contents_line(normalise_white_space(text_of(node)), is_linked=is_linked)


def _cells(node: Node) -> Iterator[Node]:
    """Yield the cells of a table, without those of nested tables."""
    for each in node.elements:
        if each.name in ("td", "th"):
            yield each
        elif each.name != "table":
            yield from _cells(each)


_read_list = partial(read_list, _nested_blocks)
_read_lone_item = partial(read_lone_item, _nested_blocks)

_READERS: dict[str, Callable[[Node, TextStyle, Flow], None]] = {
    "br": read_break,
    "q": _read_quoted,
    "ruby": _read_ruby,
    "input": read_input,
    "hr": read_rule,
    "ne-hr": read_rule,
    "picture": read_picture_choice,
    "area": read_area,
    "img": read_picture,
    "a": _read_link,
    "ul": _read_list,
    "ol": _read_list,
    "menu": _read_list,
    "dir": _read_list,
    "li": _read_lone_item,
    "ne-uli": _read_lone_item,
    "ne-oli": _read_lone_item,
    "ne-tli": _read_lone_item,
    "blockquote": _read_quote,
    "ne-quote": _read_quote,
    "pre": _read_code,
    "table": _read_table,
    "iframe": read_iframe,
    "object": _read_object,
    **dict.fromkeys(CARDS, read_card),
    "embed": read_embed,
}

"""Convert the tree of a page to blocks; an element that is not a block is read as inline."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from sitebuilder.importers.blocks import (
    Block,
    Break,
    Footnote,
    FootnoteReference,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Run,
    merge_runs,
)
from sitebuilder.importers.contents_lines import is_contents_line
from sitebuilder.importers.html.code import read_code
from sitebuilder.importers.html.flow import Flow, nest_lists
from sitebuilder.importers.html.list_signs import read_list_signs
from sitebuilder.importers.html.lists import OpenList, mark_items, put_below
from sitebuilder.importers.html.nodes import Node, text_of, walk
from sitebuilder.importers.html.notes import (
    note_labels,
    note_of_element,
    parse_note_link,
    without_inner_notes,
)
from sitebuilder.importers.html.readings import BASE, END, READING
from sitebuilder.importers.html.styles import (
    TextStyle,
    declarations,
    is_hidden,
    read_small_width,
    style_within,
)
from sitebuilder.importers.html.white_space import normalise_white_space
from sitebuilder.importers.remarks import Remark, abbreviate, remark
from sitebuilder.importers.shown_addresses import shows_target
from sitebuilder.importers.tab_tables import TAB, gather_tab_tables
from sitebuilder.importers.typed_lists import recognise_typed_blocks, strip_bullet

_HEADINGS = {f"h{level}": level for level in range(1, 7)} | {f"ne-h{level}": level for level in range(1, 7)}
_BLOCK_NAMES = """
address article aside center dd div dl dt figcaption figure footer header li main nav p section details
summary ne-p ne-alert ne-card ne-hole body dialog fieldset form hgroup legend marquee search
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_INLINE_NAMES = frozenset({"b", "em", "font", "i", "label", "small", "span", "strong"})
_FIELD_TYPES = frozenset({"", "text", "tel", "email", "number", "date", "search", "url"})
_BOXES = {"true": "☑ ", "false": "☐ "}
"""Maps the state of an item in a list of tasks (Tencent Docs) to its box."""

_CARDS = {
    "mp-common-mpaudio": "audio",
    "mpvoice": "audio",
    "qqmusic": "audio",
    "mp-common-profile": "account",
    "mp-common-product": "product",
    "mp-common-cpsad": "product",
    "mp-miniprogram": "program",
    "mp-common-videosnap": "video",
    "mpvideo": "video",
    "audio": "audio",
    "video": "video",
    "embed": "video",
}
"""Maps elements of WeChat and others that contain no text to the suffix of the remark's code."""

_DECORATION = re.compile(r"/editor_styles/|/we-emoji/|statics\.xiumi\.us/.*/(?:decor|sticker)")
"""Pictures with which layout editors decorate texts, and WeChat's emoticons."""

_MAX_EMOJI = 8
_EMOJI_PARTS = frozenset({"So", "Sk", "Mn", "Me", "Cf"})
"""The categories of the characters of an emoji: signs, their colours, and what joins them."""

_SOURCES = ("data-src", "data-original", "data-actualsrc", "src")
"""The attributes with a picture's address; those that load it late stand before a placeholder."""

_DESCRIBED = re.compile(r"(?:(?:说明|描述|Description)\s*[：:]\s*)+")
"""What Word writes before a description."""

_NO_ALT = re.compile(
    r"图片|image|img|picture|截图|(?:clip_)?image\d+|IMG_\w+|图片 ?\d+|https?://\S*|[\w-]+\.(?:png|jpe?g|gif)",
    re.IGNORECASE,
)
"""Meaningless descriptions written by programs."""

_LIST_STYLE = re.compile(r"\bl\d+\s+level([1-9])")
_LEFT_OUT_CLASSES = frozenset(
    {"msoDel", "MsoCommentReference", "msocomtxt", "msocomanchor", "video-card-host"}
)
"""Word's classes for deleted text and for comment marks, ours for the name of a video's host."""

_CONTENTS_CLASS = re.compile("MsoToc(?:[1-9]|Heading)")
"""Word's classes for the lines of a table of contents."""

_LIST_SIGNS = frozenset({"ne-uli-i", "ne-oli-i"})
"""Yuque's elements for the sign or the number of an item, which the list has by itself."""

_SYMBOL_FONT = re.compile(r"font-family:\s*[\"']?(?:Wingdings|Webdings|Symbol)\b", re.IGNORECASE)
_SYMBOLS = {"o": "☐", "q": "☐", "r": "☒", "þ": "☑", "x": "☒", "ü": "✓", "û": "✗"}
"""Maps letters of symbol fonts (Wingdings) that are not bullets to boxes and ticks."""

_LINES = re.compile("\r\n|[\n\r\u000b\u0085\u2028\u2029]")
_LINE_SEPARATORS = re.compile("[\u000b\u0085\u2028\u2029]")
"""Characters that end a line wherever they stand (UAX 14); programs write them for line breaks."""

_LINK = re.compile(r"(?:https?://|mailto:|tel:)\S", re.IGNORECASE)


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
        return
    classes = node.get("class").split()
    if is_hidden(node) or node.name in _LIST_SIGNS or not _LEFT_OUT_CLASSES.isdisjoint(classes):
        return
    if any(map(_CONTENTS_CLASS.fullmatch, classes)) and _is_contents_line(node):
        flow.remarks += [] if remark("import-contents") in flow.remarks else [remark("import-contents")]
        return
    if "dropcap" in node.get("style"):
        flow.flush(outer)
        _read_text(text_of(node).strip(), outer, flow)
        flow.has_drop_cap = True
        return
    if node.get("data-formula").strip():
        flow.pending.append(Run(node.get("data-formula").strip(), outer.marks | {"code"}, outer.href))
        return
    if (
        _SYMBOL_FONT.search(node.get("style"))
        and len(sign := normalise_white_space(text_of(node)).strip()) == 1
    ):
        flow.pending.append(Run(_SYMBOLS.get(sign, sign if ord(sign) > 127 else "●"), outer.marks))
        return
    style = style_within(node, outer)
    if "mso-tab-count" in node.get("style") and "u" not in style.marks and not text_of(node).strip():
        flow.pending.append(Run(TAB, style.marks, style.href))
        return
    if node.name in _BLOCKS or (_is_shown_as_block(node) and not flow.is_in_heading):
        _read_block(node, style, outer, flow)
    elif node.name in _HEADINGS or (node.name in ("p", "div") and node.get("aria-level").isdigit()):
        flow.flush(outer)
        _start_list_item(node, flow)
        flow.is_in_heading = True
        _read_children(node, style, flow)
        flow.is_in_heading = False
        flow.flush(style, _HEADINGS.get(node.name, 0))
    elif (reader := _READERS.get(node.name)) is not None:
        reader(node, style, flow)
    elif node.name in _CARDS:
        _read_card(node, style, flow)
    elif "mso-list:ignore" in node.get("style").replace(" ", "").replace("\n", "").lower():
        flow.marker = normalise_white_space(text_of(node)).strip()
    else:
        _read_children(_without_insertions(_without_copies(node)), style, flow)


def _is_shown_as_block(node: Node) -> bool:
    """Return whether an inline element is a block by its style."""
    if node.name not in _INLINE_NAMES or "display" not in node.get("style"):
        return False
    return declarations(node).get("display") in ("block", "list-item")


def _read_text(text: str, style: TextStyle, flow: Flow) -> None:
    # Line ends around a text are those of the source between its elements.
    lines = _LINES.split(text.strip("\r\n")) if style.keeps_lines else _LINE_SEPARATORS.split(text)
    for index, line in enumerate(lines if text.strip() else [text]):
        flow.pending += [Break()] if index else []
        if shown := normalise_white_space(line):
            flow.pending.append(Run(shown, style.marks, style.href))


def _without_copies(node: Node) -> Node:
    """Return a formula of KaTeX without its drawing, which repeats the text for copying."""
    classes = [each.get("class").split() for each in node.elements]
    if "katex" not in node.get("class").split() or not any("katex-mathml" in each for each in classes):
        return node
    shown: list[Node | str] = [
        each for each in node.elements if "katex-html" not in each.get("class").split()
    ]
    return Node(node.name, node.attributes, shown)


def _without_insertions(node: Node) -> Node:
    """Return the text that Word's users inserted without the element that underlines it."""
    if "msoIns" not in node.get("class").split():
        return node
    shown: list[Node | str] = []
    for each in node.children:
        shown += each.children if isinstance(each, Node) and each.name == "ins" else [each]
    return Node(node.name, node.attributes, shown)


def _read_block(node: Node, style: TextStyle, outer: TextStyle, flow: Flow) -> None:
    flow.flush(outer)
    if (label := note_of_element(node.get("id"))) is not None:
        blocks = without_inner_notes(_nested_blocks(node.children, style, flow))
        flow.blocks += [Footnote(label, blocks)] if blocks else []
        return
    _start_list_item(node, flow)
    _read_children(node, style, flow)
    flow.flush(style)


def _start_list_item(node: Node, flow: Flow) -> None:
    """Record whether a paragraph is a list item in Word, by its style; its number is read from its text."""
    style = declarations(node).get("mso-list", "") if "mso-list" in node.get("style") else ""
    if found := _LIST_STYLE.search(style):
        flow.marker, flow.level = "", int(found[1]) - 1


def _read_break(node: Node, style: TextStyle, flow: Flow) -> None:
    if declarations(node).get("page-break-before") == "always":
        flow.flush(style)
    else:
        flow.pending.append(Break())


def _read_rule(node: Node, style: TextStyle, flow: Flow) -> None:
    flow.flush(style)
    if flow.blocks and not isinstance(flow.blocks[-1], Rule):
        flow.blocks.append(Rule())


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


def _read_input(node: Node, style: TextStyle, flow: Flow) -> None:
    """Read what is filled into a field of a form."""
    if node.get("type").strip().lower() in _FIELD_TYPES:
        flow.pending.append(Run(node.get("value").strip(), style.marks, style.href))


def _read_picture(node: Node, style: TextStyle, flow: Flow) -> None:
    source = next(filter(None, (node.get(name).strip() for name in _SOURCES)), "")
    source = source or "".join(node.get("srcset").split(",")[0].split()[:1])
    if not source:
        return
    if _DECORATION.search(source):
        flow.remarks.append(remark("import-decoration"))
        return
    alt = _DESCRIBED.sub("", " ".join(node.get("alt").split()), count=1)
    if _is_emoji(alt):
        flow.pending.append(Run(alt, style.marks, style.href))
        return
    width = read_small_width(node)
    flow.pending.append(Picture(source, "" if _NO_ALT.fullmatch(alt) else alt, style.href, width))


def _is_emoji(description: str) -> bool:
    """Return whether a picture is an emoji, which pages draw as pictures: its description is the sign."""
    categories = [unicodedata.category(sign) for sign in description[: _MAX_EMOJI + 1]]
    return "So" in categories and len(categories) <= _MAX_EMOJI and _EMOJI_PARTS.issuperset(categories)


def _read_link(node: Node, style: TextStyle, flow: Flow) -> None:
    href = node.get("href").strip()
    note = parse_note_link(href)
    if note is not None and (note.is_certain or note.label in flow.notes):
        if not note.is_back:
            flow.pending.append(FootnoteReference(note.label))
        elif own := note_of_element(node.get("id") or node.get("name")):
            flow.note = own
        return
    if "mso-comment-reference" in node.get("style"):
        _read_children(node, style, flow)
        return
    target = href if _LINK.match(href) else ""
    if href and not target and not href.startswith("#") and text_of(node).strip():
        flow.remarks.append(remark("import-link", text=_short(text_of(node)), target=_short(href)))
    is_underline_own = not target or shows_target(text_of(node), target)
    marks = style.marks if is_underline_own else style.marks - {"u"}
    _read_children(node, replace(style, marks=marks, href=target or style.href), flow)


def _short(text: str) -> str:
    return abbreviate(text, 40)


def _read_list(node: Node, style: TextStyle, flow: Flow) -> None:
    flow.flush(style)
    items: list[list[Block]] = []
    nodes: list[Node] = []
    for each in node.children:
        is_item = isinstance(each, Node) and each.name == "li"
        label = note_of_element(each.get("id")) if isinstance(each, Node) and is_item else None
        blocks = _item_blocks(each, style, flow)
        if label is not None:
            flow.blocks.append(Footnote(label, without_inner_notes(blocks)))
        elif isinstance(each, Node) and is_item and blocks:
            items.append([strip_bullet(blocks[0]), *blocks[1:]])
            nodes.append(each)
        elif blocks and items:
            # A list or text that belongs in the item before it.
            items[-1] += blocks
        else:
            # OneNote indents a list with a list without items.
            flow.blocks += blocks
    if not items:
        return
    marked = mark_items(items, read_list_signs(node, nodes))
    # Yuque writes a list within another behind it, with its level.
    indent = node.get("data-lake-indent")
    last = flow.blocks[-1] if flow.blocks else None
    if isinstance(last, Listing) and re.fullmatch("[1-9]", indent):
        flow.blocks[-1] = put_below(last, marked, int(indent))
    else:
        flow.blocks += marked


def _item_blocks(each: Node | str, style: TextStyle, flow: Flow) -> tuple[Block, ...]:
    if isinstance(each, Node) and each.name == "li" and not is_hidden(each):
        box = _BOXES.get(each.get("data-checked").lower())
        blocks = _nested_blocks(each.children, style_within(each, style), flow)
        return _with_box(box, blocks) if box and blocks else blocks
    return _nested_blocks([each], style, flow)


def _with_box(box: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of a task with its box before its first words."""
    first = blocks[0]
    if isinstance(first, Paragraph):
        return (Paragraph(merge_runs((Run(box), *first.inlines)), first.align), *blocks[1:])
    return (Paragraph((Run(box.strip()),)), *blocks)


def _read_item(node: Node, style: TextStyle, flow: Flow) -> None:
    """Read a list item of Yuque, which is not in a list."""
    flow.flush(style)
    inner = _nested_blocks(node.children, style, flow)
    last = flow.blocks[-1] if flow.blocks else None
    is_numbered = node.name == "ne-oli"
    if isinstance(last, OpenList) and last.is_numbered == is_numbered:
        last.items.append(inner)
    elif inner:
        flow.blocks.append(OpenList(is_numbered, items=[inner]))


def _read_quote(node: Node, style: TextStyle, flow: Flow) -> None:
    flow.flush(style)
    if blocks := _nested_blocks(node.children, style, flow):
        flow.blocks.append(Quote(blocks))


def _read_code(node: Node, style: TextStyle, flow: Flow) -> None:
    flow.flush(style)
    code = read_code(node)
    flow.blocks += [code] if code is not None else []


def _read_table(node: Node, style: TextStyle, flow: Flow) -> None:
    from sitebuilder.importers.html.tables import is_layout, is_shown_as_table, read_table

    flow.flush(style)
    plain_style = TextStyle(style.marks, "", style.href, keeps_lines=style.keeps_lines)
    for caption in (each for each in node.elements if each.name == "caption"):
        _read_block(caption, style_within(caption, plain_style), plain_style, flow)
    if is_layout(node):
        for cell in _cells(node):
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


def _read_iframe(node: Node, style: TextStyle, flow: Flow) -> None:
    address = node.get("data-src") or node.get("src")
    if address.startswith("//"):
        address = f"https:{address}"
    if _LINK.match(address):
        flow.flush(style)
        flow.blocks.append(Paragraph((Run(node.get("title") or address, href=address),)))
    flow.remarks.append(remark("import-frame", near=address, target=_short(address) or "-"))


def _read_card(node: Node, style: TextStyle, flow: Flow) -> None:
    names = ("name", "nickname", "data-nickname", "title", "data-title", "data-src", "src")
    name = next((node.get(each) for each in names if node.get(each).strip()), "-")
    flow.remarks.append(remark(f"import-card-{_CARDS[node.name]}", name=_short(name)))


_READERS = {
    "br": _read_break,
    "q": _read_quoted,
    "ruby": _read_ruby,
    "input": _read_input,
    "hr": _read_rule,
    "ne-hr": _read_rule,
    "img": _read_picture,
    "a": _read_link,
    "ul": _read_list,
    "ol": _read_list,
    "menu": _read_list,
    "dir": _read_list,
    "ne-uli": _read_item,
    "ne-oli": _read_item,
    "ne-tli": _read_item,
    "blockquote": _read_quote,
    "ne-quote": _read_quote,
    "pre": _read_code,
    "table": _read_table,
    "iframe": _read_iframe,
}

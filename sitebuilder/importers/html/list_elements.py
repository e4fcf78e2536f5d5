"""Read the elements of lists, which differ with the program that wrote the page."""

import re
from collections.abc import Callable, Iterable, Sequence

from sitebuilder.importers.blocks import Block, Footnote, Listing, Paragraph, Run, merge_runs, plain_text
from sitebuilder.importers.html.flow import Flow
from sitebuilder.importers.html.list_signs import read_list_signs
from sitebuilder.importers.html.lists import OpenList, mark_items, put_below
from sitebuilder.importers.html.nodes import Node
from sitebuilder.importers.html.notes import note_of_element, without_inner_notes
from sitebuilder.importers.html.quill_lists import nest_quill_items
from sitebuilder.importers.html.styles import TextStyle, declarations, is_hidden, style_within
from sitebuilder.importers.typed_lists import skip_text, strip_bullet

_BOXES = {
    **{"true": "☑ ", "done": "☑ ", "checked": "☑ "},
    **{"false": "☐ ", "check": "☐ ", "unchecked": "☐ "},
}
"""Maps the state of an item in a list of tasks (Tencent Docs, Feishu, Google Docs, Quill) to its box."""

_TYPED_BOX = re.compile("\\[([ xX])\\][ \u00a0](?=.)")
_STATES = ("data-checked", "data-list", "aria-checked")

_LEVEL_CLASS = re.compile(
    r"(?<![\w-])(?:list-(?:bullet|number|check|done)([1-9])|list-(?:check|done)|(?:bulleted|numbered|to-do)-list)(?![\w-])"
)
"""The classes of lists in Feishu and Notion, which write one for each item."""

ReadBlocks = Callable[[Iterable[Node | str], TextStyle, Flow], tuple[Block, ...]]
"""Converts the content of an element to blocks."""


def read_list(read_blocks: ReadBlocks, node: Node, style: TextStyle, flow: Flow) -> None:
    """Read a list; what stands in it outside its items belongs in the item before."""
    flow.flush(style)
    items: list[list[Block]] = []
    nodes: list[Node] = []
    for each in node.children:
        item = each if isinstance(each, Node) and each.name == "li" else None
        label = note_of_element(item.get("id")) if item is not None else None
        blocks = _item_blocks(read_blocks, each, style, flow)
        if label is not None:
            flow.blocks.append(Footnote(label, without_inner_notes(blocks)))
        elif item is not None and blocks:
            if items and _only_indents(item, blocks):
                items[-1] += blocks
                continue
            items.append([strip_bullet(blocks[0]), *blocks[1:]])
            nodes.append(item)
        elif blocks and items:
            items[-1] += blocks
        else:
            # OneNote indents a list with a list without items.
            flow.blocks += blocks
    if not items:
        return
    if (nested := nest_quill_items(node, items, nodes)) is not None:
        flow.blocks += nested
        return
    _append(flow, mark_items(items, read_list_signs(node, nodes)), _written_level(node, nodes[0]))


def _append(flow: Flow, marked: list[Block], level: int) -> None:
    """Append a list, or put it into the one before if its level is deeper, or the same; 0 is none."""
    last = flow.blocks[-1] if flow.blocks else None
    base = flow.last_list_level or 1
    if isinstance(last, Listing) and (level > base or level == flow.last_list_level > 0):
        flow.blocks[-1:] = put_below(last, marked, level - base)
    else:
        flow.blocks += marked
        flow.last_list_level = level


def _only_indents(item: Node, blocks: Sequence[Block]) -> bool:
    """Return whether an item only sets a list deeper, as editors write it: it has no sign and no text."""
    style = declarations(item)
    has_no_sign = "none" in style.get("list-style-type", style.get("list-style", "")).split()
    return has_no_sign and all(isinstance(each, Listing) for each in blocks)


def _written_level(node: Node, item: Node) -> int:
    """Return the level that a program writes on each list, because it puts none into another."""
    if re.fullmatch("[1-9]", indent := node.get("data-lake-indent")):
        return int(indent) + 1
    if found := _LEVEL_CLASS.search(node.get("class")):
        return int(found[1] or 1)
    level = item.get("data-aria-level")
    return int(level) if re.fullmatch("[1-9]", level) else 0


def _item_blocks(
    read_blocks: ReadBlocks, each: Node | str, style: TextStyle, flow: Flow
) -> tuple[Block, ...]:
    if isinstance(each, Node) and each.name == "li" and not is_hidden(each):
        box = next((_BOXES[state] for name in _STATES if (state := each.get(name).lower()) in _BOXES), None)
        has_picture = each.get("role") == "checkbox"
        # Google Docs shows the box as a picture too.
        children = [one for one in each.children if not (has_picture and _is_picture(one))]
        blocks = read_blocks(children, style_within(each, style), flow)
        return _with_box(box, blocks) if box and blocks else _with_drawn_box(blocks)
    return read_blocks([each], style, flow)


def _is_picture(node: Node | str) -> bool:
    return isinstance(node, Node) and node.name == "img"


def _with_drawn_box(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of an item, with a box instead of the brackets that Notion copies of a task."""
    first = blocks[0] if blocks else None
    typed = _TYPED_BOX.match(plain_text(first.inlines)) if isinstance(first, Paragraph) else None
    if typed is None or not isinstance(first, Paragraph):
        return blocks
    text = Paragraph(skip_text(first.inlines, typed.end()), first.align)
    return _with_box("☐ " if typed[1].isspace() else "☑ ", (text, *blocks[1:]))


def _with_box(box: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of a task with its box before its first words."""
    first = blocks[0]
    if isinstance(first, Paragraph):
        return (Paragraph(merge_runs((Run(box), *first.inlines)), first.align), *blocks[1:])
    return (Paragraph((Run(box.strip()),)), *blocks)


def read_lone_item(read_blocks: ReadBlocks, node: Node, style: TextStyle, flow: Flow) -> None:
    """Read a list item of Yuque, which is not in a list."""
    flow.flush(style)
    inner = read_blocks(node.children, style, flow)
    last = flow.blocks[-1] if flow.blocks else None
    is_numbered = node.name == "ne-oli"
    if isinstance(last, OpenList) and last.is_numbered == is_numbered:
        last.items.append(inner)
    elif inner:
        flow.blocks.append(OpenList(is_numbered, items=[inner]))

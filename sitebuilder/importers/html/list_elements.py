"""Read the elements of lists, which differ with the program that wrote the page."""

import re
from collections.abc import Callable, Iterable

from sitebuilder.importers.blocks import Block, Footnote, Listing, Paragraph, Run, merge_runs
from sitebuilder.importers.html.flow import Flow
from sitebuilder.importers.html.list_signs import read_list_signs
from sitebuilder.importers.html.lists import OpenList, mark_items, put_below
from sitebuilder.importers.html.nodes import Node
from sitebuilder.importers.html.notes import note_of_element, without_inner_notes
from sitebuilder.importers.html.styles import TextStyle, is_hidden, style_within
from sitebuilder.importers.typed_lists import strip_bullet

_BOXES = {"true": "☑ ", "false": "☐ "}
"""Maps the state of an item in a list of tasks (Tencent Docs) to its box."""

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
            items.append([strip_bullet(blocks[0]), *blocks[1:]])
            nodes.append(item)
        elif blocks and items:
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


def _item_blocks(
    read_blocks: ReadBlocks, each: Node | str, style: TextStyle, flow: Flow
) -> tuple[Block, ...]:
    if isinstance(each, Node) and each.name == "li" and not is_hidden(each):
        box = _BOXES.get(each.get("data-checked").lower())
        blocks = read_blocks(each.children, style_within(each, style), flow)
        return _with_box(box, blocks) if box and blocks else blocks
    return read_blocks([each], style, flow)


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

"""Read the lists of Quill, the editor of many sites, in which items of all levels and kinds are siblings."""

import re
from collections.abc import Sequence

from sitebuilder.importers.blocks import Block, Paragraph
from sitebuilder.importers.html.lists import ListParagraph, nest_list_paragraphs
from sitebuilder.importers.html.nodes import Node

_INDENT = re.compile(r"(?<![\w-])ql-indent-([1-8])(?![\w-])")
_KINDS = frozenset({"bullet", "ordered", "checked", "unchecked"})


def nest_quill_items(
    node: Node, items: Sequence[Sequence[Block]], nodes: Sequence[Node]
) -> list[Block] | None:
    """Return the blocks of a list whose items have their level in a class or their kind in an attribute.

    ``None`` stands for any other list.
    """
    is_quill = any(each.get("data-list") in _KINDS or _INDENT.search(each.get("class")) for each in nodes)
    texts = [item[0] for item in items if len(item) == 1 and isinstance(item[0], Paragraph)]
    if not is_quill or len(texts) < len(items):
        return None
    counts: dict[int, int] = {}
    paragraphs: list[ListParagraph] = []
    for text, each in zip(texts, nodes, strict=True):
        found = _INDENT.search(each.get("class"))
        level = int(found[1]) if found else 0
        is_numbered = each.get("data-list") == "ordered" or (node.name == "ol" and not each.get("data-list"))
        counts = {at: count for at, count in counts.items() if at <= level}
        counts[level] = counts.get(level, 0) + is_numbered
        marker = f"{counts[level]}." if is_numbered else "●"
        paragraphs.append(ListParagraph(level, marker, text.inlines, text.align))
    return nest_list_paragraphs(paragraphs)

"""What of a page is read: neither deleted text, nor what repeats other text or stands for a sign."""

from collections.abc import Sequence

from sitebuilder.importers.html.code import is_line_numbers
from sitebuilder.importers.html.nodes import Node
from sitebuilder.importers.html.styles import is_hidden

_LEFT_OUT_CLASSES = frozenset(
    {"msoDel", "MsoCommentReference", "msocomtxt", "msocomanchor", "video-card-host"}
)
"""Word's classes for deleted text and for comment marks, ours for the name of a video's host."""

_LIST_SIGNS = frozenset({"ne-uli-i", "ne-oli-i"})
"""Yuque's elements for the sign or the number of an item, which the list has by itself."""


def is_left_out(node: Node) -> bool:
    """Return whether an element is left out with all that is in it."""
    classes = node.get("class").split()
    if is_hidden(node) or node.name in _LIST_SIGNS or not _LEFT_OUT_CLASSES.isdisjoint(classes):
        return True
    return bool(classes) and is_line_numbers(node)


def shown_children(node: Node) -> Sequence[Node | str]:
    """Return the children of an element that are read.

    A formula of KaTeX is read without its drawing, which repeats the text for copying; text that Word's users
    inserted without the element that underlines it.
    """
    classes = node.get("class").split()
    if "katex" in classes and any(_has_class(each, "katex-mathml") for each in node.elements):
        return [each for each in node.elements if not _has_class(each, "katex-html")]
    if "msoIns" not in classes:
        return node.children
    shown: list[Node | str] = []
    for each in node.children:
        shown += each.children if isinstance(each, Node) and each.name == "ins" else [each]
    return shown


def _has_class(node: Node, name: str) -> bool:
    return name in node.get("class").split()

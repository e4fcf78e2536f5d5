"""The nodes of a parsed YAML text, with their places."""

from collections.abc import Sequence

from msgspec import Struct

from sitebuilder.messages import Place


class Mark(Struct, frozen=True):
    """A position in a text, all counted from 0 in characters: ``index`` from the beginning of the text."""

    index: int
    line: int
    column: int


class ScalarNode(Struct, frozen=True):
    """A scalar; ``style`` is its sign (``|``, ``>``, a quotation mark), empty if it is plain."""

    value: str
    start_mark: Mark
    end_mark: Mark
    style: str = ""


class SequenceNode(Struct, frozen=True):
    """A list; ``flow_style`` says whether it stands in brackets."""

    value: Sequence["Node"]
    start_mark: Mark
    end_mark: Mark
    flow_style: bool = False


class MappingNode(Struct, frozen=True):
    """The pairs of a mapping in order; ``flow_style`` says whether it stands in braces."""

    value: Sequence[tuple["Node", "Node"]]
    start_mark: Mark
    end_mark: Mark
    flow_style: bool = False


Node = ScalarNode | SequenceNode | MappingNode


def scalar_like(node: Node, value: str) -> ScalarNode:
    """Return a scalar in quotation marks that stands where a node does, on one line: its value is whole."""
    is_one_line = node.start_mark.line == node.end_mark.line
    return ScalarNode(value, node.start_mark, node.end_mark if is_one_line else node.start_mark, '"')


def mark_place(mark: Mark, start: Place) -> Place:
    """Convert a mark in a text that begins at ``start`` to a place in the file."""
    return Place(start.file, start.line + mark.line, mark.column + 1)


def node_place(node: Node, start: Place) -> Place:
    """Return the place in the file at which a node begins."""
    return mark_place(node.start_mark, start)


def offset_place(offset: int, text: str, start: Place) -> Place:
    """Return the place of an offset in a text that begins at ``start``."""
    line = text.count("\n", 0, offset)
    return Place(start.file, start.line + line, offset - text.rfind("\n", 0, offset))

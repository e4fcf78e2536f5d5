"""Parse the YAML of most front matter: keys with plain scalars, and with lists of them.

Importing PyYAML is a fourteenth of what an edit executes. Whatever else a text has is left to it
(``parser.py``); what is parsed here has the same nodes.
"""

from re import Match

from sitebuilder.content.yaml.nodes import MappingNode, Mark, Node, ScalarNode, SequenceNode
from sitebuilder.patterns import lazy_pattern

_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]"
"""How a plain scalar may begin (YAML 1.2, 7.3.3), apart from ``-``, ``?`` and ``:`` before a word."""

_ENTRY = lazy_pattern(rf"(?P<key>[^\W\d]\w{{0,99}}):(?: +(?P<value>{_FIRST}.*|\[.*\]))?")
_ITEM = lazy_pattern(rf"(?P<indent> *)- +(?P<value>{_FIRST}.*)")
_FLOW_ITEM = lazy_pattern(rf" *(?P<value>{_FIRST}[^,\[\]{{}}:#]*)")

_UNCOMMON = "&!\t\r"
"""Signs of anchors and tags, white space other than spaces, line ends other than line feeds."""


def parse_common(text: str) -> MappingNode | None:
    """Parse a text without characters that YAML forbids; None if it is not of the common kind."""
    if any(sign in text for sign in _UNCOMMON) or text.endswith(" "):
        return None
    lines = text.removesuffix("\n").split("\n")
    end = next_key = Mark(len(text), len(lines), 0)
    pairs: list[tuple[Node, Node]] = []
    items: list[ScalarNode] = []
    indents: set[int] = set()
    index = len(text) + (not text.endswith("\n"))
    # From the last line to the first, as a list ends where the next key begins.
    for number in reversed(range(len(lines))):
        line = lines[number].rstrip(" ")
        index -= len(lines[number]) + 1
        start = Mark(index, number, 0)
        if entry := _ENTRY.fullmatch(line):
            value = _list(items, indents, next_key) if items else _value(entry, start)
            if value is None or (items and entry["value"]):
                return None
            pairs.append((_scalar(entry, "key", start), value))
            items, indents, next_key = [], set(), start
        elif item := _ITEM.fullmatch(line):
            if not _is_plain(item["value"]):
                return None
            items.append(_scalar(item, "value", start))
            indents.add(item.end("indent"))
        elif line:
            return None
    return MappingNode(pairs[::-1], next_key, end) if pairs and not items else None


def _value(entry: Match[str], start: Mark) -> Node | None:
    """Return the value on the line of its key; None if it is not a plain scalar or a list of them."""
    value = entry["value"]
    if value is None:
        after = _mark(start, entry.end())
        return ScalarNode("", after, after)
    if value.startswith("["):
        return _flow_list(entry, start)
    return _scalar(entry, "value", start) if _is_plain(value) else None


def _flow_list(entry: Match[str], start: Mark) -> SequenceNode | None:
    """Return the list in brackets of an entry; a comma may follow its last item."""
    first, last = entry.span("value")
    items: list[Node] = []
    position = first + 1
    *parts, rest = entry.string[position : last - 1].split(",")
    for part in (*parts, rest) if rest.strip(" ") else parts:
        item = _FLOW_ITEM.fullmatch(part.rstrip(" "))
        if item is None:
            return None
        items.append(_scalar(item, "value", _mark(start, position)))
        position += len(part) + 1
    return SequenceNode(items, _mark(start, first), _mark(start, last), flow_style=True)


def _list(items: list[ScalarNode], indents: set[int], end: Mark) -> SequenceNode | None:
    """Return the list whose items, from the last to the first, stand below their key."""
    if len(indents) > 1:
        return None
    (indent,) = indents
    first = items[-1].start_mark
    dash = Mark(first.index - first.column + indent, first.line, indent)
    return SequenceNode([*reversed(items)], dash, end)


def _is_plain(value: str) -> bool:
    """Return whether a value has no sign that ends a plain scalar (YAML 1.2, 7.3.3)."""
    return ": " not in value and " #" not in value and not value.endswith(":")


def _scalar(found: Match[str], group: str, start: Mark) -> ScalarNode:
    return ScalarNode(found[group], _mark(start, found.start(group)), _mark(start, found.end(group)))


def _mark(start: Mark, columns: int) -> Mark:
    return Mark(start.index + columns, start.line, start.column + columns)

"""YAML as nodes that know their line and column, before any meaning is read into them."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from sitebuilder.content.yaml_lines import quote_scalar
from sitebuilder.messages import Place, Problem, problem

MAX_DEPTH = 40
MAX_NODES = 100_000
"""Aliases expanded; a course catalogue has some hundreds."""

_PER_NODE = 20
"""Letters that count as a node more: what an alias repeats is made anew each time."""

_CODES = (
    ("mapping values are not allowed", "yaml-colon"),
    ("could not find expected ':'", "yaml-colon-missing"),
    ("did not find expected key", "yaml-indent"),
    ("did not find expected '-' indicator", "yaml-indent"),
    ("did not find expected <document start>", "yaml-two-documents"),
    ("block sequence entries are not allowed", "yaml-indent"),
    ("unexpected end of stream", "yaml-quote"),
    ("did not find expected ',' or", "yaml-bracket"),
    ("did not find expected node content", "yaml-bracket"),
    ("undefined alias", "yaml-alias-unknown"),
    ("while scanning an alias", "yaml-special-character"),
    ("while scanning an anchor", "yaml-special-character"),
    ("expected a single document", "yaml-two-documents"),
)
"""What libyaml says to the code of our sentence, the first that is found; all else is yaml-syntax."""

_BLOCK_START = re.compile(r"^[ ?:-]*", re.MULTILINE)
"""What stands on a line before the last block that begins on it."""

_ALIAS = re.compile(r"(?:^|[\s,\[{])(\*[^\s,\[\]{}]+)")

_REFUSED = re.compile("[\u2028\u2029\x85\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Line ends that no editor shows, a byte order mark within the text, and what YAML forbids (1.2, 5.1)."""

_LINE_CHARACTERS = "\u2028\u2029\x85\ufeff"

_PROPERTY = re.compile(r"(?:^|[\s,\[{])[!&][^\s,\]}]", re.MULTILINE)
"""What may be a tag or an anchor (YAML 1.2, 6.9): a parser takes them out of the value."""

_WITH_RIGHT = frozenset({"yaml-colon", "yaml-quote", "yaml-special-character", "yaml-alias-unknown"})
"""Whose sentence shows the value as it should be."""

_TAKEN_OUT = frozenset({"yaml-special-character", "yaml-alias-unknown"})

_DOCUMENT_END = re.compile(r"^(?:---|\.\.\.)(?:\s|$)", re.MULTILINE)

_OPENED = frozenset({"yaml-quote", "yaml-bracket"})
"""What was opened and not closed is best mended where it was opened, not at the file's end."""


def _loader() -> type:
    """Return a loader whose nodes have no tags: the content model decides what a scalar is."""
    untagged: dict[str, Any] = {"resolve": lambda self, kind, value, implicit: ""}
    if not yaml.__with_libyaml__:
        return type("Loader", (yaml.SafeLoader,), untagged)
    # The parser alone: a constructor and a resolver would take a tenth of the time of short front matter.
    nothing: dict[str, Any] = {"descend_resolver": lambda *_: None, "ascend_resolver": lambda *_: None}
    parser: type = vars(yaml.cyaml)["CParser"]
    return type("Loader", (parser,), untagged | nothing)


_Loader = _loader()


def parse_yaml(text: str, start: Place) -> yaml.MappingNode | tuple[Problem, ...]:
    """Return the mapping that a YAML text is; its marks count from 0 within ``text``.

    ``start`` is where the text begins in its file. Nodes deeper than ``MAX_DEPTH``, or more than
    ``MAX_NODES`` with aliases expanded, are refused, so that no input can exhaust stack or memory; what
    YAML would take out of a text without a word is a problem too.
    """
    refused = _REFUSED.search(text)
    if refused:
        is_line = refused[0] in _LINE_CHARACTERS
        code = "yaml-line-character" if is_line else "yaml-control-character"
        return (problem(code, _place_at(refused.start(), text, start)),)
    try:
        too_deep = _first_too_deep(text)
        if too_deep is not None:
            return (problem("yaml-too-deep", mark_place(too_deep, start)),)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return _slips_or(_syntax_problem(error, text, start), text, start)
    if not isinstance(node, yaml.MappingNode):
        place = start if node is None else mark_place(node.start_mark, start)
        return _slips_or(problem("yaml-not-a-mapping", place), text, start)
    # An alias has an asterisk, and what it stands for an ampersand.
    if "&" in text and "*" in text and _expanded_size(node, {}) > MAX_NODES:
        alias = _ALIAS.search(text)
        place = _place_at(alias.start(1), text, start) if alias else start
        return (problem("yaml-alias-too-large", place),)
    if _PROPERTY.search(text):
        taken_out = [each for each in _slips(text, start) if each.code in _TAKEN_OUT]
        return tuple(taken_out) or _tagged(node, start) or node
    return node


def _slips_or(found: Problem, text: str, start: Place) -> tuple[Problem, ...]:
    """Return the slips of a text that cannot be parsed, and what the parser found where none is before it."""
    slips = _slips(text, start)
    return slips if slips and slips[0].place.line <= found.place.line + 1 else (found, *slips)


def _slips(text: str, start: Place) -> tuple[Problem, ...]:
    # Imported here: most builds read files without slips.
    from sitebuilder.content.yaml_slips import find_slips

    return tuple(find_slips(text, start))


def _tagged(node: yaml.Node, start: Place) -> tuple[Problem, ...]:
    """Return a problem for each node with a tag, whose name is no part of its value."""
    found: list[Problem] = []
    pending, seen = [node], {id(node)}
    while pending:
        each = pending.pop()
        if each.tag:
            found.append(problem("yaml-special-character", node_place(each, start), right='"……"'))
        children = [] if isinstance(each, yaml.ScalarNode) else each.value
        for child in (part for pair in children for part in (pair if isinstance(pair, tuple) else (pair,))):
            if id(child) not in seen:
                seen.add(id(child))
                pending.append(child)
    return tuple(found)


def _place_at(offset: int, text: str, start: Place) -> Place:
    line = text.count("\n", 0, offset)
    return Place(start.file, start.line + line, offset - text.rfind("\n", 0, offset))


def mark_place(mark: Any, start: Place) -> Place:
    """Return the place in the file of a mark in a text that begins at ``start``."""
    return Place(start.file, start.line + mark.line, mark.column + 1)


def node_place(node: yaml.Node, start: Place) -> Place:
    """Return the place in the file where a node begins."""
    mark = node.start_mark
    return Place(start.file, start.line + mark.line, mark.column + 1)


def max_possible_depth(text: str) -> int:
    """Return how deep the nesting in a YAML text can be at most, from its look alone.

    Each block begins further to the right than the one around it, but for a list in a mapping, which may
    stand below its key (YAML 1.2, 8.2.1). In brackets, a key with its value is a mapping of its own (7.4).
    """
    column = max(map(len, _BLOCK_START.findall(text)))
    return 2 * (column + 1) + 2 * text.count("[") + text.count("{")


def _first_too_deep(text: str) -> Any:
    """Return the mark where nesting passes the limit; composing recurses, reading events does not."""
    if max_possible_depth(text) <= MAX_DEPTH:
        return None
    depth = 0
    for event in _events(text):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                return event.start_mark
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text, Loader=_Loader)


def _expanded_size(node: yaml.Node, sizes: dict[int, int]) -> int:
    """Return how many nodes there would be with each alias written out; a cycle counts as too many."""
    known = sizes.get(id(node))
    if known is not None:
        return known
    sizes[id(node)] = MAX_NODES + 1
    size = 1
    if isinstance(node, yaml.MappingNode):
        size += sum(_expanded_size(child, sizes) for pair in node.value for child in pair)
    elif isinstance(node, yaml.SequenceNode):
        size += sum(_expanded_size(child, sizes) for child in node.value)
    else:
        size += len(node.value) // _PER_NODE
    sizes[id(node)] = size
    return size


def _syntax_problem(error: yaml.YAMLError, text: str, start: Place) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = start if mark is None else mark_place(mark, start)
    said = f"{getattr(error, 'context', '') or ''}: {getattr(error, 'problem', '') or error}"
    line = text.split("\n")[mark.line] if mark is not None and mark.line < text.count("\n") + 1 else ""
    rest = line[place.column - 1 :]
    if "cannot start any token" in said:
        is_tab = "\t" in line[: len(line) - len(line.lstrip())] or rest.startswith("\t")
        code = "yaml-tab" if is_tab else "yaml-special-character"
    else:
        code = next((code for words, code in _CODES if words in said), "yaml-syntax")
    if code == "yaml-two-documents" and not _DOCUMENT_END.search(text):
        code = "yaml-indent"
    opened = getattr(error, "context_mark", None)
    if code in _OPENED and opened is not None:
        place = mark_place(opened, start)
    if code in _WITH_RIGHT:
        return problem(code, place, right=quote_scalar(rest or line))
    return problem(code, place)

"""Parse YAML by PyYAML into nodes, within limits, and say what is wrong with a text that is no YAML."""

import re
from typing import Any

import yaml
from msgspec import Struct

from sitebuilder.content.yaml.nodes import (
    MappingNode,
    Mark,
    Node,
    ScalarNode,
    SequenceNode,
    mark_place,
    offset_place,
)
from sitebuilder.content.yaml.quoting import in_single_quotes, quote_scalar
from sitebuilder.messages import Place, Problem, problem
from sitebuilder.patterns import lazy_pattern

MAX_DEPTH = 40
MAX_NODES = 100_000
"""With aliases expanded; a course catalogue has some hundreds."""

_CHARACTERS_PER_NODE = 20
"""Characters that count as one more node: a text is decoded again for each alias of it."""

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
    ("unknown escape character", "yaml-backslash"),
    ("hexdecimal number", "yaml-backslash"),
    ("hexadecimal numbers", "yaml-backslash"),
    ("while scanning an alias", "yaml-special-character"),
    ("while scanning an anchor", "yaml-special-character"),
    ("expected a single document", "yaml-two-documents"),
)
"""Maps parts of libyaml's messages to problem codes; the first match applies, the default is yaml-syntax."""

_BLOCK_START = lazy_pattern(r"^[ ?:-]*", re.MULTILINE)
"""The indicators on a line before the last block that begins on it."""

_ALIAS = lazy_pattern(r"(?:^|[\s,\[{])(\*[^\s,\[\]{}]+)")

_PROPERTY = lazy_pattern(r"(?:^|[\s,\[{])(?:[!&][^\s,\]}]|![ \t])", re.MULTILINE)
"""A possible tag, maybe a mark alone, or anchor (YAML 1.2, 6.9), which a parser removes from the value."""

_WITH_CORRECTION = frozenset({"yaml-colon", "yaml-quote", "yaml-special-character", "yaml-alias-unknown"})
"""Codes of problems whose sentence shows the corrected value."""

_REMOVED_TEXT = frozenset({"yaml-special-character", "yaml-alias-unknown"})

_DOCUMENT_END = lazy_pattern(r"^(?:---|\.\.\.)(?:\s|$)", re.MULTILINE)

_UNCLOSED = frozenset({"yaml-quote", "yaml-bracket"})
"""Codes of problems with unclosed pairs, which are reported where they open, not at the end of the file."""


def _loader() -> type:
    """Return a loader whose nodes have no tags: the content model decides what a scalar is."""
    # Returns an empty text for any arguments, a tenth of the parser's time sooner than a function would.
    nothing = "".format
    untagged: dict[str, Any] = {"resolve": nothing}
    if not yaml.__with_libyaml__:
        return type("Loader", (yaml.SafeLoader,), untagged)
    # The parser alone: a constructor and a resolver would take a tenth of the time of short front matter.
    no_resolver: dict[str, Any] = {"descend_resolver": nothing, "ascend_resolver": nothing}
    parser: type = vars(yaml.cyaml)["CParser"]
    return type("Loader", (parser,), untagged | no_resolver)


_Loader = _loader()


def parse_with_pyyaml(
    text: str, start: Place, model: type[Struct] | None = None
) -> MappingNode | tuple[Problem, ...]:
    """Parse a YAML text without forbidden characters; see ``parse_yaml``."""
    try:
        too_deep = first_too_deep(text)
        if too_deep is not None:
            return (problem("yaml-too-deep", mark_place(_mark(too_deep), start)),)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        ended = _without_last_fences(text)
        if ended is not None:
            return parse_with_pyyaml(ended, start, model)
        return _slips_or(_syntax_problem(error, text, start), text, start, model)
    if not isinstance(node, yaml.MappingNode):
        place = start if node is None else mark_place(_mark(node.start_mark), start)
        if isinstance(node, yaml.SequenceNode) and (key := _key_of_whole(model)):
            return (problem("yaml-list-at-top", place, right=f"{key}:"),)
        return _slips_or(problem("yaml-not-a-mapping", place), text, start, model)
    # An alias contains an asterisk, and its anchor an ampersand.
    if "&" in text and "*" in text and _expanded_size(node, {}) > MAX_NODES:
        alias = _ALIAS.search(text)
        place = offset_place(alias.start(1), text, start) if alias else start
        return (problem("yaml-alias-too-large", place),)
    # Most texts have neither sign, which is found in a tenth of the time.
    if ("!" in text or "&" in text) and _PROPERTY.search(text):
        removed = [each for each in _slips(text, start, model) if each.code in _REMOVED_TEXT]
        problems = tuple(removed) or _tag_problems(node, text, start)
        if problems:
            return problems
    return _mapping(node, {})


def _without_last_fences(text: str) -> str | None:
    """Return a text without the lines of hyphens that end it, as in front matter; None if it has none."""
    lines = text.rstrip().split("\n")
    count = len(lines)
    while len(lines) > 1 and lines[-1].rstrip() in ("---", ""):
        lines.pop()
    return None if len(lines) == count else "\n".join([*lines, ""])


def _mapping(node: yaml.MappingNode, known: dict[int, Node]) -> MappingNode:
    """Return a mapping of the library as one of ours; ``known`` maps ids of those that aliases may share."""
    pairs = [(_node(key, known), _node(value, known)) for key, value in node.value]
    return MappingNode(pairs, _mark(node.start_mark), _mark(node.end_mark), flow_style=bool(node.flow_style))


def _node(node: yaml.MappingNode | yaml.SequenceNode | yaml.ScalarNode, known: dict[int, Node]) -> Node:
    if isinstance(node, yaml.ScalarNode):
        return ScalarNode(node.value, _mark(node.start_mark), _mark(node.end_mark), node.style or "")
    found = known.get(id(node))
    if found is not None:
        return found
    if isinstance(node, yaml.MappingNode):
        found = _mapping(node, known)
    else:
        items = [_node(each, known) for each in node.value]
        start, end = _mark(node.start_mark), _mark(node.end_mark)
        found = SequenceNode(items, start, end, flow_style=bool(node.flow_style))
    known[id(node)] = found
    return found


def _mark(mark: Any) -> Mark:
    return Mark(mark.index, mark.line, mark.column)


def _key_of_whole(model: type[Struct] | None) -> str:
    """Return the key of the list of items that a file of a model consists of; empty if it is no list."""
    from sitebuilder.content.model.fields import fields_of, is_model

    first = next(iter(fields_of(model).values()), None) if model else None
    return first.key if first and is_model(first.item) and not first.required else ""


def _slips_or(found: Problem, text: str, start: Place, model: type[Struct] | None) -> tuple[Problem, ...]:
    """Return the slips in an unparsable text, after the parser's problem unless a slip explains it."""
    slips = _slips(text, start, model)
    if found.code == "yaml-two-documents":
        slips = tuple(each for each in slips if each.place.line < found.place.line)
    # In JSON the parser's problem may stand where the brackets open.
    is_json = text.lstrip()[:1] in ("{", "[")
    return slips if slips and (is_json or slips[0].place.line <= found.place.line + 1) else (found, *slips)


def _slips(text: str, start: Place, model: type[Struct] | None) -> tuple[Problem, ...]:
    # Imported here: most builds read no file with slips.
    from sitebuilder.content.model.chinese_keys import key_names
    from sitebuilder.content.yaml.slips import find_slips

    return tuple(find_slips(text, start, key_names(model)))


def _tag_problems(node: yaml.Node, text: str, start: Place) -> tuple[Problem, ...]:
    """Return a problem for each node with a tag, as its name is not part of the value.

    The parser forgets a tag that is a mark alone (``! 甲``), with which no other node begins.
    """
    found: list[Problem] = []
    pending, seen = [node], {id(node)}
    while pending:
        each = pending.pop()
        if each.tag or text[each.start_mark.index : each.start_mark.index + 1] == "!":
            found.append(
                problem("yaml-special-character", mark_place(_mark(each.start_mark), start), right='"……"')
            )
        children = [] if isinstance(each, yaml.ScalarNode) else each.value
        for child in (part for pair in children for part in (pair if isinstance(pair, tuple) else (pair,))):
            if id(child) not in seen:
                seen.add(id(child))
                pending.append(child)
    return tuple(found)


def max_possible_depth(text: str) -> int:
    """Return an upper bound of the nesting depth of a YAML text, from its layout alone.

    Each block begins further to the right than its parent, except a list in a mapping, which may begin below
    its key (YAML 1.2, 8.2.1). In brackets, a key with its value is a separate mapping (7.4).
    """
    column = max(map(len, _BLOCK_START.findall(text)))
    return 2 * (column + 1) + 2 * text.count("[") + text.count("{")


def first_too_deep(text: str) -> Any:
    """Return the mark at which nesting exceeds ``MAX_DEPTH``, or None.

    Composing recurses, in C until the stack overflows; reading events does not.

    Raises:
        yaml.YAMLError: the text is not valid YAML.
    """
    if max_possible_depth(text) <= MAX_DEPTH:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                return event.start_mark
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _expanded_size(node: yaml.Node, sizes: dict[int, int]) -> int:
    """Return the number of nodes with all aliases expanded; a cycle counts as too many."""
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
        size += len(node.value) // _CHARACTERS_PER_NODE
    sizes[id(node)] = size
    return size


def _syntax_problem(error: yaml.YAMLError, text: str, start: Place) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = start if mark is None else mark_place(_mark(mark), start)
    message = f"{getattr(error, 'context', '') or ''}: {getattr(error, 'problem', '') or error}"
    line = text.split("\n")[mark.line] if mark is not None and mark.line < text.count("\n") + 1 else ""
    rest = line[place.column - 1 :]
    if "cannot start any token" in message:
        is_tab = "\t" in line[: len(line) - len(line.lstrip())] or rest.startswith("\t")
        code = "yaml-tab" if is_tab else "yaml-special-character"
    else:
        code = next((code for words, code in _CODES if words in message), "yaml-syntax")
    if code == "yaml-bracket" and "did not find expected ',' or" in message and rest.startswith('"'):
        return problem("yaml-comma-missing", place)
    if code == "yaml-two-documents" and not _DOCUMENT_END.search(text):
        code = "yaml-indent"
    opened = getattr(error, "context_mark", None)
    if code in _UNCLOSED and opened is not None:
        place = mark_place(_mark(opened), start)
    if code == "yaml-backslash" and opened is not None:
        return problem(code, place, right=in_single_quotes(text.split("\n")[opened.line][opened.column :]))
    if code in _WITH_CORRECTION:
        return problem(code, place, right=quote_scalar(rest or line))
    if code == "yaml-colon-missing":
        return problem(code, place, suggestion="")
    return problem(code, place)

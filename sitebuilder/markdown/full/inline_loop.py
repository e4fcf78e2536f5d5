"""The library's loop over inline patterns, without copying the whole text for each match."""

import re
from collections import deque
from typing import Any
from xml.etree.ElementTree import Element

from markdown.util import ETX, INLINE_PLACEHOLDER_PREFIX, INLINE_PLACEHOLDER_RE, AtomicString

from sitebuilder.markdown.full.work_budget import WorkBudget

_NEUTRAL = frozenset(")]>`;")
"""Characters that affect the parsing of what follows no more than the last character of a placeholder."""

_COPIED_PER_STEP = 20
"""How many characters are copied in the time of scanning one."""

_Found = tuple[Any, int, int]


def install_linear_loop(inline: Any, budget: WorkBudget) -> None:
    """Make the inline tree processor join its matches once per pattern.

    Its own loop copies the text for each match, and each match leaves a placeholder of twenty characters.
    """
    process_placeholders = vars(type(inline))["_InlineProcessor__processPlaceholders"]
    indices: dict[Element, int] = {}

    def run(root: Element) -> Element:
        indices.clear()
        return _run(inline, root)

    def handle_inline(data: str, patternIndex: int = 0) -> str:
        if not isinstance(data, AtomicString):
            for index in range(patternIndex, len(inline.inlinePatterns)):
                data = _apply_pattern(inline, index, data, budget)
        return data

    def process(data: str, parent: Element, isText: bool = True) -> Any:
        # Placeholders of text are replaced at once: the library would copy the preceding text for each.
        if INLINE_PLACEHOLDER_PREFIX in data and not isinstance(data, AtomicString):
            budget.check_time(data)
            data = INLINE_PLACEHOLDER_RE.sub(stashed_text, data)
        return process_placeholders(inline, data, parent, isText)

    def process_element_text(node: Element, subnode: Element, isText: bool = True) -> None:
        # The library looks for the place of each text, also where nothing is to be inserted.
        text = subnode.text if isText else subnode.tail
        if text is None or INLINE_PLACEHOLDER_PREFIX not in text:
            return
        if isText:
            subnode.text = None
        else:
            subnode.tail = None
        found = [element for element, _ in process(text, subnode, isText)]
        at = 0 if isText or node is subnode else _index(node, subnode, indices) + 1
        node[at:at] = found

    def stashed_text(match: re.Match[str]) -> str:
        node = inline.stashed_nodes.get(match[1])
        return node if isinstance(node, str) else match[0]

    vars(inline)["run"] = run
    vars(inline)["_InlineProcessor__handleInline"] = handle_inline
    vars(inline)["_InlineProcessor__processPlaceholders"] = process
    vars(inline)["_InlineProcessor__processElementText"] = process_element_text


def _index(node: Element, child: Element, indices: dict[Element, int]) -> int:
    """Return the index of a child; ``indices`` holds that of the last child asked for, by node."""
    at = indices.get(node, 0)
    while at < len(node) and node[at] is not child:
        at += 1
    indices[node] = at if at < len(node) else list(node).index(child)
    return indices[node]


def _run(inline: Any, root: Element) -> Element:
    """Parse inline markup in all text below ``root``, as the library does, but child by child."""
    inline.stashed_nodes = {}
    waiting = deque([(root, [root.tag.lower()])])
    while waiting:
        element, inline.ancestors = waiting.popleft()
        if element is not root:
            inline.ancestors.append(element.tag.lower())
        children = deque(element)
        processed: list[Element] = []
        insertions: list[tuple[Element, list[Element]]] = []
        while children:
            child = children.popleft()
            processed.append(child)
            if child.text and not isinstance(child.text, AtomicString):
                found = _parse_text(inline, child)
                waiting.extend(found)
                insertions.append((child, [each for each, _ in found]))
            if child.tail:
                children.extendleft(_parse_tail(inline, child))
            if len(child):
                waiting.append((child, inline.ancestors[:]))
        if len(processed) > len(element):
            element[:] = processed
        for child, elements in insertions:
            child[:0] = elements
    return root


def _parse_text(inline: Any, child: Element) -> list[tuple[Element, list[str]]]:
    """Parse the markup in an element's text; return the new elements with their ancestors."""
    inline.ancestors.append(child.tag.lower())
    text, child.text = child.text, None
    handled = inline._InlineProcessor__handleInline(text)
    found: list[tuple[Element, list[str]]] = inline._InlineProcessor__processPlaceholders(handled, child)
    inline.ancestors.pop()
    return found


def _parse_tail(inline: Any, child: Element) -> list[Element]:
    """Parse the markup in an element's tail; return the new elements, the last one first."""
    handled = inline._InlineProcessor__handleInline(child.tail)
    holder = Element("d")
    child.tail = None
    found = inline._InlineProcessor__processPlaceholders(handled, holder, False)
    if holder.tail:
        child.tail = holder.tail
    return [each for each, _ in reversed(found)]


def _apply_pattern(inline: Any, index: int, data: str, budget: WorkBudget) -> str:
    """Return a text with each match of one pattern replaced with a placeholder."""
    pattern = inline.inlinePatterns[index]
    if any(excluded.lower() in inline.ancestors for excluded in pattern.ANCESTOR_EXCLUDES):
        return data
    parts: list[str] = []
    copied, position = 0, 0
    while found := _next_match(pattern, data, position):
        node, start, end = found
        position = end
        if node is None:
            continue
        _handle_children(inline, index, node)
        placeholder: str = inline._InlineProcessor__stashNode(node, pattern.type())
        parts += (data[copied:start], placeholder)
        copied = end
        if data[end - 1 : end] not in _NEUTRAL:
            parts[-1] = placeholder[: -len(ETX)]
            data = ETX + data[end:]
            budget.spend(len(data) // _COPIED_PER_STEP, data[1:20])
            copied, position = 0, len(ETX)
    return "".join([*parts, data[copied:]]) if parts else data


def _next_match(pattern: Any, data: str, position: int) -> _Found | None:
    for match in pattern.getCompiledRegExp().finditer(data, position):
        node, start, end = pattern.handleMatch(match, data)
        if start is not None and end is not None:
            return node, start, end
    return None


def _handle_children(inline: Any, index: int, node: Any) -> None:
    """Parse inline markup inside a match; its text only with the patterns that follow."""
    if isinstance(node, str) or isinstance(node.text, AtomicString):
        return
    for child in [node, *node]:
        if child.text:
            inline.ancestors.append(child.tag.lower())
            child.text = inline._InlineProcessor__handleInline(child.text, index + 1)
            inline.ancestors.pop()
        if child.tail:
            child.tail = inline._InlineProcessor__handleInline(child.tail, index)

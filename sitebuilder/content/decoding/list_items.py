"""Split lists as offices write them: also a single value, or words on one line."""

import typing
from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import Any

from sitebuilder.content.decoding.short_forms import SHORT_FORMS, pairs_as_items
from sitebuilder.content.model.field_types import Attachment, OldPath, Text
from sitebuilder.content.model.fields import is_enumeration, is_model
from sitebuilder.content.values.choices import parse_choice
from sitebuilder.content.values.list_spans import expand_spans, has_spans, whole_days
from sitebuilder.content.values.moments import parse_moment
from sitebuilder.content.values.reading import Reading
from sitebuilder.content.yaml.item_signs import (
    item_number_end,
    numbered_items,
    split_words,
    without_numbers,
)
from sitebuilder.content.yaml.lines import swallowed_keys, unfold
from sitebuilder.content.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode, scalar_like
from sitebuilder.patterns import lazy_pattern

_NO_ITEMS = frozenset({"无", "没有", "暂无"})
"""Words that offices write for a list without items."""

_SQUARE = "［【[］】]"
_FILE = lazy_pattern(r"[^\s：]+\.[A-Za-z][A-Za-z0-9]{1,4}")
_MOST_PARTS = 5_000
"""Days off of thirteen years; a span of eighteen characters has 62 days."""

_BETWEEN_CERTAIN = lazy_pattern(r"\s*(?:[/／&+＋和与及]|以及)\s*|\s+")
"""What stands between the items of a list whose items are certain, such as days of the week."""


def list_items(node: Node, item: Any, reading: Reading, *, is_word_list: bool) -> Sequence[Node] | None:
    """Return the items of a list, which may be written as a single value; None if it is not a list.

    Words may be listed on one line with punctuation between them, as in Chinese text: 报名，培训、焊接.
    """
    if _is_none(node):
        return ()
    if isinstance(node, SequenceNode):
        is_split = is_word_list or item in SHORT_FORMS
        items = without_numbers(node.value) if is_word_list else node.value
        if item is date:
            items = _with_whole_days(items)
        return _split_all(items, item, reading.source) if is_split else node.value
    if isinstance(node, MappingNode):
        is_mapping = is_model(item) or all(map(is_model, typing.get_args(item) or [None]))
        return (pairs_as_items(node, item) or [node]) if is_mapping else None
    if not isinstance(node, ScalarNode) or _are_lines(node, reading.source):
        return None
    if item in SHORT_FORMS:
        return [scalar_like(node, each) for each in _words(unfold(node, reading.source).strip(), item)]
    if is_model(item) or item is Text:
        return None
    text = _without_brackets(unfold(node, reading.source).strip())
    parts = _words(text, item) if is_word_list else [text]
    if is_word_list and item_number_end(text, 1) and not _are_certain(parts, item):
        return None
    # Words with nothing but spaces or line breaks between them may be one name or several.
    is_over_lines = not node.style and node.start_mark.line != node.end_mark.line
    if len(parts) == 1 and (is_over_lines or len(parts[0].split()) != 1):
        return None
    return [scalar_like(node, each) for each in parts]


def _split_all(items: Sequence[Node], item: Any, source: Sequence[str]) -> list[Node]:
    """Return what the items of a list stand for; beyond ``_MOST_PARTS`` each stays as it is and is told.

    ``source`` are the lines of the whole YAML text.
    """
    parts: list[Node] = []
    for each in items:
        parts += _parts(each, item, source) if len(parts) < _MOST_PARTS else [each]
    return parts


def _is_none(node: Node) -> bool:
    """Return whether a list says in words that it has no items (无), alone or as its only item."""
    if isinstance(node, SequenceNode) and len(node.value) == 1:
        node = node.value[0]
    return isinstance(node, ScalarNode) and not node.style and node.value.strip("。 ") in _NO_ITEMS


def _are_lines(node: ScalarNode, source: Sequence[str]) -> bool:
    """Return whether a plain value was meant to be several lines: other keys, or items of a list."""
    return any(True for _ in chain(swallowed_keys(node, source), numbered_items(node, source)))


def _words(text: str, item: Any) -> list[str]:
    """Split a line into words, a span of days (周一至周五) into its days.

    Addresses and short forms are split only if each part is one.
    """
    words = whole_days(split_words(text)) if item is date else split_words(text)
    if item is Attachment and len(words) == 1 and all(map(_FILE.fullmatch, text.split())):
        words = text.split()
    is_whole = _is_path if item is OldPath else SHORT_FORMS.get(item)
    if is_whole and not all(map(is_whole, words)):
        return [text]
    parts = [part for word in words for part in _certain_parts(word, item)]
    return [each for part in parts for each in expand_spans(part, item)]


def _with_whole_days(nodes: Sequence[Node]) -> Sequence[Node]:
    scalars = [each for each in nodes if isinstance(each, ScalarNode)]
    if len(scalars) != len(nodes):
        return nodes
    days = whole_days([each.value for each in scalars])
    return [
        each if each.value == day else scalar_like(each, day) for each, day in zip(scalars, days, strict=True)
    ]


def _certain_parts(word: str, item: Any) -> list[str]:
    """Split a word into the choices or days that it joins (周二和周四, 职工/企业), if each part is one."""
    if not (item is date or is_enumeration(item)) or _is_certain(word, item):
        return [word]
    parts = _BETWEEN_CERTAIN.split(word.strip())
    return parts if _are_certain(parts, item) else [word]


def _are_certain(texts: Sequence[str], item: Any) -> bool:
    return all(_is_certain(each, item) for each in texts)


def _is_certain(text: str, item: Any) -> bool:
    """Return whether a text is certainly an item or several: a choice of a few, a day, a span of days."""
    is_one = parse_moment(text) is not None if item is date else _is_choice(text, item)
    return is_one or expand_spans(text, item) != [text]


def _is_choice(text: str, item: Any) -> bool:
    return is_enumeration(item) and parse_choice(item, text) is not None


def _is_path(word: str) -> bool:
    return word.startswith("/")


def _parts(node: Node, item: Any, source: Sequence[str]) -> Sequence[Node]:
    """Split an item of a list into words; one in quotation marks is one word, a nested list is its items."""
    if isinstance(node, SequenceNode) and all(isinstance(each, ScalarNode) for each in node.value):
        return [part for each in node.value for part in _parts(each, item, source)]
    if not isinstance(node, ScalarNode) or node.style or not node.value:
        return (node,)
    if (node.value.isalnum() and not has_spans(item)) or _is_choice(node.value, item):
        return (node,)
    parts = _words(unfold(node, source), item)
    return (node,) if parts == [node.value] else [scalar_like(node, each) for each in parts]


def _without_brackets(text: str) -> str:
    """Strip the brackets around a whole list that YAML does not recognise: 【报名，培训】, （报名，培训）.

    One that lacks the other is stripped too (``报名，培训]``).
    """
    if text[:1] in "［【" and text[-1:] in "］】]":
        return text[1:-1].strip()
    if sum(sign in _SQUARE for sign in text) == 1 and len(split_words(text)) > 1:
        return text.strip(_SQUARE).strip()
    inner = text[1:-1]
    is_in_round = text[:1] in "(（" and text[-1:] in ")）" and not any(sign in inner for sign in "()（）")
    return inner.strip() if is_in_round and len(split_words(inner)) > 1 else text

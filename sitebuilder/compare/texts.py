"""Word diff of two texts; Chinese is compared by characters as readers see them (grapheme clusters)."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from sitebuilder.compare.pages import LINK_END, LINK_START
from sitebuilder.markdown.graphemes import is_grapheme_boundary

_TOKEN = re.compile(
    rf"{LINK_START}[^{LINK_END}]*{LINK_END}|[A-Za-z0-9_]+(?:[.,:/+-][A-Za-z0-9_]+)*|\s+|.", re.DOTALL
)
_MAX_PAIRS = 4_000_000
"""Pairs of tokens that are compared: about a second."""

_MAX_LENGTH = 200_000
_PIECE = 10_000
"""A text of more characters is compared in pieces of so many: it is no paragraph of a page."""

_CELL = "|"
_MIN_COMMON = 0.3
"""Texts that share less are shown as entirely different: their common characters are coincidence."""


class Run(Struct, frozen=True):
    """A run of text that is all changed or all unchanged; ``is_link`` if it is the target of a link."""

    text: str
    is_changed: bool = False
    is_link: bool = False


def word_diff(old: str, new: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return both texts as runs."""
    before, after = tokenize(old), tokenize(new)
    flags = _changed_flags(before, after)
    return join_runs(before, flags[0]), join_runs(after, flags[1])


def plain_runs(text: str) -> tuple[Run, ...]:
    """Return a text as runs, of which none is changed."""
    tokens = tokenize(text)
    return join_runs(tokens, [False] * len(tokens))


def tokenize(text: str) -> list[str]:
    """Return the tokens of a text; no grapheme cluster is split (UAX 29), except in an endless text."""
    if len(text) > _MAX_LENGTH:
        return [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
    tokens: list[str] = []
    position = 0
    for match in _TOKEN.finditer(text):
        if position and match.end() - match.start() == 1 and not is_grapheme_boundary(text, position):
            tokens[-1] += match[0]
        else:
            tokens.append(match[0])
        position = match.end()
    return tokens


def join_runs(tokens: Sequence[str], flags: Sequence[bool]) -> tuple[Run, ...]:
    """Join adjacent tokens with equal flags to runs; the target of a link is a run of its own."""
    runs: list[Run] = []
    for token, is_changed in zip(tokens, flags, strict=True):
        if token.startswith(LINK_START):
            runs.append(Run(token.strip(LINK_START + LINK_END), is_changed, True))
        elif runs and not runs[-1].is_link and runs[-1].is_changed == is_changed:
            runs[-1] = Run(runs[-1].text + token, is_changed)
        else:
            runs.append(Run(token, is_changed))
    return tuple(runs)


def _changed_flags(before: Sequence[str], after: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """Return for each token of both texts whether it changed."""
    start = _common_prefix(before, after)
    end = _common_prefix(before[start:][::-1], after[start:][::-1])
    left, right = before[start : len(before) - end], after[start : len(after) - end]
    if len(left) * len(right) > _MAX_PAIRS:
        blocks: list[tuple[int, int, int]] = []
    else:
        matching = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
        blocks = _drop_coincidences([tuple(each) for each in matching if each.size], left)
    flags = [True] * len(left), [True] * len(right)
    for i, j, size in blocks:
        flags[0][i : i + size] = [False] * size
        flags[1][j : j + size] = [False] * size
    same = start + end + sum(size for _, _, size in blocks)
    if same < _MIN_COMMON * max(len(before), len(after)):
        return [True] * len(before), [True] * len(after)
    prefix, suffix = [False] * start, [False] * end
    return prefix + flags[0] + suffix, prefix + flags[1] + suffix


def _drop_coincidences(
    blocks: Sequence[tuple[int, ...]], tokens: Sequence[str]
) -> list[tuple[int, int, int]]:
    """Drop blocks that match by coincidence: a single character or punctuation between two changes.

    The separator of table cells is never a coincidence.
    """

    def is_significant(common: Sequence[str]) -> bool:
        return _CELL in common or len(common[0]) > 1 or (len(common) > 1 and any(map(str.isalnum, common)))

    return [(i, j, size) for i, j, size in blocks if is_significant(tokens[i : i + size])]


def _common_prefix(left: Sequence[str], right: Sequence[str]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count

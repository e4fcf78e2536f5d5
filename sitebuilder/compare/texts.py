"""Which words of a text changed: Chinese by characters as readers see them, others by words."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from sitebuilder.compare.pages import LINK_END, LINK_START
from sitebuilder.markdown.graphemes import is_grapheme_boundary

_TOKEN = re.compile(
    rf"{LINK_START}[^{LINK_END}]*{LINK_END}|[A-Za-z0-9_]+(?:[.,:/+-][A-Za-z0-9_]+)*|\s+|.", re.DOTALL
)
_MOST_WORK = 4_000_000
"""Pairs of words that are compared: about a second."""

_CELL = "|"
_LEAST_ALIKE = 0.3
"""Texts that share less are shown as two: their common characters are chance."""


class Run(Struct, frozen=True):
    """A piece of a text: ``is_link`` where it is the target of a link, without its marks."""

    text: str
    is_changed: bool = False
    is_link: bool = False


def word_diff(old: str, new: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return the runs of both texts; joined they are the texts."""
    before, after = tokenize(old), tokenize(new)
    flags = _changed(before, after)
    return join_runs(before, flags[0]), join_runs(after, flags[1])


def plain_runs(text: str) -> tuple[Run, ...]:
    """Return the runs of a text in which nothing is marked."""
    words = tokenize(text)
    return join_runs(words, [False] * len(words))


def tokenize(text: str) -> list[str]:
    """Return the words of a text: a cluster of graphemes is never cut (UAX 29)."""
    found: list[str] = []
    at = 0
    for match in _TOKEN.finditer(text):
        if at and match.end() - match.start() == 1 and not is_grapheme_boundary(text, at):
            found[-1] += match[0]
        else:
            found.append(match[0])
        at = match.end()
    return found


def join_runs(words: Sequence[str], flags: Sequence[bool]) -> tuple[Run, ...]:
    """Join words that are marked alike; the target of a link is a run of its own."""
    found: list[Run] = []
    for word, is_changed in zip(words, flags, strict=True):
        if word.startswith(LINK_START):
            found.append(Run(word.strip(LINK_START + LINK_END), is_changed, True))
        elif found and not found[-1].is_link and found[-1].is_changed == is_changed:
            found[-1] = Run(found[-1].text + word, is_changed)
        else:
            found.append(Run(word, is_changed))
    return tuple(found)


def _changed(before: Sequence[str], after: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """Tell of each word whether it changed."""
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    left, right = before[start : len(before) - end], after[start : len(after) - end]
    if len(left) * len(right) > _MOST_WORK:
        blocks: list[tuple[int, int, int]] = []
    else:
        matching = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
        blocks = _telling([tuple(each) for each in matching if each.size], left)
    flags = [True] * len(left), [True] * len(right)
    for i, j, size in blocks:
        flags[0][i : i + size] = [False] * size
        flags[1][j : j + size] = [False] * size
    same = start + end + sum(size for _, _, size in blocks)
    if same < _LEAST_ALIKE * max(len(before), len(after)):
        return [True] * len(before), [True] * len(after)
    around = [False] * start, [False] * end
    return around[0] + flags[0] + around[1], around[0] + flags[1] + around[1]


def _telling(blocks: Sequence[tuple[int, ...]], words: Sequence[str]) -> list[tuple[int, int, int]]:
    """Leave out what is common by chance: one character, or a mark, between two changes.

    The line between two cells of a table is none.
    """

    def tells(found: Sequence[str]) -> bool:
        return _CELL in found or len(found[0]) > 1 or (len(found) > 1 and any(map(str.isalnum, found)))

    return [(i, j, size) for i, j, size in blocks if tells(words[i : i + size])]


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count

"""Aligns two versions of a page side by side, block by block."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.compare.pages import LINK_START, Block
from sitebuilder.compare.texts import Run, plain_runs, tokenize, word_diff

_CONTEXT = 1
"""Unchanged blocks that are shown before and after a change."""

_MIN_SIMILARITY = 0.4
_MAX_ALIGNED_PAIRS = 2_500
_MAX_MATCHED_PAIRS = 4_000_000


class Side(Struct, frozen=True):
    """A block in one of the versions."""

    kind: str
    runs: tuple[Run, ...]


class Row(Struct, frozen=True):
    """A row of the alignment; ``change`` is ``same``, ``changed``, ``added``, ``removed`` or ``gap``.

    A gap stands for ``hidden`` unchanged blocks.
    """

    change: str
    old: Side | None = None
    new: Side | None = None
    hidden: int = 0


def diff_rows(old: Sequence[Block], new: Sequence[Block]) -> list[Row]:
    """Return the rows of two versions, with the context of each change; none if they are the same."""
    pairs = list(_pairs(old, new))
    shown = {
        near
        for index, (left, right) in enumerate(pairs)
        if left != right
        for near in range(index - _CONTEXT, index + _CONTEXT + 1)
    }
    rows: list[Row] = []
    for index, (left, right) in enumerate(pairs):
        if index in shown:
            rows.append(_row(left, right))
        elif shown and rows and rows[-1].change == "gap":
            rows[-1] = Row("gap", hidden=rows[-1].hidden + 1)
        elif shown:
            rows.append(Row("gap", hidden=1))
    return rows


def changed_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows that changed, without their context but for the term that a description belongs to."""
    chosen: list[Row] = []
    term: Row | None = None
    for row in rows:
        side = row.new or row.old
        if side is not None and side.kind == "dt":
            term = row
        if row.change in ("same", "gap"):
            continue
        if side is not None and side.kind == "dd" and term is not None and term not in chosen:
            chosen.append(term)
        chosen.append(row)
    return tuple(chosen)


def change_key(rows: Sequence[Row], title: str) -> frozenset[Row]:
    """Return what the rows of a page have in common with those of pages that changed alike.

    The page's own ``title``, which stands before the name of the site, does not count.
    """
    return frozenset(_without_title(row, title) for row in changed_rows(rows))


def _without_title(row: Row, title: str) -> Row:
    if row.old is None or row.new is None or row.new.kind != "title" or not title:
        return row
    old, new = _text(row.old), _text(row.new)
    if not (old.startswith(title) and new.startswith(title)):
        return row
    return replace(row, old=_plain(old.removeprefix(title)), new=_plain(new.removeprefix(title)))


def _text(side: Side) -> str:
    return "".join(run.text for run in side.runs)


def _plain(text: str) -> Side:
    return Side("title", (Run(text),))


def _row(left: Block | None, right: Block | None) -> Row:
    if left is None or right is None:
        block = cast("Block", left or right)
        side = Side(block.kind, tuple(Run(run.text, True, run.is_link) for run in plain_runs(block.text)))
        return Row("added", new=side) if left is None else Row("removed", old=side)
    if left == right:
        side = Side(left.kind, plain_runs(left.text))
        return Row("same", side, side)
    before, after = word_diff(left.text, right.text)
    return Row("changed", Side(left.kind, before), Side(right.kind, after))


def _pairs(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[Block | None, Block | None]]:
    start = next(
        (index for index, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
        min(len(old), len(new)),
    )
    yield from zip(old[:start], new[:start], strict=True)
    left, right = old[start:], new[start:]
    if len(left) * len(right) > _MAX_MATCHED_PAIRS:
        yield from _align(left, right)
        return
    for tag, i, until_i, j, until_j in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(left[i:until_i], right[j:until_j], strict=True)
        else:
            yield from _align(left[i:until_i], right[j:until_j])


def _align(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[Block | None, Block | None]]:
    """Pair the most similar blocks, keeping their order (Needleman-Wunsch alignment)."""
    if len(old) * len(new) > _MAX_ALIGNED_PAIRS:
        yield from ((each, None) for each in old)
        yield from ((None, each) for each in new)
        return
    scores = [[_similarity(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + scores[i][j])
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and scores[i][j] and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif i < len(old) and (j == len(new) or best[i][j] == best[i + 1][j]):
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1


def _similarity(one: Block, other: Block) -> float:
    """Return how similar two blocks are, from 0 (not versions of each other) to 1."""
    if one.kind != other.kind and "image" in (one.kind, other.kind):
        return 0.0
    before, after = tokenize(one.text), tokenize(other.text)
    if one.kind == other.kind and before[-1:] == after[-1:] and before[-1].startswith(LINK_START):
        return 1.0
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) <= _MIN_SIMILARITY:
        return 0.0
    similarity = matcher.ratio()
    return similarity if similarity > _MIN_SIMILARITY else 0.0

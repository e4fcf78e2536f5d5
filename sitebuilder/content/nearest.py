"""What an editor most likely meant."""

import difflib
import heapq
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from sitebuilder.messages import Word

_MANY = 30
_MOST = 200
"""Comparing closely takes a millisecond: of thousands of mistakes only the first ones are answered so."""


class Suggestions:
    """Answers the mistakes of one site, or of one file, as long as an editor may read the answers."""

    def __init__(self) -> None:
        self._left = _MOST

    def nearest(self, found: str, choices: Collection[str], otherwise: str = "fix-none") -> tuple[str, Word]:
        """Return the choice that is most like ``found``, and the remedy that names it.

        Without a choice, the answer is an empty string and the remedy ``otherwise``.
        """
        if not choices:
            return "", Word(otherwise)
        if self._left <= 0:
            return "", Word("fix-earlier")
        self._left -= 1
        return nearest(found, sorted(choices)) or "", Word("fix-nearest")

    def nearest_key(self, found: str, keys: Iterable[str], labels: Mapping[str, str]) -> str:
        """Return the key most like ``found``, or whose label is; ``labels`` maps 标题 to ``title``."""
        names = {key: key for key in keys} | dict(labels)
        if self._left > 0:
            self._left -= 1
            best = nearest(found, names)
        else:
            best = next(iter(_most_alike(found, names, 1)), None)
        return names[best] if best is not None else found


def nearest(found: str, choices: Iterable[str]) -> str | None:
    """Return the choice that is most like ``found``; None when there is none to choose.

    Of many choices only those that share most pairs of letters are compared closely, so that a site with
    thousands of pages is told of its dead links at once; of a long text only what can still be like one.
    """
    listed = list(choices)
    longest = max(map(len, listed), default=0)
    found = found[: 2 * longest]
    if len(listed) > _MANY:
        listed = _most_alike(found, listed, _MANY)
    matches = difflib.get_close_matches(found, listed, n=1, cutoff=0)
    return matches[0] if matches else None


def _most_alike(found: str, choices: Iterable[str], count: int) -> list[str]:
    """Return the choices that share most pairs of letters with ``found``."""
    pairs = _pairs(found)
    return heapq.nlargest(count, choices, key=lambda each: len(pairs & _pairs(each)))


@lru_cache(maxsize=20_000)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[index : index + 2] for index in range(len(text) - 1))

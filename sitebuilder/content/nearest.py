"""What an editor most likely meant."""

import difflib
import heapq
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from sitebuilder.messages import Word

_LETTERS_FOR_A_SLIP = 4
_MANY = 30
_MAX_SUGGESTIONS = 200
"""A close comparison takes a millisecond: of thousands of mistakes only the first are answered."""

_MAX_COMPARED = 200
"""Characters of a name that are compared: the time grows with the square."""


class Suggestions:
    """Answers the mistakes of one site, or of one file, as long as an editor may read the answers."""

    def __init__(self) -> None:
        self._left = _MAX_SUGGESTIONS

    def nearest(self, found: str, choices: Collection[str], otherwise: str = "fix-none") -> tuple[str, Word]:
        """Return the choice that ``found`` was likely meant to be, and the remedy that names it.

        Where no choice is like it, the answer is an empty string and a remedy that names none; without any
        choice the remedy is ``otherwise``.
        """
        if not choices:
            return "", Word(otherwise)
        if self._left <= 0:
            return "", Word("fix-earlier")
        self._left -= 1
        best = nearest(found, sorted(choices))
        return (best, Word("fix-nearest")) if best is not None else ("", Word("fix-not-there"))

    def nearest_key(self, found: str, keys: Iterable[str], labels: Mapping[str, str]) -> str | None:
        """Return the key that was likely meant, by itself or by its label.

        ``labels`` maps 标题 to ``title``.
        """
        names = {key: key for key in keys} | dict(labels)
        if found in labels:
            return names[found]
        if self._left <= 0:
            return None
        self._left -= 1
        best = nearest(found.lower(), names)
        return names[best] if best is not None else None


def nearest(found: str, choices: Iterable[str]) -> str | None:
    """Return the choice that is most like ``found`` of those that it may stand for; None without such a one.

    Of many choices only those that share most pairs of letters are compared closely, so that a site with
    thousands of pages is told of its dead links at once; of a long text only what can still be like one.
    """
    listed = list(choices)
    longest = max(map(len, listed), default=0)
    found = found[: 2 * longest]
    if len(listed) > _MANY:
        listed = _most_alike(found, listed, _MANY)
    ordered = difflib.get_close_matches(found, listed, n=_MANY, cutoff=0)
    return next((each for each in ordered if is_alike(found, each)), None)


def is_alike(found: str, choice: str) -> bool:
    """Tell whether one may have been written for the other, of names and of paths.

    Paths are alike when one name in them is, or when the last name is the same: a file that has moved.
    """
    one, other = _names(found), _names(choice)
    if not one or not other:
        return False
    if one[-1] == other[-1]:
        return True
    if len(one) != len(other):
        return False
    differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and _may_be_slip(*differing[0])


def _names(path: str) -> list[str]:
    """Return the names in a path: the last without its ending, that of a folder for its index."""
    bare = path.strip("/")
    for ending in (".md", ".yaml", ".html"):
        bare = bare.removesuffix(ending)
    return bare.removesuffix("/index").split("/") if bare else []


def _may_be_slip(one: str, other: str) -> bool:
    """Tell whether a name may be another with slips: one letter in four, and no digit, is another one."""
    most = max(len(one), len(other)) // _LETTERS_FOR_A_SLIP
    if most == 0 or abs(len(one) - len(other)) > most or _digits(one) != _digits(other):
        return False
    return _distance(one[:_MAX_COMPARED], other[:_MAX_COMPARED]) <= most


def _distance(one: str, other: str) -> int:
    """Return how many letters must be put in, left out, replaced or exchanged with their neighbours.

    It is the distance of Damerau and Levenshtein without edits inside an exchanged pair.
    """
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            cost = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and against == one[row - 2]:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, above = above, line
    return above[-1]


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def _most_alike(found: str, choices: Iterable[str], count: int) -> list[str]:
    """Return the choices that share most pairs of letters with ``found``."""
    pairs = _pairs(found)
    return heapq.nlargest(count, choices, key=lambda each: len(pairs & _pairs(each)))


@lru_cache(maxsize=20_000)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[index : index + 2] for index in range(len(text) - 1))

"""What an editor most likely meant."""

import difflib
import heapq
from collections.abc import Iterable
from functools import lru_cache

from sitebuilder.problems.zh_cn import WORDS

_MANY = 30


def nearest(found: str, choices: Iterable[str]) -> str | None:
    """Return the choice that is most like ``found``; None when there is none to choose.

    Of many choices only those that share most pairs of letters are compared closely, so that a site with
    thousands of pages is told of its dead links at once.
    """
    listed = list(choices)
    if len(listed) > _MANY:
        pairs = _pairs(found)
        listed = heapq.nlargest(_MANY, listed, key=lambda each: len(pairs & _pairs(each)))
    matches = difflib.get_close_matches(found, listed, n=1, cutoff=0)
    return matches[0] if matches else None


@lru_cache(maxsize=20_000)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[index : index + 2] for index in range(len(text) - 1))


def nearest_key(found: str, keys: Iterable[str]) -> str:
    """Return the key most like ``found``; a key's Chinese name (标题) counts as the key (title)."""
    names = {key: key for key in keys}
    names |= {WORDS[f"key-{key}"]: key for key in names if f"key-{key}" in WORDS}
    best = nearest(found, names)
    return names[best] if best is not None else found

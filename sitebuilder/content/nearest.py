"""What an editor most likely meant."""

import difflib
from collections.abc import Iterable

from sitebuilder.problems.zh_cn import WORDS


def nearest(found: str, choices: Iterable[str]) -> str | None:
    """Return the choice that is most like ``found``; None when there is none to choose."""
    matches = difflib.get_close_matches(found, list(choices), n=1, cutoff=0)
    return matches[0] if matches else None


def nearest_key(found: str, keys: Iterable[str]) -> str:
    """Return the key most like ``found``; a key's Chinese name (标题) counts as the key (title)."""
    names = {key: key for key in keys}
    names |= {WORDS[f"key-{key}"]: key for key in names if f"key-{key}" in WORDS}
    best = nearest(found, names)
    return names[best] if best is not None else found

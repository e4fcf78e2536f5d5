"""Find Git's markers of an unresolved conflict in files that are no documents: templates, drawings, lists."""

import re
from collections.abc import Iterator, Mapping

from sitebuilder.messages import Place, Problem, problem
from sitebuilder.patterns import lazy_pattern

_MARKERS = (b"<" * 7, b">" * 7)
_MARKER = lazy_pattern(r"^(?:<{7}|>{7})(?= )", re.MULTILINE)


def has_conflict(content: bytes) -> bool:
    """Return whether a text contains both markers around an unresolved conflict: one may be a quoted mail."""
    if not all(each in content for each in _MARKERS):
        return False
    return len(set(_MARKER.findall(content.decode("utf-8", "replace")))) == len(_MARKERS)


def find_conflicts(folder: str, sources: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield a problem for each marker in the files of a folder (``templates/``), by path below it."""
    for path, content in sources.items():
        if any(each in content for each in _MARKERS):
            text = content.decode("utf-8", "replace")
            for marker in _MARKER.finditer(text):
                place = Place(folder + path, text.count("\n", 0, marker.start()) + 1)
                yield problem("merge-conflict", place, marker=marker[0])

"""Finds marks that turn the order of signs, so that a file does not say what it seems to (CVE-2021-42574).

An editor or a reviewer sees the turned order; pages, from which the marks are dropped, show the other one.
"""

from collections.abc import Iterator
from itertools import islice

from sitebuilder.content.yaml.nodes import offset_place
from sitebuilder.markdown.invisible import is_steered
from sitebuilder.messages import Place, Problem, problem
from sitebuilder.patterns import lazy_pattern

_OVERRIDE = "\u202e"
"""Writes any letters from the right; no script needs it."""
_FROM_THE_RIGHT = "\u202b\u2067"
"""Begin a text of another direction: the scripts that are written from the right need them."""

_LINES = lazy_pattern(f"(?m)^[^\n{_OVERRIDE}{_FROM_THE_RIGHT}]*([{_OVERRIDE}{_FROM_THE_RIGHT}])")
_OVERRIDDEN = lazy_pattern(f"(?m)^[^\n{_OVERRIDE}]*({_OVERRIDE})")
_MOST = 20


def find_turned_text(text: str, file: str) -> Iterator[Problem]:
    """Yield a problem for the first such mark of each line of a file, for so many lines that can be read."""
    if not any(mark in text for mark in _OVERRIDE + _FROM_THE_RIGHT):
        return
    pattern = _OVERRIDDEN if is_steered(text) else _LINES
    for found in islice(pattern.finditer(text), _MOST):
        place = offset_place(found.start(1), text, Place(file))
        yield problem("text-turned", place, mark=f"U+{ord(found[1]):04X}")

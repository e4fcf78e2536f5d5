"""Limit how deeply elements of a page are nested before it is parsed, as parsers search all open elements."""

import re

MAX_DEPTH = 1_000
"""Elements that are not closed, most of them by mistake; real pages reach a few hundred."""

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s<>/]*)(?:\s[^<>]*)?/?>?")
_CLOSED_BY_OTHERS = """
p li dd dt td th tr tbody thead tfoot colgroup option optgroup rp rt caption
"""
"""Elements whose end tag may be omitted (HTML, 13.1.2.4)."""

_VOID = "area base br col embed hr img input link meta param source track wbr"
_NOT_COUNTED = frozenset({*_CLOSED_BY_OTHERS.split(), *_VOID.split()})


def limit_depth(html: str) -> str:
    """Return a page without the tags of elements that are nested more deeply than ``MAX_DEPTH``.

    Their content stays. Without it, a megabyte of opening tags would take minutes to parse.
    """
    counter = _Counter()
    if not any(counter.is_too_deep(tag[1], tag[2].lower()) for tag in _TAG.finditer(html)):
        return html
    counter = _Counter()
    return _TAG.sub(lambda tag: "" if counter.is_too_deep(tag[1], tag[2].lower()) else tag[0], html)


class _Counter:
    """Counts the open elements of each name, and those that were dropped."""

    def __init__(self) -> None:
        self.depth = 0
        self.open: dict[str, int] = {}
        self.dropped: dict[str, int] = {}

    def is_too_deep(self, slash: str, name: str) -> bool:
        """Count a tag; return whether it belongs to an element that is too deep."""
        if name in _NOT_COUNTED:
            return False
        if not slash:
            counts = self.open if self.depth < MAX_DEPTH else self.dropped
            counts[name] = counts.get(name, 0) + 1
            self.depth += counts is self.open
            return counts is self.dropped
        if self.dropped.get(name, 0):
            self.dropped[name] -= 1
            return True
        if self.open.get(name, 0):
            self.open[name] -= 1
            self.depth -= 1
        return False

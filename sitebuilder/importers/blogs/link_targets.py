"""Replace the targets of links in a text, at the places that the renderer gives for them."""

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from msgspec import Struct

from sitebuilder.messages import Place

_NEAR = 300
"""Characters between the beginning of a link and its target."""


class Replacement(Struct, frozen=True):
    """A link that begins at a place, its target, and the new one."""

    place: Place
    old: str
    new: str


def replace_targets(text: str, replacements: Iterable[Replacement]) -> str:
    """Return a text with new targets; one that is not found near the beginning of its link stays."""
    starts = [0, *(index + 1 for index, sign in enumerate(text) if sign == "\n")]
    found = ((_offset(each.place, starts), each.old, each.new) for each in replacements)
    pieces: list[str] = []
    end = len(text)
    for offset, old, new in sorted(found, reverse=True):
        for written in dict.fromkeys((old, escape(old), quote(old, safe="/?#=&%:@!$'()*+,;~-._"))):
            at = text.find(written, offset, min(end, offset + _NEAR + len(written)))
            if at >= 0:
                pieces += [text[at + len(written) : end], new]
                end = at
                break
    return "".join([text[:end], *reversed(pieces)])


def _offset(place: Place, starts: list[int]) -> int:
    """Return the offset of a place, given those of the lines."""
    return starts[min(place.line, len(starts)) - 1] + place.column - 1

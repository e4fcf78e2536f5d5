"""Replace the targets of links in a text, at the places that the renderer gives for them."""

import html
import re
from collections.abc import Iterable
from urllib.parse import quote

from msgspec import Struct

from sitebuilder.importers.escapes import escape
from sitebuilder.messages import Place

_NEAR = 300
"""Characters between the beginning of a link and its target."""

_OF_A_LINK = re.compile(r"\][(（] *<?\Z|^ {0,3}\[(?!\^)[^\]\n]*\]: *<?\Z", re.MULTILINE)
"""What stands before the target of a link; before any other address begins a link of its own."""


class Replacement(Struct, frozen=True):
    """A link that begins at a place, its target, and the new one.

    ``words`` are those of a link whose target alone was written: the new target says nothing to readers.
    """

    place: Place
    old: str
    new: str
    words: str = ""


def replace_targets(text: str, replacements: Iterable[Replacement]) -> str:
    """Return a text with new targets; one that is not found near the beginning of its link stays."""
    starts = [0, *(index + 1 for index, sign in enumerate(text) if sign == "\n")]
    found = ((_offset(each.place, starts), each.old, each.new, each.words) for each in replacements)
    pieces: list[str] = []
    end = len(text)
    for offset, old, new, words in sorted(found, reverse=True):
        for written in dict.fromkeys((old, html.escape(old), quote(old, safe="/?#=&%:@!$'()*+,;~-._"))):
            at = text.find(written, offset, min(end, offset + _NEAR + len(written)))
            if at >= 0:
                stop = at + len(written)
                if words and at == offset and not _OF_A_LINK.search(text[max(0, at - _NEAR) : at]):
                    new = f"[{escape(words, is_in_link=True)}]({new})"
                    is_pointed = text[at - 1 : at] == "<" and text[stop : stop + 1] == ">"
                    at, stop = at - is_pointed, stop + is_pointed
                pieces += [text[stop:end], new]
                end = at
                break
    return "".join([text[:end], *reversed(pieces)])


def _offset(place: Place, starts: list[int]) -> int:
    """Return the offset of a place, given those of the lines."""
    return starts[min(place.line, len(starts)) - 1] + place.column - 1

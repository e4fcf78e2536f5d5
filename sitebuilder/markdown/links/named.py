"""Links to another document by its name alone, as tags of Hexo, Hugo and Jekyll have them.

A text is rendered without knowing other documents, so such a link gets a target of its own kind, which no
editor can write. When all documents are known, the target becomes a path (``content.named_links``), and
the link gets the title of what it leads to as its words, or is taken off its words.
"""

from collections.abc import Mapping
from html import escape
from urllib.parse import quote, unquote

from msgspec import Struct

from sitebuilder.markdown.sentinels import NAMED_LINK
from sitebuilder.markdown.text import Link, Text
from sitebuilder.patterns import lazy_pattern

_BEGINS = lazy_pattern(r'<a(?: [^<>]*)? href="\Z')
_ENDS = lazy_pattern(r'"[^<>]*>')
_CLOSES = "</a>"


class NamedLink(Struct, frozen=True):
    """A link by name: the name as it was written, an anchor, and whether the title shall be its words."""

    name: str
    anchor: str
    wants_title: bool


def named_target(name: str, *, wants_title: bool) -> str:
    """Return the target of a link to a document by name, with or without an anchor."""
    return NAMED_LINK * (2 if wants_title else 1) + quote(name, safe="/#")


def parse_named_target(target: str) -> NamedLink | None:
    """Return what the target of a link by name says; None for any other target."""
    if not target.startswith(NAMED_LINK):
        return None
    name, _, anchor = target.strip(NAMED_LINK).partition("#")
    return NamedLink(unquote(name), unquote(anchor), target.startswith(NAMED_LINK * 2))


def resolve_named_links(text: Text, found: Mapping[str, str], titles: Mapping[str, str]) -> Text:
    """Return a text whose links by name have the words they want, and whose dead ones are words.

    ``found`` maps the targets of links to URLs, empty for a dead one; ``titles`` those that want a title to
    it.
    """
    if not any(link.target.startswith(NAMED_LINK) for link in text.links):
        return text
    parts, links = [text.parts[0]], list[Link]()
    is_open = False
    for link, part in zip(text.links, text.parts[1:], strict=True):
        begins, ends = _BEGINS.search(parts[-1]), _ENDS.match(part)
        is_named = link.target.startswith(NAMED_LINK) and begins is not None and ends is not None
        if is_named and begins and ends and not found.get(link.target):
            rest, is_open = _without_end(part[ends.end() :], is_open=True)
            parts[-1] = parts[-1][: begins.start()] + rest
            continue
        if is_named and link.target in titles:
            part = _with_words(part, titles[link.target])
        part, is_open = _without_end(part, is_open=is_open)
        links.append(link)
        parts.append(part)
    return Text(tuple(parts), tuple(links), text.headings, text.anchors, text.excerpt)


def _without_end(part: str, *, is_open: bool) -> tuple[str, bool]:
    """Return a part without the end tag of a link that was taken off, and whether that is still to come."""
    return (part.replace(_CLOSES, "", 1), _CLOSES not in part) if is_open else (part, False)


def _with_words(part: str, words: str) -> str:
    """Return the part after the URL of a link with other words in the link."""
    begins, ends = part.find(">") + 1, part.find(_CLOSES)
    return f"{part[:begins]}{escape(words, quote=False)}{part[ends:]}" if ends >= 0 else part

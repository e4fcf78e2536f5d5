"""A rendered text: HTML with open slots for the URLs of its links."""

import html
from collections.abc import Sequence

from msgspec import Struct

from sitebuilder.problems import Place


class Link(Struct, frozen=True):
    """A link or medium whose URL is not known yet.

    ``target`` is what the editor wrote, unescaped. ``place`` is where it stands in the source file:
    the target itself, or the attribute of a raw HTML tag. ``is_image`` tells a ``src`` (an image or other
    medium) from a ``href``.
    """

    target: str
    place: Place
    is_image: bool


class Heading(Struct, frozen=True):
    """A heading: its level from 1 to 6, the id of its element, its title as plain text."""

    level: int
    id: str
    title: str


class Text(Struct, frozen=True):
    """A rendered Markdown text.

    ``parts`` is the sanitised HTML cut at each link's URL, one more than ``links``, which are in the order
    of the document. ``anchors`` holds every id in the HTML. ``excerpt`` is the beginning as plain text, at
    most 120 characters.
    """

    parts: tuple[str, ...]
    links: tuple[Link, ...]
    headings: tuple[Heading, ...]
    anchors: tuple[str, ...]
    excerpt: str


EMPTY = Text(("",), (), (), (), "")


def fill(text: Text, urls: Sequence[str]) -> str:
    """Return the HTML with the URLs, one for each link, in the open slots; they are escaped here.

    Raises:
        ValueError: there are not as many URLs as links.
    """
    filled = [text.parts[0]]
    for url, part in zip(urls, text.parts[1:], strict=True):
        filled.append(html.escape(url))
        filled.append(part)
    return "".join(filled)

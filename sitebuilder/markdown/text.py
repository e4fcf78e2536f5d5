"""A rendered text: HTML with open slots for the URLs of its links."""

import html
from collections.abc import Callable, Sequence

from msgspec import Struct

from sitebuilder.messages import Place
from sitebuilder.patterns import lazy_pattern

_ATTRIBUTES = r'((?: [^ \n=>]+="[^"]*")*)'
_IMAGE_BEGINS = lazy_pattern(rf'<img{_ATTRIBUTES} src="\Z')
_IMAGE_ENDS = lazy_pattern(rf'"{_ATTRIBUTES}>')


class Link(Struct, frozen=True):
    """A link or medium whose URL is not known yet.

    ``target`` is what the editor wrote, unescaped. ``place`` is the place in the source file of the target
    itself, or of the attribute of a raw HTML tag. ``is_image`` distinguishes a ``src`` (an image or other
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

    ``parts`` is the sanitised HTML split at each link's URL, one more than ``links``, which are in document
    order. ``anchors`` holds every id in the HTML. ``excerpt`` is the beginning as plain text, at most 120
    characters; empty unless it was asked for.
    """

    parts: tuple[str, ...]
    links: tuple[Link, ...]
    headings: tuple[Heading, ...]
    anchors: tuple[str, ...]
    excerpt: str


ReplaceImage = Callable[[Link, str], str | None]
"""Returns the HTML for an ``<img>``, given its link and other attributes as HTML; None keeps it."""

EMPTY_TEXT = Text(("",), (), (), (), "")


def fill(text: Text, urls: Sequence[str], image: ReplaceImage | None = None) -> str:
    """Return the HTML with one URL per link filled into the slots; URLs are escaped here.

    ``image`` may replace each ``<img>``.

    Raises:
        ValueError: there are not as many URLs as links.
    """
    filled = [text.parts[0]]
    following = zip(text.links, text.parts[1:], strict=True)
    for url, (link, part) in zip(urls, following, strict=True):
        before = _IMAGE_BEGINS.search(filled[-1]) if image is not None and link.is_image else None
        after = _IMAGE_ENDS.match(part) if before else None
        whole = image(link, before[1] + after[1]) if image and before and after else None
        if whole is not None and before and after:
            filled[-1] = filled[-1][: before.start()]
            filled += (whole, part[after.end() :])
        else:
            filled += (html.escape(url), part)
    return "".join(filled)

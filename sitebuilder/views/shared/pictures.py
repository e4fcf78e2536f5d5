"""Pictures on pages: a ``<picture>`` offers each browser what it can show in the width that it needs."""

import re
from collections.abc import Mapping, Sequence
from html import escape

from sitebuilder.content.documents import Document
from sitebuilder.content.pictures import Picture, Variant
from sitebuilder.content.tones import tone_of
from sitebuilder.views.shared.address import Address
from sitebuilder.views.shared.html import Html

TEXT_WIDTH = "(min-width: 42rem) 40rem, calc(100vw - 2rem)"
"""The width of a picture in a text, as ``sizes`` wants it."""

CARD_WIDTH = "9rem"
"""The width of a picture in a list."""

_ATTRIBUTE = re.compile(r' ([^ \n=>]+)="([^"]*)"')
_WIDTH = re.compile("0*[1-9][0-9]{0,4}")
"""A width in pixels that a page can have."""

_OURS = frozenset({"width", "height", "loading", "decoding", "style"})
_STILL = "(prefers-reduced-motion: reduce)"


def named_pictures(
    document: Document, fields: Sequence[str | None], pictures: Mapping[str, Picture]
) -> Mapping[str, Picture]:
    """Return the pictures of a document's texts and of some of its fields, by source path."""
    if not pictures:
        return {}
    paths = {*document.targets.values(), *fields}
    return {path: pictures[path] for path in sorted(filter(None, paths)) if path in pictures}


def picture_html(
    picture: Picture,
    attributes: str,
    address: Address,
    *,
    sizes: str = TEXT_WIDTH,
    is_first: bool = False,
) -> Html:
    """Return a picture as HTML.

    ``attributes`` are those of the ``<img>`` beside its address, as HTML (`` alt="…"``); a width among them
    is kept. The first picture of a page is loaded at once, all others when they come near.
    """
    written = read_attributes(attributes)
    largest = picture.largest
    shown = shown_size(picture, written)
    if _WIDTH.fullmatch(written.get("width", "")):
        sizes = f"{shown[0]}px"
    if picture.facts.colour:
        # What is seen until the picture is there.
        written["class"] = " ".join((*written.get("class", "").split(), tone_of(picture.facts.colour)))
    kept = "".join(f' {name}="{value}"' for name, value in written.items() if name not in _OURS)
    lazy = "" if is_first else ' loading="lazy"'
    image = (
        f'<img src="{_href(picture, largest, address)}"{_srcset(picture, sizes, address)}{kept}'
        f' width="{shown[0]}" height="{shown[1]}"{lazy} decoding="async">'
    )
    if not picture.facts.webp:
        return Html(image)
    media = f' media="{_STILL}"' if picture.facts.is_animated else ""
    candidates = _candidates(picture, picture.facts.webp, address)
    source = f'<source type="image/webp"{media} srcset="{candidates}" sizes="{sizes}">'
    return Html(f"<picture>{source}{image}</picture>")


def read_attributes(attributes: str) -> dict[str, str]:
    """Return the attributes of a tag, escaped as they are, by name."""
    return dict(_ATTRIBUTE.findall(attributes))


def shown_size(picture: Picture, written: Mapping[str, str]) -> tuple[int, int]:
    """Return width and height in which a picture is shown: a written width is kept, the shape always."""
    width, height = picture.facts.width, picture.facts.height
    wanted = written.get("width", "")
    if _WIDTH.fullmatch(wanted):
        return int(wanted), max(1, round(height * int(wanted) / width))
    return picture.largest.width, picture.largest.height


def alt_attribute(alt: str) -> str:
    """Return a description as the attribute of an ``<img>``."""
    return f' alt="{escape(alt)}"'


def plain_image(picture: Picture, attributes: str, src: str) -> str:
    """Return an ``<img>`` of the largest file, for readers of feeds; ``src`` is its address."""
    written = dict(_ATTRIBUTE.findall(attributes))
    kept = "".join(f' {name}="{value}"' for name, value in written.items() if name not in _OURS)
    largest = picture.largest
    return f'<img src="{escape(src)}"{kept} width="{largest.width}" height="{largest.height}">'


def _srcset(picture: Picture, sizes: str, address: Address) -> str:
    if len(picture.facts.files) < 2:
        return ""
    return f' srcset="{_candidates(picture, picture.facts.files, address)}" sizes="{sizes}"'


def _candidates(picture: Picture, variants: Sequence[Variant], address: Address) -> str:
    return ", ".join(f"{_href(picture, each, address)} {each.width}w" for each in variants)


def _href(picture: Picture, variant: Variant, address: Address) -> str:
    return escape(address.href(picture.path(variant)))

"""HTML of pictures: a ``<picture>`` offers each browser a format that it supports in the width that it
needs."""

from collections.abc import Mapping, Sequence
from html import escape

from sitebuilder.content.documents import Document
from sitebuilder.content.pictures import Picture, Variant
from sitebuilder.content.tones import tone_of
from sitebuilder.patterns import lazy_pattern
from sitebuilder.views.shared.address import Address
from sitebuilder.views.shared.html import Html

TEXT_WIDTH = "(min-width: 42rem) 40rem, calc(100vw - 2rem)"
"""The ``sizes`` of a picture in a text."""

CARD_WIDTH = "9rem"
"""The ``sizes`` of a picture in a list."""

_ATTRIBUTE = lazy_pattern(r' ([^ \n=>]+)="([^"]*)"')
_WIDTH = lazy_pattern("0*[1-9][0-9]{0,4}")
"""A plausible width in pixels."""

_GENERATED = frozenset({"width", "height", "loading", "decoding", "style"})
_STILL = "(prefers-reduced-motion: reduce)"


def named_pictures(
    document: Document, fields: Sequence[str | None], pictures: Mapping[str, Picture]
) -> Mapping[str, Picture]:
    """Return the pictures of a document's texts and of the given fields, by source path."""
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

    ``attributes`` are further attributes of the ``<img>``, as HTML (`` alt="…"``); a width among them is
    kept. The first picture of a page is loaded eagerly, all others lazily.
    """
    written = read_attributes(attributes)
    largest = picture.largest
    size = shown_size(picture, written)
    if _WIDTH.fullmatch(written.get("width", "")):
        sizes = f"{size[0]}px"
    if picture.facts.colour:
        # The background colour while the picture loads.
        written["class"] = " ".join((*written.get("class", "").split(), tone_of(picture.facts.colour)))
    attribute_text = _own_attributes(written)
    lazy = "" if is_first else ' loading="lazy"'
    image = (
        f'<img src="{_href(picture, largest, address)}"{_srcset(picture, sizes, address)}{attribute_text}'
        f' width="{size[0]}" height="{size[1]}"{lazy} decoding="async">'
    )
    if not picture.facts.webp:
        return Html(image)
    media = f' media="{_STILL}"' if picture.facts.is_animated else ""
    candidates = _candidates(picture, picture.facts.webp, address)
    source = f'<source type="image/webp"{media} srcset="{candidates}" sizes="{sizes}">'
    return Html(f"<picture>{source}{image}</picture>")


def read_attributes(attributes: str) -> dict[str, str]:
    """Return the attributes of a tag by name; the values stay escaped."""
    return dict(_ATTRIBUTE.findall(attributes))


def shown_size(picture: Picture, written: Mapping[str, str]) -> tuple[int, int]:
    """Return the displayed width and height of a picture: a width that the author wrote is respected."""
    width, height = picture.facts.width, picture.facts.height
    own_width = written.get("width", "")
    if _WIDTH.fullmatch(own_width):
        return int(own_width), max(1, round(height * int(own_width) / width))
    return picture.largest.width, picture.largest.height


def alt_attribute(alt: str) -> str:
    """Return the ``alt`` attribute of an ``<img>``, with a leading space."""
    return f' alt="{escape(alt)}"'


def plain_image(picture: Picture, attributes: str, src: str) -> str:
    """Return an ``<img>`` of the largest variant, for feed readers; ``src`` is its URL.

    A width among its attributes is kept, as on pages.
    """
    written = read_attributes(attributes)
    width, height = shown_size(picture, written)
    return f'<img src="{escape(src)}"{_own_attributes(written)} width="{width}" height="{height}">'


def _own_attributes(written: Mapping[str, str]) -> str:
    """Return the attributes that the generator does not set itself, as HTML."""
    return "".join(f' {name}="{value}"' for name, value in written.items() if name not in _GENERATED)


def _srcset(picture: Picture, sizes: str, address: Address) -> str:
    if len(picture.facts.files) < 2:
        return ""
    return f' srcset="{_candidates(picture, picture.facts.files, address)}" sizes="{sizes}"'


def _candidates(picture: Picture, variants: Sequence[Variant], address: Address) -> str:
    return ", ".join(f"{_href(picture, each, address)} {each.width}w" for each in variants)


def _href(picture: Picture, variant: Variant, address: Address) -> str:
    return escape(address.href(picture.path(variant)))

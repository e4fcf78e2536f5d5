"""Share pictures: what a bare link in WeChat, QQ or elsewhere shows beside the title."""

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from sitebuilder.content.files import digest
from sitebuilder.content.library import Entry
from sitebuilder.content.pictures import SQUARE, WIDE, Picture
from sitebuilder.content.share import ShareCard, is_covered
from sitebuilder.content.site_file import SITE_FILE
from sitebuilder.messages import Place, Problem, problem, word
from sitebuilder.views.shared.context import Context, SiteFrame, Surroundings
from sitebuilder.views.shared.output import Asset, Output, drawn, resized
from sitebuilder.views.shared.taxonomy import column_of


class ShareImage(Struct, frozen=True):
    """A file for sharing: its path on the site and its size in pixels."""

    path: str
    width: int
    height: int


class Shared(Struct, frozen=True):
    """The pictures by which a page is shared: a wide one, and a square one where there is one."""

    wide: ShareImage
    square: ShareImage | None = None


class SquarePicture(Struct, frozen=True):
    """The square share picture as a page shows it: its address and its size in pixels."""

    src: str
    width: int
    height: int


class ShareBlock(Struct, frozen=True):
    """What helps to pass a page on: its address in full, and its square share picture where it has one."""

    title: str
    url: str
    picture: SquarePicture | None


def outputs(context: Context) -> Iterator[Output]:
    """Yield the pictures of what is shared most: cut out of an article's cover, or drawn from the title."""
    if context.frame.assets.share_recipe is None and not context.pictures:
        return
    found: dict[str, Output] = {}
    for entry in _entries(context):
        cover = cover_of(entry.data, context)
        cuts = cover.shared if cover is not None else None
        if cover is not None and cuts is not None:
            source = cover_path(entry.data) or ""
            found.update((cover.path(each), resized(cover.path(each), source, each.name)) for each in cuts)
        else:
            found.update((output.path, output) for _, output in _drawn(entry, context.frame))
    yield from found.values()


def shared(entry: Entry[Any], context: Surroundings) -> Shared | None:
    """Return the pictures by which a document's page is shared; None where it has none of its own."""
    cover = cover_of(entry.data, context)
    cuts = cover.shared if cover is not None else None
    if cover is not None and cuts is not None:
        return Shared(*(ShareImage(cover.path(each), each.width, each.height) for each in cuts))
    drawn = _drawn(entry, context.frame)
    return (
        Shared(*(ShareImage(output.path, card.width, card.height) for card, output in drawn))
        if drawn
        else None
    )


def share_block(entry: Entry[Any], context: Surroundings) -> ShareBlock:
    """Return the share block of a document's page.

    The picture's address is that of the page's own host, as of all that the page loads; the head names it
    in full.
    """
    found = shared(entry, context)
    square = found.square if found else None
    return ShareBlock(
        entry.data.title,
        context.address.absolute(entry.path),
        SquarePicture(context.address.href(square.path), square.width, square.height) if square else None,
    )


def site_shared(frame: SiteFrame) -> Shared | None:
    """Return the picture that ``site.yaml`` names for pages that have none of their own."""
    picture = frame.share_image
    if picture is None:
        return None
    largest = picture.largest
    return Shared(ShareImage(picture.path(largest), largest.width, largest.height))


def cover_path(data: object) -> str | None:
    """Return the source path of a document's cover; None where it has none, as all kinds but articles."""
    return getattr(data, "cover", None)


def cover_of(data: object, context: Surroundings) -> Picture | None:
    """Return the cover of a document."""
    path = cover_path(data)
    return context.pictures.get(path) if path else None


def uncovered_characters(context: Context) -> Iterator[Problem]:
    """Tell of names and titles with a character that share pictures cannot show: their pages have none."""
    if context.frame.assets.share_recipe is None:
        return
    missing = _missing(context.site.name)
    if missing:
        place = context.library.site_positions.get("name", Place(SITE_FILE))
        yield problem("share-character", place, character=missing)
        return
    for entry in _entries(context):
        missing = _missing(entry.data.title)
        if missing:
            yield problem("share-character", entry.document.place(), character=missing)


def _entries(context: Context) -> Iterator[Entry[Any]]:
    return context.library.of(lambda spec: spec.has_share_pictures)


def _drawn(entry: Entry[Any], frame: SiteFrame) -> tuple[tuple[ShareCard, Asset], ...]:
    """Return the wide and the square share picture of a document, which its title and the frame decide."""
    recipe, title = frame.assets.share_recipe, entry.data.title
    if recipe is None or _missing(title) or _missing(frame.site.name):
        return ()
    nowrap = tuple(each for each in frame.site.nowrap if each and each in title)
    cards = (
        ShareCard(title, _label(entry, frame), frame.site.name, frame.assets.colour, *size, nowrap)
        for size in (WIDE, SQUARE)
    )
    return tuple((card, _drawing(entry.path, card, recipe)) for card in cards)


def _drawing(path: str, card: ShareCard, recipe: str) -> Asset:
    name = f"{digest(recipe.encode() + msgspec.msgpack.encode(card)).hex()[:16]}.jpg"
    return drawn(f"{path}share-{name}", card, name)


def _label(entry: Entry[Any], frame: SiteFrame) -> str:
    """Return the line above the title: the column or the section, and a mark on samples."""
    is_in_column = hasattr(entry.data, "column")
    section = column_of(entry.data, frame.site).name if is_in_column else word(entry.spec.folder)
    label = word("share-sample", section=section) if entry.data.sample else section
    return "".join(filter(is_covered, label))


def _missing(text: str) -> str:
    return "".join(dict.fromkeys(each for each in text if not is_covered(each)))

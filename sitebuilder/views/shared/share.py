"""Share pictures: what WeChat, QQ and others show next to the title of a shared link."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.drawings import Lines
from sitebuilder.content.model.site import SITE_FILE
from sitebuilder.content.model.taxonomy import Column
from sitebuilder.content.paths.files import digest
from sitebuilder.content.pictures import DRAWN_SQUARE, WIDE, Picture
from sitebuilder.content.share import ShareCard, has_glyph
from sitebuilder.messages import Place, Problem, problem, word
from sitebuilder.views.shared.context import Context, SiteFrame, ViewContext
from sitebuilder.views.shared.drawings import drawing_of, lines_or_default
from sitebuilder.views.shared.output import Asset, Output, picture_asset, share_picture_asset
from sitebuilder.views.shared.taxonomy import column_of


class ShareImage(Struct, frozen=True):
    """A file for sharing: its path on the site and its size in pixels."""

    path: str
    width: int
    height: int


class SharePictures(Struct, frozen=True):
    """The share pictures of a page, with their text alternative: a wide one, and perhaps a square one."""

    alt: str
    wide: ShareImage
    square: ShareImage | None = None


class SquarePicture(Struct, frozen=True):
    """The square share picture as a page shows it: its URL, its text alternative and its size in pixels."""

    src: str
    alt: str
    width: int
    height: int


class ShareBlock(Struct, frozen=True):
    """What helps visitors to share a page: its absolute URL, and its square share picture if it has one."""

    url: str
    picture: SquarePicture | None


def outputs(context: Context) -> Iterator[Output]:
    """Yield the share pictures: crops of covers, or drawn ones; those of a column only once."""
    if context.frame.assets.share_recipe is None and not context.pictures:
        return
    by_path: dict[str, Output] = {}
    for entry in _entries(context):
        cover = _shared_cover(entry, context)
        if cover is not None:
            source = cover_path(entry.data) or ""
            crops = cover.share_variants or ()
            by_path.update(
                (cover.path(each), picture_asset(cover.path(each), source, each.name)) for each in crops
            )
        if cover is None or _is_in_column(entry):
            # The list of a column needs the drawn ones even if its articles have covers.
            by_path.update((output.path, output) for _, output in _drawn_pictures(entry, context.frame))
    yield from by_path.values()


def share_pictures(entry: Entry[Any], context: ViewContext) -> SharePictures | None:
    """Return the share pictures of a document's page; None if it has none of its own."""
    cover = _shared_cover(entry, context)
    if cover is not None and cover.share_variants is not None:
        crops = (ShareImage(cover.path(each), each.width, each.height) for each in cover.share_variants)
        return SharePictures(word("share-alt", title=entry.data.title), *crops)
    if _is_in_column(entry):
        return column_share_pictures(column_of(entry.data, context.frame.site), context.frame)
    return _share_pictures(word("share-alt", title=entry.data.title), _drawn_pictures(entry, context.frame))


@lru_cache(maxsize=100)
def column_share_pictures(column: Column, frame: SiteFrame) -> SharePictures | None:
    """Return the share pictures of a column; None if it has none."""
    return _share_pictures(word("share-alt-column", column=column.name), _column_pictures(column, frame))


def _share_pictures(alt: str, drawn: tuple[tuple[ShareCard, Asset], ...]) -> SharePictures | None:
    images = (ShareImage(output.path, card.width, card.height) for card, output in drawn)
    return SharePictures(alt, *images) if drawn else None


def share_block(entry: Entry[Any], pictures: SharePictures | None, context: ViewContext) -> ShareBlock:
    """Return the share block of a document's page with its share pictures.

    The picture's URL has no origin, like those of all files that the page loads; the head has its absolute
    URL.
    """
    url = context.address.absolute(entry.path)
    square = pictures.square if pictures else None
    if pictures is None or square is None:
        return ShareBlock(url, None)
    src = context.address.href(square.path)
    return ShareBlock(url, SquarePicture(src, pictures.alt, square.width, square.height))


def site_share_pictures(frame: SiteFrame) -> SharePictures | None:
    """Return the share picture that ``site.yaml`` names for pages without one of their own."""
    picture = frame.share_image
    if picture is None:
        return None
    largest = picture.largest
    image = ShareImage(picture.path(largest), largest.width, largest.height)
    return SharePictures(word("share-alt", title=frame.site.name), image)


def cover_path(data: object) -> str | None:
    """Return the source path of a document's cover; None if it has none (only articles can have one)."""
    return getattr(data, "cover", None)


def cover_of(data: object, context: ViewContext) -> Picture | None:
    """Return the cover of a document, or None."""
    path = cover_path(data)
    return context.pictures.get(path) if path else None


def _shared_cover(entry: Entry[Any], context: ViewContext) -> Picture | None:
    """Return the cover of a document if its page is shared with crops of it: a small one is not."""
    cover = cover_of(entry.data, context)
    return cover if cover is not None and cover.share_variants is not None else None


def missing_glyphs(context: Context) -> Iterator[Problem]:
    """Report names and titles with characters that are not in the font: their pages get no share picture.

    If ``site.yaml`` names one for such pages, there is nothing to report.
    """
    if context.frame.assets.share_recipe is None or context.frame.share_image is not None:
        return
    missing = _missing(context.site.name)
    if missing:
        place = context.library.site_positions.get("name", Place(SITE_FILE))
        yield problem("share-character", place, character=missing)
    for index, column in enumerate(context.site.columns):
        missing = _missing(column.name)
        if missing:
            place = context.library.site_positions.get(f"columns.{index}.name", Place(SITE_FILE))
            yield problem("share-character", place, character=missing)
    for entry in _entries(context):
        missing = "" if _is_in_column(entry) else _missing(entry.data.title)
        if missing:
            yield problem("share-character", entry.document.place(), character=missing)


def _entries(context: Context) -> Iterator[Entry[Any]]:
    return context.library.select(lambda spec: spec.has_share_pictures)


def _is_in_column(entry: Entry[Any]) -> bool:
    return hasattr(entry.data, "column")


def _drawn_pictures(entry: Entry[Any], frame: SiteFrame) -> tuple[tuple[ShareCard, Asset], ...]:
    """Return the wide and the square share picture of a document: its column's, or its own with its title.

    WeChat shows the picture some 50 pixels wide: a title in it could not be read there, a drawing can.
    """
    if _is_in_column(entry):
        return _column_pictures(column_of(entry.data, frame.site), frame)
    drawing = lines_or_default(drawing_of(entry, frame.site))
    return _pictures(entry.path, entry.data.title, _label(entry), drawing, frame)


def _column_pictures(column: Column, frame: SiteFrame) -> tuple[tuple[ShareCard, Asset], ...]:
    return _pictures(f"news/{column.slug}/", column.name, "", lines_or_default(column.drawing), frame)


@lru_cache(maxsize=1_000)
def _pictures(
    path: str, title: str, label: str, drawing: Lines, frame: SiteFrame
) -> tuple[tuple[ShareCard, Asset], ...]:
    recipe = frame.assets.share_recipe
    if recipe is None or _missing(title) or _missing(frame.site.name):
        return ()
    nowrap = tuple(each for each in frame.site.nowrap if each and each in title)
    cards = (
        ShareCard(title, label, frame.site.name, frame.assets.colour, *size, drawing, nowrap)
        for size in (WIDE, DRAWN_SQUARE)
    )
    return tuple((card, _asset(path, card, recipe)) for card in cards)


def _asset(path: str, card: ShareCard, recipe: str) -> Asset:
    name = f"{digest(recipe.encode() + msgspec.msgpack.encode(card)).hex()[:16]}.png"
    return share_picture_asset(f"{path}share-{name}", card, name)


def _label(entry: Entry[Any]) -> str:
    """Return the line above the title: the section, marked for samples."""
    section = entry.spec.section_name
    return word("share-sample", section=section) if entry.data.sample else section


def _missing(text: str) -> str:
    return "".join(dict.fromkeys(each for each in text if not has_glyph(each)))

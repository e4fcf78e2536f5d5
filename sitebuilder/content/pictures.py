"""Pictures: what is known of one without looking at it again, and where its files stand on the site."""

from collections.abc import Container, Iterator, Mapping, Sequence
from posixpath import splitext

from msgspec import Struct

from sitebuilder.content.documents import Document
from sitebuilder.content.permalinks import file_path

_ENDINGS = (
    ".apng",
    ".avif",
    ".bmp",
    ".gif",
    ".heic",
    ".heif",
    ".jfif",
    ".jpe",
    ".jpeg",
    ".jpg",
    ".png",
    ".svg",
    ".tif",
    ".tiff",
    ".webp",
)
"""What the name of a picture ends in, whether or not a web page can show it."""

MAX_SUFFIX_LENGTH = 32
"""Characters for which the name of a picture leaves room: those that ``Picture.path`` adds to its stem."""

WIDE = (1200, 630)
"""Width and height in pixels of a share picture as Open Graph and its readers want it."""

SQUARE = (600, 600)
"""The same for WeChat and QQ, which show a square of at least 300 pixels."""

DRAWN_SQUARE = (360, 360)
"""The same where it is drawn: as many pixels as its place on the page has on a fine screen, in a few KB."""


class Variant(Struct, frozen=True, array_like=True):
    """A file made of a picture: its size in pixels, and its name (``2c1f…-480.webp``).

    The name begins with a digest of the picture's bytes and of the way in which the file is made.
    """

    name: str
    width: int
    height: int


class PictureFacts(Struct, frozen=True, array_like=True, tag=True):
    """What pages need to know of a picture, from its bytes alone.

    ``width`` and ``height`` are in pixels, upright; ``colour`` is the average (``#rrggbb``), None where it
    is transparent. ``files`` every browser shows, the narrowest first; ``webp`` are the same for newer
    ones. ``is_animated`` when ``files`` moves, and ``webp`` is its first frame. ``removed`` names what was
    taken out of a drawing.
    """

    width: int
    height: int
    colour: str | None
    files: tuple[Variant, ...]
    webp: tuple[Variant, ...] = ()
    is_animated: bool = False
    removed: tuple[str, ...] = ()


class PictureFault(Struct, frozen=True, array_like=True, tag=True):
    """Why a picture cannot be shown: the code and the values of its problem."""

    code: str
    values: dict[str, str]


class Picture(Struct, frozen=True):
    """A picture of the site; ``stem`` is the beginning of its files' paths (``news/2026/opening``)."""

    stem: str
    facts: PictureFacts

    def path(self, variant: Variant) -> str:
        """Return where one of its files stands on the site."""
        return f"{self.stem}-{variant.name}"

    @property
    def largest(self) -> Variant:
        """The widest of the files that every browser shows."""
        return self.facts.files[-1]

    @property
    def share_variants(self) -> tuple[Variant, Variant] | None:
        """The wide and the square cut of it for sharing; None where it is too small or moves."""
        facts = self.facts
        if facts.is_animated or not facts.webp or facts.width < WIDE[0] // 2 or facts.height < WIDE[1] // 2:
            return None
        key = self.largest.name.partition("-")[0]
        wide, square = (crop_size(facts.width, facts.height, most) for most in (WIDE, SQUARE))
        return _cut(key, *wide), _cut(key, *square)


def _cut(key: str, width: int, height: int) -> Variant:
    return Variant(f"{key}-{width}x{height}.jpg", width, height)


def crop_size(width: int, height: int, most: tuple[int, int]) -> tuple[int, int]:
    """Return the largest size of the form of ``most``, and no larger, that can be cut out of a picture."""
    scale = min(1, width / most[0], height / most[1])
    return round(most[0] * scale), round(most[1] * scale)


def is_picture(path: str) -> bool:
    """Tell by a file's name whether it is a picture."""
    return path.lower().endswith(_ENDINGS)


def picture_at(
    path: str, slugs: Mapping[str, str], pictures: Mapping[str, PictureFacts | PictureFault]
) -> Picture | None:
    """Return the picture of a source path, which stands where its file would; None if it is not known."""
    facts = pictures.get(path)
    if not isinstance(facts, PictureFacts):
        return None
    return Picture(splitext(file_path(path, slugs, MAX_SUFFIX_LENGTH))[0], facts)


def removed_svg_parts(path: str, pictures: Mapping[str, PictureFacts | PictureFault]) -> tuple[str, ...]:
    """Return what was taken out of the drawing at a source path."""
    facts = pictures.get(path)
    return facts.removed if isinstance(facts, PictureFacts) else ()


def picture_paths(documents: Sequence[Document], files: Container[str]) -> Iterator[str]:
    """Yield those of the files that are pictures which documents name: in their texts, or for their pages."""
    for document in documents:
        for path in document.targets.values():
            if path is not None and path in files and is_picture(path):
                yield path
        for use in document.files:
            if use.is_picture and use.path in files:
                yield use.path

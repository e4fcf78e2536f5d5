"""Pictures: the facts that spare decoding one again, and the paths of its files on the site."""

from collections.abc import Container, Iterator, Mapping, Sequence
from posixpath import splitext

from msgspec import Struct

from sitebuilder.content.documents import Document
from sitebuilder.content.permalinks import file_path

_TYPES = "apng avif bmp gif heic heif jfif jpe jpeg jpg png svg tif tiff webp"
_EXTENSIONS = tuple(f".{each}" for each in _TYPES.split())
"""File extensions of pictures, whether or not a web page can show them."""

MAX_SUFFIX_LENGTH = 32
"""Characters reserved in the name of a picture for what ``Picture.path`` adds to its stem."""

WIDE = (1200, 630)
"""Width and height in pixels of a share picture for Open Graph."""

SQUARE = (600, 600)
"""The same for WeChat and QQ, which show a square of at least 300 pixels."""

DRAWN_SQUARE = (360, 360)
"""The same for a drawn picture: the pixels of its place on a high-density screen, in a few KB."""


class Variant(Struct, frozen=True, array_like=True):
    """A file made from a picture: its size in pixels and its name (``2c1f…-480.webp``).

    The name begins with a digest of the picture's bytes and of how the file is made.
    """

    name: str
    width: int
    height: int


class PictureFacts(Struct, frozen=True, array_like=True, tag=True):
    """What pages need to know about a picture, computed from its bytes alone.

    ``width`` and ``height`` are in pixels, after rotation; ``colour`` is the average (``#rrggbb``), None if
    the picture is transparent. ``files`` are variants for every browser, narrowest first; ``webp`` are the
    same for newer browsers. If ``is_animated``, ``files`` is animated and ``webp`` is its first frame.
    ``removed`` names what was removed from an SVG.
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
    """A picture on the site; ``stem`` is the common prefix of its files' paths (``news/2026/opening``)."""

    stem: str
    facts: PictureFacts

    def path(self, variant: Variant) -> str:
        """Return the path of one of its files on the site."""
        return f"{self.stem}-{variant.name}"

    @property
    def largest(self) -> Variant:
        """The widest of the files for every browser."""
        return self.facts.files[-1]

    @property
    def share_variants(self) -> tuple[Variant, Variant] | None:
        """The wide and the square crop for sharing; None if the picture is too small or animated."""
        facts = self.facts
        if facts.is_animated or not facts.webp or facts.width < WIDE[0] // 2 or facts.height < WIDE[1] // 2:
            return None
        key = self.largest.name.partition("-")[0]
        wide, square = (crop_size(facts.width, facts.height, limit) for limit in (WIDE, SQUARE))
        return _crop(key, *wide), _crop(key, *square)


def _crop(key: str, width: int, height: int) -> Variant:
    return Variant(f"{key}-{width}x{height}.jpg", width, height)


def crop_size(width: int, height: int, limit: tuple[int, int]) -> tuple[int, int]:
    """Return the size of a picture's largest crop with the aspect ratio of ``limit``, at most ``limit``."""
    scale = min(1, width / limit[0], height / limit[1])
    return round(limit[0] * scale), round(limit[1] * scale)


def is_picture(path: str) -> bool:
    """Return whether a file's name is that of a picture."""
    return path.lower().endswith(_EXTENSIONS)


def picture_at(
    path: str, slugs: Mapping[str, str], pictures: Mapping[str, PictureFacts | PictureFault]
) -> Picture | None:
    """Return the picture at a source path; None if it is unknown or can't be shown."""
    facts = pictures.get(path)
    if not isinstance(facts, PictureFacts):
        return None
    return Picture(splitext(file_path(path, slugs, MAX_SUFFIX_LENGTH))[0], facts)


def removed_svg_parts(path: str, pictures: Mapping[str, PictureFacts | PictureFault]) -> tuple[str, ...]:
    """Return what was removed from the SVG at a source path."""
    facts = pictures.get(path)
    return facts.removed if isinstance(facts, PictureFacts) else ()


def picture_paths(documents: Sequence[Document], files: Container[str]) -> Iterator[str]:
    """Yield the source path of each existing picture that documents use in their texts or fields."""
    for document in documents:
        for path in document.targets.values():
            if path is not None and path in files and is_picture(path):
                yield path
        for use in document.files:
            if use.is_picture and use.path in files:
                yield use.path

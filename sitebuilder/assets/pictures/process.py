"""Processes a picture into the files that pages show and the facts that pages need."""

from functools import cache
from hashlib import blake2b
from pathlib import Path
from posixpath import splitext

from sitebuilder.assets.recipes import recipe
from sitebuilder.content.pictures import PictureFacts, PictureFault

ProcessedPicture = tuple[PictureFacts | PictureFault, dict[str, bytes]]
"""The facts or the fault of a picture, and its files by name."""

MAX_BYTES = 60_000_000
"""A picture straight from a camera has about ten megabytes."""

_UNSUPPORTED = {".avif": "AVIF", ".heic": "HEIC", ".heif": "HEIF"}


@cache
def picture_recipe() -> bytes:
    """Return the digest of everything besides a picture's bytes that determines its files."""
    return recipe(Path(__file__).parent, ("pillow", "defusedxml"))


def picture_key(digest: bytes) -> str:
    """Return the prefix of the names of a picture's files; ``digest`` is that of its bytes."""
    return blake2b(digest + picture_recipe(), digest_size=8).hexdigest()


def oversize_fault(size: int) -> PictureFault:
    """Return the fault of a picture larger than ``MAX_BYTES``, which is not even read."""
    values = {"size": f"{size / 1e6:.0f} MB", "limit": f"{MAX_BYTES / 1e6:.0f} MB"}
    return PictureFault("picture-too-large", values)


def process_picture(path: str, content: bytes, digest: bytes) -> ProcessedPicture:
    """Return the facts and all files of a picture, except for crops for sharing.

    The extension of ``path`` distinguishes SVG from raster formats.
    """
    extension = splitext(path)[1].lower()
    if len(content) > MAX_BYTES:
        return oversize_fault(len(content)), {}
    if extension in _UNSUPPORTED:
        return PictureFault("picture-format", {"found": _UNSUPPORTED[extension]}), {}
    # Imported here: importing the picture libraries takes longer than building a site without pictures.
    if extension == ".svg":
        from sitebuilder.assets.pictures.svg import process_svg

        return process_svg(content, picture_key(digest))
    from sitebuilder.assets.pictures.raster import process_raster

    return process_raster(content, picture_key(digest))


def make_picture_file(path: str, content: bytes, digest: bytes, name: str) -> bytes | None:
    """Make one file of a picture, or a crop for sharing (``…-1200x630.jpg``); None when it cannot be made."""
    size = splitext(name)[0].rpartition("-")[2]
    if "x" in size:
        from sitebuilder.assets.pictures.raster import crop

        width, height = map(int, size.split("x"))
        return crop(content, width, height)
    return process_picture(path, content, digest)[1].get(name)

"""From the bytes of a picture to the files that pages show, and to what pages must know of it."""

from functools import cache
from hashlib import blake2b
from pathlib import Path
from posixpath import splitext

from sitebuilder.assets.recipes import recipe
from sitebuilder.content.pictures import PictureFacts, PictureFault

Made = tuple[PictureFacts | PictureFault, dict[str, bytes]]
"""What is known of a picture, and its files by name."""

MOST_BYTES = 60_000_000
"""A picture straight from a camera has some ten megabytes."""

_UNSUPPORTED = {".avif": "AVIF", ".heic": "HEIC", ".heif": "HEIF"}


@cache
def picture_recipe() -> bytes:
    """Return what beside its bytes decides what is made of a picture."""
    return recipe(Path(__file__).parent, ("pillow", "defusedxml"))


def picture_key(digest: bytes) -> str:
    """Return what the names of a picture's files begin with; ``digest`` is that of its bytes."""
    return blake2b(digest + picture_recipe(), digest_size=8).hexdigest()


def too_large(size: int) -> PictureFault:
    """Return the fault of a picture of more than ``MOST_BYTES``, which is not even read."""
    values = {"size": f"{size / 1e6:.0f} MB", "limit": f"{MOST_BYTES / 1e6:.0f} MB"}
    return PictureFault("picture-too-large", values)


def make_picture(path: str, content: bytes, digest: bytes) -> Made:
    """Make all files of a picture but the cuts for sharing.

    The name in ``path`` tells a drawing (SVG) from a picture made of pixels.
    """
    extension = splitext(path)[1].lower()
    if len(content) > MOST_BYTES:
        return too_large(len(content)), {}
    if extension in _UNSUPPORTED:
        return PictureFault("picture-format", {"found": _UNSUPPORTED[extension]}), {}
    # Imported here: the libraries for pictures take longer to import than a site without any takes to build.
    if extension == ".svg":
        from sitebuilder.assets.pictures.drawings import make_drawing

        return make_drawing(content, picture_key(digest))
    from sitebuilder.assets.pictures.photographs import make_photograph

    return make_photograph(content, picture_key(digest))


def make_file(path: str, content: bytes, digest: bytes, name: str) -> bytes | None:
    """Make one file of a picture, or a cut for sharing (``…-1200x630.jpg``); None when it cannot be made."""
    size = splitext(name)[0].rpartition("-")[2]
    if "x" in size:
        from sitebuilder.assets.pictures.photographs import cut

        width, height = map(int, size.split("x"))
        return cut(content, width, height)
    return make_picture(path, content, digest)[1].get(name)

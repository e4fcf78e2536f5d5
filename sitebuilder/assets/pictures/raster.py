"""Pictures made of pixels: opened with care, made upright and sRGB, and saved in several widths."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from sitebuilder.assets.pictures.animations import ANIMATED_FORMATS, animation_fault, strip_metadata
from sitebuilder.assets.pictures.decoding_cost import (
    TooComplexError,
    check_decoding_cost,
    check_tiff_directory,
)
from sitebuilder.content.pictures import PictureFacts, PictureFault, Variant

WIDTHS = (480, 960, 1440)
"""The widths in pixels in which a picture is offered; one that is narrower comes in its own."""

MAX_PIXELS = 120_000_000
"""A phone's largest photographs have 108 million; a JPEG is read in a smaller size at once."""

MAX_PIXELS_WHOLE = 50_000_000
"""The same for other formats, which are read whole: 200 MB of memory."""

MAX_SIDE = 30_000
"""Pixels of the longer side; a telephone's panorama has some 16,000."""

_MAX_HEIGHT = 16_383
"""What WebP can hold (RFC 9649); that of a picture as it is shown."""

_MAX_PROFILE = 4_000_000
"""Bytes of a colour profile: a printer's have a million or two."""

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_ORIENTATION = 0x0112
_ON_ITS_SIDE = (5, 6, 7, 8)
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class _TooManyPixels(Exception):
    """The picture's header says that it has more pixels than are read."""


class _TooLong(Exception):
    """The picture's header says that it is longer or higher than can be shown."""


def process_raster(content: bytes, key: str) -> tuple[PictureFacts | PictureFault, dict[str, bytes]]:
    """Make the files of a picture, their names beginning with ``key``."""
    # Decoders raise whatever the bytes of a broken file make them raise: any failure is the picture's.
    try:
        with _opened(content) as image:
            return _make(image, content, key)
    except (_TooManyPixels, Image.DecompressionBombError):
        limit = f"{MAX_PIXELS_WHOLE // 10_000}"
        return PictureFault("picture-too-many-pixels", {"limit": limit}), {}
    except _TooLong:
        return PictureFault("picture-too-long", {"limit": f"{MAX_SIDE}", "height": f"{_MAX_HEIGHT}"}), {}
    except TooComplexError:
        return PictureFault("picture-too-complex", {}), {}
    except Exception as error:
        return PictureFault("picture-broken", {"reason": type(error).__name__}), {}


def crop(content: bytes, width: int, height: int) -> bytes | None:
    """Return the middle of a picture as a JPEG of a size in pixels; None when it is broken."""
    try:
        with _opened(content) as image:
            image.draft(None, (2 * width, 2 * width))
            whole = _plain(_upright(image))
    except Exception:
        return None
    if whole.mode == "RGBA":
        white = Image.new("RGB", whole.size, "white")
        white.paste(whole, mask=whole.getchannel("A"))
        whole = white
    return _jpeg(ImageOps.fit(whole, (width, height), Image.Resampling.LANCZOS, centering=(0.5, 0.4)))


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    """Open a picture without reading its pixels.

    Raises:
        _TooManyPixels, _TooLong, TooComplexError: it is larger than what is read.
    """
    check_decoding_cost(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(content), formats=_FORMATS) as image:
            most = MAX_PIXELS if image.format in ("JPEG", "MPO") else MAX_PIXELS_WHOLE
            if image.width * image.height > most:
                raise _TooManyPixels
            if max(image.size) > MAX_SIDE:
                raise _TooLong
            yield image


def _make(
    image: Image.Image, content: bytes, key: str
) -> tuple[PictureFacts | PictureFault, dict[str, bytes]]:
    kind = image.format or ""
    is_animated = kind in ANIMATED_FORMATS and getattr(image, "is_animated", False)
    refused = animation_fault(content, kind, image.width * image.height) if is_animated else None
    if refused is not None:
        return refused, {}
    width, height = _upright_size(image)
    if height * min(width, WIDTHS[-1]) > _MAX_HEIGHT * width:
        raise _TooLong
    image.draft(None, (WIDTHS[-1], WIDTHS[-1]))
    plain = _plain(_shrunk(_upright(image)))
    files: dict[str, bytes] = {}
    webp: list[Variant] = []
    older: list[Variant] = []
    extension = "png" if plain.mode == "RGBA" else "jpg"
    for step in sorted({min(each, width) for each in WIDTHS}):
        size = step, max(1, round(height * step / width))
        resized = plain.resize(size, Image.Resampling.LANCZOS)
        webp.append(Variant(f"{key}-{step}.webp", *size))
        files[webp[-1].name] = _webp(resized)
        if not is_animated:
            older.append(Variant(f"{key}-{step}.{extension}", *size))
            files[older[-1].name] = _png(resized) if extension == "png" else _jpeg(resized)
    if is_animated:
        older = [Variant(f"{key}-moving.{kind.lower()}", width, height)]
        files[older[0].name] = strip_metadata(content, kind)
    colour = _average(plain) if plain.mode == "RGB" else None
    return PictureFacts(width, height, colour, tuple(older), tuple(webp), bool(is_animated)), files


def _upright_size(image: Image.Image) -> tuple[int, int]:
    width, height = image.size
    return (height, width) if _orientation(image) in _ON_ITS_SIDE else (width, height)


def _orientation(image: Image.Image) -> int:
    """Return how a picture is turned (Exif 2.3, tag 274).

    Raises:
        TooComplexError: its metadata are made to cost memory.
    """
    try:
        exif = image.info.get("exif")
        if isinstance(exif, bytes) and image.format not in ("JPEG", "MPO"):
            check_tiff_directory(exif.removeprefix(b"Exif\0\0"))
        found = image.getexif().get(_ORIENTATION, 1)
    except TooComplexError:
        raise
    except Exception:  # Broken EXIF: the picture is shown as it is stored.
        return 1
    return found if isinstance(found, int) else 1


def _upright(image: Image.Image) -> Image.Image:
    turn = _TURNS.get(_orientation(image))
    return image if turn is None else image.transpose(turn)


def _shrunk(image: Image.Image) -> Image.Image:
    """Return a picture no wider than the widest step, so that what follows has less to do."""
    image.load()
    if image.width <= WIDTHS[-1] or image.mode not in ("RGB", "RGBA", "L", "CMYK"):
        return image
    size = WIDTHS[-1], max(1, round(image.height * WIDTHS[-1] / image.width))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def _plain(image: Image.Image) -> Image.Image:
    """Return a picture as sRGB, with an alpha channel where something shows through, and nothing else."""
    profile = image.info.get("icc_profile")
    image = _of_eight_bits(image)
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if image.mode not in ("RGB", "RGBA", "CMYK", "L"):
        image = image.convert(mode)
    converted = (
        _in_srgb(image, profile, mode) if profile and len(profile) <= _MAX_PROFILE else image.convert(mode)
    )
    if mode == "RGBA" and converted.getchannel("A").getextrema()[0] == 255:
        converted = converted.convert("RGB")
    converted.info = {}
    return converted


def _of_eight_bits(image: Image.Image) -> Image.Image:
    """Return a picture of 16 or 32 bits a pixel as grey of 8; Pillow cuts off what is brighter."""
    if image.mode.startswith("I;16") or image.mode == "I":
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return image


def _in_srgb(image: Image.Image, profile: bytes, mode: str) -> Image.Image:
    """Convert a picture by its colour profile; one whose profile is broken is taken to be sRGB."""
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(
            image, own, ImageCms.createProfile("sRGB"), outputMode=mode if image.mode == "RGBA" else "RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert(mode)
    return (converted or image).convert(mode)


def _average(image: Image.Image) -> str:
    red, green, blue = image.resize((1, 1), Image.Resampling.BOX).tobytes()
    return f"#{red:02x}{green:02x}{blue:02x}"


def _webp(image: Image.Image) -> bytes:
    return _saved(image, "WEBP", quality=78, method=4)


def _jpeg(image: Image.Image) -> bytes:
    return _saved(image, "JPEG", quality=80, optimize=True, progressive=True)


def _png(image: Image.Image) -> bytes:
    return _saved(image, "PNG", optimize=True)


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    made = BytesIO()
    image.save(made, kind, **options)
    return made.getvalue()

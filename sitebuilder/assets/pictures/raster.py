"""Raster pictures: opened within limits, made upright, converted to sRGB, and saved in several widths."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageCms, ImageFile, ImageOps

from sitebuilder.assets.pictures.animations import ANIMATED_FORMATS, animation_fault, strip_metadata
from sitebuilder.assets.pictures.decoding_cost import (
    TooComplexError,
    check_decoding_cost,
    check_tiff_directory,
)
from sitebuilder.content.pictures import PictureFacts, PictureFault, Variant

WIDTHS = (480, 960, 1440)
"""The widths in pixels of the files of a picture; a narrower one keeps its own width."""

MAX_JPEG_PIXELS = 120_000_000
"""The most pixels of a JPEG, which is decoded at a reduced size; phones take photographs of 108 million."""

MAX_PIXELS = 50_000_000
"""The most pixels in other formats, which are decoded at full size: 200 MB of memory."""

MAX_SIDE = 30_000
"""The most pixels of the longer side; a phone's panorama has about 16,000."""

_MAX_HEIGHT = 16_383
"""The limit of WebP (RFC 9649) on the height of a resized picture."""

_MAX_PROFILE_BYTES = 4_000_000
"""Bytes of a colour profile; printers' profiles have a million or two."""

_JPEG_START = b"\xff\xd8"
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_GREY_SCALES = {"L;2": 85, "L;4": 17}
"""The level of 256 for one level of grey, by the raw mode of Pillow."""

_ORIENTATION_TAG = 0x0112
_SIDEWAYS = (5, 6, 7, 8)
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class _TooManyPixelsError(Exception):
    """The picture's header declares too many pixels."""


class _TooLongError(Exception):
    """A side is too long: of the picture as declared, or resized for WebP."""


def process_raster(content: bytes, key: str) -> tuple[PictureFacts | PictureFault, dict[str, bytes]]:
    """Return the facts or the fault of a picture, and its files, whose names begin with ``key``."""
    # Decoders of broken files may raise anything: any failure is the picture's fault.
    try:
        with _open(content) as image:
            return _process(image, content, key)
    except (_TooManyPixelsError, Image.DecompressionBombError):
        limit = _max_pixels(content)
        return PictureFault("picture-too-many-pixels", {"limit": f"{limit // 10_000}"}), {}
    except _TooLongError:
        return PictureFault("picture-too-long", {"limit": f"{MAX_SIDE}", "height": f"{_MAX_HEIGHT}"}), {}
    except TooComplexError:
        return PictureFault("picture-too-complex", {}), {}
    except Exception as error:
        return PictureFault("picture-broken", {"reason": type(error).__name__}), {}


def crop(content: bytes, width: int, height: int) -> bytes | None:
    """Crop a picture, slightly above its middle, to a JPEG; return None if it is broken.

    ``width`` and ``height`` are in pixels.
    """
    try:
        with _open(content) as image:
            image.draft(None, (2 * width, 2 * width))
            picture = _to_plain_srgb(_turn_upright(image))
    except Exception:
        return None
    if picture.mode == "RGBA":
        white = Image.new("RGB", picture.size, "white")
        white.paste(picture, mask=picture.getchannel("A"))
        picture = white
    return _encode_jpeg(
        ImageOps.fit(picture, (width, height), Image.Resampling.LANCZOS, centering=(0.5, 0.4))
    )


def _max_pixels(content: bytes) -> int:
    return MAX_JPEG_PIXELS if content.startswith(_JPEG_START) else MAX_PIXELS


@contextmanager
def _open(content: bytes) -> Iterator[Image.Image]:
    """Open a picture without decoding its pixels.

    Raises:
        _TooManyPixelsError, _TooLongError, TooComplexError: it exceeds a limit.
    """
    check_decoding_cost(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(content), formats=_FORMATS) as image:
            if image.width * image.height > _max_pixels(content):
                raise _TooManyPixelsError
            if max(image.size) > MAX_SIDE:
                raise _TooLongError
            _scale_transparent_grey(image)
            yield image


def _scale_transparent_grey(image: ImageFile.ImageFile) -> None:
    """Scale the grey that means transparent in a PNG as the library scales its 4 or 16 levels of grey."""
    scale = _GREY_SCALES.get(str(image.tile[0].args)) if image.format == "PNG" and image.tile else None
    grey = image.info.get("transparency")
    if scale is not None and isinstance(grey, int):
        image.info["transparency"] = scale * grey


def _process(
    image: Image.Image, content: bytes, key: str
) -> tuple[PictureFacts | PictureFault, dict[str, bytes]]:
    if image.mode == "F":
        # Instruments write it; nothing in it says which number is white.
        return PictureFault("picture-format", {"found": "TIFF (float)"}), {}
    kind = image.format or ""
    is_animated = _is_animated(image)
    fault = animation_fault(content, kind, image.width * image.height) if is_animated else None
    if fault is not None:
        return fault, {}
    width, height = _upright_size(image)
    if height * min(width, WIDTHS[-1]) > _MAX_HEIGHT * width:
        raise _TooLongError
    image.draft(None, (WIDTHS[-1], WIDTHS[-1]))
    plain = _to_plain_srgb(_shrink(_turn_upright(image)))
    files: dict[str, bytes] = {}
    webp: list[Variant] = []
    fallback: list[Variant] = []
    extension = "png" if plain.mode == "RGBA" else "jpg"
    for step in sorted({min(each, width) for each in WIDTHS}):
        size = step, max(1, round(height * step / width))
        resized = plain.resize(size, Image.Resampling.LANCZOS)
        webp.append(Variant(f"{key}-{step}.webp", *size))
        files[webp[-1].name] = _encode_webp(resized)
        if not is_animated:
            fallback.append(Variant(f"{key}-{step}.{extension}", *size))
            files[fallback[-1].name] = _encode_png(resized) if extension == "png" else _encode_jpeg(resized)
    if is_animated:
        fallback = [Variant(f"{key}-moving.{kind.lower()}", width, height)]
        files[fallback[0].name] = strip_metadata(content, kind)
    colour = _average_colour(plain) if plain.mode == "RGB" else None
    return PictureFacts(width, height, colour, tuple(fallback), tuple(webp), is_animated), files


def _is_animated(image: Image.Image) -> bool:
    return image.format in ANIMATED_FORMATS and getattr(image, "is_animated", False)


def _upright_size(image: Image.Image) -> tuple[int, int]:
    width, height = image.size
    return (height, width) if _orientation(image) in _SIDEWAYS else (width, height)


def _orientation(image: Image.Image) -> int:
    """Return the orientation of a picture (Exif 2.3, tag 274) as the library decodes it.

    Raises:
        TooComplexError: its metadata would take too much memory.
    """
    if image.format == "TIFF":
        return 1  # The library turns it upright itself, and gives it the size that it has then.
    if _is_animated(image):
        return 1  # It is published as it is stored, without the metadata that turn it.
    try:
        exif = image.info.get("exif")
        if isinstance(exif, bytes) and image.format not in ("JPEG", "MPO"):
            check_tiff_directory(exif.removeprefix(b"Exif\0\0"))
        found = image.getexif().get(_ORIENTATION_TAG, 1)
    except TooComplexError:
        raise
    except Exception:  # Broken Exif: the picture is shown as it is stored.
        return 1
    return found if isinstance(found, int) else 1


def _turn_upright(image: Image.Image) -> Image.Image:
    turn = _TURNS.get(_orientation(image))
    return image if turn is None else image.transpose(turn)


def _shrink(image: Image.Image) -> Image.Image:
    """Shrink a picture to the largest width, to save work in later steps."""
    image.load()
    if image.width <= WIDTHS[-1] or image.mode not in ("RGB", "RGBA", "L", "CMYK"):
        return image
    size = WIDTHS[-1], max(1, round(image.height * WIDTHS[-1] / image.width))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def _to_plain_srgb(image: Image.Image) -> Image.Image:
    """Return a picture in sRGB without metadata, with an alpha channel only if parts are transparent."""
    profile = image.info.get("icc_profile")
    image = _to_eight_bits(image)
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if mode == "RGBA" or image.mode not in ("RGB", "CMYK", "L"):
        image = image.convert(mode)
    converted = (
        _convert_to_srgb(image, profile, mode)
        if profile and len(profile) <= _MAX_PROFILE_BYTES
        else image.convert(mode)
    )
    if mode == "RGBA" and converted.getchannel("A").getextrema()[0] == 255:
        converted = converted.convert("RGB")
    converted.info = {}
    return converted


def _to_eight_bits(image: Image.Image) -> Image.Image:
    """Scale a greyscale picture of 16 or 32 bits per pixel to 8; Pillow would clip bright values."""
    if image.mode.startswith("I;16") or image.mode == "I":
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return image


def _convert_to_srgb(image: Image.Image, profile: bytes, mode: str) -> Image.Image:
    """Convert a picture to sRGB by its colour profile; with a broken one it is assumed to be sRGB."""
    try:
        source_profile = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(
            image,
            source_profile,
            ImageCms.createProfile("sRGB"),
            outputMode=mode if image.mode == "RGBA" else "RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert(mode)
    return (converted or image).convert(mode)


def _average_colour(image: Image.Image) -> str:
    red, green, blue = image.resize((1, 1), Image.Resampling.BOX).tobytes()
    return f"#{red:02x}{green:02x}{blue:02x}"


def _encode_webp(image: Image.Image) -> bytes:
    return _encode(image, "WEBP", quality=78, method=4)


def _encode_jpeg(image: Image.Image) -> bytes:
    return _encode(image, "JPEG", quality=80, optimize=True, progressive=True)


def _encode_png(image: Image.Image) -> bytes:
    return _encode(image, "PNG", optimize=True)


def _encode(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()

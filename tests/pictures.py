"""Pictures in tests: made, saved and looked at."""

from io import BytesIO
from random import Random
from typing import Any

from PIL import Image


def picture(colour: str = "red", size: tuple[int, int] = (1300, 900), kind: str = "JPEG") -> bytes:
    """Return a file of a picture of one colour."""
    return saved(Image.new("RGB", size, colour), kind)


def png(width: int = 4, height: int = 4, colour: str = "#336699") -> bytes:
    """Return a small picture of one colour as PNG."""
    return picture(colour, (width, height), "PNG")


def noise(size: tuple[int, int], seed: int = 0) -> Image.Image:
    """Return a grey picture that cannot be compressed much, the same for the same seed."""
    return Image.frombytes("L", size, Random(seed).randbytes(size[0] * size[1]))


def saved(image: Image.Image, kind: str, **settings: Any) -> bytes:
    """Return a picture as a file of a kind; ``settings`` are those of ``Image.save``."""
    file = BytesIO()
    image.save(file, kind, **settings)
    return file.getvalue()


def pixel(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    """Return the channels of a pixel of a picture that has several."""
    found = image.getpixel((x, y))
    assert isinstance(found, tuple)
    return found


def is_like(found: tuple[int, ...], wanted: tuple[int, ...], most: int = 6) -> bool:
    """Tell whether no channel of two colours differs by more than ``most``."""
    return all(abs(a - b) < most for a, b in zip(found, wanted, strict=True))

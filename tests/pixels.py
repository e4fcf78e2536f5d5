"""Looking at pictures in tests."""

from PIL import Image


def pixel(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    """Return the channels of a pixel of a picture that has several."""
    found = image.getpixel((x, y))
    assert isinstance(found, tuple)
    return found


def is_like(found: tuple[int, ...], wanted: tuple[int, ...], most: int = 6) -> bool:
    """Tell whether no channel of two colours differs by more than ``most``."""
    return all(abs(a - b) < most for a, b in zip(found, wanted, strict=True))

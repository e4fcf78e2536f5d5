"""Samples of what is brought in: pictures."""

from io import BytesIO

from PIL import Image


def png(width: int = 4, height: int = 4, colour: str = "#336699") -> bytes:
    """Return a picture as PNG."""
    file = BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "PNG")
    return file.getvalue()

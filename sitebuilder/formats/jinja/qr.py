"""QR codes as a path to draw: the filter ``qr`` of templates (ISO/IEC 18004, error correction M)."""

import re
from typing import Any

from msgspec import Struct

QUIET_ZONE = 4
"""Empty modules on each side that a reader needs (ISO/IEC 18004, 9.1)."""

# Any of the eight masks can be read; to have the best one chosen costs five times as long.
_OPTIONS = "ecLevel=M,dataMask=3"

_MOST = 177
"""The side of the largest code, in modules."""
_RUN = re.compile(rb"\x00+|\xff+")
_STEPS = {
    **{b"\x00" * length: f"h{length}" for length in range(1, _MOST + 1)},
    **{b"\xff" * length: f"m{length} 0" for length in range(1, _MOST + 1)},
}
"""Maps a run of dark or light modules to the step that draws it or leaps over it."""


class QrCode(Struct, frozen=True):
    """A QR code: the side of its square in modules, quiet zone included, and the ``d`` of an SVG path.

    The path is to be drawn with a stroke one wide: a line along the middle of each run of dark modules.
    """

    size: int
    path: str


def qr_code(text: str) -> QrCode:
    """Return the QR code of a text; the same text gives the same path."""
    # Imported here: a build that renders no page with a code needs no library for it.
    from zxingcpp import BarcodeFormat, create_barcode, write_barcode_to_image

    barcode = create_barcode(text, BarcodeFormat.QRCode, options=_OPTIONS)
    image: Any = write_barcode_to_image(barcode, scale=1, add_quiet_zones=False)
    side, _ = image.shape
    rows = memoryview(image).tobytes()
    return QrCode(
        side + 2 * QUIET_ZONE, "".join(_row(rows[y * side : (y + 1) * side], y) for y in range(side))
    )


def _row(modules: bytes, y: int) -> str:
    """Return the runs of dark modules (0) of a row, one after another."""
    return f"M{QUIET_ZONE} {y + QUIET_ZONE}.5" + "".join(map(_STEPS.__getitem__, _RUN.findall(modules)))

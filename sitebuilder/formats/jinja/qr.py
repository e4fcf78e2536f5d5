"""QR codes as SVG paths: the template filter ``qr`` (ISO/IEC 18004, error correction level M)."""

from functools import cache
from types import ModuleType
from typing import Any

from msgspec import Struct

from sitebuilder.patterns import lazy_pattern
from sitebuilder.processes.signals import signals_deferred

QUIET_ZONE = 4
"""Width in modules of the empty margin that scanners need (ISO/IEC 18004, 9.1)."""

# Any of the eight masks is readable; choosing the best one takes five times as long.
_OPTIONS = "ecLevel=M,dataMask=3"

_MAX_WIDTH = 177
"""The width of the largest code, in modules."""
_RUN = lazy_pattern(rb"\x00+|\xff+")
_COMMANDS = {
    **{b"\x00" * length: f"h{length}" for length in range(1, _MAX_WIDTH + 1)},
    **{b"\xff" * length: f"m{length} 0" for length in range(1, _MAX_WIDTH + 1)},
}
"""Maps a run of dark or light modules to the path command that draws or skips it."""


class QrCode(Struct, frozen=True):
    """A QR code: its width in modules, including the quiet zone, and the ``d`` of an SVG path.

    The path has a line along the middle of each run of dark modules, to be drawn with a stroke width of 1.
    """

    size: int
    path: str


def qr_code(text: str) -> QrCode:
    """Return the QR code of a text; the same text gives the same path."""
    library = _library()
    barcode = library.create_barcode(text, library.BarcodeFormat.QRCode, options=_OPTIONS)
    image: Any = library.write_barcode_to_image(barcode, scale=1, add_quiet_zones=False)
    side, _ = image.shape
    rows = memoryview(image).tobytes()
    return QrCode(
        side + 2 * QUIET_ZONE, "".join(_row_path(rows[y * side : (y + 1) * side], y) for y in range(side))
    )


@cache
def _library() -> ModuleType:
    """Import the library when the first code is asked for; its C++ makes Python enumerations meanwhile."""
    with signals_deferred():
        import zxingcpp

    return zxingcpp


def _row_path(modules: bytes, y: int) -> str:
    """Return the path of a row: its runs of dark modules (0 in the image)."""
    return f"M{QUIET_ZONE} {y + QUIET_ZONE}.5" + "".join(map(_COMMANDS.__getitem__, _RUN.findall(modules)))

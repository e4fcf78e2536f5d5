"""Checks the structure of pictures before decoding, as decoders do whatever a file demands.

A JPEG of 0.7 MB with thousands of scans takes a minute, a TIFF of 1 MB whose tags all reference the same
bytes takes gigabytes. Honest files are far below these limits; others are refused before they are decoded.
"""

import re
import struct
from collections.abc import Iterator

MAX_SCANS = 30
"""Scans of a progressive JPEG (ITU-T T.81); programs write about ten."""

MAX_SCANNED_PIXELS = 1_500_000_000
"""Pixels times scans; so many take some seconds to decode."""

_MAX_SEGMENTS = 5_000
_MAX_JUNK = 10_000
_MAX_TAGS = 1_000
_MAX_TAG_BYTES = 8_000_000
_MAX_TILE = 10_000

_MARKER = re.compile(rb"\xff+([^\x00\xff])")
_SCAN_END = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
_SOS, _EOI = 0xDA, 0xD9
_STANDALONE_MARKERS = frozenset({0x01, 0xD8, *range(0xD0, 0xD8)})
_FRAME_MARKERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_DIRECTORY_HEADERS = {0xE1: b"Exif\0\0", 0xE2: b"MPF\0"}

_TAG_SIZES = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
    16: 8,
    17: 8,
    18: 8,
}
"""Bytes of a value of each type (TIFF 6.0; 16 to 18 are BigTIFF's)."""

_TILE_SIZE_TAGS = (322, 323)


class TooComplexError(Exception):
    """Decoding the picture would take far more time or memory than an honest one does."""


def check_decoding_cost(content: bytes) -> None:
    """Check the parts of a JPEG or TIFF without decoding them.

    Raises:
        TooComplexError: it would take too much time or memory.
        ValueError, IndexError, struct.error: it is broken.
    """
    if content.startswith(b"\xff\xd8"):
        _check_jpeg(content)
    elif content[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        check_tiff_directory(content)


def check_tiff_directory(content: bytes) -> None:
    """Check the first tag directory of a TIFF, or of a structure like one (Exif, MPF).

    Raises:
        TooComplexError: it has too many tags, or they have too many values.
        struct.error: it is broken.
    """
    size = 0
    for number, (tag, length, value) in enumerate(_tags(content)):
        size += length
        is_large_tile = tag in _TILE_SIZE_TAGS and value > _MAX_TILE
        if number >= _MAX_TAGS or size > _MAX_TAG_BYTES + len(content) // 50 or is_large_tile:
            raise TooComplexError


def _tags(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield each tag with the size of its values in bytes, and its value if that is a single number."""
    order = "<" if content[:2] == b"II" else ">"
    is_big = content[2:4] in (b"+\0", b"\0+")
    (start,) = struct.unpack_from(order + ("Q" if is_big else "L"), content, 8 if is_big else 4)
    head, entry = (order + "Q", order + "HHQQ") if is_big else (order + "H", order + "HHLL")
    (count,) = struct.unpack_from(head, content, start)
    position = start + struct.calcsize(head)
    for _ in range(count):
        tag, kind, values, value = struct.unpack_from(entry, content, position)
        # A short number is at the beginning of the field.
        short = struct.unpack_from(order + "H", content, position + struct.calcsize(entry[:-1]))[0]
        yield tag, values * _TAG_SIZES.get(kind, 1), short if kind == 3 else value
        position += struct.calcsize(entry)


def _check_jpeg(content: bytes) -> None:
    pixels = scans = 0
    directories: dict[int, bytes] = {}
    for marker, start, end in _segments(content):
        if marker in _FRAME_MARKERS:
            height, width = struct.unpack_from(">HH", content, start + 1)
            pixels = max(pixels, height * width)
        scans += marker == _SOS
        if scans > MAX_SCANS or scans * pixels > MAX_SCANNED_PIXELS:
            raise TooComplexError
        header = _DIRECTORY_HEADERS.get(marker)
        if header is not None and content.startswith(header, start) and not scans:
            directories[marker] = directories.get(marker, b"") + content[start + len(header) : end]
    for directory in directories.values():
        _check_metadata(directory)


def _check_metadata(directory: bytes) -> None:
    """Check metadata, but ignore broken metadata, which a picture doesn't need."""
    try:
        check_tiff_directory(directory)
    except struct.error:
        return


def _segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the marker, start and end of each segment up to the end of the first image.

    Raises:
        TooComplexError: there are too many segments, or too much junk between them.
    """
    position, junk, pattern = 2, 0, _MARKER
    for _ in range(_MAX_SEGMENTS):
        match = pattern.search(content, position)
        if match is None:
            return
        if pattern is _MARKER:
            junk += match.end() - position - 2
        marker, position = match[1][0], match.end()
        if marker == _EOI:
            return
        if marker in _STANDALONE_MARKERS:
            continue
        if junk > _MAX_JUNK or position + 2 > len(content):
            raise TooComplexError
        (length,) = struct.unpack_from(">H", content, position)
        yield marker, position + 2, position + length
        position += max(2, length)
        pattern = _SCAN_END if marker == _SOS else _MARKER
    raise TooComplexError

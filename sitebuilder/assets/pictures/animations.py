"""Animated pictures (GIF, WebP, PNG): published unchanged except for their metadata."""

import struct
from collections.abc import Iterator

from sitebuilder.content.pictures import PictureFault

MAX_BYTES = 2_000_000
"""Larger ones keep visitors on phones waiting; a video is smaller."""

MAX_FRAMES = 1_000
MAX_FRAME_PIXELS = 4_000_000
MAX_TOTAL_PIXELS = 600_000_000
"""Pixels per frame times frames, which a visitor's browser must draw: 1,920 by 1,080 for 20 seconds."""

ANIMATED_FORMATS = frozenset({"GIF", "WEBP", "PNG"})

_PNG_METADATA = frozenset({b"eXIf", b"iTXt", b"tEXt", b"tIME", b"zTXt"})
_WEBP_METADATA = frozenset({b"EXIF", b"XMP "})
_WEBP_METADATA_FLAGS = 0b1100
_GIF_COMMENT, _GIF_APPLICATION = 0xFE, 0xFF
_GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def animation_fault(content: bytes, kind: str, pixels: int) -> PictureFault | None:
    """Return the fault of an animation with so many pixels per frame that is too large; None if it is not.

    Raises:
        ValueError, IndexError, struct.error: the file is broken.
    """
    if len(content) > MAX_BYTES:
        values = {"size": f"{len(content) / 1e6:.1f} MB", "limit": f"{MAX_BYTES / 1e6:.0f} MB"}
        return PictureFault("picture-moving-too-large", values)
    frames = _frame_count(content, kind)
    if frames > MAX_FRAMES or pixels > MAX_FRAME_PIXELS or frames * pixels > MAX_TOTAL_PIXELS:
        return PictureFault("picture-moving-too-long", {"frames": f"{frames}", "limit": f"{MAX_FRAMES}"})
    return None


def _frame_count(content: bytes, kind: str) -> int:
    if kind == "GIF":
        return sum(block[0] == 0x2C for block in _gif_blocks(content))
    chunks = _png_chunks(content) if kind == "PNG" else _webp_chunks(content)
    return sum(name in (b"fcTL", b"ANMF") for name, _ in chunks)


def strip_metadata(content: bytes, kind: str) -> bytes:
    """Return an animation without its metadata; ``kind`` is GIF, WEBP or PNG.

    Raises:
        ValueError, IndexError, struct.error: the file is broken.
    """
    return {"GIF": _strip_gif, "WEBP": _strip_webp, "PNG": _strip_png}[kind](content)


def _strip_png(content: bytes) -> bytes:
    kept = (chunk for name, chunk in _png_chunks(content) if name not in _PNG_METADATA)
    return b"".join((content[:8], *kept))


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name and the bytes of each chunk: a length, the name, the data, and a checksum."""
    position, name = 8, b""
    while name != b"IEND":
        (size,) = struct.unpack_from(">I", content, position)
        end = position + 12 + size
        name = content[position + 4 : position + 8]
        yield name, content[position:end]
        position = end


def _strip_webp(content: bytes) -> bytes:
    """Remove RIFF chunks of metadata, and clear their flags in VP8X."""
    kept = [b"WEBP"]
    for name, chunk in _webp_chunks(content):
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_METADATA_FLAGS]) + chunk[9:]
        if name not in _WEBP_METADATA:
            kept.append(chunk)
    body = b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _webp_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    position, last = 12, 8 + struct.unpack_from("<I", content, 4)[0]
    while position + 8 <= min(last, len(content)):
        name, size = struct.unpack_from("<4sI", content, position)
        end = position + 8 + size + size % 2
        yield name, content[position:end]
        position = end


def _strip_gif(content: bytes) -> bytes:
    """Remove comments and application blocks, except for the loop count."""
    kept = (block for block in _gif_blocks(content) if block[0] != 0x21 or _is_kept(block))
    return b"".join((content[: _gif_header_size(content)], *kept, b";"))


def _gif_header_size(content: bytes) -> int:
    return 13 + _colour_table_size(content[10])


def _gif_blocks(content: bytes) -> Iterator[bytes]:
    position = _gif_header_size(content)
    while content[position] != 0x3B:
        end = _gif_block_end(content, position)
        yield content[position:end]
        position = end


def _gif_block_end(content: bytes, position: int) -> int:
    if content[position] == 0x2C:
        position += 10 + _colour_table_size(content[position + 9]) + 1
    elif content[position] == 0x21:
        position += 2
    else:
        raise ValueError("no GIF block")
    return max(_sub_block_ends(content, position))


def _sub_block_ends(content: bytes, position: int) -> Iterator[int]:
    """Yield the end of each sub-block: a size and as many bytes; the last one has size 0."""
    while True:
        size = content[position]
        position += 1 + size
        yield position
        if size == 0:
            return


def _colour_table_size(packed: int) -> int:
    """Return the size in bytes of the colour table declared by a packed field."""
    return 3 * 2 ** ((packed & 7) + 1) if packed & 0x80 else 0


def _is_kept(block: bytes) -> bool:
    label = block[1]
    return label != _GIF_COMMENT and (label != _GIF_APPLICATION or block[3:14] in _GIF_LOOPS)

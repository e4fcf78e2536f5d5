"""Moving pictures (GIF, WebP, PNG): published as they are, but for what says where they were made."""

import struct
from collections.abc import Iterator

MOST_BYTES = 2_000_000
"""Larger ones keep visitors on phones waiting; a film is smaller."""

_PNG_METADATA = frozenset({b"eXIf", b"iTXt", b"tEXt", b"tIME", b"zTXt"})
_WEBP_METADATA = frozenset({b"EXIF", b"XMP "})
_WEBP_METADATA_FLAGS = 0b1100
_GIF_COMMENT, _GIF_APPLICATION = 0xFE, 0xFF
_GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def without_metadata(content: bytes, kind: str) -> bytes:
    """Return a moving picture without its metadata; ``kind`` is GIF, WEBP or PNG.

    Raises:
        ValueError, IndexError, struct.error: the file is not what it claims to be.
    """
    return {"GIF": _gif, "WEBP": _webp, "PNG": _png}[kind](content)


def _png(content: bytes) -> bytes:
    """Leave chunks out: each is a length, a name, as many bytes, and a checksum."""
    kept = [content[:8]]
    position = 8
    while position < len(content):
        (size,) = struct.unpack_from(">I", content, position)
        end = position + 12 + size
        if content[position + 4 : position + 8] not in _PNG_METADATA:
            kept.append(content[position:end])
        position = end
    return b"".join(kept)


def _webp(content: bytes) -> bytes:
    """Leave RIFF chunks out, and clear the flags (in VP8X) which say that they are there."""
    kept = [b"WEBP"]
    position = 12
    while position + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, position)
        end = position + 8 + size + size % 2
        chunk = content[position:end]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_METADATA_FLAGS]) + chunk[9:]
        if name not in _WEBP_METADATA:
            kept.append(chunk)
        position = end
    body = b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _gif(content: bytes) -> bytes:
    """Leave out comments and the blocks of applications, except for how often the picture repeats."""
    kept = [content[:13]]
    position = 13 + _colours(content[10])
    kept.append(content[13:position])
    while content[position] != 0x3B:
        end = _gif_block_end(content, position)
        block = content[position:end]
        if block[0] != 0x21 or _is_needed(block):
            kept.append(block)
        position = end
    return b"".join((*kept, b";"))


def _gif_block_end(content: bytes, position: int) -> int:
    if content[position] == 0x2C:
        position += 10 + _colours(content[position + 9]) + 1
    elif content[position] == 0x21:
        position += 2
    else:
        raise ValueError("no GIF block")
    return max(_sub_blocks(content, position))


def _sub_blocks(content: bytes, position: int) -> Iterator[int]:
    """Yield where each sub-block ends: a size and as many bytes; a size of 0 is the last one."""
    while True:
        size = content[position]
        position += 1 + size
        yield position
        if size == 0:
            return


def _colours(packed: int) -> int:
    """Return the bytes of the table of colours that a packed field announces."""
    return 3 * 2 ** ((packed & 7) + 1) if packed & 0x80 else 0


def _is_needed(block: bytes) -> bool:
    label = block[1]
    return label != _GIF_COMMENT and (label != _GIF_APPLICATION or block[3:14] in _GIF_LOOPS)

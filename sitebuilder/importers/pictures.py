"""Extract the pictures of an imported text to files beside it, and report those that are not available."""

import base64
import binascii
import re
from collections.abc import Callable, Sequence
from urllib.parse import unquote, unquote_to_bytes

from msgspec import Struct, field
from msgspec.structs import replace

from sitebuilder.importers.addresses import split_address
from sitebuilder.importers.blocks import Block, Heading, Paragraph, Picture, with_inner_blocks
from sitebuilder.importers.inline_writer import encode_target
from sitebuilder.importers.remarks import Remark, abbreviate, remark

_DATA = re.compile(
    r"data:(?P<type>[\w/+.-]*)(?P<parameters>(?:;[\w=-]+)*),(?P<data>.*)", re.DOTALL | re.IGNORECASE
)
_REMOTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_UNSAFE = re.compile(r"[^\w.-]+")
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF87a", ".gif"),
    (b"GIF89a", ".gif"),
)

FindPicture = Callable[[str], bytes | None]
"""Returns the bytes of a picture by its source in the text; ``None`` if it is not available."""


class ExtractedPictures(Struct):
    """The pictures of one text: their bytes by name, remarks on them, and their names by bytes.

    ``found`` are the pictures beside the text by their sources: each is read once.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    names: dict[bytes, str] = field(default_factory=dict)
    found: dict[str, bytes | None] = field(default_factory=dict)


def suffix_of(content: bytes) -> str | None:
    """Return the extension of a picture that pages can show, by its first bytes; ``None`` for other files."""
    for magic, suffix in _MAGIC:
        if content.startswith(magic):
            return suffix
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return ".webp"
    head = content[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return ".svg" if head.startswith((b"<svg", b"<?xml")) and b"<svg" in content[:5_000] else None


def extract_pictures(blocks: Sequence[Block], find: FindPicture) -> tuple[list[Block], ExtractedPictures]:
    """Replace the pictures in blocks with files beside the text; return the blocks and these files.

    Pictures on other sites keep their URLs and are reported; nothing is downloaded.
    """
    extracted = ExtractedPictures()
    return [
        _map_block(each, lambda picture: _extract(picture, find, extracted)) for each in blocks
    ], extracted


def _extract(picture: Picture, find: FindPicture, extracted: ExtractedPictures) -> Picture:
    saved = _content(picture.copy, find, extracted) if picture.copy else None
    source = picture.source if saved is None or suffix_of(saved) is None else picture.copy
    if _REMOTE.match(source):
        source = f"https:{source}" if source.startswith("//") else source
        extracted.remarks.append(
            remark("import-picture-remote", near=f"({encode_target(source)})", target=abbreviate(source, 80))
        )
        return replace(picture, source=source)
    content = _content(source, find, extracted)
    name = _name_of(source)
    if content is None:
        extracted.remarks.append(remark("import-picture-missing", near=f"({encode_target(name)})", name=name))
        return replace(picture, source=name)
    suffix = suffix_of(content)
    if suffix is None:
        extracted.remarks.append(remark("import-picture-format", near=f"({encode_target(name)})", name=name))
        return replace(picture, source=name)
    name = extracted.names.setdefault(content, f"picture-{len(extracted.names) + 1}{suffix}")
    extracted.files[name] = content
    if not picture.alt:
        extracted.remarks.append(remark("import-picture-alt", near=f"![]({name})", name=name))
    return replace(picture, source=name)


def _content(source: str, find: FindPicture, extracted: ExtractedPictures) -> bytes | None:
    if source[:5].lower() == "data:":
        return decode_data_url(source)
    if source not in extracted.found:
        extracted.found[source] = find(source)
    return extracted.found[source]


def _name_of(source: str) -> str:
    """Return a safe name for a picture that is not available, from the last part of its path."""
    if source[:5].lower() == "data:":
        return "picture"
    path = source.replace("\\", "/")
    if "://" in path:
        parts = split_address(path)
        path = parts.path if parts is not None else ""
    path = unquote(path)
    name = _UNSAFE.sub("-", path.rpartition("/")[2].partition("?")[0]).strip("-.")
    return name[:80] or "picture"


def decode_data_url(source: str) -> bytes | None:
    """Decode a ``data:`` URL (RFC 2397); return ``None`` if it is invalid."""
    found = _DATA.fullmatch(source.strip())
    if found is None:
        return None
    if not found["parameters"].lower().endswith(";base64"):
        return unquote_to_bytes(found["data"])
    try:
        return base64.b64decode(unquote(found["data"]), validate=False)
    except (binascii.Error, ValueError):
        return None


def _map_block(block: Block, change: Callable[[Picture], Picture]) -> Block:
    if isinstance(block, Paragraph | Heading):
        inlines = (change(each) if isinstance(each, Picture) else each for each in block.inlines)
        return replace(block, inlines=tuple(inlines))
    return with_inner_blocks(block, lambda inner: _map_block(inner, change))

"""Files beside the sources that nobody would make: drawings, pictures, damaged records, and names."""

import struct
import zlib
from typing import Any

from hypothesis import strategies as st
from PIL import Image

from tests.assets.pictures.svg_vectors import INSIDE, SVG, WHOLE, svg
from tests.fuzz.sources import letters, numbers, spaces, text
from tests.pictures import noise, saved

_SHAPE = '<path d="M0 0h9v9z"/>'
_TAGS = """
svg g defs use symbol path rect text tspan style script image a filter mask pattern title animate set
foreignObject
"""
_ATTRIBUTES = """
id class style href xlink:href fill stroke filter mask width height viewBox d transform onload begin xmlns
clip-path marker-end font-size x y points values to attributeName
"""
_VALUES = r"""
url(#a) url(http://e.cn/a) url( "url(#a) u\72l(//e.cn) #a //e.cn/a javascript:a data:text/html,a
@import image-set("a") expression(a) /* */ a{fill:red}
 &lt; &a; &#0; &#x110000; ]]&gt; 100% 1e99 NaN -1 0 9px M0,0 none
"""
_PIECES = """
<!-- --> <![CDATA[ ]]> <?xml <?xml-stylesheet?> ?> <!DOCTYPE <!ENTITY a "b"> ]> </ /> < > " ' = & &a;
<svg </svg>
"""

_values = st.lists(st.sampled_from(_VALUES.split()) | numbers | letters, max_size=4).map(" ".join)
_attributes = st.lists(
    st.builds("{}='{}'".format, st.sampled_from(_ATTRIBUTES.split()), _values), max_size=4
).map(" ".join)
_elements = st.recursive(
    _values,
    lambda inner: st.builds(
        "<{0} {1}>{2}</{0}>".format,
        st.sampled_from(_TAGS.split()),
        _attributes,
        st.lists(inner, max_size=3).map("".join),
    ),
    max_leaves=12,
)
_loose = st.lists(
    st.one_of(st.sampled_from(_PIECES.split()), st.sampled_from(_TAGS.split()), spaces, letters, _values),
    max_size=30,
).map("".join)


def _edited(content: bytes) -> st.SearchStrategy[bytes]:
    """Return strategies of bytes changed, put in and cut out at a few places."""

    def apply(edits: list[tuple[int, int, bytes]]) -> bytes:
        found = content
        for position, size, put in edits:
            start = position % (len(found) + 1)
            found = found[:start] + put + found[start + size :]
        return found

    places = st.integers(0, len(content)) | st.integers(0, 64)
    put = st.binary(max_size=4) | st.sampled_from([b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff"])
    return st.lists(st.tuples(places, st.integers(0, 8), put), min_size=1, max_size=4).map(apply)


drawings: st.SearchStrategy[bytes] = st.one_of(
    st.builds(f'<svg xmlns="{SVG}" {{}}>{{}}{_SHAPE}</svg>'.format, _attributes, _elements).map(
        lambda found: found.encode("utf-8", "replace")
    ),
    _loose.map(lambda found: found.encode("utf-8", "replace")),
    st.sampled_from([*map(svg, INSIDE.values()), *WHOLE.values()]).flatmap(
        lambda found: _edited(found.encode())
    ),
)
"""Drawings of pieces, and those that attack with a few bytes changed."""


def _saved(kind: str, mode: str = "RGB", **settings: Any) -> bytes:
    return saved(noise((24, 16)).convert(mode), kind, **settings)


def _photographs() -> list[bytes]:
    """Return a small picture of every kind that is read."""
    exif = Image.Exif()
    exif[0x0112] = 6
    frames = [Image.new("P", (24, 16), colour) for colour in (1, 2, 3)]
    moving: dict[str, Any] = {"save_all": True, "append_images": frames}
    return [
        _saved("JPEG", exif=exif),
        _saved("JPEG", progressive=True),
        _saved("JPEG", "CMYK"),
        *(_saved("PNG", mode) for mode in ("RGB", "RGBA", "P", "I;16", "1", "LA")),
        _saved("PNG", **moving),
        _saved("GIF", "P", **moving),
        _saved("WEBP", "RGBA", lossless=True),
        _saved("WEBP", **moving),
        _saved("TIFF"),
        _saved("TIFF", compression="tiff_deflate"),
        _saved("BMP"),
    ]


def _with_checksums(content: bytes) -> bytes:
    """Return a PNG whose chunks have right checksums again, as far as they can be told apart."""
    made, position = content[:8], 8
    while position + 12 <= len(content):
        (size,) = struct.unpack(">I", content[position : position + 4])
        chunk = content[position + 4 : position + 8 + size]
        made += content[position : position + 4] + chunk + struct.pack(">I", zlib.crc32(chunk))
        position += 12 + size
    return made


pictures: st.SearchStrategy[bytes] = st.sampled_from(_photographs()).flatmap(
    lambda found: _edited(found).map(_with_checksums) if found[1:4] == b"PNG" else _edited(found)
)
"""Pictures of every kind with a few bytes changed, those of a PNG after right checksums."""

edited = _edited
"""Of bytes: strategies of them with a few changed."""

_NAME_PIECES = """
. .. - _ % %2e ~ # ? : * " | < > & ; ' ( ) [ ] { } ! $ ` \\ , + = @ ^
con nul index 2026 é é ガ 甲 通知 （１） 🎉 İ ß ǅ ı
"""
_NAME_SPACES = " \u3000\t\u200b\u202e\x7f\n"

names: st.SearchStrategy[str] = (
    st.lists(
        st.one_of(
            st.sampled_from(_NAME_PIECES.split()),
            st.sampled_from(" \u3000\t\u200b\u202e\x7f\n"),
            text,
            letters,
        ),
        min_size=1,
        max_size=60,
    )
    .map("".join)
    .map(lambda found: found.encode("utf-8", "ignore").replace(b"/", b"").replace(b"\0", b"")[:240])
    .map(lambda found: found.decode("utf-8", "ignore"))
    .filter(lambda found: found not in ("", ".", ".."))
)
"""Names that a disk takes for a file."""

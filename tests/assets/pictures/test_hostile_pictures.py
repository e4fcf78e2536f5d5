"""Hostile and broken pictures: each is reported, none raises an exception, honest ones are processed."""

import random
import struct
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sitebuilder.assets.pictures.process import make_picture_file, process_picture
from sitebuilder.content.paths.files import digest
from sitebuilder.content.pictures import PictureFacts, PictureFault
from tests.pictures import noise, picture, saved


def code(content: bytes, path: str = "a.jpg") -> str:
    facts, files = process_picture(path, content, digest(content))
    assert isinstance(facts, PictureFault), facts
    assert files == {}
    return facts.code


def with_scans(count: int, size: tuple[int, int] = (64, 64)) -> bytes:
    """Return a progressive JPEG whose last scan is repeated."""
    content = saved(noise(size), "JPEG", progressive=True)
    last = content.rindex(b"\xff\xda")
    return content[:last] + content[last:-2] * count + b"\xff\xd9"


def with_segments(segment: bytes) -> bytes:
    content = saved(Image.new("RGB", (64, 64)), "JPEG")
    return content[:2] + segment + content[2:]


def app(number: int, data: bytes) -> bytes:
    return b"\xff" + bytes([0xE0 + number]) + struct.pack(">H", len(data) + 2) + data


def directory(
    tags: int, values: int, big: bool = False, first: tuple[int, int, int, int] | None = None
) -> bytes:
    """Return the head of a TIFF with tags that all name the same bytes."""
    entries = [(40_000 + number % 20_000, 1, values, 8) for number in range(tags)]
    if first is not None:
        entries.insert(0, first)
    if big:
        head = struct.pack("<2sHHHQQ", b"II", 43, 8, 0, 16, len(entries))
        return head + b"".join(struct.pack("<HHQQ", *entry) for entry in entries) + bytes(values)
    head = struct.pack("<2sHLH", b"II", 42, 8, len(entries))
    return (
        head + b"".join(struct.pack("<HHLL", *entry) for entry in entries) + bytes(4 + min(values, 1_000_000))
    )


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def png_with(*more: tuple[bytes, bytes]) -> bytes:
    head = (b"IHDR", struct.pack(">IIBBBBB", 20, 20, 8, 2, 0, 0, 0))
    rows = (b"IDAT", zlib.compress(bytes(61 * 20)))
    return png(head, *more, rows, (b"IEND", b""))


def gif(frames: int, size: tuple[int, int] = (8, 8)) -> bytes:
    images = [Image.new("P", size, number % 2) for number in range(2)]
    content = saved(images[0], "GIF", save_all=True, append_images=images[1:], duration=50)
    last = content.rindex(b"\x21\xf9")
    return content[:last] + content[last:-1] * (frames - 1) + b";"


TOO_COMPLEX: dict[str, Callable[[], bytes]] = {
    "scans": lambda: with_scans(1_000),
    "a few scans too many": lambda: with_scans(31),
    "segments": lambda: with_segments(app(11, b"") * 6_000),
    "bytes between segments": lambda: with_segments(b"\xff" * 20_000),
    "junk between segments": lambda: with_segments(b"\1" * 20_000),
    "tags of Exif": lambda: with_segments(app(1, b"Exif\0\0" + directory(1_100, 1))),
    "values of Exif": lambda: with_segments(app(1, b"Exif\0\0" + directory(1_000, 40_000))),
    "values of Exif in pieces": lambda: with_segments(
        app(1, b"Exif\0\0" + directory(900, 40_000)[:60_000]) + app(1, b"Exif\0\0" + bytes(40_000))
    ),
    "values of a list of pictures": lambda: with_segments(app(2, b"MPF\0" + directory(1_000, 40_000))),
    "values of a TIFF": lambda: directory(1_000, 1_000_000),
    "values of a large TIFF": lambda: directory(500, 1_000_000, big=True),
    "values of a TIFF of which there are not so many": lambda: directory(3, 0xFFFFFFFF),
    "tags of a TIFF": lambda: directory(60_000, 1),
    "tiles of a TIFF": lambda: directory(1, 1, first=(322, 4, 1, 100_000)),
    "values of Exif of a PNG": lambda: png_with((b"eXIf", directory(1_000, 1_000_000))),
}


@pytest.mark.parametrize("name", TOO_COMPLEX)
def test_a_picture_that_would_cost_time_or_memory_is_refused_before_decoding(name):
    content = TOO_COMPLEX[name]()
    assert code(content) == "picture-too-complex"
    assert make_picture_file("a.jpg", content, b"", "0f-1200x630.jpg") is None or "PNG" in name


def test_honest_scans_segments_and_tags_are_decoded():
    exif = Image.Exif()
    exif[0x0112] = 6
    for number in range(200):
        exif[40_000 + number] = "x" * 100
    profile = bytes(300_000)
    content = saved(Image.new("RGB", (64, 32)), "JPEG", progressive=True, exif=exif, icc_profile=profile)
    facts, _ = process_picture("a.jpg", content, digest(content))
    assert isinstance(facts, PictureFacts) and (facts.width, facts.height) == (32, 64)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_is_turned_upright_by_its_metadata(turn, kind):
    from PIL import ImageOps

    image = noise((40, 20))
    exif = Image.Exif()
    exif[0x0112] = turn
    content = saved(image, kind, exif=exif)
    expected = ImageOps.exif_transpose(Image.open(BytesIO(content))).convert("RGB")
    facts, files = process_picture("a.picture", content, digest(content))
    assert isinstance(facts, PictureFacts) and (facts.width, facts.height) == expected.size
    assert files[facts.files[0].name] == saved(expected, "JPEG", quality=80, optimize=True, progressive=True)


def test_a_tiff_of_several_pages_is_its_first():
    image = Image.new("RGB", (30, 20), "red")
    content = saved(image, "TIFF", save_all=True, append_images=[image] * 3)
    facts, _ = process_picture("a.tif", content, digest(content))
    assert isinstance(facts, PictureFacts) and not facts.is_animated


@pytest.mark.parametrize(
    ("size", "expected"),
    [((30_001, 1), "picture-too-long"), ((1, 30_001), "picture-too-long"), ((1, 16_384), "picture-too-long"),
     ((1_000, 17_000), "picture-too-long"), ((30_000, 40), None), ((1_000, 16_000), None), ((1, 1), None)],
)  # fmt: skip
def test_a_side_has_a_limit(size, expected):
    content = saved(Image.new("L", size), "PNG")
    facts, _ = process_picture("a.png", content, digest(content))
    assert (facts.code if isinstance(facts, PictureFault) else None) == expected


@pytest.mark.parametrize(
    ("frames", "size"),
    [(1_100, (8, 8)), (2, (3_000, 3_000)), (900, (900, 900))],
    ids=["frames", "pixels of a frame", "pixels of all frames"],
)
def test_a_moving_picture_that_is_much_to_draw_is_refused(frames, size):
    content = gif(frames, size)
    assert len(content) < 2_000_000
    assert code(content, "a.gif") == "picture-moving-too-long"


@pytest.mark.parametrize("name", [b"zTXt", b"iTXt", b"iCCP"])
def test_compressed_data_in_a_png_is_only_unpacked_up_to_a_limit(name):
    packed = zlib.compress(bytes(200_000_000), 9)
    data = {b"zTXt": b"a\0\0", b"iTXt": b"a\0\1\0\0\0", b"iCCP": b"a\0\0"}[name] + packed
    facts, _ = process_picture("a.png", png_with((name, data)), b"")
    assert isinstance(facts, PictureFault)


def test_a_refused_picture_is_named_and_the_others_are_reported_too(tmp_path):
    from tests.pipeline.test_pictures import ARTICLE, NEWS, site_with
    from tests.site_folder import build_site

    article = ARTICLE.format("甲", 1, "", "![图](a.jpg)\n\n![图](b.tif)\n\n![图](c.jpg)\n\n[断](d.md)")
    names = {"a.jpg": with_scans(100), "b.tif": directory(60_000, 1), "c.jpg": picture()}
    site = site_with(
        tmp_path, {NEWS + "a.md": article, **{NEWS + name: made for name, made in names.items()}}
    )
    found = [(each.code, each.place.line) for each in build_site(site).problems]
    assert found == [("picture-too-complex", 6), ("picture-too-complex", 8), ("dead-link", 12)]


@cache
def seeds() -> list[bytes]:
    """Return a small picture of every kind."""
    return [
        saved(noise((24, 16)).convert(mode), kind, **options)
        for mode, kind, options in (
            ("RGB", "JPEG", {"progressive": True, "exif": b"Exif\0\0" + directory(3, 4)}),
            ("CMYK", "JPEG", {}),
            ("RGBA", "PNG", {}),
            ("P", "GIF", {}),
            ("RGB", "WEBP", {}),
            ("RGB", "BMP", {}),
            ("L", "TIFF", {"compression": "tiff_lzw"}),
            ("RGB", "MPO", {"save_all": True}),
        )
    ] + [gif(3), png_with((b"acTL", struct.pack(">II", 3, 0)))]


_DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">
<path d="M0 0l9 9" style="fill:red"/></svg>"""


def mutated(seed: int) -> tuple[str, bytes]:
    """Return a picture in which some bytes, mostly of its head, were changed, moved or left out."""
    chance = random.Random(seed)
    index = chance.randrange(len(seeds()) + 1)
    content = bytearray(seeds()[index] if index < len(seeds()) else _DRAWING)
    for _ in range(chance.randint(1, 8)):
        at = min(int(chance.expovariate(1 / 60)), len(content) - 1)
        kind = chance.randrange(4)
        if kind == 0:
            content[at] = chance.randrange(256)
        elif kind == 1:
            content[at : at + 4] = chance.choice(
                [b"\xff" * 4, bytes(4), b"\x7f\xff\xff\xff", b"\0\0\xff\xff"]
            )
        elif kind == 2:
            del content[at : at + chance.randint(1, 40)]
        else:
            content[at:at] = content[: chance.randint(1, 40)]
        content = content or bytearray(b"\0")
    return ("a.svg" if index == len(seeds()) else "a.jpg"), bytes(content)


@given(st.integers(0, 2**64))
def test_no_change_of_a_picture_raises(seed):
    path, content = mutated(seed)
    facts, files = process_picture(path, content, digest(content))
    assert isinstance(facts, PictureFault) == (not files)
    make_picture_file(path, content, digest(content), "0f-1200x630.jpg")


@given(
    st.binary(max_size=200),
    st.sampled_from(["", "\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "GIF89a", "RIFF", "BM", "II*\0", "<svg "]),
)
def test_no_bytes_raise(content, head):
    for path in ("a.jpg", "a.svg"):
        facts, files = process_picture(path, head.encode("latin-1") + content, b"")
        assert isinstance(facts, PictureFault) == (not files)

"""Raster pictures: which files are published, and which pictures are refused."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from sitebuilder.assets.pictures.process import make_picture_file, process_picture
from sitebuilder.content.paths.files import digest
from sitebuilder.content.pictures import PictureFacts, PictureFault
from tests.pictures import is_like, noise, pixel, saved

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F


def photograph(width: int, height: int, **options) -> bytes:
    """Return a JPEG whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    return saved(image, "JPEG", quality=95, **options)


def made(content: bytes, path: str = "a.jpg") -> tuple[PictureFacts, dict[str, Image.Image]]:
    facts, files = process_picture(path, content, digest(content))
    assert isinstance(facts, PictureFacts), facts
    return facts, {name.partition("-")[2]: Image.open(BytesIO(file)) for name, file in files.items()}


def fault(content: bytes, path: str = "a.jpg") -> str:
    facts, files = process_picture(path, content, digest(content))
    assert isinstance(facts, PictureFault), facts
    assert files == {}
    return facts.code


def test_a_large_picture_comes_in_three_widths_of_two_kinds():
    facts, files = made(photograph(2000, 1000))
    assert {name: (file.format, file.size) for name, file in files.items()} == {
        "480.webp": ("WEBP", (480, 240)),
        "960.webp": ("WEBP", (960, 480)),
        "1440.webp": ("WEBP", (1440, 720)),
        "480.jpg": ("JPEG", (480, 240)),
        "960.jpg": ("JPEG", (960, 480)),
        "1440.jpg": ("JPEG", (1440, 720)),
    }
    assert (facts.width, facts.height) == (2000, 1000)
    assert [(each.width, each.height) for each in facts.files] == [(480, 240), (960, 480), (1440, 720)]


@pytest.mark.parametrize(
    ("width", "widths"), [(300, [300]), (480, [480]), (700, [480, 700]), (960, [480, 960])]
)
def test_a_picture_is_never_enlarged(width, widths):
    facts, files = made(photograph(width, 100))
    assert [each.width for each in facts.files] == [each.width for each in facts.webp] == widths
    assert sorted({file.width for file in files.values()}) == widths


def test_the_orientation_is_applied_and_nothing_else_of_the_metadata_is_left():
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, "Secret Camera"
    exif.get_ifd(GPS).update({1: "N", 2: (23.0, 10.0, 5.0), 3: "E", 4: (112.0, 40.0, 1.0)})
    content = photograph(800, 600, exif=exif, comment=b"Secret Camera")
    facts, files = process_picture("a.jpg", content, digest(content))
    assert isinstance(facts, PictureFacts)
    assert (facts.width, facts.height) == (600, 800)
    for file in files.values():
        assert b"Exif" not in file and b"EXIF" not in file and b"Secret" not in file
        image = Image.open(BytesIO(file)).convert("RGB")
        assert image.height > image.width
        # Turned clockwise by a quarter, the left (red) half is the upper one.
        assert pixel(image, image.width // 2, 5)[0] > 200
        assert pixel(image, image.width // 2, image.height - 5)[2] > 200


def test_a_picture_of_several_in_one_file_as_phones_write_it_is_an_ordinary_one():
    image = Image.new("RGB", (600, 400), "green")
    facts, _ = made(saved(image, "MPO", save_all=True, append_images=[image.resize((60, 40))]))
    assert not facts.is_animated
    assert facts.width == 600


def test_a_transparent_picture_falls_back_to_png_and_has_no_background_colour():
    image = Image.new("RGBA", (100, 100), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 50, 100))
    facts, files = made(saved(image, "PNG"), "a.png")
    assert sorted(files) == ["100.png", "100.webp"]
    assert facts.colour is None
    for file in files.values():
        assert pixel(file.convert("RGBA"), 90, 50)[3] == 0
        assert pixel(file.convert("RGBA"), 10, 50)[3] == 255


@pytest.mark.parametrize(("mode", "transparent"), [("RGB", (255, 0, 0)), ("L", 76), ("P", bytes([0, 255]))])
def test_a_colour_that_means_transparent_does_so_with_a_colour_profile_too(mode, transparent):
    image = Image.new("RGB", (40, 40), (255, 0, 0))
    image.paste((0, 0, 255), (0, 0, 20, 40))
    image = image.quantize(2) if mode == "P" else image.convert(mode)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    _, files = made(saved(image, "PNG", transparency=transparent, icc_profile=profile), "a.png")
    alpha = files["40.png"].getchannel("A")
    assert {alpha.getpixel((x, 20)) for x in (5, 35)} == {0, 255}


@pytest.mark.parametrize("depth", [1, 2, 4, 8])
def test_a_grey_that_means_transparent_does_so_at_any_depth(depth):
    """The left half of the picture is black, the right half the grey of level 1."""
    row = bytes(1 + depth) + int("1".rjust(depth, "0") * 8, 2).to_bytes(depth)
    chunks = {
        b"IHDR": struct.pack(">IIBBBBB", 16, 16, depth, 0, 0, 0, 0),
        b"tRNS": struct.pack(">H", 1),
        b"IDAT": zlib.compress(row * 16),
        b"IEND": b"",
    }
    parts = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks.items()
    ]
    _, files = made(b"\x89PNG\r\n\x1a\n" + b"".join(parts), "a.png")
    alpha = files["16.png"].getchannel("A")
    assert [alpha.getpixel((x, 8)) for x in (2, 13)] == [255, 0]


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "L", "CMYK", "YCbCr", "I;16", "I"])
def test_every_kind_of_opaque_pixels_becomes_a_jpeg(mode):
    kind = {"CMYK": "JPEG", "YCbCr": "JPEG", "I": "TIFF"}.get(mode, "PNG")
    grey = Image.new("L", (20, 20), 128)
    if mode in ("I;16", "I"):
        image = Image.frombytes("I;16", (20, 20), struct.pack("<H", 128 * 256) * 400).convert(mode)
    else:
        image = grey.convert("RGB").convert(mode) if mode in ("CMYK", "YCbCr") else grey.convert(mode)
    _, files = made(saved(image, kind), "a.png")
    assert sorted(files) == ["20.jpg", "20.webp"]
    assert is_like(pixel(files["20.jpg"].convert("RGB").resize((1, 1)), 0, 0), (128, 128, 128), 8)


def test_a_colour_profile_is_applied_and_removed():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # The profile of a camera that takes red for blue: the two colours' names in the table are exchanged.
    swapped = profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    content = saved(Image.new("RGB", (40, 40), (250, 10, 20)), "JPEG", quality=100, icc_profile=swapped)
    facts, files = made(content)
    for file in files.values():
        assert "icc_profile" not in file.info
        red, _, blue = pixel(file.convert("RGB"), 9, 9)
        assert blue > 200 > 50 > red
    assert facts.colour is not None and int(facts.colour[5:], 16) > 200


def test_a_broken_colour_profile_is_passed_over():
    content = photograph(40, 40, icc_profile=b"no profile at all")
    _, files = made(content)
    assert files["40.jpg"].size == (40, 40)


def test_the_colour_is_the_average():
    assert made(saved(Image.new("RGB", (9, 9), "#336699"), "PNG"), "a.png")[0].colour == "#336699"


def moving(kind: str, **options) -> bytes:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "green", "blue")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=80, loop=0, **options)


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("GIF", {"comment": b"Secret Camera"}),
        ("WEBP", {"exif": b"Exif\0\0Secret Camera", "xmp": b"Secret Camera"}),
        ("PNG", {"exif": b"Exif\0\0Secret Camera"}),
    ],
)
def test_a_moving_picture_keeps_moving_without_its_metadata(kind, options):
    content = moving(kind, **options)
    assert b"Secret Camera" in content
    facts, files = process_picture(f"a.{kind.lower()}", content, digest(content))
    assert isinstance(facts, PictureFacts) and facts.is_animated
    (file,) = facts.files
    assert b"Secret" not in files[file.name]
    image, before = Image.open(BytesIO(files[file.name])), Image.open(BytesIO(content))
    assert (getattr(image, "n_frames", 1), image.size, image.info["loop"]) == (
        3,
        (60, 40),
        before.info["loop"],
    )
    for frame in range(3):
        image.seek(frame)
        before.seek(frame)
        assert image.convert("RGB").tobytes() == before.convert("RGB").tobytes()
    (still,) = facts.webp
    assert getattr(Image.open(BytesIO(files[still.name])), "n_frames", 1) == 1


@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
def test_a_moving_picture_whose_metadata_turn_it_keeps_its_shape(kind):
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    facts, files = made(moving(kind, exif=exif), "a.picture")
    assert (facts.width, facts.height) == (60, 40)
    assert {file.size for file in files.values()} == {(60, 40)}


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
@pytest.mark.parametrize("more", [b"\n", b"Secret Camera" * 9])
def test_what_follows_the_end_of_a_moving_picture_is_not_published(kind, more):
    content = moving(kind)
    facts, files = process_picture("a.picture", content + more, digest(content))
    assert isinstance(facts, PictureFacts), facts
    assert (facts, files) == process_picture("a.picture", content, digest(content))


def test_a_large_moving_picture_is_refused():
    frames = [noise((900, 900), index) for index in range(4)]
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert len(content) > 2_000_000
    assert fault(content, "a.gif") == "picture-moving-too-large"


def bomb(width: int, height: int) -> bytes:
    """Return the head of a PNG that claims a size, and nothing of it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("size", [(8_000, 8_000), (12_000, 12_000), (60_000, 60_000)])
def test_a_decompression_bomb_is_not_read(size):
    assert fault(bomb(*size), "a.png") == "picture-too-many-pixels"


@pytest.mark.parametrize(("side", "limit"), [(12_000, "12000"), (15_000, "12000")])
def test_the_limit_that_is_told_is_that_of_the_format(side, limit):
    size = struct.pack(">HH", side, side)
    components = b"\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00"
    jpeg = b"\xff\xd8\xff\xc0\x00\x11\x08" + size + components + b"\xff\xd9"
    for content, name, expected in ((jpeg, "a.jpg", limit), (bomb(side, side), "a.png", "5000")):
        facts, _ = process_picture(name, content, digest(content))
        assert isinstance(facts, PictureFault)
        assert (facts.code, facts.values) == ("picture-too-many-pixels", {"limit": expected})


@pytest.mark.parametrize(
    ("content", "path", "code"),
    [
        (b"", "a.jpg", "picture-broken"),
        (b"no picture", "a.png", "picture-broken"),
        (photograph(400, 400)[:3000], "a.jpg", "picture-broken"),
        (bomb(20, 20), "a.png", "picture-broken"),
        (b"\0" * 60_000_001, "a.jpg", "picture-too-large"),
        (b"\0\0\0\x18ftypheic", "a.HEIC", "picture-format"),
    ],
)
def test_pictures_that_cannot_be_shown_are_reported(content, path, code):
    assert fault(content, path) == code


def test_a_picture_of_fractions_is_not_shown_as_a_black_one():
    assert fault(saved(Image.new("F", (9, 9), 0.7), "TIFF"), "a.tif") == "picture-format"


def test_the_name_of_a_file_follows_from_the_bytes():
    first, other = photograph(50, 50), photograph(50, 51)
    names = [made(each)[0].files[0].name for each in (first, first, other)]
    assert names[0] == names[1] != names[2]


def test_a_cut_for_sharing_is_the_middle_in_the_size_that_its_name_says():
    content = photograph(1600, 1600)
    file = make_picture_file("a.jpg", content, digest(content), "0123456789abcdef-1200x630.jpg")
    assert file is not None
    image = Image.open(BytesIO(file))
    assert (image.format, image.size) == ("JPEG", (1200, 630))
    assert pixel(image, 100, 300)[0] > 200 and pixel(image, 1100, 300)[2] > 200

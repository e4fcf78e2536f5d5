"""Makes the font of share pictures: Noto Sans CJK SC Bold, subset to the characters of ``content/share.py``.

Not part of a build; run once, with the packages of requirements-dev.txt and Debian's fonts-noto-cjk:

    python -m sitebuilder.assets.share.subset_font /usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc

The file's name contains a digest of its bytes: write it into ``font.py``.
"""

import sys
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection

from sitebuilder.assets.share.font import SHARE_FOLDER
from sitebuilder.content.share import has_glyph

_FAMILY = "Noto Sans CJK SC"
_BASIC_PLANE = range(0x20, 0x10000)


def subset_font(collection: Path) -> bytes:
    """Return the font as an OpenType file, without layout features, as pictures have plain lines of text."""
    fonts = TTCollection(collection)
    font = next(each for each in fonts if each["name"].getDebugName(1).startswith(_FAMILY))
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0x409]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for code in _BASIC_PLANE if has_glyph(chr(code))])
    subsetter.subset(font)
    font["head"].modified = font["head"].created
    buffer = BytesIO()
    font.recalcTimestamp = False
    font.save(buffer)
    return buffer.getvalue()


def main() -> None:
    """Write the font next to this module, replacing the present one."""
    content = subset_font(Path(sys.argv[1]))
    for old in SHARE_FOLDER.glob("*.otf"):
        old.unlink()
    name = f"noto-sans-sc-bold-{blake2b(content, digest_size=5).hexdigest()}.otf"
    (SHARE_FOLDER / name).write_bytes(content)
    print(name, len(content))


if __name__ == "__main__":
    main()

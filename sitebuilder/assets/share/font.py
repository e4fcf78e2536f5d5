"""The font of share pictures; ``content/share.py`` defines which characters it has."""

from functools import cache
from pathlib import Path

from sitebuilder.assets.recipes import recipe

SHARE_FOLDER = Path(__file__).parent
FONT_FILE = SHARE_FOLDER / "noto-sans-sc-bold-a0c454a8b2.otf"


@cache
def share_recipe() -> bytes:
    """Return the digest of everything besides a card that determines its picture.

    The code covers the font, as the font's file name contains its digest.
    """
    return recipe(SHARE_FOLDER, ("pillow",))

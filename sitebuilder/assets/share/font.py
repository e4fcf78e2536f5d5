"""The font of share pictures; ``content/share.py`` tells which characters it has."""

from functools import cache
from pathlib import Path

from sitebuilder.assets.recipes import recipe

SHARE_FOLDER = Path(__file__).parent
FONT_FILE = SHARE_FOLDER / "noto-sans-sc-bold-a0c454a8b2.otf"


@cache
def share_recipe() -> bytes:
    """Return what beside a card decides the bytes of its picture; the font's name holds its digest."""
    return recipe(SHARE_FOLDER, ("pillow",))

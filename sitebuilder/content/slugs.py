"""ASCII parts of permalinks from Chinese names."""

import re
import unicodedata
from functools import cache

from sitebuilder.content.pinyin import pinyin


@cache
def slugify(name: str) -> str:
    """Return lower-case ASCII letters, digits and hyphens for a name; Chinese becomes pinyin.

    A name of nothing but signs gives ``x`` and the code points, so that the result is never empty.
    """
    text = name if name.isascii() else "-".join(pinyin(unicodedata.normalize("NFKC", name)))
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")
    return slug or "x" + "-".join(f"{ord(character):x}" for character in name)

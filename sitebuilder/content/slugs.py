"""ASCII parts of permalinks from Chinese names."""

import re
import unicodedata
from functools import cache


@cache
def slugify(name: str) -> str:
    """Return lower-case ASCII letters, digits and hyphens for a name; Chinese becomes pinyin.

    A name of nothing but signs gives ``x`` and the code points, so that the result is never empty.
    """
    text = name if name.isascii() else _pinyin(name)
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")
    return slug or "x" + "-".join(f"{ord(character):x}" for character in name)


def load_dictionaries() -> None:
    """Load what the slugs of Chinese names need, so that processes forked after this share it."""
    _pinyin("字")


def _pinyin(name: str) -> str:
    # Imported here: its dictionaries take long to load, and most sites name their slugs.
    from pypinyin import lazy_pinyin

    return "-".join(lazy_pinyin(unicodedata.normalize("NFKC", name)))

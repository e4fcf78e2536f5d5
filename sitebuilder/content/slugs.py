"""ASCII parts of permalinks from Chinese names."""

import re
import unicodedata
from functools import cache

from sitebuilder.content.files import digest
from sitebuilder.content.output_paths import DEVICES, MAX_PART_BYTES
from sitebuilder.content.pinyin import pinyin

_DIGEST = 8
"""Hexadecimal digits that tell long names of one beginning from each other."""


@cache
def slugify(name: str) -> str:
    """Return lower-case ASCII letters, digits and hyphens for a name; Chinese becomes pinyin.

    A name of nothing but signs gives ``x`` and the code points, so that the result is never empty. It is
    always a part of an output's path: one too long for that is shortened, a device gets an ``x`` before it.
    """
    slug = _whole_slug(name)
    return f"x-{slug}" if slug in DEVICES else shorten_slug(slug, name, MAX_PART_BYTES)


def shorten_slug(slug: str, name: str, most: int) -> str:
    """Return a slug with ``most`` characters at most: cut after a word, with a digest of the name.

    The digest is of the name alone, in NFC, so that a name keeps its address on every system.
    """
    if len(slug) <= most:
        return slug
    mark = digest(unicodedata.normalize("NFC", name).encode("utf-8", "surrogatepass")).hex()[:_DIGEST]
    room = most - len(mark) - 1
    words = slug[: room + 1].rpartition("-")[0]
    beginning = words if len(words) > room // 2 else slug[:room]
    return f"{beginning.rstrip('-')}-{mark}"


def is_shortened(name: str, most: int = MAX_PART_BYTES) -> bool:
    """Tell whether a name is too long to stand in an address as a whole."""
    return len(_whole_slug(name)) > most


def _whole_slug(name: str) -> str:
    text = name if name.isascii() else "-".join(pinyin(unicodedata.normalize("NFKC", name)))
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")
    return slug or "x" + "-".join(f"{ord(character):x}" for character in name)

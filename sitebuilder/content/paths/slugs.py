"""Make ASCII parts of permalinks from Chinese names."""

import re
import unicodedata
from functools import cache

from sitebuilder.content.paths.files import digest
from sitebuilder.content.paths.output_paths import DEVICES, MAX_PART_BYTES
from sitebuilder.content.paths.pinyin import pinyin

_DIGEST_LENGTH = 8
"""Hexadecimal digits that distinguish long names with the same beginning."""

_MOST_READ = 1_000
"""Characters of a Chinese name that are read; names of files and slugs have at most 255 bytes."""

_NEW_NAME = 60
"""Characters of the name of a new file at most."""


@cache
def slugify(name: str) -> str:
    """Convert a name to lower-case ASCII letters, digits and hyphens; Chinese becomes pinyin.

    The slug is never empty: a name without letters gives ``x`` and its code points. It is always a valid part
    of an output path: a long one is shortened, a device name gets the prefix ``x-``.
    """
    slug = _full_slug(name)
    return f"x-{slug}" if slug in DEVICES else shorten_slug(slug, name, MAX_PART_BYTES)


def short_slug(title: str) -> str:
    """Return a slug for the name of a new file: the beginning of a long one, as nobody has linked to it."""
    return slugify(title)[:_NEW_NAME].strip("-")


def shorten_slug(slug: str, name: str, limit: int) -> str:
    """Shorten a slug to at most ``limit`` characters: cut after a word, with a digest of the name.

    The digest is that of the name in NFC, so that a name has the same URL on every system.
    """
    if len(slug) <= limit:
        return slug
    mark = digest(unicodedata.normalize("NFC", name).encode("utf-8", "surrogatepass")).hex()[:_DIGEST_LENGTH]
    room = limit - len(mark) - 1
    words = slug[: room + 1].rpartition("-")[0]
    beginning = words if len(words) > room // 2 else slug[:room]
    return f"{beginning.rstrip('-')}-{mark}"


def is_shortened(name: str, limit: int = MAX_PART_BYTES) -> bool:
    """Return whether the slug of a name is longer than ``limit`` and so must be shortened."""
    return len(_full_slug(name)) > limit


def _full_slug(name: str) -> str:
    text = name if name.isascii() else "-".join(pinyin(unicodedata.normalize("NFKC", name)[:_MOST_READ]))
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")
    return slug or "x" + "-".join(f"{ord(character):x}" for character in name)

"""Front-matter keys of Hugo, Hexo, Jekyll, WordPress and Obsidian, and the corresponding keys here, if any.

They are recognised at the top level of a file only: further in, an unknown key is a slip.
"""

from collections.abc import Collection

from sitebuilder.content.values.reading import Reading
from sitebuilder.messages import Place, Word

FOREIGN_KEYS: dict[str, tuple[str, ...]] = {
    "banner": ("cover",),
    "baseurl": ("base_url",),
    "categories": ("column",),
    "category": ("column",),
    "cover_image": ("cover",),
    "created": ("date",),
    "description": ("summary",),
    "excerpt": ("summary", "description"),
    "expires": ("expire_at",),
    "expirydate": ("expire_at",),
    "featured_image": ("cover",),
    "image": ("cover",),
    "images": ("cover",),
    "keywords": ("tags",),
    "languagecode": ("language",),
    "last_modified_at": ("updated",),
    "lastmod": ("updated",),
    "linktitle": ("short_name",),
    "menu": ("navigation",),
    "menu_order": ("order",),
    "modified": ("updated",),
    "name": ("title",),
    "nav": ("navigation",),
    "nav_order": ("order",),
    "permalink": ("slug",),
    "post_date": ("date",),
    "post_excerpt": ("summary", "description"),
    "post_modified": ("updated",),
    "post_name": ("slug",),
    "post_title": ("title",),
    "publishdate": ("publish_at",),
    "redirect_from": ("aliases",),
    "sticky": ("pinned",),
    "tag": ("tags",),
    "thumbnail": ("cover",),
    "timezone": ("time_zone",),
    "title": ("name",),
    "toc": ("contents",),
    "top": ("pinned",),
    "url": ("slug", "base_url"),
    "weight": ("order",),
}
"""Maps a lower-case foreign key to the keys that replace it here; the first that the kind has applies."""

PUBLISHED_KEYS = frozenset({"post_status", "published"})
"""Keys that mean the opposite of ``draft``."""

NEEDLESS_KEYS = frozenset(
    {
        *("abbrlink", "cssclass", "cssclasses"),
        *("author", "categories", "category", "comment", "comments", "copyright", "keywords", "lang"),
        *("layout", "markup", "math", "mathjax", "menu", "permalink", "plugins", "post_id", "post_type"),
        *("slug", "sticky", "tag", "tags", "template", "theme", "toc", "top", "type", "updated", "weight"),
    }
)
"""Keys without a counterpart in a kind that has no such field: the program decides, or does not show them."""


def report_foreign_key(key: str, place: Place, choices: Collection[str], reading: Reading) -> str | None:
    """Report a key of another program; return its counterpart, empty without one, and None for other keys.

    ``choices`` are the top-level keys of the file's kind.
    """
    lowered = key.lower()
    if lowered in PUBLISHED_KEYS and "draft" in choices:
        reading.report("foreign-key", place, key=key, name="draft", remedy=Word("fix-foreign-draft"))
        return "draft"
    name = next((each for each in FOREIGN_KEYS.get(lowered, ()) if each in choices), None)
    if name is not None:
        remedy = Word("fix-foreign-twice" if name in reading.positions else "fix-foreign")
        reading.report("foreign-key", place, key=key, name=name, remedy=remedy)
        return name
    if lowered in NEEDLESS_KEYS:
        reading.report("needless-key", place, key=key)
        return ""
    return None

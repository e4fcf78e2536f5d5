"""Keys of the front matter of Hugo, Hexo, Jekyll and WordPress: what they are called here, if anything.

They stand at the top of a file alone: further in, a key that is not known is a slip.
"""

from collections.abc import Collection

from sitebuilder.content.reading import Reading
from sitebuilder.messages import Place, Word

FOREIGN_KEYS: dict[str, tuple[str, ...]] = {
    "banner": ("cover",),
    "baseurl": ("base_url",),
    "categories": ("column",),
    "category": ("column",),
    "cover_image": ("cover",),
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
"""Maps a key in small letters to those by which files here say it, the first that a kind has."""

PUBLISHED_KEYS = frozenset({"post_status", "published"})
"""Keys that say the contrary of ``draft``."""

NEEDLESS_KEYS = frozenset(
    {
        *("author", "categories", "category", "comment", "comments", "copyright", "keywords", "lang"),
        *("layout", "markup", "math", "mathjax", "menu", "permalink", "plugins", "post_id", "post_type"),
        *("slug", "sticky", "tag", "tags", "template", "theme", "toc", "top", "type", "updated", "weight"),
    }
)
"""Keys for which a kind without a field of that name has no other: the program decides, or shows it not."""


def report_foreign_key(key: str, place: Place, choices: Collection[str], reading: Reading) -> bool:
    """Report a key of another program by what it is called here; return False for any other.

    ``choices`` are the keys that stand at the top of such a file.
    """
    lowered = key.lower()
    if lowered in PUBLISHED_KEYS and "draft" in choices:
        reading.report("foreign-key", place, key=key, name="draft", remedy=Word("fix-foreign-draft"))
        return True
    name = next((each for each in FOREIGN_KEYS.get(lowered, ()) if each in choices), None)
    if name is not None:
        reading.report("foreign-key", place, key=key, name=name, remedy=Word("fix-foreign"))
    elif lowered in NEEDLESS_KEYS:
        reading.report("needless-key", place, key=key)
    else:
        return False
    return True

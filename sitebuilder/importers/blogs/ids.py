"""Ids in the HTML of old posts, which no two elements of a page may share."""

import re

from sitebuilder.importers.blogs.outside_code import outside_code

_ID = re.compile(
    r"(?P<tag><[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*?)?)\s+(?:id|name)\s*=\s*(?:\"(?P<a>[^\"<>]*)\"|'(?P<b>[^'<>]*)')"
)


def drop_repeated_ids(text: str) -> str:
    """Return a text without the ids that an element before has: browsers go to the first one anyway."""
    seen: set[str] = set()

    def keep_first(match: re.Match[str]) -> str:
        own = match["a"] if match["a"] is not None else match["b"]
        if own in seen:
            return match["tag"]
        seen.add(own)
        return match[0]

    return outside_code(text, lambda part: _ID.sub(keep_first, part)) if "<" in text else text

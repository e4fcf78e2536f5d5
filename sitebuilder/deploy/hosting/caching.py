"""How long a site's files may be cached: one table by path, used for servers, buckets and checks.

Files whose names change with their bytes may be cached for a year (RFC 8246, RFC 9111). Pages are revalidated
on each request, and answered with 304 while unchanged, so that no visitor sees an old one. No file may be
transformed on its way (``no-transform``, RFC 9111, 5.2.2.6): some carriers insert advertisements into pages.
"""

import re
from functools import cache

from msgspec import Struct


class CacheRule(Struct, frozen=True):
    """The value of ``Cache-Control`` for some paths of a site.

    ``patterns`` are regular expressions for the path from the site's root, with a leading slash; those that
    begin with ``^`` are anchored, the others match anywhere. They mean the same in Python, PCRE (nginx) and
    RE2 (Caddy).
    """

    patterns: tuple[str, ...]
    value: str


_PICTURE = r"-[0-9a-f]{16}-(?:[0-9]+|[0-9]+x[0-9]+|drawing|moving)\.(?:webp|jpg|png|gif|svg)$"
"""The names of the files that ``assets/pictures/`` makes."""

FINGERPRINTED = CacheRule(
    (r"^/assets/.*\.[0-9a-f]{10}\.[^/]+$", _PICTURE, r"/share-[0-9a-f]{16}\.(?:png|jpg)$"),
    "public, max-age=31536000, immutable, no-transform",
)
PAGES = CacheRule((r"\.html$", r"/$"), "no-cache, no-transform")
RECORDS = CacheRule((r"^/(?:\.manifest|release)\.json$", r"^/search/head\.json$"), "no-cache, no-transform")
"""Files that identify the release, and the version of the search index."""

OTHERS = CacheRule((), "public, max-age=600, no-transform")

RULES = (FINGERPRINTED, PAGES, RECORDS)
"""The rules in order: the first that matches a path applies, or ``OTHERS`` if none does."""


def _rule_of(path: str) -> CacheRule:
    """Return the rule for an output's path as in the manifest (``news/index.html``)."""
    return next((rule for rule in RULES if _pattern(rule).search(f"/{path}")), OTHERS)


def cache_control(path: str) -> str:
    """Return the value of ``Cache-Control`` for an output's path."""
    return _rule_of(path).value


def is_fingerprinted(path: str) -> bool:
    """Return whether an output's name changes with its bytes."""
    return _rule_of(path) is FINGERPRINTED


@cache
def _pattern(rule: CacheRule) -> re.Pattern[str]:
    return re.compile("|".join(rule.patterns))

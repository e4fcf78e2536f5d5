"""How long the files of a site may be kept: one table, by their paths, for servers, buckets and checks alike.

Files whose name changes with their bytes are kept for a year (RFC 8246, RFC 9111). Pages are asked for each
time, and answered with 304 while they are the same, so that a visitor never sees yesterday's. No file may be
changed on its way (``no-transform``, RFC 9111, 5.2.2.6): some carriers put advertisements into pages.
"""

import re
from functools import cache

from msgspec import Struct


class CacheRule(Struct, frozen=True):
    """Which paths of a site the value of ``Cache-Control`` is for.

    ``patterns`` are regular expressions over the path from the site's root on, which begins with a slash:
    those that begin with ``^`` from its beginning, others anywhere. They say the same to Python, to PCRE
    (nginx) and to RE2 (Caddy).
    """

    name: str
    patterns: tuple[str, ...]
    value: str


_PICTURE = r"-[0-9a-f]{16}-(?:[0-9]+|[0-9]+x[0-9]+|drawing|moving)\.(?:webp|jpg|png|gif|svg)$"
"""What ``assets/pictures/`` makes."""

FINGERPRINTED = CacheRule(
    "fingerprinted",
    (r"^/assets/.*\.[0-9a-f]{10}\.[^/]+$", _PICTURE, r"/share-[0-9a-f]{16}\.(?:png|jpg)$"),
    "public, max-age=31536000, immutable, no-transform",
)
PAGES = CacheRule("pages", (r"\.html$", r"/$"), "no-cache, no-transform")
RECORDS = CacheRule(
    "records", (r"^/(?:\.manifest|release)\.json$", r"^/search/head\.json$"), "no-cache, no-transform"
)
"""What tells which release this is, and of which version the parts of the search index are."""

OTHERS = CacheRule("others", (), "public, max-age=600, no-transform")

RULES = (FINGERPRINTED, PAGES, RECORDS)
"""The rules in their order: the first that means a path counts, and ``OTHERS`` when none does."""


def rule_of(path: str) -> CacheRule:
    """Return the rule for the path of an output, as the manifest has it (``news/index.html``)."""
    return next((rule for rule in RULES if _pattern(rule).search(f"/{path}")), OTHERS)


def cache_control(path: str) -> str:
    """Return the value of ``Cache-Control`` for the path of an output."""
    return rule_of(path).value


def is_fingerprinted(path: str) -> bool:
    """Tell whether the name of an output changes with its bytes."""
    return rule_of(path) is FINGERPRINTED


@cache
def _pattern(rule: CacheRule) -> re.Pattern[str]:
    return re.compile("|".join(rule.patterns))

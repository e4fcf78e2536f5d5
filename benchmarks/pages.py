"""Count a generator's outputs by kind, so that like is compared with like."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

KINDS = {
    "articles": r"news/\d{4}/post-[^/]+/index\.html",
    "courses": r"courses/course-[^/]+/index\.html",
    "home": r"index\.html",
    "list": r"news/(page/\d+/)?index\.html",
    "years": r"news/\d{4}/(page/\d+/)?index\.html",
    "columns": r"(news|columns)/[a-z]+/(page/\d+/)?index\.html",
    "tags": r"tags/[^/]+/(page/\d+/)?index\.html",
    "tag index": r"tags/index\.html",
    "course list": r"courses/index\.html",
    "sitemap": r"sitemap\.xml",
    "feed": r"(feed|index|feeds/[^/]+)\.xml",
}
"""Kinds of outputs and patterns for their paths; the first match applies."""
_PATTERNS = {kind: re.compile(pattern) for kind, pattern in KINDS.items()}
_EXACT = ("articles", "courses", "home", "course list")


def count_outputs(folder: Path) -> Mapping[str, int]:
    """Return the number of files of each kind, including ``other pages`` and ``other files``."""
    counts = Counter(dict.fromkeys([*KINDS, "other pages", "other files"], 0))
    counts.update(_kind(path.relative_to(folder).as_posix()) for path in folder.rglob("*") if path.is_file())
    return counts


def differences(expected: Mapping[str, int], counts: Mapping[str, int]) -> list[str]:
    """Describe what is missing; ``expected`` holds the numbers of articles and courses."""
    found = [
        f"{counts[kind]} {kind} instead of {expected.get(kind, 1)}"
        for kind in _EXACT
        if counts[kind] != expected.get(kind, 1)
    ]
    return found + [f"no {kind}" for kind in KINDS if kind not in _EXACT and not counts[kind]]


def _kind(path: str) -> str:
    for kind, pattern in _PATTERNS.items():
        if pattern.fullmatch(path):
            return kind
    return "other pages" if path.endswith(".html") else "other files"

"""The dependencies of templates, and digests of templates with their dependencies."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache

from sitebuilder.patterns import lazy_pattern

_REFERENCE = lazy_pattern(
    rb"{%[-+]?\s*(?:extends|include|import|from|fragment)\s*"
    rb"(?:(?:\"([^\"\\]+)\"|'([^'\\]+)')(?=\s*(?:[-+]?%}|(?:ignore|with|without|as|import|of)\b))|(\S))"
)
"""A reference to a template by a string alone, or else by an expression, which may begin with a string."""


def dependencies(name: str, sources: Mapping[str, bytes]) -> frozenset[str]:
    """Return the name of a template and of all templates that it extends, includes or imports, transitively.

    If one is named by an expression instead of a string, the result is all templates. A name in a comment
    counts too, which renders too much, never too little.
    """
    names: set[str] = set()
    pending = [name]
    while pending:
        current = pending.pop()
        if current in names:
            continue
        names.add(current)
        referenced = _referenced(sources.get(current, b""))
        if referenced is None:
            return frozenset(sources) | {name}
        pending += referenced
    return frozenset(names)


@lru_cache(maxsize=1_000)
def _referenced(source: bytes) -> tuple[str, ...] | None:
    """Return the names of the templates to which a source refers; None if an expression names one."""
    found = _REFERENCE.findall(source)
    if any(expression for _, _, expression in found):
        return None
    return tuple((double or single).decode("utf-8", "replace") for double, single, _ in found)


def template_digest(name: str, sources: Mapping[str, bytes]) -> bytes:
    """Return a digest of a template and all its dependencies (BLAKE2b, 128 bits)."""
    digest = hashlib.blake2b(name.encode(), digest_size=16)
    for each in sorted(dependencies(name, sources)):
        content = sources.get(each)
        digest.update(
            each.encode() + b"\0" + (b"-" if content is None else b"+%d\0" % len(content) + content)
        )
    return digest.digest()

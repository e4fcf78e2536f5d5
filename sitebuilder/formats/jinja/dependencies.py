"""Which templates a template is made of, and a digest of them all."""

import hashlib
import re
from collections.abc import Mapping

_REFERENCE = re.compile(
    rb"{%[-+]?\s*(?:extends|include|import|from|fragment)\s+(?:\"([^\"]+)\"|'([^']+)'|(\S))"
)


def dependencies(name: str, sources: Mapping[str, bytes]) -> frozenset[str]:
    """Return the names of all templates that a template extends, includes or imports, and its own.

    One that is named by an expression and not by a string may be any: then it is all of them. A name in
    a comment counts too; that renders too much, never too little.
    """
    found: set[str] = set()
    pending = [name]
    while pending:
        current = pending.pop()
        if current in found:
            continue
        found.add(current)
        for double, single, expression in _REFERENCE.findall(sources.get(current, b"")):
            if expression:
                return frozenset(sources) | {name}
            pending.append((double or single).decode("utf-8", "replace"))
    return frozenset(found)


def template_digest(name: str, sources: Mapping[str, bytes]) -> bytes:
    """Return a digest of a template and of all that it is made of (BLAKE2b of 128 bits)."""
    digest = hashlib.blake2b(name.encode(), digest_size=16)
    for each in sorted(dependencies(name, sources)):
        content = sources.get(each)
        digest.update(
            each.encode() + b"\0" + (b"-" if content is None else b"+%d\0" % len(content) + content)
        )
    return digest.digest()

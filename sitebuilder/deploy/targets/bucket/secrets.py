"""Remove what may be secret from another program's messages: tokens, signatures, passwords."""

import re
from collections.abc import Mapping

_MAX_LENGTH = 300
_SECRET_NAME = re.compile(r"KEY|SECRET|PASS|TOKEN|CREDENTIAL|AUTH|BEARER", re.IGNORECASE)
_MIN_SECRET = 4
"""A shorter value would blank out half of every sentence."""

_HIDDEN = (
    (re.compile(r"(\w+://)[^\s/]*@"), r"\1"),  # user and password before the host of an address
    (re.compile(r"\?[^\s\"']*"), ""),  # the query may contain a signature
    (re.compile(r"(?i)\b(bearer|basic|aws4-hmac-sha256)\s+\S+.*"), "…"),
    (re.compile(r"(?i)\b(authorization|x-[\w-]*token|password|secret\w*|pass)\b\s*[:=]\s*\S+"), "…"),
    (re.compile(r"[A-Za-z0-9+_=-]{20,}"), "…"),  # keys, tokens, request numbers
)


def without_secrets(text: str, environment: Mapping[str, str]) -> str:
    """Return a text on one line, truncated, without anything that looks like a secret."""
    for name, value in environment.items():
        if len(value) >= _MIN_SECRET and _SECRET_NAME.search(name):
            text = text.replace(value, "…")
    for pattern, replacement in _HIDDEN:
        text = pattern.sub(replacement, text)
    text = " ".join(text.split())
    return text if len(text) <= _MAX_LENGTH else f"{text[:_MAX_LENGTH]}…"

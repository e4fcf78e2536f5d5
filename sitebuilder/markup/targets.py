"""Which link targets a page may have."""

import re

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What an absolute link may begin with; relative links are allowed."""

_IGNORED_IN_URL = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
_ABSOLUTE = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def is_safe_target(target: str) -> bool:
    """Tell whether a link target, unescaped, is relative or has an allowed scheme.

    Browsers drop tabs and line breaks in a URL, and white space and control characters before it.
    """
    match = _SCHEME.match(_IGNORED_IN_URL.sub("", target))
    return match is None or match[1].lower() in ALLOWED_SCHEMES


def is_absolute(target: str) -> bool:
    """Tell whether a safe link target leads away from this site, whatever else stands in it."""
    return _ABSOLUTE.match(_IGNORED_IN_URL.sub("", target)) is not None

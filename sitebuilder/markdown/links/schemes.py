"""The URL schemes that links on a page may have."""

import re

from sitebuilder.patterns import lazy_pattern

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""The schemes of absolute links; relative links are always allowed."""

_IGNORED_IN_URL = lazy_pattern(r"^[\x00-\x20]+|[\t\n\r]")
_ABSOLUTE = lazy_pattern(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_SCHEME = lazy_pattern(r"([A-Za-z][A-Za-z0-9+.-]*):")


def as_browsers_read(target: str) -> str:
    """Return a URL without what browsers strip: tabs, line breaks, leading white space and controls."""
    # What is stripped is a space at the beginning or not printable.
    if target.isprintable() and target[:1] != " ":
        return target
    return _IGNORED_IN_URL.sub("", target)


def has_scheme(target: str) -> bool:
    """Return whether a URL, as ``as_browsers_read`` returns it, begins with a scheme of any kind."""
    return _SCHEME.match(target) is not None


def is_safe_target(target: str) -> bool:
    """Return whether a link target, unescaped, is relative or has an allowed scheme."""
    match = _SCHEME.match(as_browsers_read(target))
    return match is None or match[1].lower() in ALLOWED_SCHEMES


def is_absolute(target: str) -> bool:
    """Return whether a safe link target has a scheme, so that it leads away from this site."""
    return _ABSOLUTE.match(as_browsers_read(target)) is not None

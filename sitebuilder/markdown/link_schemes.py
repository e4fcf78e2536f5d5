"""Which link targets a page may have."""

import re

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What an absolute link may begin with; relative links are allowed."""

_IGNORED_IN_URL = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
_ABSOLUTE = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def as_browsers_read(target: str) -> str:
    """Return a URL without what browsers drop: tabs, line breaks, and white space and controls before it."""
    return _IGNORED_IN_URL.sub("", target)


def has_scheme(target: str) -> bool:
    """Tell whether a URL, as ``as_browsers_read`` returns it, begins with a scheme of any kind."""
    return _SCHEME.match(target) is not None


def is_safe_target(target: str) -> bool:
    """Tell whether a link target, unescaped, is relative or has an allowed scheme."""
    match = _SCHEME.match(as_browsers_read(target))
    return match is None or match[1].lower() in ALLOWED_SCHEMES


def is_absolute(target: str) -> bool:
    """Tell whether a safe link target leads away from this site, whatever else stands in it."""
    return _ABSOLUTE.match(as_browsers_read(target)) is not None

"""The Content-Security-Policy of pages and files (CSP Level 3), defined only here.

Pages contain it as a ``<meta>``, as buckets send no custom headers; a web server sends it as a header too. No
inline script runs except those in the templates, by their hashes: whatever injected text could contain, such
as a script, a handler, a style or a form to another site, is blocked even if the sanitiser fails.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from markupsafe import Markup

PAGE_DIRECTIVES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "default-src": ("'none'",),
        "script-src": ("'self'",),
        "style-src": ("'self'",),
        # The site's icon and backgrounds in its stylesheet are data: URLs.
        "img-src": ("'self'", "data:"),
        "font-src": ("'self'",),
        "media-src": ("'self'",),
        "connect-src": ("'self'",),
        "object-src": ("'none'",),
        "form-action": ("'self'",),
        "base-uri": ("'none'",),
    }
)
"""The sources that each directive allows; frames, workers and everything else not named: none."""

HEADER_ONLY_DIRECTIVES: Mapping[str, tuple[str, ...]] = MappingProxyType({"frame-ancestors": ("'self'",)})
"""Directives that browsers obey only in a header, not in a ``<meta>`` (CSP Level 3, 3.3)."""

FILE_DIRECTIVES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"script-src": ("'none'",), **HEADER_ONLY_DIRECTIVES}
)
"""The policy of files that are not pages: a drawing or feed opened on its own runs nothing."""


def page_policy(scripts: Iterable[str]) -> Markup:
    """Return the policy of a page as the content of its ``<meta>``; nothing in it needs escaping.

    ``scripts`` are the exact texts of the page's inline scripts.
    """
    return Markup(serialise_policy(PAGE_DIRECTIVES, scripts))


def header_policy(scripts: Iterable[str]) -> str:
    """Return the value of the policy header for pages with any of the inline ``scripts``."""
    return serialise_policy({**PAGE_DIRECTIVES, **HEADER_ONLY_DIRECTIVES}, scripts)


def file_policy() -> str:
    """Return the value of the policy header for a file that is not a page."""
    return serialise_policy(FILE_DIRECTIVES)


def serialise_policy(directives: Mapping[str, tuple[str, ...]], scripts: Iterable[str] = ()) -> str:
    """Return directives as a header value, with the hash of each script added to ``script-src``."""
    digests = tuple(script_hash_source(each) for each in scripts)
    return "; ".join(
        " ".join((name, *sources, *(digests if name == "script-src" else ())))
        for name, sources in directives.items()
    )


def script_hash_source(script: str) -> str:
    """Return the hash source that allows one inline script (SHA-256; CSP Level 3, 2.3.1)."""
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
